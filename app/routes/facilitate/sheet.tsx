import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { RoomRecord } from '~/components/assess/room-record'
import { RubricScores } from '~/components/assess/rubric-table'
import { ScoreForm } from '~/components/assess/score-form'
import { WorkFiles } from '~/components/assess/work-files'
import { FrozenFigures } from '~/components/insight/figure-said'
import { keepPage, keepShown } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { assessmentRefusals } from '~/domain/assessment/assessor-policy'
import { standBack } from '~/domain/assessment/assign.server'
import { readingOf, wordCount } from '~/domain/assessment/decision'
import { waitsForDefense } from '~/domain/assessment/defense.server'
import { getWording } from '~/domain/assessment/rubric-versions.server'
import { readScores } from '~/domain/assessment/schema'
import { handInScores, keepScores } from '~/domain/assessment/scoring.server'
import { getOwnSheet } from '~/domain/assessment/sheets.server'
import { listFiles } from '~/domain/assessment/work-files.server'
import { getCohort } from '~/domain/cohort/read.server'
import { DomainError, isDomainError } from '~/domain/errors'
import { sayFigure } from '~/domain/insight/say'
import { findStageByKey } from '~/domain/program/find'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { getAssessment, judgedBy } from '~/http/assessed.server'
import { shownFiles } from '~/http/attachment'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { desk: 'facilitator', at: 'assess', help: 'assessing' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Score ${page?.sheet.submission.learner ?? ''} · Belay` },
]

/** Refusals for what the comment says or lacks; the others are of the scores as a whole */
const OF_COMMENT: ReadonlySet<string> = new Set(['reason-needed', 'comment-too-long'])

async function find(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const reader = await requireRole(args, 'facilitator')
	const sheet = await getOwnSheet(args.context.db, param(args, 'sheet'), reader.id)
	const stage = findStageByKey(args.context.content.programs, sheet.submission.stageKey)
	if (!stage) throw new DomainError('not-found', 'stage')
	const { requirements } = await getCohort(args.context.db, sheet.submission.cohortId)
	const { rule } = getAssessment(args, requirements, sheet.submission.requirementId)
	// The words it was written for, whatever the rules name and the rubric says by now.
	const rubric = await getWording(args.context.db, args.context.content.rubrics, sheet.submission)
	return { reader, sheet, stage, rule, rubric }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { sheet, stage, rubric, rule } = await find(args)
	const isDone = sheet.submittedAt !== null
	const scored = sheet.others.length + (isDone ? 1 : 0)
	const reading = readingOf({ named: sheet.submission.named, scored }, rule.assessors)
	const files = (await listFiles(args.context.db, [sheet.submission.id]))(sheet.submission.id)
	const waits = !isDone && (await waitsForDefense(args.context.db, sheet.submission.id, args.context.clock()))
	const isApart = sheet.submission.decision === null && (reading === 'apart' || reading === 'third-reads')
	return {
		// How many read it tells a third one that two differ: not before their own scores are in.
		sheet: {
			...sheet,
			submission: { ...sheet.submission, figures: sheet.submission.figures.map(sayFigure), named: null },
			submittedAt: null,
			isDone,
			apart: isDone && isApart ? reading : null,
		},
		rubric,
		waits,
		rubricChanged: rubric.hash !== sheet.submission.rubricHash,
		stage: stage.label,
		form: rule.form,
		brief: rule.brief ?? '',
		words: wordCount(sheet.submission.text),
		files: shownFiles(files, sheet.submission.decision === null),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { reader, sheet, rubric, rule } = await find(args)
	const formData = await readFormData(args.request)
	const scores = readScores(rubric, (field) => formData.get(field))
	const comment = String(formData.get('comment') ?? '').trim()
	const given = { sheetId: sheet.id, assessorId: reader.id, scores, comment }
	const now = args.context.clock()
	try {
		if (formData.get('intent') === 'stand-back') {
			await standBack(args.context.db, sheet.submission.id, reader, now)
			return goTo(paths.assess(), flash('Noted. It waits for somebody else, and nothing of theirs comes to you again.'))
		}
		if (formData.get('intent') === 'save') {
			await keepScores(args.context.db, given)
			return { savedAt: whenOf(now, reader.timeZone).time, refused: undefined, scores, comment }
		}
		await handInScores(args.context.db, given, judgedBy(args, { rule }), reader, now)
		return goTo(
			paths.scoreSheet({ sheet: sheet.id }),
			flash('Handed in. You now see how the other assessor scored, as soon as they have.'),
		)
	} catch (error) {
		const problem = refusal(error, assessmentRefusals)
		const isOfComment = isDomainError(error) && OF_COMMENT.has(error.why)
		return data({ refused: { problem, isOfComment }, scores, comment }, { status: 400 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Sheet() {
	const { sheet, rubric, rubricChanged, waits, stage, form, brief, words, files } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { submission } = sheet
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Assess', to: paths.assess() }, { name: submission.learner }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">{submission.learner}</h1>
					<p className="lede">
						{stage}: {form.toLowerCase()}, cohort {submission.cohort}. {words} words.
					</p>
					<p className="small soft mt-2 max-w-160">What was asked for: {brief}</p>
				</div>
				{submission.decision ? (
					<span className={`tag ${submission.decision === 'met' ? 'good' : ''}`}>
						{submission.decision === 'met' ? 'Met' : 'Again'}
					</span>
				) : null}
			</div>
			{rubricChanged ? (
				<p className="say warn mb-4">
					The rubric was reworded after this was begun, and its words of then were not kept yet. Score what the text
					shows.
				</p>
			) : null}
			<p className="work-text mb-8">{submission.text}</p>
			{files.length > 0 ? (
				<Section id="files" title="Files with it" className="section mb-8">
					<div className="mt-3">
						<WorkFiles files={files} label="Files of this work" />
					</div>
					<p className="small soft mt-2">
						{submission.decision
							? 'It is decided, and they cannot be downloaded any more. Delete your copies.'
							: 'Belay has not opened them. Open them in something that runs no macros, and delete your copies once it is decided.'}
					</p>
				</Section>
			) : null}
			{submission.figures.length > 0 ? (
				<Section id="figures" title="Figures it reads" className="section mb-8">
					<p className="small soft mt-3">
						As they stood when it was handed in. Score how they are read; what they say decides nothing.
					</p>
					<FrozenFigures figures={submission.figures} reads="How they read it" />
				</Section>
			) : null}
			<RoomRecord text={submission.record} />
			{sheet.isDone ? (
				<>
					<h2 className="h2 mb-4">{sheet.others.length > 0 ? 'Both scores' : 'Your scores'}</h2>
					{sheet.others.length === 0 ? (
						<p className="say note mb-4">
							The other assessor has not handed in yet. Their scores appear here when they have.
						</p>
					) : null}
					{sheet.apart ? (
						<p className="say note mb-4">
							You two are apart.{' '}
							{sheet.apart === 'third-reads'
								? 'A third assessor reads it now'
								: 'An admin names a third assessor, who reads it next'}
							; then the middle of the three scores decides. Your own stay as they are.
						</p>
					) : null}
					<RubricScores
						rubric={rubric}
						sheets={[
							{ label: 'You', scores: sheet.scores },
							...sheet.others.map((other, index) => ({
								label: sheet.others.length > 1 ? `Other ${index + 1}` : 'The other',
								scores: other.scores,
							})),
						]}
					/>
					{[
						{ label: 'You wrote', comment: sheet.comment },
						...sheet.others.map((other) => ({ label: 'The other wrote', comment: other.comment })),
					].map((each) =>
						each.comment ? (
							<blockquote className="work-text mt-6" key={each.label + each.comment}>
								<b className="small block">{each.label}</b>
								{each.comment}
							</blockquote>
						) : null,
					)}
				</>
			) : (
				<>
					{waits ? (
						<p className="say note mb-4">
							{submission.learner} defends it before you two first: they book an hour that you offer under{' '}
							<Link to={paths.offeredSlots()}>Slots</Link>. Keep what you note here until then; scores can be handed in
							afterwards. With no hour to book for a week, the text goes back to the queue.
						</p>
					) : null}
					<ScoreForm
						rubric={rubric}
						scores={answer?.scores ?? sheet.scores}
						comment={answer?.comment ?? sheet.comment}
						refused={answer?.refused}
					/>
					<Confirm
						id="stand-back"
						label="Stand back"
						look="text"
						question={`Not judge ${submission.learner}?`}
						consequences="As their mentor, or because you know them too well. What you noted here goes, the text waits for somebody else, and nothing of theirs comes to you again."
						keep="Go on scoring"
						act="Stand back"
						intent="stand-back"
					/>
				</>
			)}
		</main>
	)
}
