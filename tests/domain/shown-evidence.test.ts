import { describe, expect, test } from 'vitest'
import {
	listShowable,
	namesOfOthers,
	type OwnRecord,
	peopleBeside,
	showsEvidence,
} from '~/domain/certification/shown-evidence'
import type { Requirement } from '~/domain/program/frontmatter'
import { everyRule, nov, rules } from '../support/evidence'

const six = 'Anna Berta Carla Doris Emma Frida'
const people = peopleBeside(`${six} Carvalho`, [
	{ name: 'Otto Lind' },
	{ name: `${six} Prado` },
	{ name: 'Gina Hanna Ida Jana Karla Lea' },
])
const result = ({ id, kind }: Requirement, state = 'met' as const) => ({
	id,
	kind,
	title: `Title of ${id}`,
	state,
	short: '',
	evidence: ['SECRET-ROUTE'],
	left: null,
	metAt: nov(3),
})
const work = (said: Partial<OwnRecord['works'][number]> = {}) => ({
	id: 'w1',
	requirementId: 'scenario',
	text: 'The case',
	submittedAt: nov(3),
	files: [{ id: 'f1', name: 'case.pdf', byteCount: 2_048 }],
	...said,
})
const sheet = { kind: 'sheet' as const, key: 'ladder/l1/m#s', title: 'A map', about: '', on: nov(2), text: '| a |' }
const record = (said: Partial<OwnRecord> = {}): OwnRecord => ({
	results: everyRule.map((rule) => result(rule)),
	deliverables: ['scenario'],
	works: [work()],
	sheets: [sheet],
	...said,
})
const offered = (said: Partial<OwnRecord> = {}) =>
	listShowable(record(said), people).flatMap(({ id, offers }) => offers.map(({ ref }) => `${id} ${ref}`))

describe('what somebody can show', () => {
	test('is a deliverable, each of its files, and worksheets of modules', () => {
		expect(offered()).toEqual(['modules sheet:ladder/l1/m#s', 'scenario work:w1', 'scenario file:f1'])
	})

	test('is words of one’s own where nothing rests on others, and nowhere else', () => {
		const takes = listShowable(record(), people).filter(({ takesWords }) => takesWords)
		expect(takes.map(({ id }) => id)).toEqual(['modules', 'sessions', 'practice', 'activities', 'scenario'])
	})

	test.each<[string, Partial<OwnRecord>]>([
		['of work that asks for a text alone', { deliverables: [], sheets: [] }],
		['of a requirement that is not met', { results: [{ ...result(rules.scenario), state: 'open' }], sheets: [] }],
		['of a requirement that was waived', { results: [{ ...result(rules.modules), state: 'waived' }], works: [] }],
	])('is nothing %s', (_what, said) => expect(offered(said)).toEqual([]))

	test('says of no requirement by which way it was met', () => {
		expect(JSON.stringify(listShowable(record(), people))).not.toContain('SECRET-ROUTE')
	})

	test('tells whom it seems to name, in a text and in the name of a file', () => {
		const works = [work({ text: 'With Otto’s help', files: [{ id: 'f1', name: 'for Otto.pdf', byteCount: 1 }] })]
		const names = listShowable(record({ works, sheets: [] }), people).flatMap(({ offers }) =>
			offers.map((offer) => offer.names),
		)
		expect(names).toEqual([['Otto'], ['Otto']])
	})

	test.each([
		['', []],
		['By Anna herself', []],
		// As many parts of one's own name as are said hide nobody who comes after.
		[`${six}, with Otto`, ['Otto']],
		['Gina, Hanna, Ida, Jana, Karla, Lea', ['Gina', 'Hanna', 'Ida', 'Jana', 'Karla']],
		['Ask otto.lind@example.com.', ['otto.lind@example.com']],
		['Otto (ø@intranet)', ['Otto', 'ø@intranet']],
		['Two @ a table, 3@ each', []],
	])('names in %j', (text, names) => expect(namesOfOthers(text, people)).toEqual(names))
})

test.each([
	['current', false, true],
	['current', true, false],
	['lapsed', false, false],
	['revoked', false, false],
] as const)('beside a certificate that is %s (altered: %s) evidence shows: %s', (state, isAltered, shows) => {
	expect(showsEvidence({ state, isAltered })).toBe(shows)
})
