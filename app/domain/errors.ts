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

/**
 * No connection to the database came free in time. Prisma has a code for a transaction that waited; for everything else the
 * words of pg's pool come through as they are.
 */
export function isDatabaseBusy(error: unknown): boolean {
	if (!(error instanceof Error)) return false
	return ('code' in error && error.code === 'P2028') || error.message === 'timeout exceeded when trying to connect'
}

/** The answer of a policy: yes, or no with a reason the page can explain. */
export type Verdict<Why extends string = string> = { ok: true } | { ok: false; why: Why }
