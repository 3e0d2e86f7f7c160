import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import type { Format } from '~/domain/room/format'
import { newRoom, type Room, type RoomEvent, type RoomSetup } from '~/domain/room/room'
import type { Intent, Seat } from '~/domain/room/wire'

/** The sample's second session: a critique as it was held, played through the room's own rules. */
type Act = [who: string, intent: Intent]

export const CASE = {
	title: 'He used to be the first to object',
	situation:
		'A senior engineer, nine years here, has said nothing in four design reviews. In writing he is as sharp as ever. After the last review he told a peer: they have already decided.\n\nI have been his lead for five months. I asked if he is all right. He said yes.',
	ask: 'How do I find out what closed, without making his silence the topic?',
}

const slips: Record<string, [who: string, text: string][]> = {
	goal: [
		['learner2', 'He disagrees out loud again, and it costs him nothing.'],
		['learner7', 'One “no” from him in the next review, kindly received.'],
		['learner4', 'The team notices who has not spoken, before I do.'],
		['learner3', 'I know what he meant by “decided”.'],
		['learner10', 'He stays. For the right reasons.'],
	],
	tried: [
		['learner1', '“Are you all right?” Twice.'],
		['learner5', 'A walk. We talked about his move, not about the reviews.'],
		['learner9', 'First round of comments in the document, a day before.'],
		['learner8', 'Let somebody else chair. He spoke once.'],
		['learner6', 'Named him in the meeting. Regretted it.'],
	],
	working: [
		['learner3', 'Two pages on my draft, before anyone else had seen it.'],
		['learner2', 'He still writes. That is the open door.'],
		['learner8', 'His comments on pull requests are long and warm.'],
		['learner4', 'You noticed. That is month five, not month twelve.'],
	],
	'not-working': [
		['learner8', 'Deciding in the corridor and reviewing for form.'],
		['learner10', 'The document says “proposal” and reads like minutes.'],
		['learner7', 'Last objection I saw change a design: spring.'],
		['learner9', 'We thank people for input after the vote.'],
		['learner5', 'I fill every silence. I counted.'],
	],
	'try-next': [
		['learner3', 'Bring a design with two live options and no favorite.'],
		['learner2', 'Ask him to write the case against, and credit it.'],
		['learner6', 'Tell him: “The last four were settled early. That is on me.”'],
		['learner4', 'Rotate who opens the review.'],
	],
}

/** How often each slip was voted for, by its text's beginning. */
const votes: [who: string, beginning: string][] = [
	...(['learner1', 'learner2', 'learner4', 'learner7', 'learner9', 'learner10', 'facilitator'] as const).map(
		(who): [string, string] => [who, 'Deciding in the corridor'],
	),
	...(['learner1', 'learner3', 'learner5', 'learner8', 'learner10'] as const).map((who): [string, string] => [
		who,
		'Tell him',
	]),
	...(['learner2', 'learner6', 'learner7', 'learner9'] as const).map((who): [string, string] => [
		who,
		'He still writes',
	]),
	...(['learner3', 'learner4', 'learner6', 'facilitator'] as const).map((who): [string, string] => [
		who,
		'Bring a design',
	]),
	...(['learner5', 'learner8'] as const).map((who): [string, string] => [who, 'Last objection']),
]

/** What was put onto what, by their texts' beginnings. */
const bundled: [who: string, beginning: string, onto: string][] = [
	['learner9', 'The document says', 'Deciding in the corridor'],
	['learner4', 'We thank people', 'Deciding in the corridor'],
]

/** The sheet, written together */
export const LEARNINGS = [
	'Silence in a review can be a report about the process, filed by the person who cares most.',
	'“Are you all right” asks about him. “What did we settle too early” asks about us.',
	'If nothing has changed a design since spring, the review is a ceremony.',
]

/** Who promised what: text and days after the session. */
export const PROMISES: Record<string, [text: string, days: number]> = {
	learner1: ['Tell him the last four were settled early, and that this was on me.', 10],
	learner2: ['Let eight seconds pass before I answer R. in our one-on-one, and count them.', 14],
	learner3: ['Send my next design with two options and no favorite.', 12],
	learner4: ['Ask Agnieszka to open Thursday’s review instead of me.', 9],
	learner5: ['Keep a tally of the silences I fill, for one week.', 7],
	learner6: ['Ask one person after each review what they did not say.', 14],
	learner7: ['Look up the last three designs an objection changed.', 10],
	learner8: ['Say “this is not decided” only when it is not.', 14],
	learner9: ['Collect comments a day before, in writing, twice.', 14],
	learner10: ['Rename our “proposals” that are decisions.', 11],
}

/**
 * Plays the whole session. `idOf` turns a key into a person's id; times run along the phases from `startMs`.
 * @returns the setup and the log, ready to be stored
 */
export function playCritique(options: {
	format: Format
	people: Seat[]
	idOf: (key: string) => string
	startMs: number
	dueOn: (days: number) => string
}) {
	const { format, people, idOf } = options
	const setup: RoomSetup = { format, leadId: idOf('facilitator'), presenterId: idOf('learner1'), lastTime: [] }
	const log: { event: RoomEvent; opId: string; actorId: string; atMs: number }[] = []
	let room: Room = newRoom(setup)
	let atMs = options.startMs
	const act = ([who, intent]: Act) => {
		const by = people.find((seat) => seat.personId === idOf(who))
		if (!by) throw new Error(`${who} is not in the room`)
		const opId = `sample-${String(log.length + 1).padStart(4, '0')}`
		const decision = decide(room, intent, { by, people, barred: [], opId, nowMs: atMs, shuffle: turned })
		if ('refused' in decision) throw new Error(`The sample's ${intent.type} by ${who} was refused: ${decision.refused}`)
		room = evolve(room, decision.event)
		log.push({ event: decision.event, opId, actorId: by.personId, atMs })
		atMs += 4_000
	}
	const idOfSlip = (beginning: string) => room.slips.find((each) => each.text.startsWith(beginning))?.id
	const phase = (id: string) => {
		act([
			'facilitator',
			{
				type: 'start-phase',
				to: format.phases.findIndex((each) => each.id === id || each.kind === id),
				from: room.phase.version,
			},
		])
	}
	phase('last-time')
	atMs += 7 * 60_000
	phase('case')
	act(['learner1', { type: 'tell-case', ...CASE }])
	atMs += 4 * 60_000
	phase('questions')
	act(['learner9', { type: 'ask-question', text: 'What changed five months ago besides you?' }])
	act(['learner2', { type: 'ask-question', text: 'Whom did he say it to, and why to them?' }])
	atMs += 4 * 60_000
	phase('write')
	for (const [column, list] of Object.entries(slips))
		for (const [who, text] of list) act([who, { type: 'add-slip', column, text }])
	atMs += 4 * 60_000
	phase('reveal')
	act([
		'facilitator',
		{ type: 'note-aside', text: 'I read too, and keep my face still. Whoever looks at me looks for a verdict.' },
	])
	for (const [who, beginning, onto] of bundled) {
		const [slipId, under] = [idOfSlip(beginning), idOfSlip(onto)]
		if (slipId && under) act([who, { type: 'bundle-slip', slipId, onto: under }])
	}
	const bundleId = room.bundling.bundles[0]?.id
	if (bundleId) act(['learner7', { type: 'name-bundle', bundleId, name: 'Decided before the review' }])
	atMs += 7 * 60_000
	phase('vote')
	for (const [who, beginning] of votes) {
		const slipId = idOfSlip(beginning)
		if (slipId) act([who, { type: 'vote', slipId }])
	}
	phase('discuss')
	act([
		'facilitator',
		{ type: 'note-aside', text: 'He explains himself. I give the floor to two others, so that he can stop.' },
	])
	act([
		'trainee',
		{ type: 'note-aside', text: 'She waited until the fourth silence. I would have spoken in the first.' },
	])
	atMs += 13 * 60_000
	phase('learnings')
	atMs += 5 * 60_000
	phase('commitments')
	for (const [who, [text, days]] of Object.entries(PROMISES))
		act([who, { type: 'promise', text, dueOn: options.dueOn(days) }])
	atMs += 3 * 60_000
	phase('check-out')
	for (const [index, worth] of [8, 9, 7, 9, 8, 10, 6, 9, 8, 7].entries())
		act([`learner${index + 1}`, { type: 'check-out', worth }])
	atMs += 2 * 60_000
	act(['facilitator', { type: 'close', from: room.phase.version }])
	return { setup, log, room }
}

/** A fixed order that is not the order of writing: the sample is the same every time. */
function turned(ids: string[]): string[] {
	return ids
		.map((id, index) => ({ id, at: (index * 7) % ids.length }))
		.sort((a, b) => a.at - b.at || a.id.localeCompare(b.id))
		.map(({ id }) => id)
}
