import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { AttemptForm, AttemptReview } from '~/components/assess/attempt-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { viewAttempt } from '~/domain/assessment/attempt-view'
import { listAttempts, saveAnswers, startAttempt, submitAttempt } from '~/domain/assessment/attempts.server'
import { mayStartCheck, neededRight } from '~/domain/assessment/check'
import { readAnswers } from '~/domain/assessment/schema'
import { counted, spelled } from '~/domain/number-words'
import { shortDate, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { checkOf } from '~/http/assessed.server'
import { readFormData } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'learn', help: 'knowledge-check' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `Knowledge check, ${data?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule, bank } = await checkOf(args, reader.id)
	const { attempts, grants } = await listAttempts(args.context.db, { personId: reader.id, stageKey: stage.key })
	const now = args.context.clock()
	const verdict = mayStartCheck(rule, attempts, grants, now)
	const open = attempts.find((attempt) => !attempt.submittedAt)
	const last = attempts.filter((attempt) => attempt.submittedAt).at(-1)
	const here = { program: stage.program.slug, stage: stage.id }
	return {
		stage: { label: stage.label, to: paths.stage(here), counts: paths.requirements(here) },
		rule: {
			draw: rule.draw,
			needed: neededRight(rule),
			minutes: stage.training.checkMinutes,
			coolDownHours: rule.coolDownHours,
			attempts: rule.attempts,
		},
		open: open ? { id: open.id, questions: viewAttempt(bank, open) } : null,
		// While a try is open it may ask what the last one explains.
		last:
			last && !open
				? {
						rightCount: last.rightCount ?? 0,
						passed: last.passed ?? false,
						on: shortDate(last.submittedAt ?? now, reader.timeZone),
						questions: viewAttempt(bank, last),
					}
				: null,
		tries: attempts.length,
		triesLeft: verdict.triesLeft,
		why: verdict.ok ? null : verdict.why,
		from:
			!verdict.ok && verdict.from
				? `${whenOf(verdict.from, reader.timeZone).day}, ${whenOf(verdict.from, reader.timeZone).time}`
				: null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule, bank } = await checkOf(args, reader.id)
	const { db, clock } = args.context
	const where = { personId: reader.id, stageKey: stage.key }
	const now = clock()
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	const here = paths.check({ program: stage.program.slug, stage: stage.id })
	if (intent === 'start') {
		await startAttempt(db, where, { rule, bank }, now)
		return goTo(here)
	}
	const attempt = { ...where, attemptId: String(formData.get('attempt') ?? '') }
	const answers = readAnswers(formData)
	if (intent === 'submit' || intent === 'submit-open') {
		const { open } = await submitAttempt(db, attempt, answers, { rule, bank }, now, intent === 'submit-open')
		return open > 0 ? { asks: true, savedAt: undefined } : goTo(here)
	}
	await saveAnswers(db, attempt, answers)
	return { asks: false, savedAt: whenOf(now, reader.timeZone).time }
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Check() {
	const page = useLoaderData<typeof loader>()
	const saved = useActionData<typeof action>()
	const { stage, rule, open, last } = page
	const title = useRef<HTMLHeadingElement>(null)
	const shown = useRef(open?.id)
	// Beginning and handing in stay on this address, and the button that was pressed is gone: focus goes to the heading.
	useEffect(() => {
		if (shown.current !== open?.id) title.current?.focus()
		shown.current = open?.id
	}, [open?.id])
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: stage.label, to: stage.to },
					{ name: 'What counts', to: stage.counts },
					{ name: 'Knowledge check' },
				]}
			/>
			<h1 className="h1" ref={title} tabIndex={-1}>
				{last && !open ? (last.passed ? 'You know it.' : 'Not there yet.') : 'Knowledge check'}
			</h1>
			<p className="soft mt-3">
				{last && !open
					? `${last.rightCount} of ${rule.draw} right on ${last.on}. ${last.passed ? 'This requirement is met.' : `${rule.needed} are needed.`}`
					: `${rule.draw} questions, about ${rule.minutes} minutes, no clock. ${rule.needed} right answers meet the requirement. Answers are kept as you give them; only you see them.`}
			</p>
			{saved?.savedAt ? (
				<p className="small soft" role="status">
					Kept at {saved.savedAt}.
				</p>
			) : null}
			{open ? (
				<AttemptForm key={open.id} attemptId={open.id} questions={open.questions} asks={saved?.asks ?? false} />
			) : (
				<>
					<Next page={page} />
					{last ? <AttemptReview questions={last.questions} /> : null}
				</>
			)}
		</main>
	)
}

function Next({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
	if (page.why === 'passed') return null
	if (page.why === 'talk-first')
		return (
			<p className="say note mt-6">
				All {spelled(page.tries)} tries are used. Talk with the lead of your cohort: after it, they open two more. If
				you are in no cohort, join one first. Nothing is lost: the lead sees that a talk is due, admins see how many
				answers were right, and nobody sees which ones you gave.
			</p>
		)
	if (page.why === 'cool-down') {
		return (
			<p className="say note mt-6">
				Sleep on it. The next try opens on {page.from}; {counted(page.triesLeft, 'try is', 'tries are')} left. Until
				then, the explanations below are the best reading there is.
			</p>
		)
	}
	return (
		<Form method="post" className="acts">
			<button className="btn ink" type="submit" name="intent" value="start">
				{page.tries === 0 ? 'Begin' : 'Try again'}
			</button>
			<span className="small soft self-center">{counted(page.triesLeft, 'try', 'tries')} left, a day apart.</span>
		</Form>
	)
}
