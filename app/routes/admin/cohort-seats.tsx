import type { SubmissionResult } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Crew } from '~/components/cohort/crew'
import { type LineEntry, MoveMember, MoveWithReason, SeatLine } from '~/components/desk/seat-line'
import { type Shown, WhoHears } from '~/components/desk/who-hears'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { closedIn } from '~/domain/cohort/closed-seats.server'
import { sayCrew } from '~/domain/cohort/crew.server'
import { type InLine, listLine, listRoomElsewhere } from '~/domain/cohort/list-line.server'
import { getCohort } from '~/domain/cohort/read.server'
import { getSeatRules } from '~/domain/cohort/seat-rules.server'
import { mayWithdraw } from '~/domain/cohort/seats'
import { capitalized, counted, ordinal } from '~/domain/number-words'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { changeLineByForm } from '~/http/cohort-seat-forms.server'
import { param, requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'seats' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Seats of ${page?.cohort.name ?? 'a cohort'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock } = args.context
	const now = clock()
	const cohort = await getCohort(db, param(args, 'cohort'))
	const { free, held, line } = await listLine(db, cohort.id, now)
	return {
		cohort: { id: cohort.id, name: cohort.name, taken: cohort.taken, seatCount: cohort.seatCount },
		free,
		held,
		line: line.map((entry) => sayEntry(entry, admin.timeZone)),
		members: sayCrew(cohort, admin.id, now, await closedIn(db, cohort.id)).filter((person) => person.part === 'member'),
		elsewhere: mayWithdraw(cohort.status) ? await listRoomElsewhere(db, cohort, now) : [],
		rules: await getSeatRules(db),
	}
})

function sayEntry({ personId, name, state, place, since, offerEndsAt, askedAt }: InLine, zone: string): LineEntry {
	const asked = whenOf(since, zone)
	const until = offerEndsAt && whenOf(offerEndsAt, zone)
	const says = {
		offered: `A seat is held until ${until?.shortDay}, ${until?.range}`,
		waiting: `${capitalized(place ? ordinal(place) : 'next')} in line, since ${asked.shortDay}, ${asked.time}`,
		asked: askedAt
			? `Their line manager was asked on ${whenOf(askedAt, zone).shortDay}`
			: `Asked on ${asked.shortDay}. There is no line manager to ask: you decide.`,
	}
	return { personId, name, state, says: says[state], isOurs: state === 'asked' && !askedAt }
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeLineByForm(args, param(args, 'cohort'), admin)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

type SeatsAnswer =
	| { problem?: string; asks?: { person: string; to: string }; result?: SubmissionResult<string[]>; shown?: Shown }
	| undefined

export default function CohortSeats() {
	const { cohort, free, held, line, members, elsewhere, rules } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as SeatsAnswer
	const problem = answer?.problem ?? Object.values(answer?.result?.error ?? {})[0]?.[0]
	const here = paths.adminCohort({ cohort: cohort.id })
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: here },
					{ name: 'Seats and line' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1 work">Seats of {cohort.name}</h1>
					<p className="lede">
						{cohort.taken} of {cohort.seatCount} taken, {held} held by an offer, {free} free.
					</p>
				</div>
				<Link className="btn edge" to={paths.seatRules()}>
					How seats are given
				</Link>
			</div>
			{answer?.shown ? <WhoHears shown={answer.shown} act="Do it" /> : null}
			{problem ? <Refusal className="mt-4">{problem}</Refusal> : null}
			{answer?.asks ? <MoveWithReason move={answer.asks} /> : null}
			<Section id="line" title="In line" aside={`Offers last ${counted(rules.offerHours, 'hour', 'hours')}`}>
				{line.length > 0 ? (
					<SeatLine line={line} />
				) : (
					<p className="small soft mt-3">
						Nobody waits. When every seat is taken, whoever asks stands in line, and a seat that comes free is offered
						to the first.
					</p>
				)}
				{line.length > 0 ? (
					<p className="small soft mt-4">
						<Link to={`${here}#people`}>Adding somebody on the cohort’s page</Link> passes over this line: it needs a
						seat that is neither taken nor held.
					</p>
				) : null}
			</Section>
			<Section id="seats" title="Seats taken">
				<Crew
					people={members}
					act={elsewhere.length > 0 ? (person) => <MoveMember person={person} elsewhere={elsewhere} /> : undefined}
				/>
				{elsewhere.length === 0 ? (
					<p className="small soft mt-4">No other cohort of this level has a free seat to move somebody to.</p>
				) : null}
			</Section>
		</main>
	)
}
