import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Essay } from '~/components/assess/essay'
import { LookedFor } from '~/components/assess/looked-for'
import { Mentors } from '~/components/assess/mentors'
import { RefusedText } from '~/components/assess/refused-text'
import { WhereItStands } from '~/components/assess/said'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { mayWrite, readingOf, readingWords } from '~/domain/assessment/decision'
import { findDeliverable } from '~/domain/assessment/deliverable'
import { getWording } from '~/domain/assessment/rubric-versions.server'
import { listFeedback } from '~/domain/assessment/sheets.server'
import { listSubmissions, type SubmissionRow } from '~/domain/assessment/submissions.server'
import { listMentors, MOST_MENTORS } from '~/domain/assessment/ties.server'
import { listFiles } from '~/domain/assessment/work-files.server'
import type { Work } from '~/domain/assessment/works'
import { readStanding } from '~/domain/certification/standing.server'
import { DomainError } from '~/domain/errors'
import { listLeaves } from '~/domain/leave/read.server'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { assessmentOf } from '~/http/assessed.server'
import { shownFiles } from '~/http/attachment'
import { readFormData } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { answerMentorForm } from '~/http/mentor-form.server'
import { goTo } from '~/http/safe-redirect'
import { answerWorkForm } from '~/http/work-form.server'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'learn', help: 'assessment' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.rule.form ?? 'Assessed work'}, ${page?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule, rubric, since, asksForWord } = await assessmentOf(args, reader.id)
	const here = { program: stage.program.slug, stage: stage.id, work: rule.id }
	if (rule.live) throw goTo(paths.slots(here))
	const { db, clock } = args.context
	const now = clock()
	const rows = await listSubmissions(db, { personId: reader.id, stageKey: stage.key, requirementId: rule.id, since })
	const verdict = mayWrite(rows, rule.retryDays, await listLeaves(db, reader.id), now)
	const handedIn = rows.findLast((row) => row.submittedAt)
	const judged = rows.findLast((row) => row.decision || row.round > 1)
	// What is shown is what somebody writes for, or was judged by, whatever the rubric says by now.
	const draft = rows.find((row) => !row.submittedAt)
	const pinned = draft ?? (verdict.ok ? undefined : handedIn)
	const mentors = await listMentors(db, reader.id)
	return {
		stage: { label: stage.label, to: paths.stage(here), counts: paths.requirements(here) },
		deliverable: findDeliverable(args.context.content.deliverables, stage.key) && paths.deliverable(here),
		rule: { form: rule.form, brief: rule.brief ?? '', minWords: rule.minWords, maxWords: rule.maxWords },
		rubric: pinned ? await getWording(db, args.context.content.rubrics, pinned) : rubric,
		text: draft?.text ?? (verdict.ok ? (judged?.text ?? '') : ''),
		files: rule.files ? shownFiles(draft ? (await listFiles(db, [draft.id]))(draft.id) : []) : null,
		why: verdict.ok ? null : verdict.why,
		reading: handedIn ? readingFor(handedIn, rule) : '',
		// Of an appeal others read the text alone.
		defense: rule.defense && handedIn?.decision === null && handedIn.round === 1 ? paths.slots(here) : null,
		appealed: handedIn?.decision === null && handedIn.round > 1,
		from: !verdict.ok && verdict.from ? shortDate(verdict.from, reader.timeZone) : null,
		inCohort: (await readStanding(db, { id: reader.id, showsPlanned: false }, stage, now)).cohortId !== null,
		tries: handedIn ? paths.tries(here) : null,
		signOff: handedIn && asksForWord ? paths.signOff(here) : null,
		feedback: judged ? ((await listFeedback(db, [judged.id], reader.id)).get(judged.id) ?? []) : [],
		mentors,
		mayName: mentors.length < MOST_MENTORS,
	}
})

/** Of what is defended, that this comes before anybody scores. */
function readingFor(work: SubmissionRow, { assessors, defense }: Work): string {
	return defense && work.scored === 0
		? 'Next, two assessors ask you about it.'
		: readingWords[readingOf(work, assessors)]
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule, rubric, since } = await assessmentOf(args, reader.id)
	// What is shown live is handed in from its slot.
	if (rule.live) throw new DomainError('not-found', 'submission')
	const { db, clock } = args.context
	const formData = await readFormData(args.request)
	const here = paths.submission({ program: stage.program.slug, stage: stage.id, work: rule.id })
	const named = await answerMentorForm(args.context, formData, here, reader)
	if (named) return named
	const { cohortId } = await readStanding(db, { id: reader.id, showsPlanned: false }, stage, clock())
	const work = { where: { personId: reader.id, stageKey: stage.key, since }, pinned: { rule, rubric, cohortId } }
	return answerWorkForm(args.context, formData, work, here, reader)
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
				manager or mentor, and only one of them may know your cohort.
			</p>
			{page.tries ? (
				<p className="mt-2">
					<Link to={page.tries}>Your tries, side by side</Link>
				</p>
			) : null}
			{page.signOff ? (
				<p className="mt-2">
					<Link to={page.signOff}>Your sponsor’s word on it</Link>
				</p>
			) : null}
			{page.why === null && page.inCohort ? (
				<Essay
					text={answer?.text ?? page.text}
					minWords={page.rule.minWords}
					maxWords={page.rule.maxWords}
					problem={answer?.problem}
					files={page.files}
					fileProblem={answer?.fileProblem}
				/>
			) : (
				<RefusedText problem={answer?.problem ?? answer?.fileProblem} text={answer?.text} />
			)}
			<WhereItStands
				why={page.why}
				from={page.from}
				reading={page.reading}
				inCohort={page.inCohort}
				appealed={page.appealed}
			/>
			{page.defense ? (
				<p className="mt-4">
					<Link className="btn ink" to={page.defense}>
						The hour with your assessors
					</Link>{' '}
					<span className="small soft">They ask about it first, and score afterwards. You book when.</span>
				</p>
			) : null}
			<LookedFor rubric={page.rubric} feedback={page.feedback} />
			<Mentors mentors={page.mentors} mayAdd={page.mayName} problem={answer?.mentorProblem} />
		</main>
	)
}
