import type { Letter } from './letters'

/** Letters about somebody's own certificate. */
export const CERTIFICATE_LETTERS = [
	'certificate-issued',
	'certificate-ends',
	'certificate-ended',
	'certificate-revoked',
] as const
export type CertificateLetter = (typeof CERTIFICATE_LETTERS)[number]

export function isCertificateLetter(letter: string): letter is CertificateLetter {
	return (CERTIFICATE_LETTERS as readonly string[]).includes(letter)
}

export type CertificateFacts = {
	calledName: string
	/** "Level 1, Foundation Skills" */
	level: string
	/** "26 November 2028" */
	until: string
	/** The last day on which it can be renewed */
	graceUntil: string
	/** Where its holder reads and downloads it */
	link: string
	/** Why it was taken back, as its check page says to anyone; empty while it stands */
	reason: string
	/** The check page */
	checkLink: string
	/** About how long renewing takes in all: "three hours"; empty where that is not kept with it */
	takes: string
	/** The other one of the level that they hold when this one was taken back; null for none */
	holds: HeldFacts | null
}
type HeldFacts = {
	number: string
	until: string
	graceUntil: string
	standing: 'in-force' | 'expiring' | 'in-grace'
	link: string
}

/** Its subject says the level and no more: that somebody was certified, or why no longer, is theirs to tell. */
export function certificateLetter(letter: CertificateLetter, facts: CertificateFacts): Letter {
	const hello = `Hello ${facts.calledName},`
	const act = { label: 'Open your certificate', href: facts.link }
	if (letter === 'certificate-issued')
		return {
			subject: `Your certificate: ${facts.level}`,
			lines: [
				hello,
				`${facts.level} is yours. Your certificate is ready, as a page to print, as a PDF, and as a badge that carries its own proof.`,
				'Anyone you give its number or badge to can check it without an account. Nobody else is told.',
			],
			act,
			foot: 'You get this once, because a certificate was issued to you.',
		}
	if (letter === 'certificate-ends')
		return {
			subject: `${facts.level}: your certificate ends soon`,
			lines: [
				hello,
				`Your certificate of ${facts.level} holds until ${facts.until}. What you have shown stays in your record.`,
				`You can renew it from now on: ${facts.takes ? `it takes about ${facts.takes} in all, and ` : ''}its page says what is still to be shown. Until ${facts.graceUntil} there is time; after that the level is shown anew.`,
			],
			act,
			foot: 'You get this once before a certificate ends.',
		}
	if (letter === 'certificate-revoked')
		return {
			subject: `Your certificate: ${facts.level}`,
			lines: [
				hello,
				`Your certificate of ${facts.level} was taken back. Its check page says why: “${facts.reason}”`,
				...(facts.holds ? [whatIsHeld(facts.holds)] : []),
				'Whoever checks its number or badge reads so from now on. What you have shown stays in your record. If you think this is a mistake, write to whoever looks after certificates in your organization.',
			],
			act: facts.holds
				? { label: 'Open the one you hold', href: facts.holds.link }
				: { label: 'See what the check page says', href: facts.checkLink },
			foot: 'You get this once, because a certificate of yours was taken back.',
		}
	return {
		subject: `${facts.level}: your certificate has ended`,
		lines: [
			hello,
			`Your certificate of ${facts.level} held until ${facts.until}. What you have shown stays in your record.`,
			`Until ${facts.graceUntil} it can still be renewed, as if it had not ended: its page says what is still to be shown. After that the level is shown anew.`,
		],
		act,
		foot: 'You get this once, when a certificate has ended.',
	}
}

/** What stands when another was taken back: no reminder of it may come any more. */
function whatIsHeld({ number, until, graceUntil, standing }: HeldFacts): string {
	if (standing === 'in-force') return `Of this level you hold ${number}, until ${until}.`
	const held = standing === 'expiring' ? `it holds until ${until}, and` : `it held until ${until}, and`
	return `Of this level you have ${number}: ${held} can be renewed until ${graceUntil}. Its page says what is still to be shown. After that the level is shown anew.`
}
