import { holdsForGood } from './policy'
import type { Certificate } from './read.server'

/** LinkedIn's own form for a certification, filled in. It is a link: nothing is sent until its holder presses LinkedIn's button. */
export function linkedInLink(certificate: Certificate, verifyUrl: string): string {
	const { statement, issuedAt, validUntil, number } = certificate
	const query = new URLSearchParams({
		startTask: 'CERTIFICATION_NAME',
		name: `${statement.stageLabel}, ${statement.stageTitle}: ${statement.program}`,
		organizationName: statement.organization,
		issueYear: String(issuedAt.getUTCFullYear()),
		issueMonth: String(issuedAt.getUTCMonth() + 1),
		...(holdsForGood(certificate)
			? {}
			: { expirationYear: String(validUntil.getUTCFullYear()), expirationMonth: String(validUntil.getUTCMonth() + 1) }),
		certUrl: verifyUrl,
		certId: number,
	})
	return `https://www.linkedin.com/profile/add?${query}`
}
