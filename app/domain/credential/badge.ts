import type { Statement } from '../certification/schema'
import { hours } from '../number-words'

const CONTEXTS = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

export const TEST_WORDS = 'A test: signed without a public address, so nobody else can check it. Not a qualification.'

/** What an Open Badge says of a certification (Open Badges 3.0). It holds no name and no address, only hashes of them. */
export type BadgeFacts = {
	/** Addresses: of this credential, its check page, its picture and the list that says whether it was taken back */
	url: string
	verifyUrl: string
	pictureUrl: string
	issuer: { did: string; url: string }
	/** Stands for the achievement in every credential of this stage */
	achievementId: string
	/** Means nothing anywhere else */
	subjectId: string
	identity: { type: 'emailAddress' | 'name'; hash: string; salt: string }[]
	status: { listUrl: string; place: number }
	statement: Statement
	isTest: boolean
	/** Those signed before 2026-11-23 do not say where evidence would stand (docs/decisions/0057) */
	pointsAtEvidence: boolean
	issuedAt: Date
	/** Null where it holds for good */
	validUntil: Date | null
}

/** @returns the credential before it is signed */
export function badgeOf(facts: BadgeFacts) {
	const { statement } = facts
	const marks = [facts.isTest ? 'TEST' : '', statement.isPreview ? 'Preview' : ''].filter(Boolean)
	const mark = marks.length > 0 ? `${marks.join(', ')}: ` : ''
	const title = `${mark}${statement.stageLabel}, ${statement.stageTitle}`
	return {
		'@context': [...CONTEXTS],
		id: facts.url,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: title,
		issuer: { id: facts.issuer.did, type: ['Profile'], name: statement.organization, url: facts.issuer.url },
		validFrom: seconds(facts.issuedAt),
		...(facts.validUntil ? { validUntil: seconds(facts.validUntil) } : {}),
		awardedDate: seconds(facts.issuedAt),
		credentialSubject: {
			id: facts.subjectId,
			type: ['AchievementSubject'],
			identifier: facts.identity.map(({ type, hash, salt }) => ({
				type: 'IdentityObject',
				hashed: true,
				identityHash: hash,
				identityType: type,
				salt,
			})),
			achievement: {
				id: facts.achievementId,
				type: ['Achievement'],
				// Of a quarter as well: two assessors questioned its work. Completion has a document of its own.
				achievementType: 'Certification',
				name: title,
				description: descriptionOf(facts),
				criteria: { id: facts.verifyUrl, narrative: narrativeOf(statement) },
				image: {
					id: facts.pictureUrl,
					type: 'Image',
					caption: `The badge of ${statement.stageLabel}, ${statement.stageTitle}`,
				},
			},
		},
		...(facts.pointsAtEvidence ? { evidence: [evidenceAt(facts.verifyUrl)] } : {}),
		credentialStatus: {
			id: `${facts.status.listUrl}#${facts.status.place}`,
			type: 'BitstringStatusListEntry',
			statusPurpose: 'revocation',
			statusListIndex: String(facts.status.place),
			statusListCredential: facts.status.listUrl,
		},
	}
}

/** The same words for everybody, whether anything is shown there or not: what is signed cannot be taken back. */
function evidenceAt(verifyUrl: string) {
	return {
		id: `${verifyUrl}#evidence`,
		type: ['Evidence'],
		name: 'Evidence its holder shows',
		narrative:
			'What the holder chooses to show of their work stands at this address for as long as they choose. It is not signed.',
	}
}

function descriptionOf({ statement, isTest }: BadgeFacts): string {
	const said = `Has learned, practiced and shown the craft of ${statement.craft}, in the ${statement.program} at ${statement.organization}.`
	return [isTest ? TEST_WORDS : '', said].filter(Boolean).join(' ')
}

function narrativeOf({ took, waived, minutes }: Statement): string {
	const hours = minutes ? ` ${hoursWords(minutes)}.` : ''
	const without = waived.length > 0 ? ` Waived: ${waived.join('; ')}.` : ''
	return `${took}.${hours}${without}`
}

/** "8 hours offered, 7.5 taken": what somebody sat through is no achievement, but whoever reads it may want to know. */
export function hoursWords({ offered, taken }: { offered: number; taken: number }): string {
	return `${hours(offered)} hours of training offered, ${hours(taken)} taken`
}

/** Without milliseconds, as every reader of dates in credentials expects them. */
const seconds = (date: Date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z')
