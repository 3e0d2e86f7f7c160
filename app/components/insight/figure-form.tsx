import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { READING, readingNames, TEAMS, teamNames, UNITS, unitNames } from '~/domain/insight/figures'
import { FormErrors, Input, Picks, Select, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

export type FigureFields = {
	figure: string
	kind: string
	team: string
	unit: string
	source: string
	population: string
	spread: string
	beforeFrom: string
	beforeTo: string
	before: string
	beforeOf: string
	afterFrom: string
	afterTo: string
	after: string
	afterOf: string
	changed: string
	causes: string
	done: string
	limits: string
}

/** A figure of a team over two periods, and how it reads. */
export function FigureForm({
	answer,
	figure,
	once,
	kinds,
	populationAtLeast,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	/** Null for a new one */
	figure: FigureFields | null
	/** The id a new one gets */
	once: string
	kinds: string[]
	populationAtLeast: number
}) {
	const [form, fields] = useForm<FigureFields>({
		id: 'figure',
		lastResult: answer?.result,
		defaultValue: figure ?? { team: 'own', unit: 'share' },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="figure" value={figure?.figure ?? once} />
			<div className="pair">
				<Select field={fields.kind} label="What it is">
					<option value="">Choose</option>
					{kinds.map((kind) => (
						<option key={kind} value={kind}>
							{kind.charAt(0).toUpperCase() + kind.slice(1)}
						</option>
					))}
				</Select>
				<Select field={fields.unit} label="What kind of figure">
					{UNITS.map((unit) => (
						<option key={unit} value={unit}>
							{unitNames[unit]}
						</option>
					))}
				</Select>
			</div>
			<Picks
				field={fields.team}
				type="radio"
				legend="Whose team"
				choices={TEAMS.map((value) => ({ value, label: teamNames[value] }))}
			/>
			<Input
				field={fields.source}
				label="Where it comes from"
				help="So that somebody could look it up: “HR report, voluntary leavers”. No names of people."
			/>
			<div className="pair">
				<Input
					field={fields.population}
					label="How many people it is about"
					type="number"
					min={1}
					help={`At least ${populationAtLeast}.`}
				/>
				<Input
					field={fields.spread}
					label="Spread of the answers (optional)"
					type="number"
					min={0}
					step="any"
					help="Of a mean: its standard deviation. Without it, nobody can say what is chance."
				/>
			</div>
			<Period fields={fields} side="before" legend="Before" />
			<Period fields={fields} side="after" legend="After" />
			{READING.map((part) => (
				<TextArea
					key={part}
					field={fields[part]}
					label={readingNames[part].label}
					help={readingNames[part].help}
					rows={3}
				/>
			))}
			<p className="acts">
				<button className="btn ink" type="submit" name="intent" value="hand-in">
					Hand it in
				</button>
				<button className="btn edge" type="submit" name="intent" value="keep">
					Keep it as a draft
				</button>
			</p>
		</Form>
	)
}

type Fields = ReturnType<typeof useForm<FigureFields>>[1]

function Period({ fields, side, legend }: { fields: Fields; side: 'before' | 'after'; legend: string }) {
	return (
		<fieldset className="field">
			<legend>{legend}</legend>
			<div className="pair mt-3">
				<Input field={fields[`${side}From`]} label={`${legend}: first day`} type="date" />
				<Input field={fields[`${side}To`]} label={`${legend}: last day`} type="date" />
			</div>
			<div className="pair mt-3">
				<Input field={fields[side]} label={`${legend}: the figure`} type="number" min={0} step="any" />
				<Input field={fields[`${side}Of`]} label={`${legend}: out of (of a share)`} type="number" min={1} />
			</div>
		</fieldset>
	)
}
