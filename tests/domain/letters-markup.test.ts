import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { digestLetter } from '~/domain/notice/digest-letter'
import { type Letter, letters, renderLetter } from '~/domain/notice/letters'
import { reminderLetter, sessionLetter } from '~/domain/notice/session-letters.server'

const link = 'https://belay.example/invitation/abc.def?x=1&y="2"'
const publicUrl = 'https://belay.example'
const stop = 'https://belay.example/mail/stop/reminder/abc'
const session = {
	title: 'First <case>',
	cohort: 'Autumn “B”',
	startsAt: new Date('2026-11-26T16:00:00Z'),
	durationMinutes: 60,
	place: 'Room “Serra”',
	cancelReason: 'Storm & flood',
}
const facts = {
	organization: 'Ferrystone',
	calledName: 'Inês',
	timeZone: 'Europe/Lisbon',
	session,
	link,
	cohortLink: link,
}
const due = {
	id: 'module',
	day: 'Thu',
	date: '26 Nov',
	title: 'Feedback <that> lands',
	why: 'Week 2',
	minutes: '35 min',
	to: '/learn',
}

const all: [string, Letter][] = [
	['invitation', letters.invitation({ organization: 'Ferrystone', calledName: 'Inês', link, publicUrl })],
	['password', letters['password-reset']({ organization: 'Ferrystone', calledName: 'Inês', link, publicUrl })],
	['invited', sessionLetter({ kind: 'invited' }, facts)],
	['cancelled', sessionLetter({ kind: 'cancelled' }, facts)],
	['reminder', reminderLetter({ ...facts, bringsCase: { isWritten: false }, stop })],
	[
		'digest',
		digestLetter({ calledName: 'Inês', publicUrl, due: [due, { ...due, id: 'b' }], left: 'Left: sessions.', stop }),
	],
]

/** Programs that show mail know no style sheets of ours: what a letter looks like stands on its elements. */
const validator = new HtmlValidate({
	extends: ['html-validate:recommended'],
	rules: { 'no-inline-style': 'off', 'long-title': 'off', 'void-style': 'off' },
})

describe.each(all)('the letter "%s"', (_name, letter) => {
	const { html, text, subject } = renderLetter(letter)

	test('is a page without a fault', async () => {
		const report = await validator.validateString(html)
		expect(report.results.flatMap(({ messages }) => messages.map((each) => `${each.line}: ${each.message}`))).toEqual(
			[],
		)
	})

	test('is a text with all its addresses, each on a line of its own', () => {
		const lines = text.split('\n').map((line) => line.trim())
		for (const [, href = ''] of html.matchAll(/href="([^"]+)"/g))
			expect(lines).toContain(href.replace(/&#(\d+);/g, (_code, code) => String.fromCharCode(code)))
	})

	test('has a subject of one line and colors for the dark', () => {
		expect(subject).toMatch(/^[^\r\n]{5,90}$/)
		expect(html).toContain('prefers-color-scheme: dark')
		expect(html).toContain('name="color-scheme" content="light dark"')
	})
})
