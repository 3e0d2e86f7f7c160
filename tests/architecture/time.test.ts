import { describe, expect, test } from 'vitest'
import { callsOf, parse, sources, whereIs } from '../support/sources'

/** Time comes from outside: the clock is an argument, and zones are read by app/domain/zone alone. */

/** Calls of the machine's clock in the domain, and why. */
const OWN_CLOCK: Record<string, string> = {
	'app/domain/sign-in/sign-ins.server.ts':
		'Lucia measures the age of a sign-in by the machine’s clock, and so do we beside it',
}

/** Chance made by the platform, and why. */
const OWN_CHANCE: Record<string, string> = {
	'app/domain/transact.server.ts': 'how long to wait before a transaction is tried again; nothing depends on it',
}

/** Words for dates and numbers made by the platform, and why. */
const OWN_WORDS: Record<string, string> = {
	'app/components/reader/contents.tsx': 'a count of words, no time',
	'app/components/ui/zone-field.tsx': 'asks the browser for its own zone, to choose it beforehand',
	'app/domain/room/recap-pdf.server.ts': 'cuts text into signs, no time',
}

describe('the domain', () => {
	test('has no clock of its own', () => {
		const found = sources('app/domain').flatMap((source) => {
			const tree = parse(source)
			return callsOf(tree)
				.filter(
					({ called, node }) =>
						called === 'Date.now' ||
						called === 'performance.now' ||
						(called === 'new Date' && (node.arguments?.length ?? 0) === 0),
				)
				.map(({ node }) => whereIs(tree, node).replace(/:\d+$/, ''))
		})
		expect([...new Set(found)]).toEqual(Object.keys(OWN_CLOCK))
	})

	test('decides nothing by Math.random', () => {
		const found = sources('app', 'server', 'prisma/seed').filter(({ text }) => /\bMath\.random\b/.test(text))
		expect(found.map(({ file }) => file)).toEqual(Object.keys(OWN_CHANCE))
	})
})

describe('an hour or a date', () => {
	test('has its shape and its bounds from app/domain/zone, and no form has others', () => {
		const found = sources('app')
			.filter(({ file }) => !file.startsWith('app/domain/zone/'))
			.filter(({ text }) => text.includes('\\d{4}-\\d{2}'))
			.map(({ file }) => file)
		expect(found).toEqual([])
	})

	test('is worded by app/domain/zone, whose zone tables are current, and never by the platform', () => {
		const found = sources('app', 'server')
			.filter(({ file }) => !file.startsWith('app/domain/zone/'))
			.filter(({ text }) =>
				/\.toLocale\w*String\(|\bIntl\.|\.toDateString\(|\.toTimeString\(|\.getTimezoneOffset\(/.test(text),
			)
			.map(({ file }) => file)
		expect(found).toEqual(Object.keys(OWN_WORDS))
	})
})
