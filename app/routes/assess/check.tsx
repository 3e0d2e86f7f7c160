import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { AttemptForm, AttemptReview } from '~/components/assess/attempt-form'
import { NextTry, timeWords } from '~/components/assess/next-try'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { viewAttempt } from '~/domain/assessment/attempt-view'
import {
	closeLateAttempt,
	listAttempts,
	saveAnswers,
	startAttempt,
	submitAttempt,
} from '~/domain/assessment/attempts.server'
import { mayStartCheck, neededRight } from '~/domain/assessment/check'
import { readTimeGiven } from '~/domain/assessment/extra-time.server'
import { readAsDrawn } from '~/domain/assessment/question-versions.server'
import { readAnswers } from '~/domain/assessment/schema'
import { isClosedByClock, minutesGiven } from '~/domain/assessment/timed'
import { isDomainError } from '~/domain/errors'
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
	const { stage, rule, bank, since } = await checkOf(args, reader.id)
	const { db } = args.context
	const now = args.context.clock()
	const where = { personId: reader.id, stageKey: stage.key, since }
	await closeLateAttempt(db, where, { rule, bank }, now)
	const { attempts, grants, leaves } = await listAttempts(db, where)
	const given = rule.minutes ? minutesGiven(rule, await readTimeGiven(db, reader.id)) : null
	const verdict = mayStartCheck(rule, attempts, grants, leaves, now)
	const open = attempts.find((attempt) => !attempt.submittedAt)
	const last = attempts.filter((attempt) => attempt.submittedAt).at(-1)
	const here = { program: stage.program.slug, stage: stage.id }
	const asked = open && (await readAsDrawn(db, bank, open.drawn))
	const explained = last && !open ? await readAsDrawn(db, bank, last.drawn) : null
	return {
		stage: { label: stage.label, to: paths.stage(here), counts: paths.requirements(here) },
		rule: {
			draw: rule.draw,
			needed: neededRight(rule),
			minutes: given ?? stage.training.checkMinutes,
			/** Of a timed check: how many of its minutes are one's own extra time */
			extraMinutes: given === null ? null : given - (rule.minutes ?? 0),
			coolDownHours: rule.coolDownHours,
			attempts: rule.attempts,
		},
		open: asked
			? {
					id: open.id,
					wasEdited: asked.wasEdited,
					questions: viewAttempt(asked.bank, open),
					clock: open.endsAt && {
						until: whenOf(open.endsAt, reader.timeZone).time,
						leftMs: open.endsAt.getTime() - now.getTime(),
						allMs: open.endsAt.getTime() - open.startedAt.getTime(),
					},
				}
			: null,
		// While a try is open it may ask what the last one explains.
		last:
			last && explained
				? {
						rightCount: last.rightCount ?? 0,
						of: last.drawn.length,
						passed: last.passed ?? false,
						on: shortDate(last.submittedAt ?? now, reader.timeZone),
						endedAt: isClosedByClock(last) ? whenOf(last.submittedAt ?? now, reader.timeZone).time : null,
						questions: viewAttempt(explained.bank, last),
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
	const { stage, rule, bank, since } = await checkOf(args, reader.id)
	const { db, clock } = args.context
	const where = { personId: reader.id, stageKey: stage.key, since }
	const formData = await readFormData(args.request)
	// Once all of it has arrived: a page may show the answers from the clock's end on.
	const now = clock()
	const check = { rule, bank }
	const intent = formData.get('intent')
	const here = paths.check({ program: stage.program.slug, stage: stage.id })
	if (intent === 'start') {
		await startAttempt(db, where, check, now)
		return goTo(here)
	}
	const attempt = { ...where, attemptId: String(formData.get('attempt') ?? '') }
	const answers = readAnswers(formData)
	try {
		if (intent === 'submit' || intent === 'submit-open') {
			const { open } = await submitAttempt(db, attempt, answers, check, now, intent === 'submit-open')
			return open > 0 ? { asks: true, savedAt: undefined, problem: undefined } : goTo(here)
		}
		await saveAnswers(db, attempt, answers, check, now)
		return { asks: false, savedAt: whenOf(now, reader.timeZone).time, problem: undefined }
	} catch (error) {
		if (!isDomainError(error) || error.why !== 'time-over') throw error
		return data({ asks: false, savedAt: undefined, problem: TOO_LATE }, { status: 409 })
	}
})

const TOO_LATE =
	'This came after the end of your time, so it does not count. What was kept before the end does, all of it.'

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

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
					? `${last.endedAt ? `Your time ended at ${last.endedAt}; what was kept by then counts. ` : ''}${last.rightCount} of ${last.of} right on ${last.on}. ${last.passed ? 'This requirement is met.' : `${rule.needed} are needed.`}`
					: `${rule.draw} questions, ${timeWords(rule)}. ${rule.needed} right answers meet the requirement. Answers are kept as you give them; only you see them.`}
			</p>
			{saved?.problem ? (
				<p className="say warn mt-4" role="alert">
					{saved.problem}
				</p>
			) : null}
			{saved?.savedAt ? (
				<p className="small soft" role="status">
					Kept at {saved.savedAt}.
				</p>
			) : null}
			{open?.wasEdited ? (
				<p className="say note mt-4">
					<span>
						Some questions were edited since you began. Your try goes on with those you were given, and is judged by
						them.
					</span>
				</p>
			) : null}
			{open ? (
				<AttemptForm
					key={open.id}
					attemptId={open.id}
					questions={open.questions}
					clock={open.clock}
					asks={saved?.asks ?? false}
				/>
			) : (
				<>
					<NextTry page={page} />
					{last ? <AttemptReview questions={last.questions} /> : null}
				</>
			)}
		</main>
	)
}
