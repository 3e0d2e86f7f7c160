import type { Db } from '../db'
import { DomainError } from '../errors'
import { namePresenter } from '../room/name-presenter.server'
import { transact } from '../transact.server'

/**
 * Where nobody facilitates, whoever of those who meet says so first brings the case. Twice is as good as once.
 * @throws DomainError 'not-found' | 'conflict' ('somebody-brings' | 'case-told')
 */
export async function offerCase(db: Db, sessionId: string, personId: string, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const session = await tx.session.findUnique({
			where: { id: sessionId, kind: 'self-run', series: { seats: { some: { personId } } } },
			select: { case: { select: { authorId: true } }, room: { select: { id: true } } },
		})
		if (!session) throw new DomainError('not-found', 'session')
		if (session.case?.authorId === personId) return
		if (session.case) throw new DomainError('conflict', 'somebody-brings')
		if (session.room) await namePresenter(tx, sessionId, personId, { id: personId, now })
		await tx.sessionCase.create({ data: { sessionId, authorId: personId } })
	})
}
