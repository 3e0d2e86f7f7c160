import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { weekdayNames } from '~/domain/session/slot-words'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { Against } from './plan-slots'
import type { Shown } from './who-hears'

type Fields = { days: string; weekday: string; time: string }
type Weighed = { id: string; to: string; against: string[] }
export type MoveAnswer =
	| {
			result?: SubmissionResult<string[]>
			shown?: Shown
			weighed?: { people: number; sessions: Weighed[] }
			landing?: { id: string; to: string }[]
	  }
	| undefined

type Dated = { id: string; title: string; when: { day: string; range: string } }

/** Each session of a move with the date it has and the one it would have. */
export function OldAndNew({ sessions, landing }: { sessions: Dated[]; landing: { id: string; to: string }[] }) {
	return (
		<ul className="rows mt-3" aria-label="Old and new dates">
			{sessions.map(({ id, title, when }) => (
				<li key={id}>
					<span className="grow">
						<span className="strong">{title}</span>
						<span className="block small">
							{when.day}, {when.range} <span aria-hidden="true">→</span>
							<span className="vh">moves to</span>{' '}
							<strong>{landing.find((each) => each.id === id)?.to ?? 'as it is'}</strong>
						</span>
					</span>
				</li>
			))}
		</ul>
	)
}

/** A whole series, by days and perhaps to another weekday and time, with where each of them would land. */
export function MoveSeries({ answer, sessions, place }: { answer: MoveAnswer; sessions: Dated[]; place: string }) {
	const [form, fields] = useForm<Fields>({
		// The section above it is called “move”: a form of the same id would lose its fields to the heading.
		id: 'move-series',
		lastResult: answer?.result,
		defaultValue: { days: '7', weekday: '', time: '' },
	})
	const landing = new Map(answer?.weighed?.sessions.map((each) => [each.id, each]))
	return (
		<Form method="post" className="mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<div className="look">
				<Input
					field={fields.days}
					label="Later by days"
					type="number"
					min={-365}
					max={365}
					help="Below 0 is earlier."
				/>
				<Select field={fields.weekday} label="On another weekday" help="Of the same week.">
					<option value="">As it is</option>
					{weekdayNames.map((name, index) => (
						<option key={name} value={index + 1}>
							{name}
						</option>
					))}
				</Select>
				<Input field={fields.time} label={`At another time in ${place}`} type="time" help="Empty: as it is." />
			</div>
			<ol className="plan-rows mt-4">
				{sessions.map(({ id, title, when }) => {
					const to = landing.get(id)
					return (
						<li key={id}>
							<p className="h3">{title}</p>
							<p className="small soft">
								Now {when.day}, {when.range}
							</p>
							{to ? (
								<div>
									<p className="small strong">Then {to.to}</p>
									<Against lines={to.against} people={answer?.weighed?.people ?? 0} />
								</div>
							) : null}
						</li>
					)
				})}
			</ol>
			<p className="flex flex-wrap gap-2 mt-4">
				<button className="btn ink" type="submit" name="intent" value="move">
					See who is told, then move
				</button>
				<button className="btn edge" type="submit" name="intent" value="weigh">
					Weigh the new dates
				</button>
			</p>
		</Form>
	)
}
