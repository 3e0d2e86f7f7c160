import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { OwnRenewal } from '~/components/assess/own-renewal'
import { Badge } from '~/components/ui/badge'
import { Crumbs } from '~/components/ui/marks'
import { RequirementList, SignLegend } from '~/components/ui/requirement'
import { findDeliverable } from '~/domain/assessment/deliverable'
import { readOpenActs } from '~/domain/certification/open-acts.server'
import { listOwnCertificates } from '~/domain/certification/read.server'
import { readRenewals } from '~/domain/certification/renewal.server'
import { isReady } from '~/domain/certification/requirements'
import { readStanding, readWay } from '~/domain/certification/standing.server'
import { whatPreview } from '~/domain/cohort/stage-choices'
import { saidMet } from '~/domain/number-words'
import { askedWithin } from '~/domain/program/asked'
import { getStage } from '~/domain/program/find'
import type { Requirement } from '~/domain/program/frontmatter'
import { readInstruments } from '~/domain/round360/instruments.server'
import { longDate, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'learn', help: 'what-counts' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `What counts for ${data?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const stage = getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
	const now = args.context.clock()
	const here = { program: stage.program.slug, stage: stage.id }
	const { results, rules, cohortId, notYet } = await readStanding(
		args.context.db,
		{ id: reader.id, showsPlanned: reader.organization.isSample },
		stage,
		now,
	)
	const way = await readWay(args.context.db, reader.id, stage, now)
	const renewal = (await readRenewals(args.context.db, [reader.id], stage, now)).get(reader.id)
	const certificate = (await listOwnCertificates(args.context.db, reader.id, now)).find(
		(each) => each.stageKey === stage.key && each.state !== 'revoked' && way.by !== 'rules',
	)
	const open = await readOpenActs(args.context.db, reader.id, stage, now)
	const watched = { href: paths.watched({ level: stage.key }), label: 'Write it down' }
	const asking = { stages: [stage], instruments: args.context.content.instruments }
	const asksOthers = (await readInstruments(args.context.db, asking, reader.id, now)).length > 0
	const asked = asksOthers ? { href: paths.rounds(), label: 'Ask others' } : undefined
	const doors: Record<string, { href: string; label: string } | undefined> = {
		modules: { href: paths.stage(here), label: 'Read' },
		check: { href: paths.check(here), label: open.takesCheck ? 'Open the check' : 'Look at it' },
		sessions: { href: cohortId ? paths.cohort({ cohort: cohortId }) : paths.cohorts(), label: 'Sessions' },
		case: { href: paths.casebook(), label: 'Casebook' },
		contribution: { href: paths.casebook(), label: 'Casebook' },
		retrospective: { href: paths.practiceLog({ level: stage.key }), label: 'Practice log' },
		practice: { href: paths.practiceLog({ level: stage.key }), label: 'Practice log' },
		commitments: { href: paths.practice(), label: 'Commitments' },
		simulation: { href: paths.simulations(), label: 'Play one' },
		conflicts: { href: paths.conflicts(here), label: 'Open the log' },
		figures: { href: paths.figures(here), label: 'Write them down' },
		statement: { href: paths.signOff(here), label: 'Ask your sponsor' },
		activities: { href: paths.activities(here), label: 'Write them down' },
		pairing: watched,
		observation: watched,
		writtenPlan: watched,
		rounds360: asked,
		teamReading: asked,
	}
	/** Of several ways, the one that what they are asked names first */
	const firstWay = (asked: Requirement[], id: string) =>
		askedWithin(asked).find((rule) => rule.id === id)?.kind ?? 'rounds360'
	const toWork = (id: string) => {
		const work = cohortId === null ? undefined : open.works.find((each) => each.id === id)
		const label = !work?.writes ? 'Look at it' : work.isLive ? 'Book a slot' : 'Write'
		return work ? { href: paths.submission({ ...here, work: id }), label } : null
	}
	const deliverable = findDeliverable(args.context.content.deliverables, stage.key)
	const kindOf = ({ id, kind }: (typeof results)[number], asked: Requirement[]) => {
		const rule = asked.find((each) => each.id === id)
		if (rule?.kind === 'statement' && rule.ratersAtLeast) return 'rounds360'
		return kind === 'anyOf' ? firstWay(asked, id) : kind
	}
	const shownBy = (asked: Requirement[]) => (result: (typeof results)[number]) => ({
		...result,
		metAt: null,
		metOn: result.metAt ? shortDate(result.metAt, reader.timeZone) : null,
		to: result.kind === 'assessment' ? toWork(result.id) : (doors[kindOf(result, asked)] ?? null),
	})
	const counted = results.filter((result) => result.state !== 'planned')
	return {
		stage: { id: stage.id, label: stage.label, title: stage.title, to: paths.stage(here) },
		results: results.map(shownBy(rules)),
		renewal: renewal && {
			ends: longDate(renewal.validUntil, 'UTC'),
			until: longDate(renewal.graceUntil, 'UTC'),
			isInGrace: renewal.standing === 'in-grace',
			takenBackOn: renewal.takenBackAt && longDate(renewal.takenBackAt, 'UTC'),
			isReady: isReady(renewal.results),
			hours: Math.round(renewal.minutes / 60),
			results: renewal.results
				.filter(({ state }) => reader.organization.isSample || state !== 'planned')
				.map(shownBy(renewal.rules)),
		},
		isAnew: way.by === 'rules' && way.since !== null,
		met: counted.filter((result) => result.state === 'met' || result.state === 'waived').length,
		of: counted.length,
		ready: isReady(results),
		certificate: certificate ? paths.certification({ number: certificate.number }) : null,
		preview: reader.organization.isSample ? null : notYet === 'old-rules' ? OLD_RULES : whatPreview(stage),
		inCohort: cohortId !== null,
		deliverable: deliverable && { title: deliverable.title, to: paths.deliverable(here) },
		takingPart: results.some((result) => takesTime(result.kind) && result.state !== 'open')
			? paths.takingPart(here)
			: null,
	}
})

const OLD_RULES =
	'The rules of your cohort are from before all of this level could be recorded. An admin gives it the rules of today before anybody is certified.'

/** What hours are counted of */
const takesTime = (kind: string) => ['modules', 'check', 'sessions', 'assessment'].includes(kind)

export default function Requirements() {
	const { stage, results, renewal, isAnew, met, of, ready, certificate, preview, inCohort, takingPart, deliverable } =
		useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[{ name: 'Learn', to: paths.learn() }, { name: stage.label, to: stage.to }, { name: 'What counts' }]}
			/>
			<div className="top">
				<div>
					<h1 className="h1">
						{certificate
							? `${stage.label} is yours.`
							: ready
								? 'Everything is met.'
								: of === 0
									? 'Nothing counts yet'
									: saidMet(met, of)}
					</h1>
					<p className="lede">
						{certificate
							? 'What you have shown stays in the record.'
							: ready
								? preview
									? 'Nothing is missing of what the level asks for today.'
									: 'An admin issues the certification; they see that you are ready.'
								: `What ${stage.label}, ${stage.title}, asks for, what you have shown, and what is left. There is no failing here: what is not met is open.`}
					</p>
				</div>
				<Badge stage={stage.id} size={72} />
			</div>
			{certificate ? (
				<p className="mb-6">
					<Link className="btn ink" to={certificate}>
						Your certificate
					</Link>
				</p>
			) : null}
			{renewal ? <OwnRenewal renewal={renewal} /> : null}
			{isAnew ? (
				<p className="say note mb-4">
					What you held has lapsed, so the level is shown anew, by its ordinary rules. What counts is what you have
					shown since that certificate was issued; the rest stays in your record.
				</p>
			) : null}
			{preview ? <p className="say note mb-4">{preview}</p> : null}
			{inCohort ? null : (
				<p className="say note mb-4">
					You are not in a cohort for this level. You can read and take the check; sessions and assessed work come with
					a cohort.
				</p>
			)}
			<RequirementList results={results} />
			<SignLegend />
			{deliverable ? (
				<p className="mt-6">
					The assessed work: <Link to={deliverable.to}>{deliverable.title}</Link>, with its brief, a template, a whole
					exemplar and what assessors look for.
				</p>
			) : null}
			{takingPart ? (
				<p className="mt-6">
					<a className="btn edge sm" href={takingPart} download>
						Record of taking part, PDF
					</a>{' '}
					<span className="small soft">Hours, modules and sessions. It is no certificate.</span>
				</p>
			) : null}
			<p className="small soft mt-6">
				You see all of this. Admins see the state of each requirement, its dates and counts; of cases, of what you
				watched and of what others see, the state alone. Your line manager sees nothing here. What you wrote goes to the
				two who assess it, and which answers you gave stays with you.
			</p>
		</main>
	)
}
