import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sources } from '../support/sources'

const all = sources('app', 'server', 'prisma/seed', 'tests')

const LONGEST = 300
/** Files that are longer than a file should be: how long they may get, and why they are one. */
const LONG: Record<string, [lines: number, why: string]> = {
	'server/index.ts': [310, 'the composition root: everything alive is made here, once'],
	'tests/support/policy.ts': [410, 'who may open what, two lines for each route'],
	'tests/support/canary-work.ts': [345, 'what people of a cohort wrote and were given, one world'],
	'tests/support/private-columns.ts': [420, 'every column that holds nothing private, a line each'],
	'tests/domain/requirements.test.ts': [420, 'one evaluator, a table for each kind of requirement'],
	'tests/domain/check.test.ts': [320, 'drawing, scoring, taking and reading a check, a table each'],
	'tests/domain/recap.test.ts': [310, 'one session as it was held, and what its recap says in three ways'],
	'tests/domain/room.test.ts': [310, 'the rules of a room, a table or a test each'],
	'tests/domain/session.test.ts': [380, 'the rules of a session, a table each'],
	'tests/e2e/first-light.spec.ts': [370, 'one journey from an empty installation to a first session'],
	'tests/support/browser-pages.ts': [450, 'every page of the product and who sees it, a line or two each'],
	'tests/support/matrix-addresses.ts': [350, 'an address of every route, a line or a few each'],
	'tests/support/matrix-forms.ts': [495, 'every form of the product, a line or a few each'],
	'tests/http/cohort.test.ts': [320, 'the forms of a cohort’s page, each with what it refuses'],
	'tests/server/attendance.test.ts': [340, 'what a session holds: who was there, its case, what is missing'],
	'tests/http/certification.test.ts': [345, 'from what was shown to what a stranger checks'],
	'tests/server/certification.test.ts': [310, 'one certification from its issue to its end'],
	'tests/server/cohort.test.ts': [320, 'seats: joining, adding, leaving, leading'],
	'tests/server/waivers.test.ts': [330, 'a waiver from its proposal to its end, and who may say what of it'],
	'tests/server/assessors.test.ts': [320, 'who may assess whom, and what follows from the scores'],
	'tests/rooms/rooms.test.ts': [440, 'one world of a room and everything that happens in it'],
}

describe('a file', () => {
	test('has at most 300 lines, or says why it has more', () => {
		const tooLong = all
			.map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
			.filter(({ file, lines }) => lines > (LONG[file]?.[0] ?? LONGEST))
		expect(tooLong).toEqual([])
	})

	test('is named after what it holds', () => {
		const empty = /(^|\/)(utils?|helpers?|misc|common|shared|services?|managers?|types)(\/|\.(server\.)?(tsx?|mjs)$)/
		expect(all.map(({ file }) => file).filter((file) => empty.test(file))).toEqual([])
	})

	test('in app/ is no barrel', () => {
		expect(all.map(({ file }) => file).filter((file) => /^app\/(.*\/)?index\.tsx?$/.test(file))).toEqual([])
		const handingOn = sources('app').filter(({ text }) => /^export (\*|\{[^}]*\}) from /m.test(text))
		expect(handingOn.map(({ file }) => file)).toEqual([])
	})

	test('has a name in kebab-case', () => {
		const odd = all.map(({ file }) => path.basename(file)).filter((name) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name))
		expect(odd).toEqual([])
	})
})

describe('a test of the domain', () => {
	/** tests/domain/<subject>[-<aspect>].test.ts: the subject is a folder of app/domain, or a file in one. */
	const subjects = new Set(
		fs
			.readdirSync('app/domain', { recursive: true, encoding: 'utf8' })
			.map((name) => path.basename(name).replace(/(\.server)?\.tsx?$/, '')),
	)

	test('has its twin in app/domain', () => {
		const orphans = sources('tests/domain')
			.map(({ file }) => path.basename(file).replace(/(\.property)?\.test\.tsx?$/, ''))
			.filter((name) => {
				const words = name.split('-')
				return !words.some((_, index) => subjects.has(words.slice(0, index + 1).join('-')))
			})
		expect(orphans).toEqual([])
	})

	test('needs nothing but the domain: no server, no database', () => {
		const heavy = sources('tests/domain').filter(({ text }) =>
			/support\/(server|database|sockets)'|\/server\/(index|db)'/.test(text),
		)
		expect(heavy.map(({ file }) => file)).toEqual([])
	})
})

describe('the documents', () => {
	const records = fs.existsSync('docs/decisions') ? fs.readdirSync('docs/decisions') : []

	test('hold every decision the code names', () => {
		const named = [...all, ...sources('vite.config.ts', 'vitest.config.ts')].flatMap(({ file, text }) =>
			[...text.matchAll(/docs\/decisions\/(\d{4})/g)].map((match) => ({ file, number: match[1] ?? '' })),
		)
		const schema = fs.readFileSync('prisma/schema.prisma', 'utf8')
		const inSchema = [...schema.matchAll(/docs\/decisions\/(\d{4})/g)].map((match) => ({
			file: 'prisma/schema.prisma',
			number: match[1] ?? '',
		}))
		const missing = [...named, ...inSchema].filter(
			({ number }) => !records.some((name) => name.startsWith(`${number}-`)),
		)
		expect(missing).toEqual([])
	})

	test('number every decision once', () => {
		const numbers = records.map((name) => name.slice(0, 4))
		expect(records.filter((name) => !/^\d{4}-[a-z0-9-]+\.md$/.test(name))).toEqual([])
		expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
	})

	test('begin with a README of at most 120 lines', () => {
		expect(fs.existsSync('README.md')).toBe(true)
		expect(fs.readFileSync('README.md', 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(120)
	})
})
