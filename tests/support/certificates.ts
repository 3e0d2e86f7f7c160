import type { Certificate } from '~/domain/certification/read.server'
import type { Statement } from '~/domain/certification/schema'

/** What a certificate of Level 1 says, unless said otherwise. */
export function aStatement(said: Partial<Statement> = {}): Statement {
	return {
		organization: 'Ferrystone',
		program: 'Technical Leadership Ladder',
		stageId: 'l1',
		stageLabel: 'Level 1',
		stageTitle: 'Foundation Skills',
		craft: 'one-on-ones in which people are heard',
		took: 'Three modules, a knowledge check and a scenario judged by two assessors',
		waived: [],
		lead: 'Ruth Abrahams',
		cohort: 'Spring A',
		issuer: 'Hanna Brandt',
		isPreview: false,
		...said,
	}
}

/** A certificate in force, issued on 26 November 2026 for two years. */
export function aCertificate(holderName: string, said: Partial<Statement> = {}): Certificate {
	return {
		number: '7K2M-4QXD-P9',
		holderName,
		statement: aStatement(said),
		issuedAt: new Date('2026-11-26T23:30:00Z'),
		validUntil: new Date('2028-11-26T23:30:00Z'),
		signedUntil: null,
		renews: null,
		renewedBy: null,
		renewalTakenBackAt: null,
		isRenewed: false,
		leaves: [],
		revokedAt: null,
		revokedReason: '',
		state: 'current',
		isTest: false,
	}
}
