import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { grouped } from '../grouped'
import { cleanName, faultOf, MOST_BYTES_A_PERSON, MOST_FILES } from './file-kinds'
import { mayHaveFile } from './file-policy'

/** A file as a browser sent it */
export type SentFile = { name: string; bytes: Uint8Array<ArrayBuffer> }
export type WorkFile = { id: string; name: string; byteCount: number }

/**
 * Puts a file with a try that is still written. The caller holds its author's row, so that two at once are counted.
 * @throws DomainError 'invalid' (why: FileFault) | 'conflict' ('too-many-files' | 'too-much')
 */
export async function putFile(
	tx: Tx,
	work: { submissionId: string; personId: string },
	{ name: sent, bytes }: SentFile,
	now: Date,
): Promise<void> {
	const name = cleanName(sent)
	const fault = faultOf(name, bytes)
	if (fault) throw new DomainError('invalid', fault)
	const { submissionId, personId } = work
	if ((await tx.workFile.count({ where: { submissionId } })) >= MOST_FILES)
		throw new DomainError('conflict', 'too-many-files')
	const kept = await tx.workFile.aggregate({ where: { submission: { personId } }, _sum: { byteCount: true } })
	if ((kept._sum.byteCount ?? 0) + bytes.byteLength > MOST_BYTES_A_PERSON) throw new DomainError('conflict', 'too-much')
	await tx.workFile.create({
		data: { submissionId, name, byteCount: bytes.byteLength, bytes, addedAt: now },
		select: { id: true },
	})
}

/** Takes a file off a try that is still written; what was handed in stays. @throws DomainError 'conflict' ('file-gone') */
export async function dropFile(tx: Tx, submissionId: string, fileId: string): Promise<void> {
	const { count } = await tx.workFile.deleteMany({
		where: { id: fileId, submissionId, submission: { submittedAt: null } },
	})
	if (count === 0) throw new DomainError('conflict', 'file-gone')
}

/** What goes with each of these tries, in the order it was attached; never the bytes. */
export async function listFiles(db: Db, submissionIds: string[]): Promise<(submissionId: string) => WorkFile[]> {
	const rows = await db.workFile.findMany({
		where: { submissionId: { in: submissionIds } },
		select: { id: true, submissionId: true, name: true, byteCount: true },
		orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
	})
	const of = grouped(rows, (row) => row.submissionId)
	return (submissionId) => of(submissionId).map(({ id, name, byteCount }) => ({ id, name, byteCount }))
}

export type HandedIn = { text: string; files: Omit<WorkFile, 'id'>[] }

/** Work as a sponsor is shown it: its text, and what its files are called. Null where it is not handed in. */
export async function readHandedIn(db: Db, submissionId: string): Promise<HandedIn | null> {
	return db.submission.findFirst({
		where: { id: submissionId, submittedAt: { not: null } },
		select: {
			text: true,
			files: { select: { name: true, byteCount: true }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] },
		},
	})
}

/** Everything somebody has handed in, of every level, the newest first. Their own pages only. */
export async function listHandedIn(db: Db, personId: string) {
	const rows = await db.submission.findMany({
		where: { personId, submittedAt: { not: null } },
		select: {
			id: true,
			stageKey: true,
			requirementId: true,
			text: true,
			submittedAt: true,
			files: { select: { name: true }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] },
		},
		orderBy: { submittedAt: 'desc' },
	})
	return rows.flatMap(({ submittedAt, ...row }) => (submittedAt ? [{ ...row, submittedAt }] : []))
}

/** Work that two assessors have found met, with what its author may show of it */
export type ShowableWork = {
	id: string
	requirementId: string
	text: string
	submittedAt: Date
	files: WorkFile[]
}

/** What somebody handed in for a level and has met it with. Their own pages only. */
export async function listMetWork(db: Db, personId: string, stageKey: string): Promise<ShowableWork[]> {
	const rows = await db.submission.findMany({
		where: { personId, stageKey, decision: 'met' },
		select: {
			id: true,
			requirementId: true,
			text: true,
			submittedAt: true,
			files: { select: { id: true, name: true, byteCount: true }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] },
		},
		orderBy: { submittedAt: 'desc' },
	})
	return rows.flatMap(({ submittedAt, ...row }) => (submittedAt ? [{ ...row, submittedAt }] : []))
}

/** A file with its bytes, for whoever may have it; to everybody else there is none. @throws DomainError 'not-found' */
export async function getFile(db: Db, fileId: string, reader: { id: string; isAssessor: boolean }): Promise<SentFile> {
	const row = await db.workFile.findUnique({
		where: { id: fileId },
		select: {
			submission: {
				select: {
					personId: true,
					submittedAt: true,
					decision: true,
					round: true,
					sheets: { where: { assessorId: reader.id }, select: { round: true } },
				},
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'file')
	const { personId, submittedAt, decision, round, sheets } = row.submission
	const verdict = mayHaveFile({
		isAuthor: personId === reader.id,
		isAssessor: reader.isAssessor,
		namedInRound: sheets[0]?.round ?? null,
		round,
		handedIn: submittedAt !== null,
		decided: decision !== null,
	})
	if (!verdict.ok) throw new DomainError('not-found', 'file')
	// Read once it is clear whose it is: nobody else makes us fetch five megabytes.
	const { name, bytes } = await db.workFile.findUniqueOrThrow({
		where: { id: fileId },
		select: { name: true, bytes: true },
	})
	return { name, bytes }
}
