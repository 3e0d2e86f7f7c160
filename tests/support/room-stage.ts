import { randomUUID } from 'node:crypto'
import type { Db } from '~/domain/db'
import type { Format } from '~/domain/room/format'
import type { RoomView } from '~/domain/room/view'
import type { Intent, IntentAnswer } from '~/domain/room/wire'
import { memoryOutbox, type Outbox } from '../../app/components/room/outbox'
import { aPerson, type PersonMade } from './people'
import { qualify } from './qualifications'
import { everyActOf, type Moment, make } from './room-acts'
import { aLine, type Line } from './room-line'
import { signInAs } from './server'
import { aSheetUpdate } from './sheets'
import { openScreen, type Screen } from './sockets'

/** What pages are served from, whichever server they come from and over whatever line. */
export const ORIGIN = 'http://belay.test'

export type Part = 'lead' | 'co' | 'observer' | 'participant' | 'peer' | 'stranger'
/** Somebody who plays in many rooms, one after the other. */
export type Actor = PersonMade & { part: Part; cookie: string }

/** Eight: three who lead or watch, four who take part, and one who belongs to no cohort. */
const CAST: readonly (readonly [string, Part])[] = [
	['Lena Lead', 'lead'],
	['Cole Colead', 'co'],
	['Oba Observer', 'observer'],
	['Ada One', 'participant'],
	['Ben Two', 'participant'],
	['Cyd Three', 'participant'],
	['Dee Four', 'participant'],
	['Zoe Stranger', 'stranger'],
]

export async function aCast(db: Db): Promise<Actor[]> {
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true } })
	const cast: Actor[] = []
	for (const [name, part] of CAST) {
		const person = await aPerson(db, { name, roles: part === 'lead' ? ['facilitator'] : ['learner'] })
		cast.push({ ...person, part, cookie: await signInAs(db, person.id) })
	}
	return cast
}

/** An act that was sent, perhaps often, and all that was answered. */
export type Sent = { opId: string; intent: Intent; personId: string; answers: IntentAnswer[] }
export type Tab = {
	line: Line
	outbox: Outbox
	screen: Screen | null
	/** In the order of sending */
	sent: Sent[]
}
/** A draft that was said to be kept, while the log grew from one place to another. */
export type Noted = { text: string; after: number; before: number }
export type Player = Actor & { tabs: Tab[]; lines: Line[]; hasSeat: boolean; drafts: Map<string, Noted> }

/** One room and everybody around it. */
export type Stage = {
	db: Db
	roomId: string
	cohortId: string
	format: Format
	players: Player[]
	/** Opened by whoever leads: nobody sits at it, and nobody's is what it is sent */
	wall: Player | null
	sent: Map<string, Sent>
	/** Whether the same people belonged to it all the time */
	isSteady: boolean
	/** Words that were taken onto the sheet */
	onSheet: Set<string>
	/** Words are numbered, so that each tells who wrote it, and where it turns up */
	wordCount: number
	/** Where lines lead to */
	port: (player: Player) => number
}

/** A session of today in a cohort of its own, with one before it in which two promised something. */
export async function aStage(
	db: Db,
	cast: readonly Actor[],
	format: Format,
	port: (actor: Actor) => number,
): Promise<Stage> {
	const inCohort = (part: Part) => cast.filter((actor) => actor.part === part).map(({ id }) => ({ personId: id }))
	const held = (position: number, startsAt: Date) => ({
		position,
		planNumber: position,
		title: `Room ${position}`,
		format: format.id,
		localStart: startsAt.toISOString().slice(0, 16),
		timeZone: 'UTC',
		durationMinutes: format.minutes,
		startsAt,
		callUrl: 'https://call.example/room',
	})
	const [one, two] = inCohort('participant')
	const promised = [one, two].map((each) => ({
		personId: each?.personId ?? '',
		text: 'Ask first',
		dueOn: '2026-11-01',
	}))
	const cohort = await db.cohort.create({
		data: {
			name: `Cohort ${randomUUID().slice(0, 8)}`,
			program: 'technical-leadership-ladder',
			stage: 'l1',
			seatCount: 12,
			status: 'running',
			timeZone: 'UTC',
			startsOn: '2026-10-02',
			requirements: [],
			facilitators: {
				create: (['lead', 'co', 'observer'] as const).flatMap((part) =>
					inCohort(part).map((each) => ({ ...each, part })),
				),
			},
			members: { create: inCohort('participant').map((each) => ({ ...each, joinedAt: new Date('2026-01-09') })) },
			sessions: {
				create: [
					{ ...held(1, new Date(Date.now() - 7 * 86_400_000)), commitments: { create: promised } },
					held(2, new Date()),
				],
			},
		},
		select: { id: true, sessions: { where: { position: 2 }, select: { id: true } } },
	})
	for (const { personId } of inCohort('co')) await qualify(db, personId)
	const players = cast.map(
		(actor): Player => ({ ...actor, tabs: [], lines: [], hasSeat: actor.part !== 'stranger', drafts: new Map() }),
	)
	const roomId = cohort.sessions[0]?.id ?? ''
	const said = { sent: new Map(), onSheet: new Set<string>(), isSteady: true, wordCount: 0 }
	return { db, roomId, cohortId: cohort.id, format, players, wall: null, port, ...said }
}

/**
 * The same people, some of whom meet by themselves: lead and participants as peers, and whoever else leads or watches in
 * the cohort has no seat there.
 */
export async function aStageOfPeers(...made: Parameters<typeof aStage>): Promise<Stage> {
	const stage = await aStage(...made)
	const { db, cohortId, format } = stage
	const players = stage.players.map((player): Player => {
		const part = player.part === 'lead' || player.part === 'participant' ? 'peer' : 'stranger'
		return { ...player, part, hasSeat: part === 'peer' }
	})
	const seats = players.filter(({ hasSeat }) => hasSeat).map(({ id }) => ({ personId: id }))
	const { id } = await db.sessionSeries.create({
		data: {
			cohortId,
			title: 'Of our own',
			format: format.id,
			everyWeeks: 2,
			firstStart: new Date().toISOString().slice(0, 16),
			timeZone: 'UTC',
			durationMinutes: format.minutes,
			startedById: seats[0]?.personId ?? '',
			seats: { create: seats },
		},
		select: { id: true },
	})
	await db.session.update({ where: { id: stage.roomId }, data: { kind: 'self-run', planNumber: null, seriesId: id } })
	return { ...stage, players }
}

export async function openTab(stage: Stage, player: Player): Promise<Tab> {
	const line = await aLine(() => stage.port(player))
	player.lines.push(line)
	const tab: Tab = { line, outbox: memoryOutbox(), screen: null, sent: [] }
	player.tabs.push(tab)
	showTab(stage, player, tab)
	return tab
}

/** A tab that was closed is opened again, with what it had not sent. */
export function showTab(stage: Stage, player: Player, tab: Tab): void {
	const server = { url: tab.line.url, origin: ORIGIN }
	tab.screen ??= openScreen(server, player.cookie, stage.roomId, tab.outbox)
}

export function closeTab(tab: Tab): void {
	tab.screen?.close()
	tab.screen = null
}

/** All whom something is sent to, the wall among them. */
export function atScreens({ players, wall }: Stage): Player[] {
	return wall ? [...players, wall] : players
}

/** Those who look at the room now. */
export function openTabs(player: Player): (Tab & { screen: Screen })[] {
	return player.tabs.filter((tab): tab is Tab & { screen: Screen } => tab.screen !== null)
}

/** Sends it and notes what is said of it, whenever that is. */
export function send(
	stage: Stage,
	player: Player,
	tab: Tab & { screen: Screen },
	intent: Intent,
): Promise<IntentAnswer> {
	const answering = tab.screen.client.send(intent)
	const opId = tab.screen.state().waiting.at(-1)?.opId ?? ''
	const sent: Sent = { opId, intent, personId: player.id, answers: [] }
	tab.sent.push(sent)
	stage.sent.set(opId, sent)
	void answering.then((answer) => sent.answers.push(answer))
	return answering
}

export const WORDS = /canary\d+said/g

/** @param drawn what decides every choice, so that the same numbers choose the same again */
export function aMoment(stage: Stage, view: RoomView, drawn: number): Moment {
	let state = drawn
	const personIds = stage.players.map(({ id }) => id)
	return {
		view,
		format: stage.format,
		personIds,
		chance() {
			// Park and Miller's generator: fast-check drew only where it begins.
			state = (state * 48_271 + 11) % 2_147_483_647
			return state >> 3
		},
		words: () => `canary${++stage.wordCount}said`,
	}
}

const SEEN_WITHIN_MS = 30_000

/** Everybody who has a seat is back at every screen they had, and all that waited was sent. */
export async function comeTogether(stage: Stage): Promise<void> {
	for (const player of stage.players)
		for (const tab of player.tabs) {
			if (!player.hasSeat || tab.screen?.state().connection === 'gone') closeTab(tab)
			if (player.hasSeat) showTab(stage, player, tab)
		}
	const screens = atScreens(stage).flatMap((player) => openTabs(player).map(({ screen }) => screen))
	const all = (what: string, holds: Parameters<Screen['until']>[1]) =>
		Promise.all(screens.map((screen) => screen.until(what, holds, SEEN_WITHIN_MS)))
	await all(
		'the room, and nothing left to send',
		({ connection, waiting }) => connection === 'connected' && waiting.length === 0,
	)
	const { lastSeq } = await stage.db.room.findUniqueOrThrow({ where: { id: stage.roomId } })
	await all(`all ${lastSeq} events`, ({ view }) => view?.seq === lastSeq)
}

/** From the first phase to the last: everybody does all that can be done there, and the lead goes on when they have. */
export async function walkThrough(stage: Stage): Promise<void> {
	const seated = stage.players.flatMap((player) => openTabs(player).map((tab) => ({ player, tab })))
	const lead = seated.find(({ player }) => player.part === 'lead' || player.part === 'peer')
	if (!lead) throw new Error('nobody leads')
	let drawn = 1
	const act = ({ player, tab }: typeof lead, intent: (at: Moment) => Intent) => {
		const seen = tab.screen.state().view
		if (!seen) throw new Error(`${player.name} sees nothing`)
		return send(stage, player, tab, intent(aMoment(stage, seen, ++drawn * 7_919)))
	}
	if (lead.player.part === 'peer') await act(lead, (at) => make('claim-lead', at))
	const members = stage.players.filter(({ part }) => part === 'participant' || part === 'peer').map(({ id }) => id)
	await act(lead, () => ({ type: 'make-groups', size: 2, personIds: members }))
	for (const [to, { kind }] of stage.format.phases.entries()) {
		const answer = await act(lead, ({ view }) => ({ type: 'start-phase', to, from: view.phase.version }))
		const seq = answer.ok ? answer.seq : Number.POSITIVE_INFINITY
		for (const { tab } of seated) await tab.screen.until('the phase', ({ view }) => (view?.seq ?? 0) >= seq)
		await act(lead, (at) => make('note-aside', at))
		await act(lead, (at) => make('visit-group', at))
		await Promise.all(
			seated.map(async (each) => {
				for (const type of everyActOf(kind)) await act(each, (at) => make(type, at))
				await writeOnSheet(stage, each.tab.screen)
			}),
		)
	}
}

/** Over the same line, beside the log. Where it does not lie on the table yet, it is refused. */
async function writeOnSheet(stage: Stage, { client }: Screen): Promise<void> {
	const words = `canary${++stage.wordCount}said`
	const answer = await client.sheet.write(aSheetUpdate(words))
	if (answer?.ok) stage.onSheet.add(words)
	await client.sheet.read()
}

/** Everybody leaves, and nothing of it listens any more. */
export function strike(stage: Stage): void {
	for (const player of atScreens(stage)) {
		for (const tab of player.tabs) closeTab(tab)
		for (const line of player.lines) line.close()
	}
}
