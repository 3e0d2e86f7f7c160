import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { WORTH, worthNames } from '~/domain/session/survey'
import { FormErrors, Picks, TextArea } from '../ui/form'
import { Icon } from '../ui/icon'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Fields = { worth: string; better: string }

/** Two questions after a session. What is said of who can see it is the whole truth: docs/decisions/0019. */
export function SessionSurvey({
	answer,
	survey,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	survey: { state: 'open' | 'answered'; asksWorth: boolean; until: string }
}) {
	return (
		<Section id="survey" title={survey.asksWorth ? 'Two questions' : 'One question'}>
			{survey.state === 'answered' ? (
				<p className="mt-4">You have answered. Thank you.</p>
			) : (
				<>
					<p className="small soft mt-3">
						{survey.asksWorth
							? 'For those who lead the next one. Whoever left a number in the room is asked for words alone.'
							: 'What it was worth you have said in the room, and are not asked again. Words are for those who lead the next one.'}
					</p>
					<Questions answer={answer} asksWorth={survey.asksWorth} until={survey.until} />
				</>
			)}
		</Section>
	)
}

function Questions({
	answer,
	asksWorth,
	until,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	asksWorth: boolean
	until: string
}) {
	const [form, fields] = useForm<Fields>({ id: 'session-survey', lastResult: answer?.result })
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			{asksWorth ? (
				<Picks
					field={fields.worth}
					legend="Was it worth the hour?"
					type="radio"
					choices={WORTH.map((worth) => ({
						value: String(worth),
						label: `${worth}, ${worthNames[worth].toLowerCase()}`,
					}))}
				/>
			) : null}
			<TextArea
				field={fields.better}
				label="What would make the next one better?"
				rows={3}
				help={`${asksWorth ? 'If you like. ' : ''}Your facilitators read it as you write it: leave out what only you can know.`}
			/>
			<p className="say note">
				<Icon name="lock" />
				<span>
					Your name is kept apart from your answer, and no time with either. Answers are shown five at a time, mixed:
					before there are five, nobody sees anything, and the last ones may never be shown. One thing this cannot hide:
					whoever runs the database, and reads it while answers come in, could see which came last. Belay shows that to
					nobody.
				</span>
			</p>
			<p>
				<button className="btn ink" type="submit" name="intent" value="survey">
					Send my answer
				</button>
			</p>
			<p className="small soft">Until {until}. An answer cannot be changed: nobody knows which one is yours.</p>
		</Form>
	)
}
