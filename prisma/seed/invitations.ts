import { toldOf } from '~/domain/notice/session-letters.server'
import { listWhoMeets } from '~/domain/session/who-meets.server'
import { daysFrom, type Story } from './story'

/** Everybody has the sessions ahead in their calendar, by letters of three weeks ago: what moves or falls through is news. */
export async function inviteEverybody({ tx, now }: Pick<Story, 'tx' | 'now'>): Promise<void> {
	const sessions = await tx.session.findMany({ where: { startsAt: { gt: now }, cancelledAt: null } })
	for (const session of sessions) {
		const pairs = await listWhoMeets(tx, { cohortId: session.cohortId, sessionId: session.id }, now)
		await tx.sessionTold.createMany({
			data: pairs.map((pair) => ({
				...pair,
				sequence: session.revision,
				method: 'REQUEST',
				told: toldOf(session),
				toldAt: daysFrom(now, -21),
			})),
		})
	}
}
