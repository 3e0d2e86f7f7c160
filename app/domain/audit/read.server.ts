import type { Db } from '../db'

export const AUDIT_PAGE = 100

/** Newest first; `before` is the seq to go on from. */
export async function listAudit(db: Db, before?: number) {
	const rows = await db.auditEntry.findMany({
		where: before ? { seq: { lt: before } } : {},
		orderBy: { seq: 'desc' },
		take: AUDIT_PAGE,
	})
	const subjects = await db.person.findMany({
		where: { id: { in: rows.map((row) => row.subject) } },
		select: { id: true, name: true },
	})
	return rows.map((row) => ({ ...row, subjectName: subjects.find((person) => person.id === row.subject)?.name ?? '' }))
}
