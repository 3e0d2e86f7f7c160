import { expect } from 'vitest'
import { evolve } from '~/domain/room/evolve'
import { turnsOf } from '~/domain/room/phases'
import { newRoom, type Room, type RoomEvent, type RoomSetup } from '~/domain/room/room'
import { atScreens, type Player, type Stage, WORDS } from './room-stage'
import { readableIn } from './sockets'

/**
 * What each person may have been sent, by a reading of the log that knows nothing of views: from which event on a word,
 * an id or a brief may be in a message to somebody. Everything else in a frame is a leak.
 */
type Since = Map<string, number>

const sentences = (text: string) => JSON.stringify(text).slice(1, -1)

/** @returns what may be seen since which event, by person */
function rightsOf(setup: RoomSetup, events: readonly RoomEvent[], personIds: readonly string[]): Map<string, Since> {
	const rights = new Map<string, Since>(personIds.map((id) => [id, new Map()]))
	let room = newRoom(setup)
	const note = () => {
		for (const [personId, since] of rights)
			for (const seen of seenBy(room, personId)) if (!since.has(seen)) since.set(seen, room.seq)
	}
	note()
	for (const event of events) {
		room = evolve(room, event)
		const said = spokenIn(event)
		for (const since of rights.values()) for (const each of said) if (!since.has(each)) since.set(each, room.seq)
		note()
	}
	return rights
}

/** What is everybody's from the moment it is said. */
function spokenIn(event: RoomEvent): string[] {
	switch (event.type) {
		case 'case-told':
			return [event.title, event.situation, event.ask]
		case 'question-asked':
		case 'learning-added':
		case 'learning-edited':
			return [event.text]
		case 'promised':
			return [event.text]
		case 'outcome-told':
			return [event.learned]
		case 'bundle-named':
			return [event.name]
		default:
			return []
	}
}

/** What somebody may see now that others may not, or that lies open now. */
function seenBy(room: Room, personId: string): string[] {
	const seen: string[] = []
	const { groups, format, phase } = room
	for (const { id, authorId, text } of room.slips)
		if (authorId === personId || room.faceUp.includes(id)) seen.push(id, text)
	for (const { id, byId, toIds, text } of room.margin)
		if (byId === personId || toIds.includes(personId)) seen.push(id, text)
	for (const slipId of room.votes[personId] ?? []) seen.push(`vote ${slipId}`)
	if (room.worth[personId] !== undefined) seen.push(`worth ${room.worth[personId]}`)
	if (room.conduct.muted.includes(personId)) seen.push('muted')
	if (room.leadId === personId) seen.push('lead')
	if (room.leadId === personId || groups.visits[personId] !== undefined) seen.push('who sits where')
	if (room.leadId === personId || room.leadOfferedTo === personId) seen.push(`offer to ${room.leadOfferedTo}`)
	if (room.status !== 'waiting') {
		for (const { id, board } of room.slips) {
			const { vote } = turnsOf(format, board)
			if (vote !== -1 && (phase.index > vote || room.status === 'closed')) seen.push(`tally ${id}`)
		}
	}
	const own = groups.list.find(({ memberIds }) => memberIds.includes(personId))
	const at = groups.visits[personId] ?? own?.id
	for (const note of groups.notes) {
		const written = format.phases.findIndex(({ id }) => id === note.phase)
		const writtenIn = format.phases[written]
		const isOpen = writtenIn?.kind !== 'group' || writtenIn.step !== 'alone' || phase.index > written
		const isTheirs = note.groupId === at && note.dealt === groups.dealt && isOpen
		if (note.shared || note.byId === personId || isTheirs) seen.push(note.id, note.text)
	}
	const now = format.phases[phase.index]
	const turn = room.status !== 'waiting' && now?.kind === 'group' ? now.turn : undefined
	if (turn !== undefined && groups.visits[personId] === undefined) {
		const scenes = format.play?.scenes ?? []
		const scene = scenes.length === 1 ? scenes[0] : scenes[turn - 1]
		const role = scene?.roles.find(({ id }) => id === groups.cast[personId])
		seen.push(...(role?.brief ?? []).map(sentences))
	}
	return seen
}

/** What is nobody's but one role's, and what is only on the lead's page. */
function hiddenIn({ format }: RoomSetup): { briefs: string[]; tips: string[] } {
	const briefs = (format.play?.scenes ?? []).flatMap(({ roles }) => roles.flatMap(({ brief }) => brief))
	return { briefs: briefs.map(sentences), tips: format.phases.flatMap(({ tips }) => tips).map(sentences) }
}

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/**
 * Every message to everybody, whether it arrived or not, says only what its person might know by then.
 * @returns how many there were, and how many words of others came in them: a search that finds nothing proves nothing
 */
export function expectNoLeak(stage: Stage, setup: RoomSetup, events: readonly RoomEvent[]) {
	const rights = rightsOf(
		setup,
		events,
		atScreens(stage)
			.filter(({ part }) => part !== 'stranger')
			.map(({ id }) => id),
	)
	const hidden = hiddenIn(setup)
	const ids = new Set(
		events.flatMap((event) =>
			/^(slip-added|noted-aside|note-added)$/.test(event.type) && 'id' in event ? event.id : [],
		),
	)
	const leaks: string[] = []
	const found = { messages: 0, words: 0, briefs: 0, onSheet: 0 }
	for (const player of atScreens(stage)) {
		const since: Since = rights.get(player.id) ?? new Map()
		for (const { text, seq, body } of messagesTo(player)) {
			found.messages++
			// The sheet has no place in the log. What it took is everybody's who has a seat, and what it refused is nobody's.
			const lies = (what: string) => stage.onSheet.has(what) && player.part !== 'stranger'
			const may = (what: string) => lies(what) || (since.get(what) ?? Number.POSITIVE_INFINITY) <= seq
			const leak = (what: string) =>
				leaks.push(`${player.part} ${player.name} at ${seq}: ${what} in ${text.slice(0, 300)}`)
			for (const [word] of readableIn([text]).matchAll(WORDS)) {
				if (!may(word)) leak(word)
				if (stage.onSheet.has(word)) found.onSheet++
				else found.words++
			}
			for (const [id] of text.matchAll(UUIDS)) if (ids.has(id) && !may(id)) leak(`the id ${id}`)
			for (const brief of hidden.briefs)
				if (text.includes(brief)) {
					if (!may(brief)) leak(`the brief “${brief.slice(0, 40)}”`)
					found.briefs++
				}
			for (const tip of hidden.tips) if (text.includes(tip)) leak(`the tip “${tip}”`)
			walk(body, (key, value) => {
				for (const what of mineIn(key, value)) if (!may(what)) leak(what)
				if (isSignedSlip(value) && !isSigned(setup, value.board)) leak('the author of a slip')
			})
		}
	}
	expect(leaks).toEqual([])
	return found
}

/** What stands in a message that is one's own alone, by the names of its fields. */
function mineIn(key: string, value: unknown): string[] {
	if (key === 'myVotes') return (value as string[]).map((id) => `vote ${id}`)
	if (key === 'myWorth') return value === null ? [] : [`worth ${value}`]
	if (key === 'forLead' || key === 'votesCast') return value === null ? [] : ['lead']
	if (key === 'iAmMuted') return value === true ? ['muted'] : []
	if (key === 'lists') return value === null ? [] : ['who sits where']
	if (key === 'leadOffer') return value === null ? [] : [`offer to ${value}`]
	if (key === 'tally') return value === null ? [] : Object.keys(value as object).map((id) => `tally ${id}`)
	return []
}

const isSignedSlip = (value: unknown): value is { board: string } =>
	typeof value === 'object' &&
	value !== null &&
	'board' in value &&
	'column' in value &&
	Object.keys(value).some((key) => /^(by|author)/.test(key))

function isSigned({ format }: RoomSetup, board: string): boolean {
	return format.phases.some((phase) => phase.kind === 'write' && phase.id === board && phase.signed === true)
}

function walk(value: unknown, look: (key: string, value: unknown) => void, key = ''): void {
	look(key, value)
	if (typeof value === 'object' && value !== null)
		for (const [name, each] of Object.entries(value)) walk(each, look, name)
}

type Message = { text: string; seq: number; body: unknown }

/** `seq`: how far the log is that a message tells of; before all of it for what tells of none. */
function* messagesTo(player: Player): Generator<Message> {
	for (const text of player.lines.flatMap(({ heard }) => heard)) {
		const [, data] = /^4[23]\d*(\[.*)$/s.exec(text) ?? []
		if (!data) yield { text, seq: -1, body: null }
		else {
			const said = JSON.parse(data) as unknown[]
			const body = said.at(-1) as { seq?: number; view?: { seq: number } } | null
			const isNews = typeof body === 'object' && body !== null
			yield { text, seq: isNews ? (body.view?.seq ?? body.seq ?? -1) : -1, body }
		}
	}
}
