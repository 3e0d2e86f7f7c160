/** Letters: the mails Belay sends. A subject never says anything private. */
export type LetterFacts = { organization: string; calledName: string; link: string; publicUrl: string }

export type Letter = { subject: string; lines: string[]; act: { label: string; href: string }; foot: string }

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

export const letterNames: Record<LetterKey | 'session', string> = {
	invitation: 'Invitation',
	'password-reset': 'Password link',
	session: 'Session and calendar entry',
}

/** Plain text first; the HTML adds only a button (look.md: chalk, ink, one signpost as a bordered cell). */
export function renderLetter(letter: Letter): { subject: string; text: string; html: string } {
	const text = [...letter.lines, `${letter.act.label}:\n${letter.act.href}`, letter.foot].join('\n\n')
	const paragraph = 'margin:0 0 16px;font:16px/24px Georgia,serif;color:#161F1B'
	const html = `<!doctype html><html lang="en"><body style="margin:0;padding:32px 16px;background:#F5F6F3"><table role="presentation" align="center" width="560" style="max-width:100%"><tr><td>
${letter.lines.map((line) => `<p style="${paragraph}">${escapeHtml(line)}</p>`).join('\n')}
<table role="presentation" style="margin:24px 0"><tr><td style="background:#FFC524;border:2px solid #161F1B;padding:12px 20px"><a href="${escapeHtml(letter.act.href)}" style="font:700 17px/24px Arial,sans-serif;color:#161F1B;text-decoration:none">${escapeHtml(letter.act.label)}</a></td></tr></table>
<p style="margin:0;font:14px/20px Arial,sans-serif;color:#5E6862">${escapeHtml(letter.foot)}</p>
</td></tr></table></body></html>`
	return { subject: letter.subject, text: `${text}\n`, html }
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
