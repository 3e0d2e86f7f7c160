import type { Tx } from '../db'
import { DomainError } from '../errors'

/** Starts and changes of one's own meetings in a day: everybody who meets gets letters of each */
const MOST_A_DAY = 12
const DAY_MS = 86_400_000

/**
 * Each start and each change writes its letters at one moment, to whoever made it as well: so many moments, so often were the
 * others disturbed. Letters that still wait are no new ones. @throws DomainError 'conflict' ('enough-changes')
 */
export async function refuseRestless(tx: Tx, cohortId: string, personId: string, now: Date): Promise<void> {
	const [row] = await tx.$queryRaw<{ moments: number }[]>`
		select count(distinct m."createdAt")::int as moments from "OutboxMail" m join "Session" s on s.id = m."sessionId"
		where m.letter = 'session' and m."toPersonId" = ${personId} and m."createdAt" > ${new Date(now.getTime() - DAY_MS)}
			and s."cohortId" = ${cohortId} and s.kind = 'self-run'`
	if ((row?.moments ?? 0) >= MOST_A_DAY) throw new DomainError('conflict', 'enough-changes')
}
