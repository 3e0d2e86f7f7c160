import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { EXCUSE_KINDS, type ExcuseKind, MOST_EXCUSE_MONTHS } from '~/domain/intake/kinds'
import { FormErrors, Input, Picks, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { stage: string; kind: string; reason: string; until: string }
const kindWords: Record<ExcuseKind, string> = {
	excused: 'Excused: the level does not call them now',
	deferred: 'Later: they take it after that day',
}

/** From which levels somebody is excused, or takes later, and until when. */
export function Excuses({
	answer,
	excuses,
	stages,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	/** `words`: "Later until 1 June 2027: on parental leave" */
	excuses: { stageKey: string; level: string; words: string }[]
	stages: { key: string; name: string }[]
}) {
	const [form, fields] = useForm<Fields>({
		id: 'excuse',
		lastResult: answer?.result,
		defaultValue: { kind: 'deferred' },
	})
	return (
		<section aria-labelledby="excuses" className="mt-8">
			<h2 className="h2" id="excuses">
				Excused or later
			</h2>
			<ul className="rows">
				{excuses.map((excuse) => (
					<li key={excuse.stageKey}>
						<span className="grow small">
							<b>{excuse.level}</b>
							<span className="block soft">{excuse.words}</span>
						</span>
						<Form method="post">
							<input type="hidden" name="stage" value={excuse.stageKey} />
							<button className="btn text sm" type="submit" name="intent" value="end-excuse">
								End it<span className="vh">: {excuse.level}</span>
							</button>
						</Form>
					</li>
				))}
			</ul>
			<details className="mt-4" open={answer !== undefined}>
				<summary className="small strong">Excuse from a level, or put it off</summary>
				<Form method="post" className="form mt-3" {...getFormProps(form)}>
					<FormErrors form={form} />
					<Select field={fields.stage} label="Level or quarter">
						<option value="">Choose a level</option>
						{stages.map((stage) => (
							<option key={stage.key} value={stage.key}>
								{stage.name}
							</option>
						))}
					</Select>
					<Picks
						field={fields.kind}
						legend="What"
						type="radio"
						choices={EXCUSE_KINDS.map((kind) => ({ value: kind, label: kindWords[kind] }))}
					/>
					<Input
						field={fields.reason}
						label="Reason, in one line"
						help="They read it, and so does every admin. No reasons of health: “on leave” is enough."
						autoComplete="off"
					/>
					<Input field={fields.until} label="Until" type="date" help={`At most ${MOST_EXCUSE_MONTHS} months ahead.`} />
					<p>
						<button className="btn edge" type="submit" name="intent" value="give-excuse">
							Note it
						</button>
					</p>
				</Form>
			</details>
		</section>
	)
}
