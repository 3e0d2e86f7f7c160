import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { type PairingPart, pairingPartNames } from '~/domain/practice/pairing'
import { paths } from '~/paths'
import { FormErrors, Input, Picks, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'
import type { PracticeAnswer } from './open-commitment'

type Fields = {
	pairing: string
	stageKey: string
	email: string
	part: string
	onDay: string
	agreed: string
	debriefed: string
	line: string
	plan: string
}

/** A conversation, a day or some weeks that somebody else was in: they are asked whether it was so. */
export function PairingForm({
	answer,
	level,
	parts,
	plan,
	once,
	today,
}: {
	answer: PracticeAnswer
	level: string
	/** Those the level counts */
	parts: PairingPart[]
	/** The one written last */
	plan: string
	once: string
	today: string
}) {
	const [form, fields] = useForm<Fields>({
		id: 'pairing',
		lastResult: answer?.result,
		defaultValue: { onDay: today, part: parts.length === 1 ? parts[0] : '', plan },
	})
	return (
		<Form method="post" action={paths.watched()} className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="pairing" value={once} />
			<input type="hidden" name="stageKey" value={level} />
			<Picks
				field={fields.part}
				type="radio"
				legend="What it was"
				choices={parts.map((value) => ({ value, label: pairingPartNames[value] }))}
			/>
			{parts.includes('tried-plan') ? (
				<TextArea
					field={fields.plan}
					label="Your plan, if it is one"
					rows={8}
					help="What you will do differently in your team, when, and how they see it. They read it; name nobody else."
				/>
			) : null}
			<Input
				field={fields.email}
				label="Their work address"
				type="email"
				autoComplete="off"
				help="They get a letter, and say here whether it was so."
			/>
			<Input
				field={fields.onDay}
				label="Day"
				type="date"
				max={today}
				help={parts.includes('mentored') ? 'Of six weeks the last one.' : undefined}
			/>
			<Picks
				field={fields.agreed}
				type="checkbox"
				legend="Beforehand"
				choices={[{ value: 'yes', label: 'Everybody who was in it had agreed to it' }]}
			/>
			<Picks
				field={fields.debriefed}
				type="checkbox"
				legend="Afterwards"
				choices={[{ value: 'yes', label: 'The two of us talked about it' }]}
			/>
			<Input field={fields.line} label="A line for yourself (optional)" help="Nobody else reads it." />
			<p>
				<button className="btn ink" type="submit" name="intent" value="write">
					Ask them to confirm
				</button>
			</p>
		</Form>
	)
}
