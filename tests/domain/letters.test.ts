import { describe, expect, test } from 'vitest'
import { acts } from '~/domain/audit/acts'
import { type LetterKey, letterNames, letters, renderLetter } from '~/domain/notice/letters'

const facts = {
	organization: 'Ferrystone',
	calledName: 'Inês',
	link: 'https://belay.example/invitation/abc.def?x=1&y="2"',
	publicUrl: 'https://belay.example',
}
const keys = Object.keys(letters) as LetterKey[]

describe.each(keys)('the letter "%s"', (key) => {
	const { subject, text, html } = renderLetter(letters[key](facts))

	test('has a name on the admin’s list', () => expect(letterNames[key]).toMatch(/^[A-Z]/))

	test('has a subject of one short line that names nobody and holds no link', () => {
		expect(subject).toMatch(/^[^\r\n]{5,78}$/)
		expect(subject).not.toContain('Inês')
		expect(subject).not.toMatch(/https?:|abc\.def/)
	})

	test('reads as plain text first, with its link on a line of its own', () => {
		expect(text.split('\n')).toContain(facts.link)
		expect(text).toMatch(/^Hello Inês,\n/)
		expect(text).not.toMatch(/<|undefined|null|\[object/)
	})

	test('says how long its link holds, that it works once, and what to do if it was not meant', () => {
		expect(text).toMatch(/once and for (14 days|one hour)/)
		expect(text).toMatch(/If (you did not expect this|it was not you)/)
	})

	test('holds no picture, no script and nothing from elsewhere: nobody learns that it was opened', () => {
		expect(html).not.toMatch(/<(img|script|iframe|link)|src=|url\(|@import/i)
		const addresses = [...html.matchAll(/https?:[^"<\s]+/g)].map(([address]) => address)
		expect(new Set(addresses.map((address) => new URL(address).host))).toEqual(new Set(['belay.example']))
	})

	test('says the same in HTML, with every sign of a name made harmless', () => {
		const nasty = renderLetter(
			letters[key]({
				...facts,
				organization: '<b>&"Ferry\'stone"</b>',
				calledName: '<img src=x onerror=alert(1)>',
			}),
		)
		expect(nasty.html).not.toMatch(/<img|<b>/)
		expect(nasty.html).not.toContain('"2"')
		const plain = nasty.html.replace(/<[^>]+>/g, ' ').replace(/&#(\d+);/g, (_code, code) => String.fromCharCode(code))
		expect(plain).toContain('Hello <img src=x onerror=alert(1)>,')
	})
})

test('every act of the audit log has words an admin can read, each its own', () => {
	const words = Object.values(acts)
	expect(new Set(words).size).toBe(words.length)
	for (const each of words) expect(each).toMatch(/^[A-Z][^.]+$/)
})
