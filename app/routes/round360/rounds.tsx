import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { findStageByKey } from '~/domain/program/find'
import { listOwnQuestions } from '~/domain/round360/answer.server'
import { beginRound, isAskedThere } from '~/domain/round360/begin.server'
import { readInstruments } from '~/domain/round360/instruments.server'
import { isOfLed, UNDER_WAY } from '~/domain/round360/kinds'
import { mayBegin, nextFrom, round360Refusals } from '~/domain/round360/policy'
import { lastClosed, listOwnRounds, listRoundsShownTo, listToApprove } from '~/domain/round360/read.server'
import { roundStates } from '~/domain/round360/say'
import { beginForm } from '~/domain/round360/schema'
import { longDate, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'practice', help: 'rounds-360' }
export const meta: MetaFunction = () => [{ title: 'What others see · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content, linkKey } = args.context
	const now = clock()
	const zone = reader.timeZone
	const rounds = await listOwnRounds(db, reader.id)
	const stages = []
	const all = content.programs.flatMap((program) => program.stages)
	const asking = { stages: all, instruments: content.instruments }
	for (const { stage, instrument } of await readInstruments(db, asking, reader.id, now)) {
		const own = rounds.filter(({ stageKey }) => stageKey === stage.key)
		const isAsked = await isAskedThere(db, reader.id, { stageKey: stage.key, instrument })
		if (isAsked || own.length > 0) stages.push({ stage, instrument, own, isAsked })
	}
	return {
		stages: stages.map(({ stage, instrument, own, isAsked }) => {
			const last = lastClosed(own)
			const isUnderWay = own.some(({ state }) => UNDER_WAY.includes(state))
			const from = nextFrom(last)
			return {
				key: stage.key,
				label: stage.label,
				title: instrument.title,
				minutes: instrument.minutes,
				mayBegin: mayBegin({ isAskedThere: isAsked, isUnderWay, last }, now).ok,
				again: last !== null,
				from: !isUnderWay && from && from > now ? longDate(from, zone) : null,
				rounds: own.map(({ id, state, beganAt, closedAt }) => ({
					id,
					state: roundStates[state],
					on: shortDate(closedAt ?? beganAt, zone),
					to: state === 'closed' ? paths.roundReport({ round: id }) : paths.round({ round: id }),
				})),
			}
		}),
		led: rounds.filter(isOfLed).map(({ id, state, beganAt, closedAt }) => ({
			id,
			state: roundStates[state],
			on: shortDate(closedAt ?? beganAt, zone),
			to: state === 'closed' ? paths.roundReport({ round: id }) : paths.round({ round: id }),
		})),
		toApprove: (await listToApprove(db, reader.id)).map(({ id, person }) => ({ id, name: person.name })),
		shown: (await listRoundsShownTo(db, reader.id)).map(({ id, owner, closedAt }) => ({
			id,
			owner,
			on: shortDate(closedAt, zone),
		})),
		questions: (await listOwnQuestions(db, linkKey, reader.email, now)).map(
			({ ticket, about, instrument, closesAt }) => ({
				to: paths.rate({ ticket }),
				about: about.name,
				minutes: instrument.minutes,
				until: shortDate(closesAt, zone),
			}),
		),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const form = readForm(await readFormData(args.request), beginForm)
	if (!form.ok) return form.answer
	const stage = findStageByKey(content.programs, form.value.stage)
	const asking = { stages: stage ? [stage] : [], instruments: content.instruments }
	const [asked] = await readInstruments(db, asking, reader.id, clock())
	if (!asked) return form.refuse({ form: ['No round is asked for there.'] })
	const about = { stageKey: asked.stage.key, instrument: asked.instrument }
	try {
		const round = await beginRound(db, reader, about, clock())
		return goTo(paths.round({ round }))
	} catch (error) {
		return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Rounds() {
	const { stages, led, toApprove, shown, questions } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page narrow">
			<div className="top">
				<div>
					<h1 className="h1">What others see</h1>
					<p className="lede">
						Listening looks different from the other chair. In a 360 round people you work with say what they see,
						without their names. It can confirm what you learned; it can refuse you nothing.
					</p>
				</div>
			</div>
			<LateRefusal answer={answer} />
			{questions.length > 0 ? (
				<Section id="asked" title="You are asked" className="">
					<ul className="rows">
						{questions.map(({ to, about, minutes, until }) => (
							<li key={to}>
								<span className="grow">
									<span className="strong">{about}</span>
									<span className="block small soft">
										{minutes} minutes, until {until}
									</span>
								</span>
								<Link className="btn edge sm" to={to}>
									Answer<span className="vh"> about {about}</span>
								</Link>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{toApprove.length > 0 ? (
				<Section id="lists" title="Lists to look at" className={questions.length > 0 ? 'section' : ''}>
					<ul className="rows">
						{toApprove.map(({ id, name }) => (
							<li key={id}>
								<span className="grow strong">{name}</span>
								<Link className="btn edge sm" to={paths.approveRound({ round: id })}>
									Look at it<span className="vh">: the list of {name}</span>
								</Link>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{stages.map((stage) => (
				<Section key={stage.key} id={stage.key.replace('/', '-')} title={`${stage.label}: ${stage.title}`}>
					{stage.rounds.length > 0 ? (
						<RoundRows rounds={stage.rounds} />
					) : (
						<p className="mt-3">
							Name people who would know, somebody looks at the list, and each gets a link to {stage.minutes} minutes of
							questions. You read the result when it closes, three weeks later.
						</p>
					)}
					{stage.mayBegin ? (
						<Form method="post" className="mt-4">
							<input type="hidden" name="stage" value={stage.key} />
							<button className="btn ink" type="submit">
								{stage.again ? 'Ask again' : 'Begin a round'}
							</button>
						</Form>
					) : null}
					{stage.from ? (
						<p className="small soft mt-3">
							From {stage.from} you can ask again and see what changed. Sooner, people would be asked about the same
							weeks.
						</p>
					) : null}
				</Section>
			))}
			{led.length > 0 ? (
				<Section id="led" title="Cohorts you led">
					<p className="mt-3">
						When its last session is over, each cohort is asked four questions about how you led it. You alone read the
						means, from five answers on.
					</p>
					<RoundRows rounds={led} />
				</Section>
			) : null}
			{stages.length === 0 && led.length === 0 ? (
				<Empty title="No level asks for it">When a level of your program asks what others see, it stands here.</Empty>
			) : null}
			{shown.length > 0 ? (
				<Section id="shown" title="Shown to you">
					<ul className="rows">
						{shown.map(({ id, owner, on }) => (
							<li key={id}>
								<span className="grow">
									<Link to={paths.roundReport({ round: id })}>{owner}</Link>
									<span className="block small soft">{on}</span>
								</span>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<p className="small soft mt-6">
				That you began a round, and what came of it, you alone can see, and whoever you choose to look at your list or
				to read the result. No admin and no page of theirs shows it; of partner feedback they see that three or more
				have answered. Line managers see nothing of it, unless you choose yours.{' '}
				<Link to={paths.helpTopic({ topic: 'rounds-360' })}>How it works</Link>
			</p>
		</main>
	)
}

function RoundRows({ rounds }: { rounds: { id: string; state: string; on: string; to: string }[] }) {
	return (
		<ul className="rows">
			{rounds.map(({ id, state, on, to }) => (
				<li key={id}>
					<span className="grow">
						<Link to={to}>{state}</Link>
						<span className="block small soft">{on}</span>
					</span>
				</li>
			))}
		</ul>
	)
}
