/** Letters: the mails Belay sends. A subject never says anything private. */
export type LetterFacts = { organization: string; calledName: string; link: string; publicUrl: string }

type Leading = { label: string; href: string }

export type Letter = {
	subject: string
	lines: string[]
	items?: { text: string; more: string; href: string }[]
	/** Below the items */
	after?: string[]
	act: Leading
	foot: string
	/** Where letters of its kind are stopped */
	stop?: Leading
}

export const letters = {
	invitation: (facts: LetterFacts): Letter => ({
		subject: `Your place in ${facts.organization}'s leadership program`,
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.organization} teaches leadership with Belay: short modules, small cohorts, and rooms in which colleagues think about hard people problems together. A place is ready for you.`,
			'Open the link, choose a password, and you are in. It works once and for 14 days.',
		],
		act: { label: 'Accept the invitation', href: facts.link },
		foot: `If you did not expect this, you can ignore it. Nothing happens until the link is used.`,
	}),
	'password-reset': (facts: LetterFacts): Letter => ({
		subject: 'A new password for Belay',
		lines: [
			`Hello ${facts.calledName},`,
			'Somebody, most likely you, asked for a new password. The link works once and for one hour.',
		],
		act: { label: 'Choose a new password', href: facts.link },
		foot: 'If it was not you, ignore this letter: your password stays as it is.',
	}),
} satisfies Record<string, (facts: LetterFacts) => Letter>

export type LetterKey = keyof typeof letters

/** What the admin's list calls each kind of letter. */
export const letterNames = {
	invitation: 'Invitation',
	'password-reset': 'Password link',
	session: 'Session and calendar entry',
	'reminder-week': 'Reminder, a week before',
	'reminder-day': 'Reminder, a day before',
	'reminder-hour': 'Reminder, an hour before',
	'promise-asked': 'What came of a promise',
	'cohort-formed': 'Place or lead of a formed cohort',
	'not-placed': 'No place in an intake',
	digest: 'The week',
	'time-asked': 'Time asked of a line manager',
	'lead-nominated': 'Nominated to lead a level',
	'lead-time-asked': 'Time to lead, asked of a line manager',
	assigned: 'Assigned to an intake',
	'intake-cancelled': 'An intake is cancelled',
	'time-declined': 'A line manager does not agree to the time',
	'seat-offer': 'A seat offered',
	'seat-lapsed': 'An offered seat that went on',
	'seat-agreed': 'A seat agreed to',
	'seat-refused': 'A seat not agreed to',
	'line-closed': 'A line that closed',
	casebook: 'News from the casebook',
	'certificate-issued': 'Certificate issued',
	'certificate-ends': 'Certificate that ends soon',
	'certificate-ended': 'Certificate that has ended',
	'certificate-revoked': 'Certificate taken back',
	'need-due': 'A level that a role calls for soon',
	'need-overdue': 'A level that a role called for',
	'rater-asked': 'A question in a 360 round',
	'rater-reminded': 'A reminder in a 360 round',
	'round-to-approve': 'A list of a 360 round to look at',
	'round-sent-back': 'A list of a 360 round comes back',
	'round-opened': 'A 360 round is open',
	'round-closed': 'A 360 round is closed',
	'round-reply': 'A word after a 360 round',
	'pairing-asked': 'A conversation to confirm',
	'in-writing': 'A session done in writing',
	'work-given-back': 'A text that went back to the queue',
	'other-reader': 'Work that goes to another assessor',
	'activity-asked': 'An activity to confirm',
	'activity-answered': 'A word on an activity',
	hosting: 'A seat at an activity',
	'hosting-changed': 'A seat at an activity, changed',
	'hosting-day': 'Reminder of a seat, a day before',
}
export type LetterName = keyof typeof letterNames

/** Programs that show mail keep few rules: colors stand on each element, and these turn them over where it is dark. */
const DARK = [
	'.page { background: #131a17 !important }',
	'.ink { color: #eceee9 !important }',
	'.soft { color: #a8b0aa !important }',
	'.sign { border-color: #ffc524 !important }',
].join(' ')
const SERIF = 'font-family:Georgia,serif;font-size:16px;line-height:24px'
const SANS = 'font-family:Arial,sans-serif;font-size:14px;line-height:20px'

/** Plain text first; the HTML adds a button and links (look.md: chalk, ink, one signpost as a bordered cell). */
export function renderLetter(letter: Letter): { subject: string; text: string; html: string } {
	const { subject, lines, items = [], after = [], act, foot, stop } = letter
	const text = [
		...lines,
		...items.map((item) => `- ${item.text}\n  ${item.more}\n  ${item.href}`),
		...after.filter(Boolean),
		`${act.label}:\n${act.href}`,
		foot,
		...(stop ? [`${stop.label}:\n${stop.href}`] : []),
	].join('\n\n')
	const paragraph = (line: string) =>
		`<p class="ink" style="margin:0 0 16px;${SERIF};color:#161f1b">${escapeHtml(line)}</p>`
	const small = (content: string) => `<p class="soft" style="margin:0 0 8px;${SANS};color:#5e6862">${content}</p>`
	const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>@media (prefers-color-scheme: dark) { ${DARK} }</style>
</head>
<body class="page" style="margin:0;padding:32px 16px;background:#f5f6f3">
<div style="max-width:560px;margin:0 auto">
${lines.map(paragraph).join('\n')}
${items.length > 0 ? `<ul class="ink" style="margin:0 0 16px;padding:0 0 0 20px;${SERIF};color:#161f1b">\n${items.map(itemHtml).join('\n')}\n</ul>` : ''}
${after.filter(Boolean).map(paragraph).join('\n')}
<p style="margin:24px 0"><a class="sign" href="${escapeHtml(act.href)}" style="display:inline-block;padding:12px 20px;background:#ffc524;border:2px solid #161f1b;font-family:Arial,sans-serif;font-size:17px;line-height:24px;font-weight:700;color:#161f1b;text-decoration:none">${escapeHtml(act.label)}</a></p>
${small(escapeHtml(foot))}
${stop ? small(`<a class="soft" href="${escapeHtml(stop.href)}" style="color:#5e6862">${escapeHtml(stop.label)}</a>`) : ''}
</div>
</body>
</html>
`
	return { subject, text: `${text}\n`, html: html.replace(/\n{2,}/g, '\n') }
}

function itemHtml({ text, more, href }: { text: string; more: string; href: string }): string {
	return `<li style="margin:0 0 8px"><a class="ink" href="${escapeHtml(href)}" style="color:#161f1b">${escapeHtml(text)}</a><br>${escapeHtml(more)}</li>`
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
