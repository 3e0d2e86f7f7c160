import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { anAgendaFile } from '../support/agendas'
import { type Change, faultsAfter, first } from '../support/content-folder'
import { aPatternFile } from '../support/patterns'

type File = ReturnType<typeof anAgendaFile>

const file = 'agendas/ladder/l1/s1.yaml'
/** The folder's one planned session with an agenda, changed. */
const withAgenda =
	(change: (agenda: File) => void = () => {}): Change =>
	(content) => {
		const agenda = anAgendaFile()
		change(agenda)
		content.others[file] = stringify(agenda)
		content.others['patterns/first.md'] = aPatternFile({ id: 'first', related: ['second'] })
		content.others['patterns/second.md'] = aPatternFile({ id: 'second', related: ['first'] })
	}

test('an agenda without a fault is none', async () => {
	expect(await faultsAfter(withAgenda())).toEqual([])
})

test.each<[string, (agenda: File) => void, string]>([
	[
		'whose minutes do not add up',
		({ phases }) => Object.assign(first(phases), { minutes: 3 }),
		'4: minutes: phases add up to 9, not 10',
	],
	[
		'with a pattern that is nowhere',
		({ patterns }) => patterns.push('nowhere'),
		'11: patterns.1: there is no pattern nowhere',
	],
	[
		'with a phase in which nothing is said',
		({ phases }) => Object.assign(phases[1] ?? {}, { say: [] }),
		'22: phases.1.say: ',
	],
	[
		'with a phase that has no words at all',
		({ phases }) => Object.assign(phases[1] ?? {}, { say: undefined }),
		'18: phases.1.say: ',
	],
	[
		'with a field that nobody knows',
		({ phases }) => Object.assign(first(phases), { tips: ['Wait.'] }),
		'12: phases.0: ',
	],
	[
		'with two phases of one id',
		({ phases }) => Object.assign(phases[1] ?? {}, { id: 'case' }),
		'18: phases.1.id: case is used twice',
	],
	[
		'for a session that no plan holds',
		(agenda) => Object.assign(agenda, { for: 'ladder/l1/s2' }),
		'2: for: no plan holds ladder/l1/s2',
	],
	[
		'for another format than the plan’s',
		(agenda) => Object.assign(agenda, { format: 'talk-11' }),
		'3: format: the plan says talk-10, not talk-11',
	],
	[
		'of a self-run meeting that takes other minutes',
		(agenda) => Object.assign(agenda, { for: 'self-run/trio-30', format: 'trio-30' }),
		'4: minutes: the plan says 30 min, not 10',
	],
	[
		'that gives a phase of a room other minutes',
		({ phases }) => {
			Object.assign(first(phases), { minutes: 5 })
			Object.assign(phases[1] ?? {}, { minutes: 5 })
		},
		'14: phases.0.minutes: the room talk-10 has 4 here, not 5',
	],
	[
		'with a hand-out that holds nothing',
		(agenda) => Object.assign(agenda, { handouts: [{ id: 'role', title: 'Role', to: 'One' }] }),
		'25: handouts.0: holds neither text nor a table',
	],
	[
		'with roles where nobody plays any',
		(agenda) => {
			const roles = ['a', 'b'].map((id) => ({ id, title: id }))
			Object.assign(agenda, { play: { scenes: [{ title: 'Scene', roles }] } })
		},
		'25: play: play needs turns: nobody would play it',
	],
	[
		'with a row that is short of a cell',
		(agenda) => {
			const table = { columns: ['What', 'How much'], rows: [['Salaries']] }
			Object.assign(agenda, { handouts: [{ id: 'costs', title: 'Costs', to: 'All', table }] })
		},
		'33: handouts.0.table.rows.0: has 1 cells, not 2',
	],
])('an agenda %s is reported with its line', async (_what, change, line) => {
	const lines = await faultsAfter(withAgenda(change))
	expect(lines[0]).toContain(`${file}:${line}`)
})

test('a second agenda for a session is reported', async () => {
	const lines = await faultsAfter(withAgenda(), ({ others }) => {
		others['agendas/ladder/l1/s1-again.yaml'] = others[file] ?? ''
	})
	expect(lines).toEqual([`${file}:2: for: ladder/l1/s1 has an agenda already`])
})

test('an agenda is not to blame for a program or a pattern that cannot be read', async () => {
	const lines = await faultsAfter(withAgenda(), (content) => {
		Object.assign(content.stage, { label: 7 })
		content.others['patterns/first.md'] = 'No front matter.'
	})
	expect(lines.filter((each) => each.startsWith('agendas/'))).toEqual([])
})
