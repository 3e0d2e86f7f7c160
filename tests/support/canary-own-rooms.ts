import type { RoomEvent, RoomSetup } from '~/domain/room/room'
import { AHEAD } from '~/domain/session/self-run'
import type { CohortPlace } from './canary-cohort'
import { phase, writeLog, writeSheet } from './canary-room'

const DAY_MS = 86_400_000

/**
 * The learner and a peer meet by themselves: nobody else of the cohort sees when and where, nor what is said there. One
 * meeting was held, in one they write just now, the others are to come.
 */
export async function makeOwnMeetings(place: CohortPlace) {
	const { db, plant, actors, cohortId, people } = place
	const startsAt = new Date(Math.round((Date.now() + 5 * DAY_MS) / 60_000) * 60_000)
	const own = [actors.learner]
	const FEED = ['routes/calendar/feed']
	const meeting = {
		title: plant('own meeting: title', own, FEED),
		format: 'trio-30',
		timeZone: 'UTC',
		durationMinutes: 30,
		callUrl: `https://call.example/${plant('own meeting: call', own)}`,
		place: plant('own meeting: place', own, FEED),
	}
	const session = (position: number, at: Date) => ({
		...meeting,
		cohortId,
		kind: 'self-run',
		position,
		localStart: at.toISOString().slice(0, 16),
		startsAt: at,
	})
	const series = await db.sessionSeries.create({
		data: {
			...meeting,
			cohortId,
			everyWeeks: 2,
			firstStart: startsAt.toISOString().slice(0, 16),
			startedById: people.learner.id,
			createdAt: new Date(),
			seats: { create: [{ personId: people.learner.id }, { personId: people.peer.id }] },
			// As many as the job keeps ahead: it makes none while a test looks for changes.
			sessions: {
				create: Array.from({ length: AHEAD }, (_, index) =>
					session(1001 + index, new Date(startsAt.getTime() + index * 14 * DAY_MS)),
				),
			},
		},
		select: { id: true, sessions: { select: { id: true }, orderBy: { startsAt: 'asc' } } },
	})
	const meet = (position: number, agoMs: number) =>
		db.session.create({
			data: { ...session(position, new Date(startsAt.getTime() - 5 * DAY_MS - agoMs)), seriesId: series.id },
			select: { id: true },
		})
	const ownRooms = { held: (await meet(901, 9 * DAY_MS)).id, live: (await meet(902, 5 * 60_000)).id }
	await holdOwnRoom(place, ownRooms.held)
	await openOwnRoom(place, ownRooms.live)
	return { series: series.id, ownMeeting: series.sessions[0]?.id ?? '', ownRooms }
}

function setupOf({ content, plant, actors }: CohortPlace, where: string): RoomSetup {
	const format = content.formats.get('trio-30')
	if (!format) throw new Error('there is no trio')
	const tip = plant(`${where}: a tip for whoever leads`, [actors.learner])
	return {
		format: { ...format, phases: format.phases.map((each) => ({ ...each, tips: [tip] })) },
		leadId: null,
		presenterId: null,
		lastTime: [],
	}
}

const told = ({ plant, actors, people }: CohortPlace, where: string): RoomEvent => ({
	type: 'case-told',
	title: plant(`${where}: title of the case`, [actors.learner]),
	situation: plant(`${where}: situation`, [actors.learner]),
	ask: plant(`${where}: what is asked for`, [actors.learner]),
	byId: people.peer.id,
})

async function holdOwnRoom(place: CohortPlace, id: string): Promise<void> {
	const { plant, people, actors } = place
	const where = 'own room, held'
	const setup = setupOf(place, where)
	await writeLog(place, { id, where }, setup, [
		{ type: 'lead-claimed', byId: people.peer.id },
		phase(setup.format, 'case'),
		told(place, where),
		phase(setup.format, 'commitments'),
		{
			type: 'promised',
			byId: people.peer.id,
			text: plant(`${where}: a promise`, [actors.learner]),
			dueOn: '2026-12-01',
		},
		{ type: 'room-closed' },
	])
	await writeSheet(place, id, plant(`${where}: a line of the sheet`, [actors.learner]))
}

/** They write: what lies face down is one's own among two people as well. */
async function openOwnRoom(place: CohortPlace, id: string): Promise<void> {
	const { db, plant, people, actors } = place
	const where = 'own room, live'
	const setup = setupOf(place, where)
	const slip = (who: 'learner' | 'peer'): RoomEvent => {
		const seenBy = who === 'learner' ? [actors.learner] : []
		return {
			type: 'slip-added',
			id: plant(`${where}: id of a slip of the ${who}`, seenBy),
			byId: people[who].id,
			column: 'try',
			text: plant(`${where}: slip of the ${who}`, seenBy),
			board: 'write',
		}
	}
	await writeLog(place, { id, where }, setup, [
		{ type: 'lead-claimed', byId: people.peer.id },
		phase(setup.format, 'case'),
		told(place, where),
		phase(setup.format, 'write'),
		slip('learner'),
		slip('peer'),
	])
	const draft = (personId: string, text: string) =>
		db.roomDraft.create({ data: { roomId: id, personId, box: 'try', text } })
	await draft(people.learner.id, plant(`${where}: draft of the learner`, [actors.learner]))
	await draft(people.peer.id, plant(`${where}: draft of the peer`, []))
}
