import type { Logger } from 'pino'
import type { Db } from '~/domain/db'
import { saveDraft, seatsFor } from '~/domain/room/log.server'
import { draftMessage, intentMessage, syncMessage } from '~/domain/room/wire'
import { kindOf } from './error-kind'
import type { LiveRoom } from './live-room'
import { drop, type RoomSocket } from './room-socket'
import type { TokenBuckets } from './token-bucket'

const MOST_REFUSALS = 300

/** What a client may say in its room: ask for news, act, keep a draft. Each is authorized again. */
export function listen(
	socket: RoomSocket,
	live: Promise<LiveRoom>,
	{ db, buckets, nowMs, log }: { db: Db; buckets: TokenBuckets; nowMs: () => number; log: Logger },
): void {
	const { sessionId, personId } = socket.data
	const slow = () => {
		if (buckets.take(personId, nowMs())) return false
		if (++socket.data.refusals > MOST_REFUSALS) drop(socket, 'slow')
		return true
	}
	const failed = (what: string, error: unknown) => {
		log.warn({ room: sessionId, error: kindOf(error) }, `${what} in a room failed`)
		return { ok: false as const, why: 'not-saved' }
	}
	socket.on('sync', async (raw, answer) => {
		if (typeof answer !== 'function') return
		const message = syncMessage.safeParse(raw)
		if (!message.success) return answer({ ok: false, why: 'malformed' })
		if (slow()) return answer({ ok: false, why: 'slow-down' })
		try {
			const seats = await seatsFor(db, sessionId, personId)
			if ('refused' in seats) return answer({ ok: false, why: seats.refused })
			answer({ ...(await live).sync(personId, message.data.afterSeq), people: seats.people })
		} catch (error) {
			answer(failed('Asking for news', error))
		}
	})
	socket.on('intent', async (raw, answer) => {
		if (typeof answer !== 'function') return
		const message = intentMessage.safeParse(raw)
		if (!message.success) return answer({ ok: false, why: 'malformed', message: message.error.issues[0]?.message })
		if (slow()) return answer({ ok: false, why: 'slow-down' })
		try {
			answer(await (await live).submit({ opId: message.data.opId, personId, intent: message.data.intent }))
		} catch (error) {
			answer(failed('An act', error))
		}
	})
	socket.on('draft', async (raw, answer) => {
		if (typeof answer !== 'function') return
		const message = draftMessage.safeParse(raw)
		if (!message.success) return answer({ ok: false, why: 'malformed' })
		if (slow()) return answer({ ok: false, why: 'slow-down' })
		try {
			const seats = await seatsFor(db, sessionId, personId)
			if ('refused' in seats) return answer({ ok: false, why: seats.refused })
			await saveDraft(db, { roomId: sessionId, personId, ...message.data })
			answer({ ok: true })
		} catch (error) {
			answer(failed('Keeping a draft', error))
		}
	})
}
