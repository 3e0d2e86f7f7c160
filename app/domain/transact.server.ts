import type { Db, Tx } from './db'
import { DomainError, isDatabaseAway, isOvertaken } from './errors'

const MAX_TRIES = 5
/** By the registry: in development two copies of this module may be alive. */
const UNDER_WAY = Symbol.for('belay: transaction under way')

/**
 * A transaction under way, for writes that open their own: they become a part of it. Only the outermost tries again,
 * because PostgreSQL runs no statement any more in one that it has undone.
 */
export function within(tx: Tx): Db {
	return new Proxy(tx, {
		get: (target, key) => (key === UNDER_WAY ? tx : Reflect.get(target, key, target)),
	}) as unknown as Db
}

/**
 * Whether this is a transaction under way, itself or as `within` gives it: it has one connection. Prisma gives it a
 * `$transaction` of its own, for savepoints, but nothing that only a whole client can do.
 */
export function isTransaction(db: Db | Tx): boolean {
	return !('$connect' in db)
}

/**
 * Runs `work` in one transaction and tries again when the database asks for it.
 * No mail, file or network call belongs inside: on the embedded database an open transaction holds up every other query.
 * Rows are locked in one order (docs/decisions/0002).
 * @throws DomainError 'busy' when no connection came free in time, 'conflict' when others were faster every time
 */
export async function transact<Result>(
	db: Db,
	work: (tx: Tx) => Promise<Result>,
	/** Milliseconds, where the work is long */
	limits?: { timeout: number },
): Promise<Result> {
	const { [UNDER_WAY]: outer } = db as { [UNDER_WAY]?: Tx }
	if (outer) return work(outer)
	for (let tries = 1; ; tries++) {
		try {
			return await db.$transaction(work, limits)
		} catch (error) {
			if (isDatabaseAway(error)) throw new DomainError('busy', 'database-busy')
			if (!isOvertaken(error)) throw error
			if (tries === MAX_TRIES) throw new DomainError('conflict', 'changed-meanwhile')
			await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 5 * (0.5 + Math.random())))
		}
	}
}

export function isUniqueViolation(error: unknown): boolean {
	return codeOf(error) === 'P2002'
}

function codeOf(error: unknown): string | undefined {
	return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
