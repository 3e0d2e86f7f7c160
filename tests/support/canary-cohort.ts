import type { Db, Prisma } from '~/domain/db'
import type { Requirement } from '~/domain/program/frontmatter'
import type { Content } from '../../server/content'
import type { Actor } from './actors'
import type { Canaries } from './canaries'
import { makeOwnMeetings } from './canary-own-rooms'
import { type Someone, someone } from './canary-people'
import { playRoles } from './canary-role-play'
import { holdRoom, openRoomNow } from './canary-room'
import { calibrated } from './qualifications'

/** What the parts of a cohort are made with. */
export type CohortPlace = {
	db: Db
	content: Content
	canaries: Canaries
	passwordHash: string
	/** Plants a canary named after the cohort */
	plant: (what: string, seenBy: readonly Actor[], openOn?: readonly string[]) => string
	actors: { learner: Actor; lead: Actor; observer?: Actor }
	/** The actors who belong to it */
	crew: readonly Actor[]
	cohortId: string
	people: Record<'learner' | 'peer' | 'ready' | 'closed' | 'lead' | 'observer', Someone>
}

const DAY_MS = 86_400_000
/** Whoever has its address reads a calendar: titles, hours and places, and no way into a call. */
const FEED = ['routes/calendar/feed']
export const STAGE = { program: 'technical-leadership-ladder', stage: 'l1' }
export const STAGE_KEY = `${STAGE.program}/${STAGE.stage}`

/**
 * A cohort in the middle of its stage. Its people: a learner, a peer of theirs, somebody who is ready to be certified,
 * a member whose account was closed, a lead, an observer. Only those named in `actors` ever ask for anything.
 */
export async function aCanaryCohort(
	world: Pick<CohortPlace, 'db' | 'content' | 'canaries' | 'passwordHash'>,
	letter: string,
	actors: CohortPlace['actors'] & { closed?: Actor },
) {
	const { db, content, canaries } = world
	const crew: Actor[] = [actors.learner, actors.lead, ...(actors.observer ? [actors.observer] : [])]
	const plant: CohortPlace['plant'] = (what, seenBy, openOn) => canaries.plant(`${letter}: ${what}`, seenBy, openOn)
	const crewAndAdmin: Actor[] = [...crew, 'admin']
	const make = (who: string, roles: Parameters<typeof someone>[2]['roles'], self?: Actor, disabled = false) =>
		someone(world, `${letter}: ${who}`, { self, crew, roles, disabled })
	const people = {
		learner: await make('the learner', ['learner'], actors.learner),
		peer: await make('the peer', ['learner']),
		ready: await make('who is ready', ['learner']),
		closed: await make('who is closed', ['learner'], undefined, true),
		lead: await make('the lead', ['facilitator'], actors.lead),
		// Whoever trains for the level is named to everybody who leads it.
		observer: await someone(world, `${letter}: the observer`, {
			self: actors.observer,
			crew,
			roles: ['trainee'],
			namedTo: ['lead', 'otherLead'],
		}),
	}
	const stage = content.programs.flatMap((program) => program.stages).find((each) => each.key === STAGE_KEY)
	const requirements = (stage ? attainable(stage.requirements) : []) as unknown as Prisma.InputJsonValue
	const cohort = await db.cohort.create({
		data: {
			...STAGE,
			name: plant('name of the cohort', crewAndAdmin, FEED),
			seatCount: 12,
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-01-05',
			requirements,
			members: {
				create: [people.learner, people.peer, people.ready, people.closed].map(({ id }) => ({ personId: id })),
			},
			facilitators: {
				create: [
					{ personId: people.lead.id, part: 'lead' },
					{ personId: people.observer.id, part: 'observer' },
				],
			},
		},
		select: { id: true },
	})
	// One came from another cohort, which asked the same.
	await db.begunRules.create({ data: { personId: people.peer.id, stageKey: STAGE_KEY, rules: requirements } })
	// One is above the other, and an admin said why both sit here.
	await db.person.update({ where: { id: people.ready.id }, data: { managerId: people.closed.id } })
	const [oneId = '', otherId = ''] = [people.ready.id, people.closed.id].sort()
	const reason = plant('why two of one line sit together', ['admin'])
	await db.seatAllowance.create({
		data: { cohortId: cohort.id, oneId, otherId, reason, byId: '', givenAt: new Date() },
	})
	const since = new Date(Date.now() - 90 * DAY_MS)
	const held = { stageKey: STAGE_KEY, grantedById: people.lead.id, since }
	await db.qualification.createMany({
		data: [
			{
				...held,
				personId: people.lead.id,
				state: 'qualified',
				founding: true,
				reason: plant('why the lead was appointed', ['admin']),
				until: new Date(Date.now() + 275 * DAY_MS),
			},
			{ ...held, personId: people.observer.id, state: 'training' },
		],
	})
	await calibrated(db, people.lead.id, STAGE_KEY, since)
	const place: CohortPlace = { ...world, plant, actors, crew, cohortId: cohort.id, people }
	const sessions = await makeSessions(place)
	await db.sessionGuest.create({
		data: {
			sessionId: sessions.cancelled,
			personId: people.peer.id,
			missedSessionId: sessions.held,
			byId: people.lead.id,
			addedAt: new Date(),
		},
	})
	const series = await makeOwnMeetings(place)
	const groupId = await makeGroups(place, sessions.coming)
	const { promised, learning, slipId } = await hold(place, sessions)
	return { ...place, sessions, ...series, groupId, promised, learning, slipId }
}

/** One group with the learner, one with others: a way into a call is for those who work there, and for who arranges it. */
async function makeGroups({ db, plant, actors, people }: CohortPlace, sessionId: string) {
	const arrange: Actor[] = [actors.lead, 'admin']
	const make = (what: string, seenBy: Actor[], who: Someone[]) =>
		db.sessionGroup.create({
			data: {
				sessionId,
				name: plant(`${what}: name`, seenBy),
				callUrl: `https://call.example/${plant(`${what}: call`, seenBy)}`,
				place: plant(`${what}: place`, seenBy),
				seats: { create: who.map(({ id }) => ({ sessionId, personId: id })) },
			},
			select: { id: true },
		})
	await make('a group of others', arrange, [people.ready])
	return (await make('the group of the learner', [actors.learner, ...arrange], [people.learner, people.peer])).id
}

export type CanaryCohort = Awaited<ReturnType<typeof aCanaryCohort>>

/** A check, one session and the assessed work: what somebody in this world can have met. */
function attainable(requirements: Requirement[]): Requirement[] {
	return requirements
		.filter((each) => ['check', 'sessions', 'assessment'].includes(each.kind))
		.map((each) => (each.kind === 'sessions' ? { ...each, attend: 1 } : each))
}

async function makeSessions({ db, plant, crew, cohortId, people, actors }: CohortPlace) {
	const crewAndAdmin: Actor[] = [...crew, 'admin']
	const make = async (
		position: number,
		what: string,
		startsInMs: number,
		said: { over?: boolean; cancelled?: boolean; isInPerson?: boolean; format?: string } = {},
	) => {
		const startsAt = new Date(Math.round((Date.now() + startsInMs) / 60_000) * 60_000)
		const session = await db.session.create({
			data: {
				cohortId,
				position,
				planNumber: position,
				title: plant(`${what}: title`, crewAndAdmin, FEED),
				format: said.format ?? 'critique-60',
				localStart: startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt,
				callUrl: said.isInPerson ? '' : `https://call.example/${plant(`${what}: call`, crewAndAdmin)}`,
				place: plant(`${what}: place`, crewAndAdmin, FEED),
				attendanceConfirmedAt: said.over ? new Date() : null,
				cancelledAt: said.cancelled ? new Date() : null,
				cancelReason: said.cancelled ? plant(`${what}: reason`, crewAndAdmin) : '',
			},
			select: { id: true },
		})
		return session.id
	}
	const sessions = {
		held: await make(1, 'held session', -7 * DAY_MS, { over: true }),
		live: await make(2, 'live session', -10 * 60_000),
		coming: await make(3, 'coming session', 3 * DAY_MS),
		later: await make(4, 'later session', 9 * DAY_MS),
		missed: await make(7, 'session people missed', -14 * DAY_MS, { over: true, isInPerson: true }),
		cancelled: await make(5, 'cancelled session', 16 * DAY_MS, { cancelled: true }),
		played: await make(6, 'session with roles', -5 * 60_000, { format: 'roleplay-60' }),
	}
	await db.sessionTold.create({
		data: {
			sessionId: sessions.coming,
			personId: people.learner.id,
			sequence: 0,
			method: 'REQUEST',
			told: { localStart: '2026-11-26T16:00', timeZone: 'UTC', durationMinutes: 60, place: '' },
			toldAt: new Date(),
		},
	})
	await db.apology.create({ data: { sessionId: sessions.later, personId: people.peer.id, saidAt: new Date() } })
	const cases: [keyof typeof sessions, string, Actor[]][] = [
		['live', people.peer.id, []],
		['coming', people.learner.id, [actors.learner]],
		['later', people.peer.id, []],
	]
	for (const [session, authorId, seenBy] of cases)
		await db.sessionCase.create({
			data: {
				sessionId: sessions[session],
				authorId,
				title: plant(`untold case of the ${session} session: title`, seenBy),
				situation: plant(`untold case of the ${session} session: situation`, seenBy),
				ask: plant(`untold case of the ${session} session: question`, seenBy),
			},
		})
	return sessions
}

async function hold(place: CohortPlace, sessions: Record<'held' | 'live' | 'played', string>) {
	const { db, content, plant, people, crew, actors } = place
	const format = content.formats.get('critique-60')
	if (!format) throw new Error('there is no critique-60')
	for (const [who, personId] of [
		['the learner', people.learner.id],
		['the peer', people.peer.id],
		['who is ready', people.ready.id],
	] as const) {
		await db.attendance.create({
			data: {
				sessionId: sessions.held,
				personId,
				state: 'present',
				minutesPresent: 58,
				note: plant(`attendance note on ${who}`, [actors.lead]),
				confirmedById: people.lead.id,
			},
		})
		const fromAt = new Date(Date.now() - 7 * DAY_MS)
		await db.presence.create({
			data: {
				id: plant(`id of a stay of ${who}`, []),
				sessionId: sessions.held,
				personId,
				fromAt,
				untilAt: new Date(fromAt.getTime() + 58 * 60_000),
			},
		})
	}
	const promised = {
		open: await promise('the learner', people.learner.id, null),
		closed: await promise('the peer', people.peer.id, 'kept'),
	}
	async function promise(who: string, personId: string, outcome: 'kept' | null) {
		const text = plant(`promise of ${who} in a room`, crew)
		const learned = outcome ? plant(`what ${who} learned from a promise in a room`, crew) : ''
		const closedAt = outcome ? new Date() : null
		const row = await db.commitment.create({
			data: { personId, sessionId: sessions.held, text, learned, outcome, closedAt, dueOn: '2026-12-01' },
			select: { id: true },
		})
		return { id: row.id, personId, text, learned, outcome }
	}
	const list = Object.values(promised)
	const learning = await holdRoom(place, sessions.held, format, list)
	const slipId = await openRoomNow(place, sessions.live, format, list)
	await playRoles(place, sessions.played)
	return { promised, learning, slipId }
}
