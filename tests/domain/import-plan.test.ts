import { describe, expect, test } from 'vitest'
import type { Column } from '~/domain/person/directory-columns'
import type { Entry } from '~/domain/person/directory-entry'
import { usualHours } from '~/domain/person/hours'
import { type Known, planImport } from '~/domain/person/import-plan'
import type { Cells } from '~/domain/person/import-row'

const places = {
	isZone: (name: string) => name.includes('/'),
	regionOf: (text: string) => (text === 'DE' || text === 'Germany' ? 'DE' : null),
}
const ada: Entry = {
	email: 'ada@example.com',
	name: 'Ada Ruiz',
	called: 'Ada',
	track: 'manager',
	level: 'Manager',
	team: 'Ledger',
	manager: '',
	roles: ['learner', 'admin'],
	zone: 'Europe/Madrid',
	holidays: 'DE',
	days: usualHours.workDays,
	from: usualHours.workFrom,
	to: usualHours.workTo,
	since: '2026-01-01',
	most: 2,
	closed: false,
}
const known = (email: string, said: Partial<Known> = {}): Known => ({
	...ada,
	email,
	id: email,
	isActive: true,
	roles: ['learner'],
	...said,
})
const directory = [
	known('ada@example.com', { roles: ['learner', 'admin'] }),
	known('bo@example.com', { manager: 'ada@example.com' }),
]
const bea = { email: 'bea@example.com', name: 'Bea Lind', level: 'Senior', zone: 'Europe/Oslo' }

function plan(rows: Cells[], people = directory) {
	const file = rows.map((cells, index) => ({ row: index + 2, cells, cellCount: 3, fault: null }))
	return planImport({ titles: 3, rows: file }, people, places, '2026-11-20')
}
const problems = (rows: Cells[], people = directory) =>
	plan(rows, people).problems.map(({ row, column }) => `${row} ${column}`)

describe('a row of somebody new', () => {
	test('needs an address, a name, a level and a zone; the rest is usual', () => {
		expect(plan([bea]).fresh).toEqual([
			{
				row: 2,
				entry: { ...ada, ...bea, called: 'Bea', track: 'ic', team: '', roles: ['learner'], holidays: '', since: '' },
			},
		])
		expect(problems([{ email: 'bea@example.com' }])).toEqual(['2 Name', '2 Level', '2 Time zone'])
	})
})

describe('a row of somebody in the directory', () => {
	test('changes nothing when it says what is there, however it writes it', () => {
		const {
			changed,
			unchangedCount,
			problems: none,
		} = plan([
			{
				email: ' ADA@example.com ',
				level: 'manager',
				holidays: 'Germany',
				days: '1-5',
				from: '9',
				roles: 'Admin; learner',
			},
			{ email: 'bo@example.com', manager: 'Ada@Example.com' },
		])
		expect([changed, unchangedCount, none]).toEqual([[], 2, []])
	})

	test('changes what its cells say, empties what may be empty, and leaves what the file has no column for', () => {
		const [row] = plan([{ email: 'bo@example.com', team: '', manager: '', name: '', level: 'Director' }]).changed
		expect(row?.differences).toEqual([
			{ column: 'level', title: 'Level', from: 'Manager', to: 'Director' },
			{ column: 'team', title: 'Team', from: 'Ledger', to: '' },
			{ column: 'manager', title: 'Manager e-mail', from: 'ada@example.com', to: '' },
			{ column: 'since', title: 'Level since', from: '2026-01-01', to: '2026-11-20' },
		])
	})

	test('keeps the day of a level when the file has a column for it', () => {
		const [row] = plan([{ email: 'bo@example.com', level: 'Director', since: '05.03.2026' }]).changed
		expect(row?.entry.since).toBe('2026-03-05')
	})
})

describe('a cell with a problem is named with its row and its column', () => {
	test.each<[string, Cells, Column, string]>([
		['an address', { email: 'bea' }, 'email', 'E-mail'],
		['no address', { email: '' }, 'email', 'E-mail'],
		['a name over two lines', { name: 'Bea\nLind' }, 'name', 'Name'],
		['a name that is too long', { name: 'x'.repeat(121) }, 'name', 'Name'],
		['a tab in what they are called', { called: 'B\tea' }, 'called', 'Called'],
		['a track', { track: 'sales' }, 'track', 'Track'],
		['a level', { level: 'Emperor' }, 'level', 'Level'],
		['a level of the other track', { track: 'manager' }, 'level', 'Level'],
		['a team over two lines', { team: 'a\nb' }, 'team', 'Team'],
		['a manager who is no address', { manager: 'Ada' }, 'manager', 'Manager e-mail'],
		['a manager nobody knows', { manager: 'zed@example.com' }, 'manager', 'Manager e-mail'],
		['a role', { roles: 'learner, owner' }, 'roles', 'Roles'],
		['a zone', { zone: 'Mars' }, 'zone', 'Time zone'],
		['a region', { holidays: 'Atlantis' }, 'holidays', 'Public holidays'],
		['days', { days: 'always' }, 'days', 'Working days'],
		['an hour', { from: 'dawn' }, 'from', 'From'],
		['a day that ends before it begins', { from: '17:00', to: '09:00' }, 'to', 'To'],
		['a day of the calendar', { since: '2026-02-30' }, 'since', 'Level since'],
		['more cohorts than anybody leads', { most: '11' }, 'most', 'Cohorts at once'],
		['a number of cohorts that is none', { most: 'two' }, 'most', 'Cohorts at once'],
		['a closed that says neither', { closed: 'maybe' }, 'closed', 'Closed'],
	])('%s', (_what, said, _column, title) => {
		expect(problems([{ ...bea, ...said }])).toEqual([`2 ${title}`])
	})

	test('a track and a level at once', () => {
		expect(problems([{ ...bea, track: 'sales', level: 'Emperor' }])).toEqual(['2 Track', '2 Level'])
	})

	test('an address twice, also in other letters', () => {
		expect(problems([bea, { ...bea, email: 'BEA@example.com' }])).toEqual(['3 E-mail'])
	})

	test('a row with more or fewer cells than titles', () => {
		const file = { titles: 2, rows: [{ row: 7, cells: bea, cellCount: 3, fault: null }] }
		expect(planImport(file, [], places, '2026-11-20').problems).toMatchObject([{ row: 7, column: '' }])
	})
})

describe('the reporting line of a file', () => {
	const someone = (name: string, manager: string) => ({ ...bea, email: `${name}@example.com`, manager })
	const to = (name: string) => `${name}@example.com`

	test('may name managers further down', () => {
		expect(problems([someone('a', to('b')), someone('b', to('c')), someone('c', '')])).toEqual([])
	})

	test('has no circle, whoever closes it, and every row of one is named', () => {
		expect(
			problems([someone('a', to('b')), someone('b', to('c')), someone('c', to('a')), someone('d', to('a'))]),
		).toEqual(['2 Manager e-mail', '3 Manager e-mail', '4 Manager e-mail'])
		expect(problems([someone('a', to('a'))])).toEqual(['2 Manager e-mail'])
		// Bo reports to Ada already.
		expect(problems([{ email: 'ada@example.com', manager: 'bo@example.com' }])).toEqual(['2 Manager e-mail'])
	})

	test('may turn two people round', () => {
		const turned = [
			{ email: 'ada@example.com', manager: 'bo@example.com' },
			{ email: 'bo@example.com', manager: '' },
		]
		expect(problems(turned)).toEqual([])
	})

	test('is read in time when it is ten thousand long', () => {
		const line = Array.from({ length: 10_000 }, (_, index) =>
			someone(`p${index}`, index > 0 ? to(`p${index - 1}`) : ''),
		)
		expect(problems(line)).toEqual([])
	})
})

describe('the last admin', () => {
	const ada = 'ada@example.com'
	test.each<[string, Cells[], Known[], string[]]>([
		['keeps the role', [{ email: ada, roles: 'learner' }], directory, ['2 Roles']],
		['keeps the account', [{ email: ada, closed: 'yes' }], directory, ['2 Closed']],
		[
			'is not replaced by somebody who was only invited',
			[
				{ email: ada, roles: 'learner' },
				{ email: 'bo@example.com', roles: 'admin' },
			],
			[known(ada, { roles: ['admin'] }), known('bo@example.com', { isActive: false })],
			['2 Roles'],
		],
		[
			'hands over to somebody who can sign in',
			[
				{ email: ada, roles: 'learner' },
				{ email: 'bo@example.com', roles: 'admin' },
			],
			directory,
			[],
		],
	])('%s', (_what, rows, people, expected) => {
		expect(problems(rows, people)).toEqual(expected)
	})
})
