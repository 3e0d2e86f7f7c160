import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConfirmActivity } from '~/components/activity/confirm-activity'
import { ConfirmWork } from '~/components/activity/confirm-work'
import { keepPage, keepShown } from '~/components/keep-page'
import { answerActivity, readAsked } from '~/domain/activity/confirm.server'
import { wayTitle } from '~/domain/activity/find'
import { evidenceRefusals } from '~/domain/activity/policy'
import { confirmForm, declineForm } from '~/domain/activity/schema'
import { saidSize } from '~/domain/assessment/file-kinds'
import { isDomainError } from '~/domain/errors'
import { saidMinutes } from '~/domain/practice/count'
import { findStageByKey } from '~/domain/program/find'
import { dayLabel } from '~/domain/zone/plain-date'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp, problem } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { frame: 'plain', help: 'confirming' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Was it so? · Belay' }]

/** The link is the key: no sign-in. Looking answers nothing, because programs look at links before people do. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { params, context } = args
	const asked = await readAsked(context.db, context.linkKey, params.token ?? '', context.clock())
	if (asked === 'unknown') await limitMadeUp(args)
	if (typeof asked === 'string') return { state: asked === 'answered' ? asked : ('over' as const) }
	const stage = findStageByKey(context.content.programs, asked.stageKey)
	const activity = stage?.activities.find(({ id }) => id === asked.activityId)
	return {
		state: 'open' as const,
		by: asked.by,
		activity: activity?.title ?? 'An activity on the job',
		work: asked.work && {
			text: asked.work.text,
			files: asked.work.files.map(({ name, byteCount }) => ({ name, size: saidSize(byteCount) })),
		},
		level: stage ? `${stage.label}, ${stage.title}` : '',
		evidence: activity?.evidence ?? '',
		sponsor: asked.sponsorName,
		sent: {
			way: activity ? wayTitle(activity, asked.way) : '',
			day: asked.onDay ? dayLabel(asked.onDay) : '',
			takes: saidMinutes(asked.minutes),
			text: asked.text,
		},
		// A day without an hour: of whoever answers we know no zone.
		until: longDate(asked.endsAt, 'UTC'),
	}
})

/** Whoever has a genuine link guesses nothing, however often they look. */
async function limitMadeUp({ context }: Pick<LoaderFunctionArgs, 'context'>) {
	if ((await context.limits.guess(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { db, clock, linkKey, mail } = args.context
	const token = args.params.token ?? ''
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	const form = intent === 'decline' ? readForm(formData, declineForm) : readForm(formData, confirmForm)
	if (!form.ok) return form.answer
	if (intent !== 'confirm' && intent !== 'decline') return form.refuse({ form: ['Choose one of the two answers.'] })
	if ((await readAsked(db, linkKey, token, clock())) === 'unknown') await limitMadeUp(args)
	try {
		const said = { wasSo: intent === 'confirm', reason: form.value.reason }
		await answerActivity(db, { key: linkKey, token }, said, clock())
	} catch (error) {
		if (isDomainError(error) && error.why === 'link-used')
			return form.refuse({ form: [refusal(error, evidenceRefusals)] }, 409)
		throw error
	}
	mail.wake()
	return goTo(paths.confirmActivity({ token }))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Confirm() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	if (page.state === 'answered')
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">Thank you.</h1>
				<p>Your word is kept, with your name and the day. Nothing more is asked of you.</p>
				<p className="soft">
					This link shows nothing of it any more. If it was a mistake, tell whoever asked you: they can write it anew,
					and ask you once more.
				</p>
			</main>
		)
	if (page.state !== 'open')
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">This question is closed.</h1>
				<p className="soft">
					It was taken back, a newer letter has taken its place, its time is over, or a part of the address is missing.
					If your word is still wanted, whoever asked you can send another letter.
				</p>
			</main>
		)
	return (
		<main id="main" className="sign-in wide">
			{page.work ? (
				<ConfirmWork asked={{ ...page, ...page.work }} answer={answer} />
			) : (
				<ConfirmActivity asked={page} answer={answer} />
			)}
		</main>
	)
}
