import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { WrittenText } from '~/components/cohort/written-text'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { FormErrors, LateRefusal, TextArea } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { useForm } from '~/components/ui/use-form'
import { inWritingRefusals, mayJudgeText } from '~/domain/session/in-writing'
import { judgeText } from '~/domain/session/in-writing.server'
import { acceptForm, returnForm } from '~/domain/session/in-writing-schema'
import { getTextToJudge } from '~/domain/session/read-in-writing.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/casebook.css?url'

export const handle = { desk: 'facilitator', at: 'today', help: 'in-writing' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'A session in writing · Facilitator desk · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { id: _, person, session, ...text } = await getTextToJudge(args.context.db, param(args, 'text'), reader.id)
	const verdict = mayJudgeText({ ...text, isWhole: true, isSeen: true })
	return {
		name: person.name,
		session,
		text: { kind: text.kind, rehearsal: text.rehearsal, reviews: text.reviews },
		state: text.state,
		version: text.version,
		// What was asked for speaks of the cases, too.
		reason: text.isOpen && text.isWhole ? text.reason : '',
		isWhole: text.isWhole,
		mayAnswer: verdict.ok,
		refused: !verdict.ok && verdict.why === 'not-open-to-you' ? (inWritingRefusals[verdict.why] ?? null) : null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { db, clock } = args.context
	const { id, session } = await getTextToJudge(db, param(args, 'text'), reader.id)
	const formData = await readFormData(args.request)
	const back = paths.facilitateSession({ session: session.id })
	if (formData.get('intent') === 'return') {
		const form = readForm(formData, returnForm)
		if (!form.ok) return form.answer
		try {
			const { version, reason } = form.value
			await judgeText(db, { id, version, by: reader }, { accepts: false, reason }, clock())
			return goTo(back, flash('Sent back. A letter tells them to look.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, inWritingRefusals)] }, 409)
		}
	}
	const form = readForm(formData, acceptForm)
	if (!form.ok) return form.answer
	try {
		await judgeText(db, { id, version: form.value.version, by: reader }, { accepts: true }, clock())
		return goTo(back, flash('Accepted. It counts as this session.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, inWritingRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function ReadInWriting() {
	const { name, session, text, state, version, reason, isWhole, mayAnswer, refused } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isReturn = answer?.result?.initialValue?.intent === 'return'
	const [form, fields] = useForm<{ reason: string }>({
		id: 'return-form',
		lastResult: isReturn ? answer?.result : undefined,
	})
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Today', to: paths.facilitate() },
					{ name: session.title, to: paths.facilitateSession({ session: session.id }) },
					{ name },
				]}
			/>
			<h1 className="h1 work">{name}, in writing</h1>
			<p className="small soft mt-2">
				{session.title}, {session.cohort.name}. {stateWords[state]} Only its writer and those who lead the cohort read
				it.
			</p>
			{isReturn ? null : <LateRefusal answer={answer} />}
			{refused ? <p className="say note mt-4">{refused}</p> : null}
			{isWhole ? null : <p className="say note mt-4">{inWritingRefusals['case-went']}</p>}
			{text.rehearsal || text.reviews.length > 0 ? (
				<Section id="written" title="What they wrote">
					<WrittenText text={text} />
				</Section>
			) : null}
			{reason && state !== 'accepted' ? (
				<Section id="asked" title="What was to change">
					<p className="case-text mt-3">{reason}</p>
				</Section>
			) : null}
			{mayAnswer ? (
				<Section id="answer" title="Your word">
					{isWhole ? (
						<Form method="post" className="mt-3">
							<input type="hidden" name="version" value={version} />
							<p className="small soft">
								Accept it when it shows that they thought with the people in it. It need not agree with you.
							</p>
							<button className="btn ink mt-3" type="submit" name="intent" value="accept">
								Accept it as the session
							</button>
						</Form>
					) : null}
					<Form method="post" className="form mt-6" {...getFormProps(form)}>
						<FormErrors form={form} />
						<input type="hidden" name="version" value={version} />
						<TextArea field={fields.reason} label="Or send it back: what to change" rows={4} />
						<p>
							<button className="btn edge" type="submit" name="intent" value="return">
								Send it back
							</button>
						</p>
					</Form>
				</Section>
			) : null}
		</main>
	)
}

const stateWords = {
	'to-write': '',
	'handed-in': 'It waits for your word.',
	returned: 'It was sent back.',
	accepted: 'It was accepted.',
}
