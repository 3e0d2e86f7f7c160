import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RoomScreen } from '~/components/room/room-screen'
import { findBrought, listTellable } from '~/domain/casebook/bring.server'
import { isKeptFromRoom } from '~/domain/casebook/hearers.server'
import { listKinWhoHear } from '~/domain/casebook/kin-in-room.server'
import { isDomainError } from '~/domain/errors'
import { listBarred } from '~/domain/facilitator/barred.server'
import { listDrafts } from '~/domain/room/drafts.server'
import type { Format } from '~/domain/room/format'
import { findSeats, loadRoom } from '~/domain/room/log.server'
import { mayLead } from '~/domain/room/parts'
import { readSheet } from '~/domain/room/sheet.server'
import { asShown, sheetAsShown } from '~/domain/room/struck.server'
import { roomFor, view } from '~/domain/room/view'
import { ON_THE_WALL } from '~/domain/room/wall'
import type { Part } from '~/domain/room/wire'
import { dueBefore } from '~/domain/session/agenda.server'
import { findOwnCase } from '~/domain/session/case.server'
import { findOwnGroup, listGroupLinks } from '~/domain/session/groups.server'
import { type Numbered, roomName } from '~/domain/session/kinds'
import { getMySession } from '~/domain/session/read.server'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp, problem } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/room.css?url'

export const handle = { frame: 'bare', help: 'rooms' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Room'} · Belay` }]

/** The page as it stands now; everything after comes over the socket, which checks again. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const session = await getMySession(db, param(args, 'session'), reader.id)
	const format = content.formats.get(session.format)
	if (!format) throw problem(404, 'no-room-format')
	const people = (await findSeats(db, session.id)) ?? []
	const seat = people.find((each) => each.personId === reader.id)
	if (!seat) throw problem(404, 'session')
	// A wall is looked at by all: what is its opener's own is not even sent.
	const isWall = mayLead(seat.part) && new URL(args.request.url).searchParams.has('wall')
	const me = isWall ? ON_THE_WALL : seat
	// Their door says why: server/rooms/door.ts
	const isKeptApart = await isKeptFromRoom(db, session.id, reader.id)
	const room = await loadRoom(db, session.id).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	const seen = isKeptApart ? null : room
	const ownCase = await findOwnCase(db, session.id, reader.id)
	const brought = await findBrought(db, session.id, reader.id)
	const group = isWall ? null : await findOwnGroup(db, session, reader.id, clock())
	const today = dateOf(clock(), reader.timeZone)
	const tells = me.part !== 'observer' && format.phases.some(({ kind }) => kind === 'case')
	return {
		sessionId: session.id,
		...namesOf(session),
		format: forEyesOf(room?.format ?? format, me.part),
		me,
		people,
		barred: mayLead(me.part) ? await listBarred(db, session.id, clock()) : [],
		view: seen && view(roomFor(asShown(seen), me), me.personId),
		sheet: seen ? sheetAsShown(seen, await readSheet(db, session.id, seen)) : '',
		drafts: isWall ? {} : await listDrafts(db, session.id, reader.id),
		ownCase: isWall
			? null
			: ownCase && { ...ownCase, from: brought?.id ?? '', isTellable: brought?.isTellable ?? true },
		kin: tells ? await listKinWhoHear(db, session.id, reader.id) : [],
		casebook: tells ? await listTellable(db, session.id, reader.id) : [],
		callUrl: session.callUrl,
		group,
		groupLinks: mayLead(me.part) ? await listGroupLinks(db, session.id) : group ? [group] : [],
		today,
		dueBy: await dueBefore(db, session, { today, zone: reader.timeZone }),
		back: paths.session({ session: session.id }),
		recap: paths.recap({ session: session.id }),
		isWall,
	}
})

/** A meeting that people run themselves is known by what it is. */
function namesOf(session: Numbered & { title: string; cohort: { name: string } }): { title: string; cohort: string } {
	return session.kind === 'self-run'
		? { title: session.title, cohort: session.cohort.name }
		: { title: roomName(session), cohort: `${session.cohort.name}, ${session.title.toLowerCase()}` }
}

/** Hints for the lead reach only those who may lead; what is played reaches nobody but through the room's view. */
function forEyesOf({ play: _hidden, ...format }: Format, part: Part): Format {
	if (mayLead(part)) return format
	return { ...format, phases: format.phases.map((phase) => ({ ...phase, tips: [] })) }
}

export default function Room() {
	return <RoomScreen page={useLoaderData<typeof loader>()} />
}
