import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { MyCohortRow, OpenCohortRow } from '~/components/cohort/cohort-rows'
import type { SeatStanding } from '~/components/cohort/seat-standing'
import { AskedOfYou } from '~/components/intake/asked-of-you'
import { MyLevels } from '~/components/intake/my-levels'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty, Signpost } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { AHEAD_OR_ON } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import { listStandings, type Standing } from '~/domain/cohort/place.server'
import { type CohortSummary, listMyCohorts, listOpenCohorts } from '~/domain/cohort/read.server'
import { listTimeQuestions } from '~/domain/intake/asked.server'
import { listMyLevels } from '~/domain/intake/my-levels.server'
import { ordinal } from '~/domain/number-words'
import { toldOf } from '~/domain/session/agenda'
import { listNextSessions } from '~/domain/session/agenda.server'
import { sayWhen } from '~/domain/session/when.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { placeOf, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { changeOwnSeat } from '~/http/seat-forms.server'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'cohorts' }
export const meta: MetaFunction = () => [{ title: 'Your cohorts · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const now = clock()
	const [mine, open] = await Promise.all([listMyCohorts(db, reader.id), listOpenCohorts(db, reader.id)])
	const ids = [...mine, ...open].map((cohort) => cohort.id)
	const dated = await listNextSessions(db, ids, now)
	const next = new Map(
		[...mine, ...open].flatMap(({ id, status }) => {
			const [session] = toldOf([dated.get(id) ?? []].flat(), status, now)
			return session ? [[id, session] as const] : []
		}),
	)
	const standings = await listStandings(db, reader.id, now)
	const say = (cohort: CohortSummary) => {
		const session = next.get(cohort.id)
		return {
			id: cohort.id,
			name: cohort.name,
			status: cohort.status,
			lead: cohort.lead,
			level: levelOf(content.programs, cohort.stageKey),
			starts: dayLabel(cohort.startsOn, { day: 'numeric', month: 'long', year: 'numeric' }),
			place: placeOf(cohort.timeZone),
			next: session ? { id: session.id, title: session.title, when: sayWhen(session, reader.timeZone, now) } : null,
		}
	}
	const soonest = mine
		.map((cohort) => next.get(cohort.id))
		.sort((a, b) => (a?.startsAt.getTime() ?? Infinity) - (b?.startsAt.getTime() ?? Infinity))[0]
	const [levels, questions] = await Promise.all([listMyLevels(db, reader.id, now), listTimeQuestions(db, reader.id)])
	return {
		levels: levels.map((each) => ({ ...each, level: levelOf(content.programs, each.stageKey) })),
		asked: questions.map(({ person }) => person),
		mine: mine.map((cohort) => ({ ...say(cohort), part: cohort.part })),
		open: open.map((cohort) => ({
			...say(cohort),
			seat: saySeat(standings.get(cohort.id), reader.timeZone),
			already:
				mine.find(
					(each) =>
						each.part === 'member' && each.stageKey === cohort.stageKey && AHEAD_OR_ON.some((on) => on === each.status),
				)?.name ?? null,
		})),
		soonest: soonest
			? {
					id: soonest.id,
					title: soonest.title,
					minutes: soonest.durationMinutes,
					when: sayWhen(soonest, reader.timeZone, now),
				}
			: null,
	}
})

function saySeat(standing: Standing | undefined, timeZone: string): SeatStanding {
	const until = standing?.offerEndsAt && whenOf(standing.offerEndsAt, timeZone)
	return {
		way: standing?.way.ok ? standing.way.way : null,
		isApart: standing?.way.ok === false && standing.way.why === 'kin-here',
		state: standing?.state ?? null,
		place: standing?.place ? ordinal(standing.place) : null,
		waiting: standing?.waiting ?? 0,
		until: until ? `${until.day}, ${until.range}` : null,
		seatsLeft: standing?.free ?? 0,
	}
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	return changeOwnSeat(args, reader)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Cohorts() {
	const { levels, asked, mine, open, soonest } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Your cohorts</h1>
					<p className="lede">Eight to twelve people who take a level together and bring their real cases.</p>
				</div>
				<Link className="btn edge" to={paths.calendar()}>
					Your calendar
				</Link>
			</div>
			<AskedOfYou people={asked} />
			{soonest ? (
				<Signpost
					to={paths.session({ session: soonest.id })}
					title={soonest.title}
					sub={`${soonest.when.day}, ${soonest.when.range}`}
					time={`${soonest.minutes} min`}
				/>
			) : null}
			{mine.length > 0 ? (
				<ul className="rows mt-8 border-t-2 border-ink">
					{mine.map((cohort) => (
						<MyCohortRow key={cohort.id} cohort={cohort} />
					))}
				</ul>
			) : (
				<Empty title="No cohort yet">
					Modules you can read alone. The practice happens with others: in a cohort somebody listens to your case, and
					you to theirs. {open.length > 0 ? 'Join one below.' : 'An L&D admin of your organization gives you a seat.'}
				</Empty>
			)}
			<MyLevels levels={levels} />
			<Section id="open" title="Open to join">
				{open.length > 0 ? (
					<ul className="rows">
						{open.map((cohort) => (
							<OpenCohortRow
								key={cohort.id}
								cohort={cohort}
								problem={answer?.cohort === cohort.id ? answer.problem : undefined}
							/>
						))}
					</ul>
				) : (
					<p className="small soft mt-3">
						No cohort takes people at the moment. A new one shows here as soon as it opens.
					</p>
				)}
				{answer && !open.some((cohort) => cohort.id === answer.cohort) ? (
					<Refusal className="mt-4">{answer.problem}</Refusal>
				) : null}
			</Section>
		</main>
	)
}
