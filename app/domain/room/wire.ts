import { z } from 'zod'
import { LONGEST_LINE, OUTCOMES } from '../practice/kinds'
import { commitmentFields } from '../progress/schema'
import { GROUP_SIZES } from '../session/kinds'
import { LONGEST, REACTIONS, type Reaction, WORTH_MOST } from './kinds'
import type { Fact } from './news'
import type { RoomView } from './view'

/** What travels between a browser and a room. The client sends intents, the server answers with facts. */
const id = z.string().min(1).max(64)
const MOST_PEOPLE = 200
/**
 * The phase that the screen showed, and the how-manieth phase that was: what waited for a connection counts in no later one,
 * nor in the same one when the room has come back to it. Old outboxes do not say it.
 */
const shownIn = { phase: id.optional(), visit: z.number().int().min(0).optional() }
const words = (longest: number, empty: string) =>
	z
		.string()
		.transform((text) => text.replaceAll('\u0000', '').trim())
		.pipe(z.string().min(1, empty).max(longest, `Use at most ${longest} characters`))

/** About groups: what they mean stands in group-rules.ts. */
const groupIntents = [
	z.strictObject({
		type: z.literal('make-groups'),
		size: z.literal(GROUP_SIZES),
		/** Who is dealt out: those who are here, as the lead sees it */
		personIds: z.array(id).max(MOST_PEOPLE),
		...shownIn,
		/** The how-manieth groups the screen showed: a press that waited, or a second one, deals nobody anew */
		dealt: z.number().int().min(0).optional(),
	}),
	z.strictObject({ type: z.literal('move-person'), personId: id, groupId: id.nullable() }),
	z.strictObject({ type: z.literal('visit-group'), groupId: id.nullable() }),
	z.strictObject({ type: z.literal('join-group') }),
	/** Rather watch than play, or play again */
	z.strictObject({ type: z.literal('watch'), watches: z.boolean() }),
	z.strictObject({ type: z.literal('count'), ...shownIn, id, by: z.number().int().min(-1).max(600) }),
	z.strictObject({
		type: z.literal('add-note'),
		...shownIn,
		/** For whom it was written: this group, as it was then dealt */
		groupId: id.optional(),
		dealt: z.number().int().min(0).optional(),
		text: words(LONGEST.slip, 'Write something first'),
	}),
	z.strictObject({ type: z.literal('delete-note'), noteId: id }),
	z.strictObject({ type: z.literal('share-note'), noteId: id, shared: z.boolean() }),
	/** By whoever leads, of what they see */
	z.strictObject({ type: z.literal('remove-note'), noteId: id }),
] as const

export const intent = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('start-phase'),
		to: z.number().int().min(0).max(60),
		from: z.number().int().min(0),
	}),
	z.strictObject({
		type: z.literal('extend'),
		minutes: z.number().int().min(1).max(10),
		from: z.number().int().min(0),
	}),
	z.strictObject({ type: z.literal('close'), from: z.number().int().min(0) }),
	/** An end taken back; the rest of how a room is led is in conduct.ts */
	z.strictObject({ type: z.literal('reopen') }),
	z.strictObject({ type: z.literal('pause'), from: z.number().int().min(0) }),
	z.strictObject({ type: z.literal('resume'), from: z.number().int().min(0) }),
	/** Whoever says it is named nowhere: stop.ts */
	z.strictObject({ type: z.literal('stop') }),
	z.strictObject({ type: z.literal('take-off-case'), round: z.number().int().min(1).max(60) }),
	z.strictObject({ type: z.literal('mute'), ...shownIn, personId: id }),
	z.strictObject({ type: z.literal('unmute'), personId: id }),
	/** `fromId`: who led, as the screen showed it; null for nobody. Old outboxes do not say it */
	z.strictObject({ type: z.literal('claim-lead'), fromId: id.nullable().optional() }),
	/** Null: it is not offered any more */
	z.strictObject({ type: z.literal('offer-lead'), personId: id.nullable() }),
	z.strictObject({ type: z.literal('choose-presenter'), ...shownIn, personId: id }),
	z.strictObject({
		type: z.literal('tell-case'),
		...shownIn,
		title: words(LONGEST.title, 'Give the case a title'),
		situation: words(LONGEST.situation, 'Tell what happened'),
		ask: words(LONGEST.ask, 'Say what you want from the others'),
		/** The case of one's casebook that it was taken from */
		caseId: id.optional(),
		/** Said for the people of this room: they are others than its readers, and hear whose it is */
		agreed: z.literal(true).optional(),
	}),
	z.strictObject({ type: z.literal('ask-question'), ...shownIn, text: words(LONGEST.question, 'Ask something') }),
	z.strictObject({ type: z.literal('remove-question'), questionId: id }),
	z.strictObject({
		type: z.literal('add-slip'),
		/** The phase it was written in, so that what waited for a connection does not land on the next case's board */
		board: id.optional(),
		column: id,
		text: words(LONGEST.slip, 'Write something first'),
	}),
	z.strictObject({ type: z.literal('edit-slip'), slipId: id, text: words(LONGEST.slip, 'Write something first') }),
	z.strictObject({ type: z.literal('delete-slip'), slipId: id }),
	z.strictObject({ type: z.literal('remove-slip'), slipId: id }),
	z.strictObject({ type: z.literal('bundle-slip'), slipId: id, onto: id }),
	z.strictObject({ type: z.literal('unbundle-slip'), slipId: id }),
	z.strictObject({
		type: z.literal('name-bundle'),
		bundleId: id,
		name: words(LONGEST.bundle, 'Give it a name first'),
	}),
	z.strictObject({ type: z.literal('undo-bundling') }),
	z.strictObject({ type: z.literal('vote'), slipId: id }),
	z.strictObject({ type: z.literal('unvote'), slipId: id }),
	z.strictObject({ type: z.literal('finish'), ...shownIn, done: z.boolean() }),
	z.strictObject({ type: z.literal('ask-more-time'), ...shownIn }),
	z.strictObject({ type: z.literal('raise-hand'), ...shownIn }),
	z.strictObject({ type: z.literal('lower-hand'), ...shownIn }),
	z.strictObject({ type: z.literal('call-speaker'), ...shownIn, personId: id }),
	/** `personId`: whose turn it ends, as the screen showed it */
	z.strictObject({ type: z.literal('end-speaking'), ...shownIn, personId: id.optional() }),
	/** What is talked about now: this slip, and all that lie with it */
	z.strictObject({ type: z.literal('take-up'), ...shownIn, slipId: id }),
	/** Of rooms of before there was one sheet: docs/decisions/0031 */
	z.strictObject({
		type: z.literal('edit-learning'),
		learningId: id,
		text: words(LONGEST.learning, 'Write something first'),
	}),
	z.strictObject({ type: z.literal('delete-learning'), learningId: id }),
	z.strictObject({ type: z.literal('note-aside'), text: words(LONGEST.learning, 'Write something first') }),
	z.strictObject({ type: z.literal('share-theme'), bundleId: id, shared: z.boolean() }),
	z.strictObject({ type: z.literal('check-out'), worth: z.number().int().min(1).max(WORTH_MOST) }),
	z.strictObject({ type: z.literal('promise'), ...commitmentFields }),
	...groupIntents,
	z.strictObject({
		type: z.literal('tell-outcome'),
		commitmentId: id,
		outcome: z.enum(OUTCOMES),
		learned: z
			.string()
			.trim()
			.max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters`)
			.transform((text) => text.replaceAll('\u0000', '')),
	}),
])
export type Intent = z.output<typeof intent>

/**
 * Half a surrogate pair, and NUL, are no text: PostgreSQL refuses them, and with them everything that is committed in the
 * same moment. JSON carries them all the same.
 */
function textOnly(raw: unknown): unknown {
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw
	return Object.fromEntries(
		Object.entries(raw).map(([key, value]) => [
			key,
			typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\u0000', '') : value,
		]),
	)
}

export const intentMessage = z.strictObject({ opId: z.uuid(), intent: z.preprocess(textOnly, intent) })
/** Two names that content gives, and what stands before or between them */
const LONGEST_BOX = 200
export const draftMessage = z.preprocess(
	textOnly,
	z.strictObject({
		/** One of boxes.ts */
		box: z.string().min(1).max(LONGEST_BOX),
		text: z.string().max(LONGEST.draft),
		/** What the server had when it was typed; a page of before a deploy does not say it */
		over: z.string().max(LONGEST.draft).optional(),
	}),
)
/** The whole of the largest sheet in one go, as bytes that travel as text */
const LARGEST_UPDATE = 56_000
/** A Yjs update of the sheet: docs/decisions/0031 */
export const sheetMessage = z.strictObject({ update: z.base64().min(1).max(LARGEST_UPDATE) })
export const readSheetMessage = z.strictObject({})
/** Volatile: not acknowledged, not in the log, lost when a connection is */
export const reactMessage = z.enum(REACTIONS)
export const syncMessage = z.strictObject({
	afterSeq: z
		.number()
		.int()
		.min(0)
		.max(2 ** 31 - 1)
		.nullable(),
	/** Of the view at `afterSeq`; a page of before a deploy does not say it */
	openedAtMs: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
})
export type SyncMessage = z.output<typeof syncMessage>

/** Somebody of the cohort, as everybody in the room may know them. */
export type Seat = { personId: string; name: string; part: Part }
/** `peer`: of those who run a meeting by themselves. All of them take part, and each may hold the lead. */
export type Part = 'lead' | 'co' | 'participant' | 'observer' | 'peer'

export type SyncAnswer =
	| { ok: true; nowMs: number; people: Seat[]; view: RoomView }
	| { ok: true; nowMs: number; people: Seat[]; seq: number; facts: Fact[] }
	| { ok: false; why: string }

/** `text`: with `newer`, what another tab of the same person has written there */
export type DraftAnswer = { ok: true } | { ok: false; why: string; text?: string }

export type IntentAnswer = { ok: true; seq: number } | { ok: false; why: string; message?: string }

/** Facts `after+1 … seq`; a client whose view is not at `after` asks for a sync. */
export type FactsMessage = { after: number; seq: number; nowMs: number; facts: Fact[] }

/** `state`: one update that holds it all, as of `seq` */
export type SheetAnswer = { ok: true; seq: number; state: string } | { ok: false; why: string }

/** What came onto the sheet after `after`, up to `seq`; a client that is not at `after` reads it again. */
export type SheetNews = { after: number; seq: number; update: string }

export type ServerEvents = {
	facts(message: FactsMessage): void
	sheet(news: SheetNews): void
	presence(present: string[]): void
	/** How many of those who are here have finished; never who */
	finished(count: number): void
	people(people: Seat[]): void
	/** Somebody reacted; nobody is told who */
	reaction(reaction: Reaction): void
	/** `slow`, `closing`, `part-changed`: come again; the others are final */
	gone(why: 'signed-out' | 'not-in-cohort' | 'cancelled' | 'part-changed' | 'slow' | 'closing'): void
}
export type ClientEvents = {
	react(reaction: Reaction): void
	sync(message: z.input<typeof syncMessage>, answer: (answer: SyncAnswer) => void): void
	intent(message: z.input<typeof intentMessage>, answer: (answer: IntentAnswer) => void): void
	'read-sheet'(message: z.input<typeof readSheetMessage>, answer: (answer: SheetAnswer) => void): void
	'write-sheet'(message: z.input<typeof sheetMessage>, answer: (answer: IntentAnswer) => void): void
	draft(message: z.input<typeof draftMessage>, answer: (answer: DraftAnswer) => void): void
}
