import type { Db } from '~/domain/db'
import { sendDueLetters } from '~/domain/notice/outbox.server'
import { openRound, sendList } from '~/domain/round360/approve.server'
import { beginRound, nominate } from '~/domain/round360/begin.server'
import { readRound360Facts } from '~/domain/round360/facts.server'
import type { Perspective } from '~/domain/round360/kinds'
import { ticketOf } from '~/domain/round360/ticket.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import type { PersonMade } from './people'
import { anAnswer, listening } from './rounds360'
import { aCohort } from './world'

export const stageKey = 'technical-leadership-ladder/l1'
const start = new Date('2026-03-02T09:00:00Z')
export const days = (count: number) => new Date(start.getTime() + count * 86_400_000)
export const key = createLinkKey('tests-only-tests-only-tests-only')

export type Counts = Partial<Record<Perspective, number>>

/** The same points for every item, and words. */
export function said(points: number, words: { keep?: string; differently?: string } = {}) {
	return { ratings: anAnswer('', points).ratings, keep: '', differently: '', ...words }
}

/** Tickets as letters bring them, with whose they are. */
export async function ticketsOf(db: Db, roundId: string) {
	const raters = await db.rater360.findMany({ where: { roundId }, orderBy: { email: 'asc' } })
	return raters.map(({ id, perspective, email }) => ({ ticket: ticketOf(key, id), perspective, email }))
}

/** Somebody of a cohort who begins rounds, and its lead, who looks at lists. */
export async function aRoundWorld(db: Db, name = 'Autumn B') {
	const world = await aCohort(db, { members: 1, startsAt: days(-1), name })
	const owner = world.members[0] as PersonMade
	const { lead } = world

	async function list(counts: Counts, at = start): Promise<string> {
		const roundId = await beginRound(db, owner, { stageKey, instrument: listening }, at)
		for (const [perspective, count] of Object.entries(counts) as [Perspective, number][])
			for (let index = 1; index <= count; index++) {
				const email = `${perspective}${index}@x.test`
				await nominate(db, { roundId, owner }, { name: `${perspective} ${index}`, email, perspective })
			}
		return roundId
	}

	return {
		owner,
		lead,
		sessionId: world.session.id,
		own: (roundId: string) => ({ roundId, owner }),
		list,
		async open(counts: Counts, at = start): Promise<string> {
			const roundId = await list(counts, at)
			await sendList(db, { roundId, owner }, lead.id, at)
			await openRound(db, key, { roundId, approverId: lead.id }, at)
			return roundId
		},
		facts: async () => (await readRound360Facts(db, [owner.id], stageKey)).get(owner.id),
	}
}

/** What leaves the outbox now. */
export async function sentNow(db: Db, now: Date) {
	const sent: { to: string; subject: string; text: string }[] = []
	await sendDueLetters(db, {
		key,
		publicUrl: 'https://belay.example',
		from: 'Belay',
		now: () => now,
		content: { programs: [] } as never,
		send: async ({ to, subject, text }) => {
			sent.push({ to, subject, text })
		},
	})
	return sent
}
