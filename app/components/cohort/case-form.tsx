import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { listed } from '~/domain/number-words'
import { KinHere, NotHere } from '../casebook/kin-here'
import { Traces } from '../casebook/traces'
import { FormErrors, Input, TextArea } from '../ui/form'
import { Icon } from '../ui/icon'
import { useForm } from '../ui/use-form'

const PARTS = ['title', 'situation', 'ask'] as const
type Fields = { title: string; situation: string; ask: string }

/** The case one brings, written alone beforehand. */
export function CaseForm({
	answer,
	text,
	names,
	known,
	kin,
	isTellable,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	text: Fields
	/** Words in the saved text that look like people's names */
	names: string[]
	/** Names this page may hold anyway, to find them as one writes */
	known: string[]
	/** Of one’s own team or line, and in that room */
	kin: string[]
	/** False when it is a copy from the casebook, and somebody it is kept from would hear it by now */
	isTellable: boolean
}) {
	const element = useRef<HTMLFormElement>(null)
	const [form, fields] = useForm<Fields>({ lastResult: answer?.result, defaultValue: text })
	return (
		<Form method="post" ref={element} className="form mt-5" {...getFormProps(form)}>
			<FormErrors form={form} />
			<p className="say note">
				<Icon name="lock" />
				<span>
					Only you can read this until you tell it in the room. Not your manager, not an admin, not your facilitator:
					they see that a case is there, never what it says. Told, it stands in the recap.
				</span>
			</p>
			<KinHere names={kin} />
			{isTellable ? null : (
				<NotHere how="Bring another from your casebook, or empty the three fields, save, and write one here." />
			)}
			<Input
				field={fields.title}
				label="Title"
				help="One line the others will hear first: “He used to be the first to object”."
				autoComplete="off"
			/>
			<TextArea
				field={fields.situation}
				label="What happened"
				rows={9}
				help="What you saw and heard, what you have tried, what is at stake. Leave names out: say “an engineer”, “a peer in another team”. Change what would give somebody away."
			/>
			<TextArea
				field={fields.ask}
				label="What I want from you"
				rows={3}
				help="One sentence: “Help me find the first minute of that talk.”"
			/>
			{names.length > 0 ? (
				<p className="say warn">
					<Icon name="warn" />
					<span>
						{listed(names)} {names.length === 1 ? 'looks like a name' : 'look like names'} of people here. If so, write
						a role instead.
					</span>
				</p>
			) : null}
			<div>
				<Traces form={element} fields={PARTS} known={known} />
			</div>
			<p>
				<button className="btn ink" type="submit">
					Save my case
				</button>
			</p>
		</Form>
	)
}
