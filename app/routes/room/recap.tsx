import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { RecapText } from '~/components/room/recap-text'
import { Crumbs, Empty } from '~/components/ui/marks'
import { isDomainError } from '~/domain/errors'
import { titleOf, unitsOf, votesOf } from '~/domain/room/bundles'
import type { Format } from '~/domain/room/format'
import { loadRoom } from '~/domain/room/log.server'
import { learningsOf } from '~/domain/room/sheet.server'
import { type RoomView, view } from '~/domain/room/view'
import { hasRecap, showsDoor } from '~/domain/session/agenda'
import { getMySession } from '~/domain/session/read.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'rooms' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Recap: ${data?.title ?? 'room'} · Belay` }]

const MOST_TOPICS = 8

/** What leaves the room: for the cohort's people alone, and through the same view as the room itself. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const session = await getMySession(args.context.db, param(args, 'session'), reader.id)
	const now = args.context.clock()
	const room = await loadRoom(args.context.db, session.id).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	const begun = room !== null && room.status !== 'waiting'
	// Before the end nothing leaves the room: who wants to hear it now goes in, and is seen there.
	const seen = begun && hasRecap(session, { begun }, now) ? view(room, reader.id) : null
	const nameOf = (personId: string) => session.people.find((each) => each.id === personId)?.name ?? 'Somebody who left'
	return {
		title: session.title,
		when: whenOf(session.startsAt, reader.timeZone, session.durationMinutes),
		// Whoever was a guest there has no page of that cohort.
		under: session.isGuest
			? { name: 'Your cohorts', to: paths.cohorts() }
			: { name: session.cohort.name, to: paths.cohort({ cohort: session.cohort.id }) },
		sessionPath: paths.session({ session: session.id }),
		stillOpen: begun && !seen,
		roomPath: showsDoor(session, { exists: room !== null }, now) ? paths.room({ session: session.id }) : null,
		recap: room &&
			seen && {
				cases: Object.entries(seen.cases).map(([round, told]) => ({
					round,
					title: told.title,
					ask: told.ask,
					by: nameOf(told.byId),
				})),
				topics: topicsOf(room.format, seen),
				learnings: await learningsOf(args.context.db, session.id, room, seen),
				promises: Object.entries(seen.promises).map(([personId, promise]) => ({
					personId,
					name: nameOf(personId),
					text: promise.text,
					due: dayLabel(promise.dueOn),
				})),
				lastTime: seen.lastTime
					.filter((each) => each.outcome)
					.map((each) => ({
						id: each.commitmentId,
						name: nameOf(each.personId),
						text: each.text,
						outcome: each.outcome,
						learned: each.learned,
					})),
			},
	}
})

/** What was voted for or put together, of all boards: most votes first. */
function topicsOf(format: Format, seen: RoomView) {
	return format.phases
		.flatMap((phase) => {
			if (phase.kind !== 'write') return []
			return unitsOf(seen, phase.id).map((unit) => ({
				id: unit.id,
				title: titleOf(unit),
				slips: unit.name ? unit.slips.map(({ text }) => text) : unit.slips.slice(1).map(({ text }) => text),
				votes: votesOf(unit, seen.tally),
				column: phase.columns.find(({ id }) => id === unit.column)?.title ?? '',
			}))
		})
		.filter(({ votes, slips }) => votes > 0 || slips.length > 0)
		.sort((a, b) => b.votes - a.votes)
		.slice(0, MOST_TOPICS)
}

export default function Recap() {
	const page = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[page.under, { name: page.title, to: page.sessionPath }, { name: 'Recap' }]} />
			<h1 className="h1">{page.recap?.cases[0]?.title ?? page.title}</h1>
			<p className="soft mt-2">
				{page.when.day}, {page.when.range}
			</p>
			{page.recap ? (
				<RecapText recap={page.recap} />
			) : page.stillOpen ? (
				<Empty
					title="The room is still open"
					act={
						<Link to={page.roomPath ?? page.sessionPath}>
							{page.roomPath ? 'Enter the room' : 'Back to the session'}
						</Link>
					}
				>
					The recap is written when it ends.
				</Empty>
			) : (
				<Empty title="Nothing to read yet" act={<Link to={page.sessionPath}>Back to the session</Link>}>
					The recap is written by the room itself, as it goes.
				</Empty>
			)}
		</main>
	)
}
