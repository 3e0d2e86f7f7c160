import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { OwnTimeQuestion } from '~/components/intake/time-question'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { levelOf } from '~/domain/cohort/level'
import { isDomainError } from '~/domain/errors'
import { listTimeAsked } from '~/domain/facilitator/waiting.server'
import { answerTime } from '~/domain/intake/answer-time.server'
import { listTimeQuestions } from '~/domain/intake/asked.server'
import { answerRefusals } from '~/domain/intake/refusals'
import { ownTimeAnswerForm } from '~/domain/intake/schema'
import { timeLines, timeOf } from '~/domain/intake/time'
import { longDay } from '~/domain/intake/words'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'line-managers' }
export const meta: MetaFunction = () => [{ title: 'Asked of you · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const questions = await listTimeQuestions(db, reader.id)
	const toLead = await listTimeAsked(db, reader.id)
	return {
		toLead: toLead.filter(({ declined }) => !declined).length,
		questions: questions.map((question) => {
			const stage = findStageByKey(content.programs, question.stageKey)
			return {
				id: question.agreementId,
				person: question.person,
				level: levelOf(content.programs, question.stageKey),
				about: question.for.name,
				starts: longDay(question.for.startsOn),
				takes: stage ? timeLines(timeOf(stage)) : [],
			}
		}),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, mail } = args.context
	const formData = await readFormData(args.request)
	const form = readForm(formData, ownTimeAnswerForm)
	if (!form.ok) return form.answer
	const answer =
		formData.get('intent') === 'agree' ? 'agreed' : formData.get('intent') === 'decline' ? 'declined' : null
	if (!answer) return form.refuse({ form: ['Choose one of the two answers.'] })
	const { question: agreementId, note } = form.value
	try {
		await answerTime(db, { agreementId, managerId: reader.id }, { answer, note }, clock())
	} catch (error) {
		if (isDomainError(error) && error.code === 'not-found') throw error
		return form.refuse({ form: [refusal(error, answerRefusals)] }, 409)
	}
	mail.wake()
	return goTo(paths.asked(), flash(answer === 'agreed' ? 'You agreed. Thank you.' : 'Said. They hear of it by mail.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Asked() {
	const { questions, toLead } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const about = answer?.result?.initialValue?.question
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Your cohorts', to: paths.cohorts() }, { name: 'Asked of you' }]} />
			<h1 className="h1">Your word on their time</h1>
			{toLead > 0 ? (
				<p className="mt-6">
					{capitalized(counted(toLead, 'person', 'people'))} who {toLead === 1 ? 'reports' : 'report'} to you{' '}
					{toLead === 1 ? 'wants' : 'want'} to lead a level.{' '}
					<Link to={paths.ways()}>Say whether the time is there</Link>
				</p>
			) : null}
			{questions.length === 0 && toLead === 0 ? (
				<Empty title="Nothing is asked of you">
					When somebody who reports to you is to take a level, you are asked whether the time is there.
				</Empty>
			) : (
				<ul className="rows mt-6">
					{questions.map((question) => (
						<li key={question.id}>
							<OwnTimeQuestion question={question} answer={about === question.id ? answer : undefined} />
						</li>
					))}
				</ul>
			)}
		</main>
	)
}
