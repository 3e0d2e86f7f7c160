import type { Issuer } from '../credential/issuer.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Program } from '../program/lesson'
import { renewCertification } from './renew.server'

export type Renewed = { ok: true; number: string; isNew: boolean } | { ok: false; why: string }

/**
 * Renews many certifications, each in a transaction of its own: who is refused keeps nobody else from theirs, and a server
 * that dies leaves those that were renewed, and the others as they were. @returns one answer for each number
 */
export async function renewCertifications(
	db: Db,
	issuer: Issuer,
	programs: Program[],
	renewing: { numbers: readonly string[] },
	by: { id: string; name: string },
	now: Date,
): Promise<Map<string, Renewed>> {
	const answers = new Map<string, Renewed>()
	for (const number of new Set(renewing.numbers)) {
		try {
			answers.set(number, { ok: true, ...(await renewCertification(db, issuer, programs, { number }, by, now)) })
		} catch (error) {
			if (!(error instanceof DomainError)) throw error
			answers.set(number, { ok: false, why: error.code === 'conflict' ? (error.why ?? '') : 'no-such-number' })
		}
	}
	return answers
}
