/** What went wrong, in terms a page or a socket can answer: `http/` turns a code into a status, rooms into a refusal. */
export type DomainErrorCode = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'busy'

export class DomainError extends Error {
	readonly code: DomainErrorCode
	/** A key the page can turn into words, such as 'cohort-full'; never private text. */
	readonly why: string

	constructor(code: DomainErrorCode, why: string) {
		super(`${code}: ${why}`)
		this.name = 'DomainError'
		this.code = code
		this.why = why
	}
}

/** By `code`, not by class: in development two copies of this module may be alive. */
export function isDomainError(error: unknown): error is DomainError {
	return error instanceof Error && error.name === 'DomainError' && 'code' in error
}

/** Prisma's and PostgreSQL's words for: not there, going, coming, or no connection free (class 08, 57P0x). */
const AWAY = /^(P2028|P2024|P1001|P1002|P1008|P1017|57P0[123]|08\w{3}|53300|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const AWAY_WORDS = /timeout exceeded when trying to connect|connection terminated|Can't reach database server/i
const AWAY_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

/** The database cannot be asked now: nothing was done, and trying again is worth it. Looks into causes: each layer wraps. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
	if (typeof error !== 'object' || error === null || depth > 4) return false
	const { code, originalCode, kind, message, cause, meta } = error as Record<string, unknown>
	if ([code, originalCode].some((each) => typeof each === 'string' && AWAY.test(each))) return true
	if (typeof kind === 'string' && AWAY_KINDS.has(kind)) return true
	if (typeof message === 'string' && AWAY_WORDS.test(message)) return true
	const wrapped = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
	return isDatabaseAway(cause, depth + 1) || isDatabaseAway(wrapped, depth + 1)
}

/** The answer of a policy: yes, or no with a reason the page can explain. */
export type Verdict<Why extends string = string> = { ok: true } | { ok: false; why: Why }
