import type { BadgeFacts } from '~/domain/credential/badge'
import { createIssuer, type Issuer } from '~/domain/credential/issuer.server'
import { aStatement } from './certificates'

export const BELAY_URL = 'https://belay.example'
export const A_SECRET = 'a secret of at least thirty-two characters'

/** Who signs: an installation others can reach, unless said otherwise. */
export function anIssuer(said: { secret?: string; publicUrl?: string } = {}): Issuer {
	return createIssuer(said.secret ?? A_SECRET, said.publicUrl ?? BELAY_URL)
}

/** A Level 1 badge of the 26th of November 2026, with a little of everything. */
export function badgeFacts(said: Partial<BadgeFacts> = {}): BadgeFacts {
	const hash = (letter: string) => `sha256$${letter.repeat(64)}`
	return {
		url: `${BELAY_URL}/credentials/7K2M-4QXD-P9`,
		verifyUrl: `${BELAY_URL}/verify/7K2M-4QXD-P9`,
		pictureUrl: `${BELAY_URL}/credentials/art/l1.png`,
		issuer: { did: 'did:web:belay.example', url: BELAY_URL },
		achievementId: 'urn:uuid:0b7b6b3e-7f3b-4c4e-8f39-0f3a6a1b2c3d',
		subjectId: 'urn:uuid:9c0f4e3e-6c7b-4f2b-8f0e-2a4f3a0b1c2d',
		identity: [
			{ type: 'emailAddress', hash: hash('a'), salt: '11aa' },
			{ type: 'name', hash: hash('b'), salt: '22bb' },
		],
		status: { listUrl: `${BELAY_URL}/credentials/status/1`, place: 94_567 },
		statement: aStatement({ waived: ['Sessions, 3 of 4'], minutes: { offered: 480, taken: 455 } }),
		isTest: false,
		pointsAtEvidence: true,
		issuedAt: new Date('2026-11-26T10:00:00.123Z'),
		validUntil: new Date('2028-11-26T10:00:00.123Z'),
		...said,
	}
}
