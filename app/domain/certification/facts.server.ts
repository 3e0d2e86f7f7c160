import { longDate, shortDate, whenOf } from '../zone/zone.server'
import { qrPath } from './qr.server'
import type { Certificate } from './read.server'

/** What a page shows of a certificate, dates in words. A certificate's own dates are UTC days, the same for every reader. */
export function sheetFacts(certificate: Certificate, publicUrl: string, verifyPath: string) {
	return {
		...certificate.statement,
		number: certificate.number,
		holderName: certificate.holderName,
		issued: longDate(certificate.issuedAt, 'UTC'),
		until: longDate(certificate.validUntil, 'UTC'),
		verifyHost: new URL(publicUrl).host,
		qr: qrPath(publicUrl + verifyPath),
	}
}

/** For anyone who checks: what the certificate says, and nothing else about its holder. */
export function checkedFacts(certificate: Certificate, now: Date) {
	const { statement } = certificate
	return {
		number: certificate.number,
		state: certificate.state,
		holderName: certificate.holderName,
		stageId: statement.stageId,
		stageLabel: statement.stageLabel,
		stageTitle: statement.stageTitle,
		program: statement.program,
		organization: statement.organization,
		took: statement.took,
		waived: statement.waived,
		isPreview: statement.isPreview,
		issued: longDate(certificate.issuedAt, 'UTC'),
		until: longDate(certificate.validUntil, 'UTC'),
		revoked: certificate.revokedAt
			? { on: longDate(certificate.revokedAt, 'UTC'), reason: certificate.revokedReason }
			: null,
		checked: `${shortDate(now, 'UTC')}, ${whenOf(now, 'UTC').time} UTC`,
	}
}
