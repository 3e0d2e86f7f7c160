import { describe, expect, test } from 'vitest'
import { cohortForm } from '~/domain/cohort/schema'
import { isOneLine } from '~/domain/one-line'
import { readRow } from '~/domain/person/import-row'
import { profileForm } from '~/domain/person/schema'

const UNREADABLE = [
	['a line end', 'Ada\nRuiz'],
	['a line separator', 'Ada\u2028Ruiz'],
	['a tab', 'Ada\tRuiz'],
	['nothing but a space of no width', '\u200b'],
	['nothing but joiners and spaces', '\u200d \u2060\u00a0'],
	['nothing but a blank of another script', '\u3164'],
	['an override of direction', 'Ada \u202egnp.exe'],
	['an isolate that is never closed', 'Ada \u2066Ruiz'],
] as const

const READABLE = ['', 'Ada Ruiz', 'José', '山田 太郎', 'مريم\u200f', 'می\u200cخواهم', '👩‍💻', 'Ada 🧗', "O'Brien"]

describe('a line of text', () => {
	test.each(UNREADABLE)('does not hold %s', (_what, text) => expect(isOneLine(text)).toBe(false))
	test.each(READABLE)('may be %j', (text) => expect(isOneLine(text)).toBe(true))

	test.each(UNREADABLE)('is refused as a name with words when it holds %s', (_what, text) => {
		const places = { isZone: () => true, regionOf: () => null }
		for (const form of [profileForm, cohortForm]) {
			const said = form.safeParse({ name: text }).error?.issues.find(({ path }) => path[0] === 'name')?.message
			expect(said).toMatch(/^Use letters, spaces and the usual signs/)
		}
		const { problems } = readRow({ email: 'a@b.co', name: text, level: 'Senior', zone: 'UTC' }, null, places)
		expect(problems.map(({ column, text: words }) => [column, words])).toContainEqual([
			'name',
			'It holds a line break, a tab, or signs that nobody sees. Type it anew, in one line.',
		])
	})
})
