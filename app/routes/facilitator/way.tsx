import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Conduct } from '~/components/facilitator/conduct'
import { Rating } from '~/components/facilitator/rating'
import { StepActs } from '~/components/facilitator/step-acts'
import { SayWords } from '~/components/facilitator/way-forms'
import { WhatWasSaid } from '~/components/facilitator/words'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { RequirementList, type RequirementView } from '~/components/ui/requirement'
import { Section } from '~/components/ui/section'
import { levelOf } from '~/domain/cohort/level'
import { actsOn } from '~/domain/facilitator/acts'
import { holdsLevel, standingNames } from '~/domain/facilitator/kinds'
import { getOneWay } from '~/domain/facilitator/one-way.server'
import { stepOf } from '~/domain/facilitator/pathway'
import { roleLacking } from '~/domain/facilitator/policy'
import { readRatingFor } from '~/domain/facilitator/rating.server'
import { sayObserved, sayWay } from '~/domain/facilitator/say-way.server'
import { listToWatch } from '~/domain/facilitator/waiting.server'
import { saidMet } from '~/domain/number-words'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { changeWayByForm } from '~/http/way-forms.server'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'practice', help: 'becoming-a-facilitator' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.isOwn ? 'Your way' : (data?.name ?? 'The way')} to leading ${data?.level ?? ''} · Belay` },
]

function aboutOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const [program, stage] = [param(args, 'program'), param(args, 'stage')]
	return { personId: param(args, 'person'), stageKey: `${program}/${stage}`, program, stage }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const { program, stage, ...about } = aboutOf(args)
	const now = clock()
	const one = await getOneWay(db, content, about, reader.id, now)
	const { way, known, held, words } = one
	const prepare = stepOf(way.pathway, 'prepare')
	const acts = actsOn(way, known, words !== null, held?.coLeadsAt != null)
	const lacks = acts.qualify
		? roleLacking('qualified', one.roles)
		: acts.beginTraining && roleLacking('training', one.roles)
	const titles = new Map(content.help.pages.map(({ topic, title }) => [topic, title]))
	return {
		isOwn: known.isSelf,
		name: one.name,
		level: levelOf(content.programs, about.stageKey).label,
		standing: known.standing && standingNames[known.standing],
		holds: holdsLevel(known.standing),
		until: held?.until ? shortDate(held.until, reader.timeZone) : null,
		renewal: known.standing === 'qualified' || known.standing === 'over' ? way.renewal : [],
		steps: sayWay(way, reader.timeZone),
		reads: (prepare?.reads ?? []).map((topic) => ({
			name: titles.get(topic) ?? topic,
			to: paths.helpTopic({ topic }),
		})),
		conduct: (prepare?.conduct ?? []).map(({ id, asks, options }) => ({
			id,
			asks,
			options: options.map(({ says }) => says),
		})),
		calibration: content.pathways.calibrations.has(about.stageKey) ? paths.calibration({ program, stage }) : null,
		rating: await readRatingFor(db, way, about, known),
		observed: sayObserved(way, one.watched, reader.timeZone).map((each) => ({
			...each,
			to: one.opens.has(each.id) ? paths.observation({ observation: each.id }) : null,
		})),
		words,
		acts,
		roleFirst: lacks ? paths.person({ person: about.personId }) : null,
		toWatch: known.leadsLevel
			? (await listToWatch(db, about, reader.id, now)).map((each) => ({
					id: each.id,
					name: `${each.title}, ${each.cohort}, ${shortDate(each.startsAt, reader.timeZone)}`,
				}))
			: [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const { personId, stageKey } = aboutOf(args)
	const one = await getOneWay(db, content, { personId, stageKey }, reader.id, clock())
	return changeWayByForm(args, { personId, stageKey }, one, reader)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Way() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { isOwn, acts, steps } = page
	const intent = answer?.result?.initialValue?.intent
	const done = steps.filter(({ state }) => state === 'met').length
	const next = steps.find(({ state }) => state !== 'met')
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Lead a level', to: paths.ways() }, { name: isOwn ? page.level : page.name }]} />
			<h1 className="h1">
				{isOwn ? `Your way to leading ${page.level}` : `${page.name}, on the way to leading ${page.level}`}
			</h1>
			<p className="lede mt-2 mb-6">
				{page.holds
					? null
					: `${saidMet(done, steps.length)}. ${next ? `Next: ${next.title.toLowerCase()}.` : 'Every step is done.'} `}
				{page.standing ? `${page.standing}${page.until ? ` until ${page.until}` : ''}.` : null}
			</p>
			{intent === 'conduct' || intent === 'reason' || intent === 'word' ? null : <LateRefusal answer={answer} />}
			{page.holds && next ? (
				<p className="small soft mb-4">
					Steps that are open here were not asked: {isOwn ? 'you were' : 'they were'} appointed.
				</p>
			) : null}
			{page.renewal.length > 0 ? (
				<p className="say note mb-4">
					For another year, in the last twelve months: {page.renewal.join(', ')}. Sessions you lead count by themselves.
				</p>
			) : null}
			<Rating {...page} />
			{acts.reason && !page.words?.reason ? (
				<Section id="why" title={page.words ? 'Say why' : 'Put yourself forward'} className="mb-6">
					<SayWords intent="reason" answer={intent === 'reason' ? answer : undefined} />
				</Section>
			) : null}
			<RequirementList results={steps}>
				{(step: RequirementView) => <StepActs step={step.id} {...page} />}
			</RequirementList>
			{acts.conduct ? (
				<Section id="conduct" title="Conduct and safety">
					<Conduct questions={page.conduct} answer={intent === 'conduct' ? answer : undefined} />
				</Section>
			) : null}
			{acts.word ? (
				<Section id="word" title="Your word for them">
					<SayWords intent="word" answer={intent === 'word' ? answer : undefined} />
				</Section>
			) : null}
			{page.words ? <WhatWasSaid words={page.words} isOwn={isOwn} /> : null}
			<Section id="who" title="Who can read this">
				<p className="small soft mt-3">
					{isOwn ? 'You' : page.name}, admins, mentors and whoever leads the level; nobody of {isOwn ? 'your' : 'their'}{' '}
					reporting line. What observers score, only {isOwn ? 'you' : 'they'}, the observers and admins read. A line
					manager is asked about the time and sees nothing else.
				</p>
			</Section>
		</main>
	)
}
