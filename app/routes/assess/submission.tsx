import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Essay } from '~/components/assess/essay'
import { RefusedText } from '~/components/assess/refused-text'
import { RubricScores } from '~/components/assess/rubric-table'
import { Said, WhereItStands } from '~/components/assess/said'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { assessmentRefusals, mayWrite, readingOf, readingWords } from '~/domain/assessment/decision'
import { findDeliverable } from '~/domain/assessment/deliverable'
import { listFeedback } from '~/domain/assessment/sheets.server'
import { handIn, listSubmissions, saveSubmission } from '~/domain/assessment/submissions.server'
import { readStanding } from '~/domain/certification/standing.server'
import { shortDate, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { assessmentOf } from '~/http/assessed.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'learn', help: 'assessment' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Assessed work, ${page?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule, rubric } = await assessmentOf(args, reader.id)
	const { db, clock } = args.context
	const now = clock()
	const rows = await listSubmissions(db, { personId: reader.id, stageKey: stage.key })
	const verdict = mayWrite(rows, rule.retryDays, now)
	const handedIn = rows.findLast((row) => row.submittedAt)
	const decided = rows.filter((row) => row.decision).at(-1)
	const here = { program: stage.program.slug, stage: stage.id }
	return {
		stage: { label: stage.label, to: paths.stage(here), counts: paths.requirements(here) },
		deliverable: findDeliverable(args.context.content.deliverables, stage.key) && paths.deliverable(here),
		rule: { form: rule.form, brief: rule.brief ?? '', minWords: rule.minWords, maxWords: rule.maxWords },
		rubric,
		text: rows.find((row) => !row.submittedAt)?.text ?? (verdict.ok ? (decided?.text ?? '') : ''),
		why: verdict.ok ? null : verdict.why,
		reading: handedIn ? readingWords[readingOf(handedIn, rule.assessors)] : '',
		from: !verdict.ok && verdict.from ? shortDate(verdict.from, reader.timeZone) : null,
		inCohort: (await readStanding(db, { id: reader.id, showsPlanned: false }, stage, now)).cohortId !== null,
		handedIn: rows
			.filter((row) => row.submittedAt)
			.map((row) => ({
				id: row.id,
				text: row.text,
				on: shortDate(row.submittedAt ?? now, reader.timeZone),
				decision: row.decision,
			})),
		feedback: decided ? await listFeedback(db, decided.id, reader.id) : [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule, rubric } = await assessmentOf(args, reader.id)
	const { db, clock } = args.context
	const now = clock()
	const formData = await readFormData(args.request)
	const text = String(formData.get('text') ?? '')
	const { cohortId } = await readStanding(db, { id: reader.id, showsPlanned: false }, stage, now)
	const where = { personId: reader.id, stageKey: stage.key }
	try {
		if (formData.get('intent') === 'submit') {
			await handIn(db, where, text, { rule, rubric, cohortId }, now)
			return goTo(
				paths.submission({ program: stage.program.slug, stage: stage.id }),
				flash('Handed in. Two assessors read it, each alone.'),
			)
		}
		await saveSubmission(db, where, text, { rule, rubric, cohortId }, now)
		return data({ savedAt: whenOf(now, reader.timeZone).time, problem: undefined, text: undefined })
	} catch (error) {
		return data({ problem: refusal(error, assessmentRefusals), text, savedAt: undefined }, { status: 400 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Submission() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: page.stage.label, to: page.stage.to },
					{ name: 'What counts', to: page.stage.counts },
					{ name: 'Assessed work' },
				]}
			/>
			<h1 className="h1">{page.rule.form}</h1>
			<p className="soft mt-3">{page.rule.brief}</p>
			{page.deliverable ? (
				<p className="mt-2">
					<Link to={page.deliverable}>The brief, a template and a whole exemplar</Link>
				</p>
			) : null}
			<p className="small soft mt-2">
				Two trained peers read it and score it by the rubric below, each without the other’s scores. Never your line
				manager, and only one of them may know your cohort.
			</p>
			{page.why === null && page.inCohort ? (
				<Essay
					text={answer?.text ?? page.text}
					minWords={page.rule.minWords}
					maxWords={page.rule.maxWords}
					problem={answer?.problem}
				/>
			) : (
				<RefusedText problem={answer?.problem} text={answer?.text} />
			)}
			<WhereItStands why={page.why} from={page.from} reading={page.reading} inCohort={page.inCohort} />
			<Said feedback={page.feedback} />
			<section className="section" aria-labelledby="rubric">
				<h2 className="h2 mb-4" id="rubric">
					What they look for
				</h2>
				<RubricScores
					rubric={page.rubric}
					sheets={page.feedback.map((each, index) => ({ label: `Assessor ${index + 1}`, scores: each.scores }))}
				/>
			</section>
			{page.handedIn.map((row) => (
				<details className="more mt-6" key={row.id}>
					<summary>
						<span>Handed in on {row.on}</span>
					</summary>
					<p className="work-text mt-3">{row.text}</p>
				</details>
			))}
		</main>
	)
}
