import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { SELF_RUN, type SelfRunFormat } from '~/domain/session/self-run'
import { type Shown, WhoHears } from '../desk/who-hears'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input, Picks, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { ZoneField } from '../ui/zone-field'
import { OwnSlots, type OwnSlotsFound } from './own-slots'

/** `accept`: what says yes to other sessions that are in the way; `shown`: who would be told what */
export type SeriesAnswer =
	| { result?: SubmissionResult<string[]>; accept?: string; slots?: OwnSlotsFound; shown?: Shown }
	| undefined
type Start = {
	format: string
	everyWeeks: string
	date: string
	time: string
	timeZone: string
	callUrl: string
	place: string
	people: string[]
	agrees: string[]
	despite: string
}
type Change = Pick<Start, 'everyWeeks' | 'date' | 'time' | 'callUrl' | 'place' | 'agrees' | 'despite'> & {
	series: string
}

/** A meeting of one's own that comes round: what it is, when it begins, who is in it. */
export function StartSeries({
	answer,
	formats,
	date,
	timeZone,
	zones,
	people,
}: {
	answer: SeriesAnswer
	/** Those of their level */
	formats: SelfRunFormat[]
	date: string
	timeZone: string
	zones: string[]
	people: { id: string; name: string }[]
}) {
	const [form, fields] = useForm<Start>({
		id: 'start-series',
		lastResult: answer?.result,
		defaultValue: { format: 'trio-30', everyWeeks: '2', date, timeZone, people: [], agrees: [], despite: '' },
	})
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			<div className="pair">
				<Select field={fields.format} label="What you meet for">
					{formats.map((id) => (
						<option key={id} value={id}>
							{SELF_RUN[id].title}, {SELF_RUN[id].minutes} min, {SELF_RUN[id].rhythm}
						</option>
					))}
				</Select>
				<Input field={fields.everyWeeks} label="Every how many weeks" type="number" min={1} max={26} />
			</div>
			<div className="pair">
				<Input field={fields.date} label="First date" type="date" />
				<Input field={fields.time} label="Time" type="time" />
			</div>
			<ZoneField
				field={fields.timeZone}
				label="Time zone"
				zones={zones}
				help="They stay at this hour on this clock when summer time changes."
			/>
			<Picks
				field={fields.people}
				legend="Who meets with you"
				type="checkbox"
				choices={people.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<p>
				<button className="btn edge" type="submit" name="intent" value="weigh">
					See which times suit
				</button>
			</p>
			{answer?.slots ? <OwnSlots found={answer.slots} /> : null}
			<Where fields={fields} />
			<OddNights field={fields.agrees} />
			<Despite field={fields.despite} accept={answer?.accept} />
			<p>
				<button className="btn ink" type="submit" name="intent" value="start">
					Start the series
				</button>
			</p>
		</Form>
	)
}

/** Another hour or rhythm from the next meeting on, or an end. */
export function ChangeSeries({
	answer,
	series,
}: {
	answer: SeriesAnswer
	series: { id: string; title: string; place: string } & Omit<Change, 'series' | 'agrees' | 'despite'>
}) {
	const { id, title, everyWeeks, date, time, callUrl, place } = series
	const [form, fields] = useForm<Change>({
		id: `series-${id}`,
		lastResult: answer?.result,
		defaultValue: { series: id, everyWeeks, date, time, callUrl, place, agrees: [], despite: '' },
	})
	return (
		<details className="mt-2" open={answer !== undefined}>
			<summary className="small">Change or end it</summary>
			<Form method="post" className="form mt-3" {...getFormProps(form)}>
				<FormErrors form={form} />
				<input type="hidden" name="series" value={id} />
				<div className="pair">
					<Input field={fields.date} label="Next date" type="date" />
					<Input field={fields.time} label="Time" type="time" />
				</div>
				<Input field={fields.everyWeeks} label="Every how many weeks" type="number" min={1} max={26} />
				<Where fields={fields} />
				<OddNights field={fields.agrees} />
				<Despite field={fields.despite} accept={answer?.accept} />
				<p>
					<button className="btn edge" type="submit" name="intent" value="change">
						Change what is ahead
					</button>
				</p>
			</Form>
			<Confirm
				id={`end-${id}`}
				label="End the series"
				question={`End “${title}”?`}
				consequences="What is ahead goes out of everybody’s calendar, by letter. What was held stays in the record."
				keep="Keep it"
				act="End it for everybody"
				intent="end"
			>
				<input type="hidden" name="series" value={id} />
			</Confirm>
		</details>
	)
}

const acts: Record<string, string> = { change: 'Change it', end: 'End it' }

/** Before a series is started, changed or ended: what everybody in it will be told. */
export function SeriesShown({ shown }: { shown: Shown }) {
	const [, intent] = shown.sent.find(([name]) => name === 'intent') ?? []
	return <WhoHears shown={shown} act={acts[intent ?? ''] ?? 'Start it'} noun="meeting" />
}

/** Asked only when some night of the coming year does not have the hour. */
function OddNights({ field }: { field: Parameters<typeof Picks>[0]['field'] }) {
	if (!field.errors && !field.initialValue?.length) return null
	return (
		<Picks
			field={field}
			legend="Nights on which the clock changes"
			type="checkbox"
			choices={[{ value: 'yes', label: 'Agree to that' }]}
		/>
	)
}

/** Asked only when somebody is in another session at one of the hours. */
function Despite({ field, accept }: { field: Parameters<typeof Picks>[0]['field']; accept: string | undefined }) {
	if (!accept) return null
	return (
		<Picks
			key={accept}
			field={field}
			legend="Somebody is in another session then"
			type="checkbox"
			choices={[{ value: accept, label: 'Meet all the same' }]}
		/>
	)
}

type WhereFields = { callUrl: Parameters<typeof Input>[0]['field']; place: Parameters<typeof Input>[0]['field'] }

function Where({ fields }: { fields: WhereFields }) {
	return (
		<div className="pair">
			<Input field={fields.callUrl} label="Call link" type="url" help="Begins with https://." autoComplete="off" />
			<Input field={fields.place} label="Place" help="When you meet in one room." autoComplete="off" />
		</div>
	)
}
