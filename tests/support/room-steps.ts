import fc from 'fast-check'
import { expect } from 'vitest'
import type { RoomView } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { eventually } from './nodes'
import { anAct, make } from './room-acts'
import { boxesOf, keepDraft } from './room-drafts'
import { aLine } from './room-line'
import { aMoment, closeTab, ORIGIN, openTab, openTabs, type Player, type Stage, send, showTab } from './room-stage'
import { openRaw } from './sockets'

/** The servers of a room, and how they fail. */
export type Fleet = {
	/** One dies without a word, and is started again meanwhile */
	kill(): void
	/** The database ends in the middle of what it does, and is started again */
	restartDatabase(): Promise<void>
}
export type Play = { stage: Stage; fleet: Fleet; taken: Map<string, number> }
/** What the model knows beforehand: at which step something large fails. */
export type Course = { step: number; killAt: number | null; restartAt: number | null }

const ANSWERED_WITHIN_MS = 500

type Step = { says: string; weight: number; run: (play: Play, drawn: number) => Promise<unknown> }

function pick<Each>(among: readonly Each[], drawn: number): Each | undefined {
	return among[drawn % among.length]
}

type Seated = { player: Player; tab: ReturnType<typeof openTabs>[number]; view: RoomView }

/** Somebody who has the room before their eyes. */
function somebody({ stage }: Play, drawn: number, may: (player: Player) => boolean = () => true): Seated | undefined {
	const able = stage.players.filter((player) => player.hasSeat && may(player) && openTabs(player).length > 0)
	const player = pick(able, drawn)
	const tab = player && pick(openTabs(player), drawn >> 4)
	const view = tab?.screen.state().view
	return player && tab && view ? { player, tab, view } : undefined
}

const isConnected = ({ tab }: Seated) => tab.screen.state().connection === 'connected'

const mayLead = ({ part }: Player) => part === 'lead' || part === 'co'

/** @returns when it is answered, or not soon: whoever is cut off hears later */
async function act(play: Play, seated: Seated, intent: Intent, waits = true): Promise<void> {
	const { player, tab } = seated
	const answer = send(play.stage, player, tab, intent)
	if (waits && isConnected(seated))
		await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, ANSWERED_WITHIN_MS).unref())])
}

function meant({ stage }: Play, { player, view }: Seated, drawn: number): Intent {
	return anAct(aMoment(stage, view, drawn), view.leadId === player.id)
}

const TOGETHER: Step = {
	says: 'many act at once',
	weight: 16,
	async run(play, drawn) {
		for (let nth = 0; nth < 6; nth++) {
			const seated = somebody(play, drawn + nth)
			if (seated) void act(play, seated, meant(play, seated, drawn + nth), false)
		}
	},
}

const LEAD_ON: Step = {
	says: 'lead on',
	weight: 10,
	async run(play, drawn) {
		const any = somebody(play, drawn)
		const leading = somebody(play, drawn, ({ id }) => id === any?.view.leadId) ?? somebody(play, drawn, mayLead)
		if (!leading) return
		const isLead = leading.view.leadId === leading.player.id
		const type = isLead ? 'start-phase' : 'claim-lead'
		await act(play, leading, make(type, aMoment(play.stage, leading.view, drawn)))
	},
}

const STEPS: readonly Step[] = [
	TOGETHER,
	LEAD_ON,
	{
		says: 'act',
		weight: 40,
		async run(play, drawn) {
			const seated = somebody(play, drawn)
			if (seated) await act(play, seated, meant(play, seated, drawn), drawn % 3 === 0)
		},
	},
	{
		says: 'end it, or take the end back',
		weight: 2,
		async run(play, drawn) {
			const leading = somebody(play, drawn, mayLead)
			if (!leading) return
			const type = leading.view.status === 'closed' ? 'reopen' : drawn % 3 === 0 ? 'close' : 'reopen'
			await act(play, leading, make(type, aMoment(play.stage, leading.view, drawn)))
		},
	},
	{
		says: 'be cut off in the middle of an act',
		weight: 6,
		async run(play, drawn) {
			const seated = somebody(play, drawn)
			if (!seated) return
			void act(play, seated, meant(play, seated, drawn), false)
			if (drawn % 2 === 0) await new Promise(setImmediate)
			seated.tab.line.cut()
		},
	},
	{
		says: 'lose an answer',
		weight: 5,
		async run(play, drawn) {
			const seated = somebody(play, drawn)
			if (!seated || !isConnected(seated)) return
			const { line } = seated.tab
			const before = line.heard.length
			line.deafen()
			void act(play, seated, meant(play, seated, drawn), false)
			// It was on its way, and did not arrive; a server that is just dying sends none.
			await eventually('an answer', () => line.heard.length > before, 200).catch(() => undefined)
			line.cut()
		},
	},
	{ says: 'send the same 2 to 50 times', weight: 4, run: repeat },
	{
		says: 'open a second tab',
		weight: 2,
		async run({ stage }, drawn) {
			const player = pick(
				stage.players.filter((each) => each.hasSeat && each.tabs.length === 1),
				drawn,
			)
			if (player) await openTab(stage, player)
		},
	},
	{
		says: 'close a tab with what it has not sent, or open it again',
		weight: 4,
		async run({ stage }, drawn) {
			const player = pick(
				stage.players.filter(({ tabs }) => tabs.length > 0),
				drawn,
			)
			const tab = player && pick(player.tabs, drawn >> 4)
			if (!tab) return
			if (tab.screen) closeTab(tab)
			else if (player.hasSeat) showTab(stage, player, tab)
		},
	},
	{
		says: 'the lead goes, or comes back',
		weight: 2,
		async run({ stage }) {
			const lead = stage.players.find(({ part }) => part === 'lead')
			if (!lead) return
			const isHere = openTabs(lead).length > 0
			for (const tab of lead.tabs) {
				if (isHere) closeTab(tab)
				else showTab(stage, lead, tab)
			}
		},
	},
	{
		says: 'lose the seat, or get it back',
		weight: 1,
		async run({ stage }, drawn) {
			const player = pick(
				stage.players.filter(({ part }) => part === 'participant'),
				drawn,
			)
			if (!player) return
			const place = { cohortId: stage.cohortId, personId: player.id }
			stage.isSteady = false
			if (player.hasSeat) await stage.db.cohortMember.delete({ where: { cohortId_personId: place } })
			else await stage.db.cohortMember.create({ data: place })
			player.hasSeat = !player.hasSeat
		},
	},
	{
		says: 'keep a draft',
		weight: 4,
		async run(play, drawn) {
			const seated = somebody(play, drawn)
			if (!seated || !isConnected(seated) || openTabs(seated.player).length > 1) return
			const box = pick(boxesOf(seated.player, play.stage), drawn >> 3)
			if (box === undefined) return
			const text = aMoment(play.stage, seated.view, drawn).words()
			await keepDraft(play.stage, seated.player, seated.tab.screen, { box, text, after: seated.view.seq })
		},
	},
	{ says: 'knock as a stranger', weight: 2, run: ({ stage }) => knock(stage) },
]
export const ROOM_STEPS = STEPS.map(({ says }) => says)

/** The same act again over another connection, perhaps to another server: one place in the log, one answer. */
async function repeat({ stage }: Play, drawn: number): Promise<void> {
	const player = pick(
		stage.players.filter(({ hasSeat, tabs }) => hasSeat && tabs.some(({ sent }) => sent.length > 0)),
		drawn,
	)
	const tab = player && pick(player.tabs, drawn >> 4)
	// What is saved already, or what is next: nothing may overtake what was sent before it.
	const sent = tab?.sent.filter(
		({ answers }, index) =>
			answers.some(({ ok }) => ok) || index === tab.sent.findIndex((each) => each.answers.length === 0),
	)
	const again = sent && pick(sent, drawn >> 2)
	if (!player || !again) return
	const line = await aLine(() => stage.port(player))
	player.lines.push(line)
	const raw = openRaw(line, { headers: { cookie: player.cookie, origin: ORIGIN }, session: stage.roomId })
	const gone = new Promise<null>((resolve) => {
		raw.socket.once('disconnect', () => resolve(null))
		raw.socket.once('connect_error', () => resolve(null))
	})
	await Promise.race([raw.connected, gone])
	const { opId, intent } = again
	const asking = Array.from({ length: 2 + (drawn % 49) }, () => raw.socket.emitWithAck('intent', { opId, intent }))
	const answers = await Promise.race([Promise.all(asking), gone])
	raw.socket.disconnect()
	// All by one server, which remembers what it refused.
	const decided = answers?.filter((answer) => answer.ok || !/^(not-saved|slow-down)$/.test(answer.why))
	expect(new Set(decided?.map((answer) => JSON.stringify(answer))).size, `${intent.type} alike`).toBeLessThan(2)
	if (answers) again.answers.push(...answers.filter((answer) => answer.ok || answer.why !== 'not-saved'))
}

/** Whoever has no seat in the cohort is not let in, and is told nothing but that. */
async function knock(stage: Stage): Promise<void> {
	const stranger = stage.players.find(({ part }) => part === 'stranger')
	if (!stranger) return
	const line = await aLine(() => stage.port(stranger))
	stranger.lines.push(line)
	const headers = { cookie: stranger.cookie, origin: ORIGIN }
	const raw = openRaw(line, { headers, session: stage.roomId })
	const outcome = await Promise.race([raw.connected.then(() => 'in'), raw.refused])
	raw.socket.disconnect()
	// A server whose database is away cannot tell who it is.
	expect(outcome).not.toBe('in')
}

class RoomCommand implements fc.AsyncCommand<Course, Play> {
	readonly step: Step
	readonly drawn: number

	constructor(step: Step, drawn: number) {
		this.step = step
		this.drawn = drawn
	}

	check(): boolean {
		return true
	}

	async run(course: Course, play: Play): Promise<void> {
		course.step++
		// A room that waits for its lead says little.
		if (course.step === 1) await LEAD_ON.run(play, this.drawn)
		const count = (says: string) => play.taken.set(says, (play.taken.get(says) ?? 0) + 1)
		if (course.step === course.killAt) {
			// While acts of all are under way.
			await TOGETHER.run(play, this.drawn)
			play.fleet.kill()
			count('kill a server')
		}
		if (course.step === course.restartAt) {
			await TOGETHER.run(play, this.drawn)
			await play.fleet.restartDatabase()
			count('restart the database')
		}
		await this.step.run(play, this.drawn)
		count(this.step.says)
	}

	toString(): string {
		return `${this.step.says} (${this.drawn})`
	}
}

/** So many steps that people take in a room, and things that happen to them. */
export function roomCommands(count: number): fc.Arbitrary<RoomCommand[]> {
	const command = fc.oneof(
		...STEPS.map((step) => ({
			weight: step.weight,
			arbitrary: fc.nat({ max: 2_000_000_000 }).map((drawn) => new RoomCommand(step, drawn)),
		})),
	)
	return fc.array(command, { minLength: count, maxLength: count })
}
