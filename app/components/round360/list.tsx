import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { type Perspective, perspectiveNames } from '~/domain/round360/kinds'
import { paths } from '~/paths'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input, Picks } from '../ui/form'
import { Empty } from '../ui/marks'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined
type Rater = { id: string; name: string; email: string; perspective: string }

/** Who is asked; never who has answered. */
export function RaterList({
	raters,
	title = 'Your list',
	mayTakeOff = false,
}: {
	raters: Rater[]
	title?: string
	mayTakeOff?: boolean
}) {
	return (
		<Section id="list" title={title} aside={raters.length > 0 ? `${raters.length}` : undefined}>
			{raters.length === 0 ? (
				<Empty title="Nobody yet">Whoever you add stands here until the list goes out.</Empty>
			) : (
				<ul className="rows">
					{raters.map(({ id, name, email, perspective }) => (
						<li key={id}>
							<span className="grow">
								<span className="strong">{name}</span>
								<span className="block small soft [overflow-wrap:anywhere]">
									{perspective} · {email}
								</span>
							</span>
							{mayTakeOff ? (
								<Form method="post">
									<input type="hidden" name="rater" value={id} />
									<button className="btn text sm" type="submit" name="intent" value="take-off">
										Take off<span className="vh"> {name}</span>
									</button>
								</Form>
							) : null}
						</li>
					))}
				</ul>
			)}
		</Section>
	)
}

export function Nominate({ answer, perspectives }: { answer: Answer; perspectives: readonly Perspective[] }) {
	const [only, ...others] = perspectives
	const [form, fields] = useForm<{ name: string; email: string; perspective: string }>({
		id: 'nominate',
		lastResult: answer?.result,
	})
	return (
		<Section id="add" title="Add somebody">
			<Form method="post" className="form mt-4" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Input field={fields.name} label="Name" autoComplete="off" />
				<Input
					field={fields.email}
					label="E-mail"
					type="email"
					autoComplete="off"
					help="They need no account. The letter goes to this address."
				/>
				{others.length === 0 ? (
					<input type="hidden" name="perspective" value={only} />
				) : (
					<Picks
						field={fields.perspective}
						legend="How you work together"
						type="radio"
						choices={perspectives.map((value) => ({ value, label: perspectiveNames[value] }))}
					/>
				)}
				<p>
					<button className="btn edge" type="submit" name="intent" value="nominate">
						Add to the list
					</button>
				</p>
			</Form>
		</Section>
	)
}

/** Before it goes out: who looks at it, and who will be shown together. */
export function SendList({ choices, groups }: { choices: { id: string; name: string }[]; groups: string[] }) {
	return (
		<Section id="send" title="Send it">
			<p className="mt-3">You will read answers of: {groups.join('; ')}. This is fixed when the round opens.</p>
			{choices.length === 0 ? (
				<p className="say note mt-3">
					<span>
						Somebody who knows your work looks at the list first: your line manager, who leads your cohort, or a mentor.
						As soon as there is one of them, you can send it.
					</span>
				</p>
			) : (
				<Form method="post" className="form mt-4">
					<div className="field">
						<label htmlFor="approver">Who looks at it first</label>
						<select id="approver" name="approver" className="input" aria-describedby="approver-help">
							{choices.map(({ id, name }) => (
								<option key={id} value={id}>
									{name}
								</option>
							))}
						</select>
						<p className="help" id="approver-help">
							They see the names, and no answer, ever.
						</p>
					</div>
					<p>
						<button className="btn ink" type="submit" name="intent" value="send">
							Send the list
						</button>
					</p>
				</Form>
			)}
		</Section>
	)
}

/** Why a short list cannot be sent, and what there is instead. @param hasConversations they take the place of a round, by its owner’s word */
export function TooFew({ few, hasConversations }: { few: { title: string; text: string }; hasConversations: boolean }) {
	return (
		<Section id="few" title={few.title}>
			<p className="mt-3">
				{few.text} <Link to={paths.helpTopic({ topic: 'what-counts' })}>What counts</Link>
			</p>
			{hasConversations ? (
				<Confirm
					id="too-few"
					look="text"
					label="Fewer than three can answer"
					question="Can fewer than three people answer?"
					consequences="Nobody is asked then, and the list goes. Two watched conversations stand in the place of the round."
					keep="Go on with the list"
					act="Yes, fewer than three"
					intent="too-few"
				/>
			) : null}
		</Section>
	)
}
