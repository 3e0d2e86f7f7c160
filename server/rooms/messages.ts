import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Db } from '~/domain/db'
import { saveDraft } from '~/domain/room/drafts.server'
import { seatsFor } from '~/domain/room/log.server'
import { ON_THE_WALL } from '~/domain/room/wall'
import {
	draftMessage,
	intentMessage,
	reactMessage,
	readSheetMessage,
	type Seat,
	sheetMessage,
	syncMessage,
} from '~/domain/room/wire'
import type { InTurn } from './in-turn'
import type { LiveRoom } from './live-room'
import { cutIfSlow, drop, type RoomSocket } from './room-socket'
import type { TokenBuckets } from './token-bucket'

const MOST_REFUSALS = 300
const SAID = new Set(['sync', 'intent', 'draft', 'react', 'read-sheet', 'write-sheet'])
/** All that is heard of a wall */
const LOOKS_ON = new Set(['sync', 'read-sheet'])

export type ListenOptions = {
	db: Db
	buckets: TokenBuckets
	drafts: InTurn
	nowMs: () => number
	log: Logger
}

/** What a client may say in its room: ask for news, act, keep a draft. Each is authorized again. */
export function listen(
	socket: RoomSocket,
	live: Promise<LiveRoom>,
	{ db, buckets, drafts, nowMs, log }: ListenOptions,
): void {
	const { sessionId, personId, isWall } = socket.data
	/** Every packet costs a token, whatever it holds; whoever goes on all the same is dropped. */
	const slow = () => {
		// An answer that is not read waits like news.
		if (cutIfSlow(socket)) return true
		if (buckets.take(personId, nowMs())) return false
		refuse()
		return true
	}
	const refuse = () => {
		if (++socket.data.refusals > MOST_REFUSALS) drop(socket, 'slow')
	}
	socket.onAny((event: string) => {
		if (!SAID.has(event) && !slow()) refuse()
	})
	const seatIn = (people: readonly Seat[]) => people.find((seat) => seat.personId === personId)
	const failed = (what: string, error: unknown) => {
		log.warn({ room: sessionId, err: error }, `${what} in a room failed`)
		return { ok: false as const, why: 'not-saved' }
	}
	const hear = <Schema extends z.ZodType, Answer>(
		event: 'sync' | 'intent' | 'draft' | 'read-sheet' | 'write-sheet',
		schema: Schema,
		what: string,
		act: (message: z.output<Schema>) => Promise<Answer>,
	) => {
		socket.on(event, async (raw: unknown, answer: unknown) => {
			const isSlow = slow()
			// Without somebody to answer there is nothing to be sure of: such a packet is not ours.
			if (typeof answer !== 'function') return refuse()
			if (isSlow) return answer({ ok: false, why: 'slow-down' })
			if (isWall && !LOOKS_ON.has(event)) return answer({ ok: false, why: 'observers-watch' })
			const message = schema.safeParse(raw)
			if (!message.success) {
				refuse()
				// Words a person can use are only those about what they typed.
				const said = event === 'intent' ? { message: message.error.issues[0]?.message } : {}
				return answer({ ok: false, why: 'malformed', ...said })
			}
			try {
				answer(await act(message.data))
			} catch (error) {
				answer(failed(what, error))
			}
		})
	}
	socket.on('react', async (raw: unknown) => {
		if (slow()) return
		const reaction = reactMessage.safeParse(raw)
		if (!reaction.success) return refuse()
		try {
			const seats = await seatsFor(db, sessionId, personId)
			if (isWall || 'refused' in seats || seatIn(seats.people)?.part === 'observer') return refuse()
			// Their screen may not know yet that they are muted, or that the phase has none: nothing to be held against them.
			if (!(await live).hearsReactionOf(personId)) return
			socket.nsp.to(sessionId).volatile.emit('reaction', reaction.data)
		} catch (error) {
			failed('A reaction', error)
		}
	})
	hear('sync', syncMessage, 'Asking for news', async (at) => {
		const seats = await seatsFor(db, sessionId, personId)
		if ('refused' in seats) return { ok: false, why: seats.refused }
		const by = seatIn(seats.people)
		if (!by) return { ok: false, why: 'not-in-cohort' }
		return { ...(await live).sync(isWall ? ON_THE_WALL : by, at), people: seats.people }
	})
	hear('intent', intentMessage, 'An act', async ({ opId, intent }) => (await live).submit({ opId, personId, intent }))
	hear('read-sheet', readSheetMessage, 'Reading the sheet', async () => {
		const seats = await seatsFor(db, sessionId, personId)
		if ('refused' in seats) return { ok: false, why: seats.refused }
		return (await live).sheet.read()
	})
	hear('write-sheet', sheetMessage, 'Writing on the sheet', async ({ update }) =>
		(await live).sheet.write(personId, update),
	)
	const keepDraft = async (draft: z.output<typeof draftMessage>) => {
		const seats = await seatsFor(db, sessionId, personId)
		if ('refused' in seats) return { ok: false, why: seats.refused }
		const by = seatIn(seats.people)
		const mayKeep = by !== undefined && (await live).hasBox(by, draft.box)
		// Whatever lies there can be taken away.
		if (!mayKeep && draft.text !== '') return { ok: false, why: 'no-such-box' }
		return saveDraft(db, { roomId: sessionId, personId, ...draft })
	}
	// A text that is just being saved must not come after the word that it was sent.
	hear('draft', draftMessage, 'Keeping a draft', (draft) =>
		drafts.run(`${sessionId} ${personId}`, () => keepDraft(draft)),
	)
}
