import { describe, expect, test } from 'vitest'
import { badgeOf, hoursWords } from '~/domain/credential/badge'
import { badgeFaults } from '../support/badge-schema'
import { aStatement } from '../support/certificates'
import { badgeFacts } from '../support/credentials'

/** Without its proof no credential is whole: the schema asks for one. */
const proof = [
	{
		type: 'DataIntegrityProof',
		created: '2026-11-26T10:00:00Z',
		cryptosuite: 'eddsa-rdfc-2022',
		proofPurpose: 'assertionMethod',
		proofValue: 'z1',
		verificationMethod: 'did:web:belay.example#z6Mk',
	},
]
const faultsOf = (said: Parameters<typeof badgeFacts>[0]) => badgeFaults({ ...badgeOf(badgeFacts(said)), proof })

describe('a badge', () => {
	test.each<[string, Parameters<typeof badgeFacts>[0]]>([
		['of a level', {}],
		['of a quarter, which holds for good', { validUntil: null }],
		['that is a test', { isTest: true }],
		['from before evidence could be shown', { pointsAtEvidence: false }],
		['of a preview, without hours', { statement: aStatement({ isPreview: true }) }],
	])('%s is an Open Badge by the published schema', (_what, said) => expect(faultsOf(said)).toEqual([]))

	test('is refused by that schema when a part is missing', () => {
		const { credentialSubject, ...rest } = badgeOf(badgeFacts())
		expect(badgeFaults({ ...rest, proof })).not.toEqual([])
		expect(badgeFaults({ ...rest, credentialSubject, credentialStatus: { type: 'X' }, proof })).not.toEqual([])
	})

	test('names nobody: neither holder nor lead, nor who issued it, nor a cohort', () => {
		const said = JSON.stringify(badgeOf(badgeFacts()))
		expect(said).not.toMatch(/Ruth Abrahams|Hanna Brandt|Spring A|@(?!context)/)
	})

	test('says what it is, what it took, the hours, what was waived and where to check it', () => {
		const badge = badgeOf(badgeFacts())
		const { achievement } = badge.credentialSubject
		expect(badge.name).toBe('Level 1, Foundation Skills')
		expect(achievement.achievementType).toBe('Certification')
		expect(achievement.criteria).toEqual({
			id: 'https://belay.example/verify/7K2M-4QXD-P9',
			narrative:
				'Three modules, a knowledge check and a scenario judged by two assessors. 8 hours of training offered, 7.6 taken. Waived: Sessions, 3 of 4.',
		})
		expect([badge.validFrom, badge.validUntil]).toEqual(['2026-11-26T10:00:00Z', '2028-11-26T10:00:00Z'])
	})

	test('describes its craft word for word as those signed before: the check page holds records against them', () => {
		expect(badgeOf(badgeFacts()).credentialSubject.achievement.description).toBe(
			'Has learned, practiced and shown the craft of one-on-ones in which people are heard, in the Technical Leadership Ladder at Ferrystone.',
		)
	})

	test('says where evidence would stand in words that are the same for all, and did not before', () => {
		const badge = badgeOf(badgeFacts({ statement: aStatement({ took: 'Nothing' }) }))
		expect(badge.evidence).toEqual(badgeOf(badgeFacts()).evidence)
		expect(badge.evidence).toMatchObject([
			{ id: 'https://belay.example/verify/7K2M-4QXD-P9#evidence', type: ['Evidence'] },
		])
		expect(badgeOf(badgeFacts({ pointsAtEvidence: false }))).not.toHaveProperty('evidence')
	})

	test('of a quarter has no end', () => {
		expect(badgeOf(badgeFacts({ validUntil: null }))).not.toHaveProperty('validUntil')
	})

	test('that is a test says so in every place a reader looks at', () => {
		const badge = badgeOf(badgeFacts({ isTest: true, statement: aStatement({ isPreview: true }) }))
		const { achievement } = badge.credentialSubject
		expect(badge.name).toBe('TEST, Preview: Level 1, Foundation Skills')
		expect(achievement.name).toBe(badge.name)
		expect(achievement.description).toMatch(/^A test: .* Not a qualification\./)
	})

	test('points into the list by a place that is a word, and by an address of its own', () => {
		expect(badgeOf(badgeFacts()).credentialStatus).toEqual({
			id: 'https://belay.example/credentials/status/1#94567',
			type: 'BitstringStatusListEntry',
			statusPurpose: 'revocation',
			statusListIndex: '94567',
			statusListCredential: 'https://belay.example/credentials/status/1',
		})
	})
})

test.each([
	[480, 455, '8 hours of training offered, 7.6 taken'],
	[720, 720, '12 hours of training offered, 12 taken'],
	[480, 0, '8 hours of training offered, 0 taken'],
])('%i minutes of which %i were taken are "%s"', (offered, taken, words) => {
	expect(hoursWords({ offered, taken })).toBe(words)
})
