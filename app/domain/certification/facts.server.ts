import { paths } from '~/paths'
import { saidSize } from '../assessment/file-kinds'
import { hoursWords } from '../credential/badge'
import { renderTyped } from '../markdown.server'
import { longDate, shortDate, whenOf } from '../zone/zone.server'
import type { Checked } from './checked.server'
import { holdsForGood } from './policy'
import { qrPath } from './qr.server'
import type { Certificate } from './read.server'
import { isTable } from './shown-evidence'
import type { listShown } from './shown-evidence.server'

/** What a page shows of a certificate, dates in words. A certificate's own dates are UTC days, the same for every reader. */
export function sheetFacts(certificate: Certificate, publicUrl: string, verifyPath: string) {
	return {
		...certificate.statement,
		number: certificate.number,
		holderName: certificate.holderName,
		issued: longDate(certificate.issuedAt, 'UTC'),
		until: untilOf(certificate),
		isTest: certificate.isTest,
		verifyHost: new URL(publicUrl).host,
		qr: qrPath(publicUrl + verifyPath),
	}
}

/** Null for one that holds for good. */
function untilOf(certificate: Pick<Certificate, 'issuedAt' | 'validUntil'>): string | null {
	return holdsForGood(certificate) ? null : longDate(certificate.validUntil, 'UTC')
}

/** The day its badge carries, where the record has put it off since. */
export function signedUntilOf({ signedUntil }: Pick<Certificate, 'signedUntil'>): string | null {
	return signedUntil && longDate(signedUntil, 'UTC')
}

/** For anyone who checks: what the certificate says, and nothing else about its holder. */
export function checkedFacts(certificate: Checked, now: Date) {
	const { statement } = certificate
	return {
		number: certificate.number,
		state: certificate.isAltered ? ('altered' as const) : certificate.state,
		holderName: certificate.holderName,
		stageId: statement.stageId,
		stageLabel: statement.stageLabel,
		stageTitle: statement.stageTitle,
		program: statement.program,
		organization: statement.organization,
		took: statement.took,
		waived: statement.waived,
		hours: statement.minutes ? hoursWords(statement.minutes) : null,
		isPreview: statement.isPreview,
		isTest: certificate.isTest,
		issued: longDate(certificate.issuedAt, 'UTC'),
		until: untilOf(certificate),
		signedUntil: signedUntilOf(certificate),
		isRenewed: certificate.isRenewed,
		revoked: certificate.revokedAt
			? { on: longDate(certificate.revokedAt, 'UTC'), reason: certificate.revokedReason }
			: null,
		checked: `${shortDate(now, 'UTC')}, ${whenOf(now, 'UTC').time} UTC`,
	}
}

/** What its holder shows beside it, for anyone who checks. */
export function shownFacts(number: string, shown: Awaited<ReturnType<typeof listShown>>) {
	return shown.map(({ id, ref, file, text, madeAt, agreedAt, requirement, name }) => ({
		id,
		requirement,
		name,
		...readable(ref, text),
		made: longDate(madeAt, 'UTC'),
		since: longDate(agreedAt, 'UTC'),
		file: file && { size: saidSize(file.byteCount), to: paths.shownFile({ number, shown: id }) },
	}))
}

/** A text as it was typed; a worksheet as the table it is. */
export function readable(ref: string, text: string) {
	return isTable(ref) ? { text: '', table: renderTyped(text, 4) } : { text, table: null }
}
