import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { counted } from '~/domain/number-words'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'
import { Against } from './plan-slots'

type Row = {
	number: number
	week: number
	title: string
	minutes: number
	about: string
	date: string
	time: string
	against: string[]
	/** Why this is not the slot of the series */
	instead: string | null
	/** At no hour of this week everybody who leads can */
	leadCannot: boolean
}
type Fields = {
	callUrl: string
	place: string
	rows: { number: string; date: string; time: string; callUrl: string; place: string }[]
}
export type PlanAnswer = { result?: SubmissionResult<string[]>; against?: string[][] } | undefined

/** Every session of the plan with its date, each to be changed, all to be scheduled at once. */
export function PlanRows({
	answer,
	rows,
	people,
	zonePlace,
}: {
	answer: PlanAnswer
	rows: Row[]
	people: number
	zonePlace: string
}) {
	const defaultValue = {
		callUrl: '',
		place: '',
		rows: rows.map(({ number, date, time }) => ({ number: String(number), date, time, callUrl: '', place: '' })),
	}
	const [form, fields] = useForm<Fields>({ id: 'plan', lastResult: answer?.result, defaultValue })
	// A verdict stands beside the dates it was given on, and beside no others.
	const weighed = answer?.against ? (answer.result?.initialValue?.rows as { date?: string; time?: string }[]) : null
	return (
		<Form method="post" className="mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<div className="form">
				<Input
					field={fields.callUrl}
					label="Call link of all sessions"
					type="url"
					help="Begins with https://. Each session may have another."
					autoComplete="off"
				/>
				<Input
					field={fields.place}
					label="Place of all sessions"
					help="When they meet in one room."
					autoComplete="off"
				/>
			</div>
			<ol className="plan-rows mt-4">
				{fields.rows.getFieldList().map((item, index) => {
					const row = rows[index]
					const line = item.getFieldset()
					const seen = weighed?.[index] ?? row
					const isAsWeighed = line.date.value === seen?.date && line.time.value === seen?.time
					if (!row) return null
					const of = <span className="vh">, session {row.number}</span>
					return (
						<li key={item.key}>
							<input type="hidden" name={line.number.name} value={row.number} />
							<div>
								<p className="h3">
									{row.number}. {row.title}
								</p>
								<p className="small soft">
									Week {row.week}, {row.minutes} minutes. {row.about}
								</p>
							</div>
							<div className="when">
								<Input field={line.date} label={<>Date{of}</>} type="date" />
								<Input
									field={line.time}
									label={
										<>
											Time in {zonePlace}
											{of}
										</>
									}
									type="time"
								/>
							</div>
							<div>
								{row.instead ? <p className="say note small">Another slot of this week. {row.instead}</p> : null}
								{row.leadCannot && !answer?.against ? (
									<p className="say warn small">
										No hour of this week suits who leads. Give it another week, or another lead.
									</p>
								) : null}
								{isAsWeighed ? (
									<Against lines={answer?.against?.[index] ?? row.against} people={people} />
								) : (
									<p className="small soft">Not weighed yet</p>
								)}
								<details className="mt-2">
									<summary className="small">Its own call link or place</summary>
									<Input field={line.callUrl} label={<>Call link{of}</>} type="url" autoComplete="off" />
									<Input field={line.place} label={<>Place{of}</>} autoComplete="off" />
								</details>
							</div>
						</li>
					)
				})}
			</ol>
			<p className="flex flex-wrap gap-2 mt-4">
				<button className="btn ink" type="submit" name="intent" value="schedule">
					See who is told, then schedule {counted(rows.length, 'session', 'sessions')}
				</button>
				<button className="btn edge" type="submit" name="intent" value="weigh">
					Weigh these dates
				</button>
			</p>
		</Form>
	)
}
