import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { counted, listed } from '~/domain/number-words'
import { FormErrors, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Person = { id: string; name: string }
type Fields = { person: string; session: string }

/** Who goes to another cohort's session of the same number, and who comes here from another cohort. */
export function GuestForm({
	answer,
	members,
	elsewhere,
	guests,
	away,
	isHeld,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	members: Person[]
	elsewhere: { id: string; cohort: string; seatsLeft: number; when: string }[]
	guests: Person[]
	away: (Person & { sessionId: string; cohort: string })[]
	/** The session lies behind */
	isHeld: boolean
}) {
	const [form, fields] = useForm<Fields>({ id: 'guest', lastResult: answer?.result })
	return (
		<>
			{away.length > 0 ? (
				<ul className="folk mt-3">
					{away.map(({ id, name, sessionId, cohort }) => (
						<li key={id}>
							<span aria-hidden="true" />
							<span>
								<span className="strong">{name}</span> goes to {cohort}
							</span>
							<Form method="post">
								<input type="hidden" name="person" value={id} />
								<input type="hidden" name="session" value={sessionId} />
								<button className="btn text sm" type="submit" name="intent" value="remove-guest">
									Take back<span className="vh">, {name}</span>
								</button>
							</Form>
						</li>
					))}
				</ul>
			) : null}
			{guests.length > 0 ? (
				<p className="small soft mt-3">From other cohorts come {listed(guests.map(({ name }) => name))}.</p>
			) : null}
			{elsewhere.length > 0 ? (
				<Form method="post" className="form mt-4" {...getFormProps(form)}>
					<FormErrors form={form} />
					<Select field={fields.person} label={isHeld ? 'Who missed it' : 'Who cannot come'}>
						<option value="">Choose somebody</option>
						{members.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</Select>
					<Select field={fields.session} label="Which session they join">
						<option value="">Choose a session</option>
						{elsewhere.map(({ id, cohort, seatsLeft, when }) => (
							<option key={id} value={id} disabled={seatsLeft < 1}>
								{cohort}, {when}, {seatsLeft < 1 ? 'full' : counted(seatsLeft, 'seat left', 'seats left')}
							</option>
						))}
					</Select>
					<p>
						<button className="btn edge" type="submit" name="intent" value="add-guest">
							Let them join it
						</button>
					</p>
				</Form>
			) : (
				<p className="small soft mt-3">No other cohort of the level has this session ahead.</p>
			)}
		</>
	)
}
