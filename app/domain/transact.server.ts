import type { Db, Tx } from './db'
import { DomainError, isDatabaseAway } from './errors'

const MAX_TRIES = 5

/**
 * Runs `work` in one transaction and tries again when the database asks for it.
 * No mail, file or network call belongs inside: on the embedded database an open transaction holds up every other query.
 * @throws DomainError 'busy' when no connection came free in time, 'conflict' when others were faster every time
 */
export async function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
	for (let tries = 1; ; tries++) {
		try {
			return await db.$transaction(work)
		} catch (error) {
			if (isDatabaseAway(error)) throw new DomainError('busy', 'database-busy')
			if (!isWriteConflict(error)) throw error
			if (tries === MAX_TRIES) throw new DomainError('conflict', 'changed-meanwhile')
			await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 5 * (0.5 + Math.random())))
		}
	}
}

export function isUniqueViolation(error: unknown): boolean {
	return codeOf(error) === 'P2002'
}

/** Prisma reports a serialization conflict in two shapes: P2034, and a driver error without a code. */
function isWriteConflict(error: unknown): boolean {
	if (codeOf(error) === 'P2034') return true
	const cause = error instanceof Error ? (error as { cause?: { kind?: string } }).cause : undefined
	return cause?.kind === 'TransactionWriteConflict'
}

function codeOf(error: unknown): string | undefined {
	return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
