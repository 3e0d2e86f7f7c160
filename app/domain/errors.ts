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
const AWAY = /^(P2028|P2024|P1001|P1002|P1008|P1017|57P0[123]|08\w{3}|53[13]00|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const AWAY_WORDS = /timeout exceeded when trying to connect|connection terminated|Can't reach database server/i
const AWAY_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])

/** The database cannot be asked now: nothing was done, and trying again is worth it. Looks into causes: each layer wraps. */
export function isDatabaseAway(error: unknown): boolean {
	return layersOf(error).some(
		({ code, originalCode, kind, message }) =>
			[code, originalCode].some((each) => typeof each === 'string' && AWAY.test(each)) ||
			(typeof kind === 'string' && AWAY_KINDS.has(kind)) ||
			(typeof message === 'string' && AWAY_WORDS.test(message)),
	)
}

/** Prisma's and PostgreSQL's words for: others were faster (a serialization fault), or two waited for each other (a deadlock). */
const OVERTAKEN = new Set(['P2034', 'TransactionWriteConflict', '40001', '40P01'])

/** The transaction was undone for others' sake, and trying again is worth it. Raw statements say so in PostgreSQL's code. */
export function isOvertaken(error: unknown): boolean {
	return layersOf(error).some(({ code, originalCode, kind }) =>
		[code, originalCode, kind].some((each) => OVERTAKEN.has(String(each))),
	)
}

/** Another node made the search index anew while we looked: tables, functions or the way words are read are others now. */
const REBUILT = new Set(['XX000', '42P01', '42704', '42883', '3F000'])

export function isIndexRebuilt(error: unknown): boolean {
	return layersOf(error).some(({ code, originalCode }) =>
		[code, originalCode].some((each) => REBUILT.has(String(each))),
	)
}

/** An error and what it wraps, outermost first. */
function layersOf(error: unknown, depth = 0): Record<string, unknown>[] {
	if (typeof error !== 'object' || error === null || depth > 4) return []
	const layer = error as Record<string, unknown>
	const meta = layer.meta as Record<string, unknown> | undefined
	return [
		layer,
		...(meta ? [meta] : []),
		...[layer.cause, meta?.driverAdapterError].flatMap((inner) => layersOf(inner, depth + 1)),
	]
}

/** The answer of a policy: yes, or no with a reason the page can explain. */
export type Verdict<Why extends string = string> = { ok: true } | { ok: false; why: Why }
