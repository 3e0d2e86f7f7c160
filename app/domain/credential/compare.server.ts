import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { badgeOf } from './badge'
import { hashOf, type Recorded, recordedFacts } from './seal.server'

/** What was made up on the day of signing: it is taken from the badge, the rest has to come out of the record. */
const signed = z.object({
	issuer: z.object({ id: z.string(), url: z.string() }),
	evidence: z.unknown(),
	credentialSubject: z.object({
		id: z.string(),
		identifier: z.array(
			z.object({ identityType: z.enum(['emailAddress', 'name']), identityHash: z.string(), salt: z.string() }),
		),
		achievement: z.object({}),
	}),
})
type Claims = Pick<ReturnType<typeof badgeOf>, 'credentialSubject'>

/**
 * Whether our record still says everything its badge says: level and title, what it took, hours, what was waived, dates,
 * name, and its place in the list. The check page shows the record, so each word of it is held against what was signed.
 * The words of `badgeOf` are therefore kept: tests/domain/badge.test.ts.
 * @param document a badge whose signature is verified
 */
export function saysWhatWasSigned(
	document: string,
	row: Recorded & { status: { listUrl: string; place: number }; isTest: boolean },
): boolean {
	const badge = JSON.parse(document) as Claims
	const made = signed.safeParse(badge)
	if (!made.success) return false
	const { issuer, evidence, credentialSubject } = made.data
	const facts = recordedFacts(row, {
		publicUrl: issuer.url,
		did: issuer.id,
		subjectId: credentialSubject.id,
		identity: credentialSubject.identifier.map(({ identityType: type, identityHash, salt }) => ({
			type,
			salt,
			// An address may change, and no page shows it.
			hash: type === 'name' ? hashOf(row.holderName, salt) : identityHash,
		})),
		status: row.status,
		isTest: row.isTest,
		pointsAtEvidence: evidence !== undefined,
	})
	return isDeepStrictEqual(claimsOf(badge), claimsOf(badgeOf(facts)))
}

/** Everything but the proof, and the kind, which is the standard's word and none of the record. */
function claimsOf({ credentialSubject, ...badge }: Claims & { proof?: unknown }) {
	const { proof, ...rest } = badge
	const { achievementType, ...achievement } = credentialSubject.achievement
	return { ...rest, credentialSubject: { ...credentialSubject, achievement } }
}
