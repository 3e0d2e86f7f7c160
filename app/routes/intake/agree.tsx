import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { TimeAnswered, TimeQuestion } from '~/components/intake/time-question'
import { keepPage, keepShown } from '~/components/keep-page'
import { levelOf } from '~/domain/cohort/level'
import { answerTime } from '~/domain/intake/answer-time.server'
import { readTimeLink } from '~/domain/intake/asked.server'
import { answerRefusals } from '~/domain/intake/refusals'
import { timeAnswerForm } from '~/domain/intake/schema'
import { timeOf } from '~/domain/intake/time'
import { findStageByKey } from '~/domain/program/find'
import { dayLabel } from '~/domain/zone/plain-date'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { limitGuesses } from '~/http/link-guesses.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { frame: 'plain', help: 'line-managers' }
export const meta: MetaFunction = () => [{ title: 'The time for a level · Belay' }]

/** The link is the key: no sign-in. Looking answers nothing, because programs look at links before people do. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { params, context } = args
	await limitGuesses(args, 'time-agreement')
	const { programs } = context.content
	const found = await readTimeLink(context.db, context.linkKey, params.token ?? '', context.clock())
	if (!found) return null
	// A link that was passed on, or lies in a mailbox for years, tells nobody else what was said of whom.
	if (found.answered && (await context.whoReads())?.id !== found.managerId) return { isKept: true as const }
	const { person, stageKey, for: about } = found.question
	const stage = findStageByKey(programs, stageKey)
	return {
		isKept: false as const,
		person,
		level: levelOf(programs, stageKey),
		time: stage ? timeOf(stage) : null,
		about: about.name,
		starts: dayLabel(about.startsOn, { day: 'numeric', month: 'long', year: 'numeric' }),
		answered: found.answered,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { request, params, context } = args
	const formData = await readFormData(request)
	const form = readForm(formData, timeAnswerForm)
	if (!form.ok) return form.answer
	await limitGuesses(args, 'time-agreement')
	const token = params.token ?? ''
	const answer =
		formData.get('intent') === 'agree' ? 'agreed' : formData.get('intent') === 'decline' ? 'declined' : null
	if (!answer) return form.refuse({ form: ['Choose one of the two answers.'] })
	const said = { answer, note: form.value.note } as const
	try {
		await answerTime(context.db, { key: context.linkKey, token }, said, context.clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, answerRefusals)] }, 409)
	}
	context.mail.wake()
	return goTo(paths.agree({ token }))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Agree() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	if (!page) {
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">This question is closed.</h1>
				<p className="soft">
					It has ended, it is older than 30 days, or a part of the link is missing or mistyped. If your word is still
					wanted, your L&D admin can ask again.
				</p>
			</main>
		)
	}
	if (page.isKept) {
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">This question is answered.</h1>
				<p className="soft">
					Thank you. Nothing more is asked of you here. <Link to={paths.login({ next: undefined })}>Sign in</Link>, and
					this link shows what you said. If it was a mistake, tell your L&D admin, who can ask once more.
				</p>
			</main>
		)
	}
	return (
		<main id="main" className="sign-in">
			{page.answered ? <TimeAnswered {...page} answered={page.answered} /> : <TimeQuestion {...page} answer={answer} />}
		</main>
	)
}
