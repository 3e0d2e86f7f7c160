import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { faultLine } from '~/domain/content-file.server'
import { readContent } from '../../server/content'
import { newContent } from '../../server/setup/new-content'
import { aContentFolder, file, type Written } from '../support/content-folder'

/** What an author gets from `npm run content:new`. */
const planned = {
	id: 'saying-no',
	title: 'Saying no',
	minutes: 30,
	outcomes: ['hear', 'refuse'],
	forManagers: 'a report',
	forICs: 'a mentee',
} as const

let program: Written['program']
const folder = (status: 'planned' | 'written') =>
	aContentFolder((content) => {
		content.stage.modules.push({ ...planned, outcomes: [...planned.outcomes], status })
		program = content.program
	})
const make = (dir: string, ...args: string[]) => newContent(dir, 'content/templates', args, '2026-11-26')

test('a lesson begins as one without faults, apart from its length', async () => {
	const dir = folder('planned')
	const made = make(dir, 'ladder/l1/saying-no')
	if ('wrong' in made) throw new Error(made.wrong)
	expect(made.file).toBe('programs/ladder/l1/saying-no.mdx')
	fs.writeFileSync(path.join(dir, made.file), made.text)
	for (const module of program.stages[0]?.modules ?? []) module.status = 'written'
	fs.writeFileSync(path.join(dir, file.program), stringify(program))
	const { faults } = await readContent(dir, null)
	const ofLesson = faults.filter((fault) => fault.file === made.file).map(faultLine)
	expect(ofLesson).toEqual([expect.stringMatching(/^programs\/ladder\/l1\/saying-no\.mdx: minutes: declares 30, but /)])
	expect(made.text).not.toMatch(/\{\{/)
})

test('a pattern has its name and its day', () => {
	const made = make(folder('planned'), 'pattern', 'saying-no-to-a-friend')
	if ('wrong' in made) throw new Error(made.wrong)
	expect(made.file).toBe('patterns/saying-no-to-a-friend.md')
	expect(made.text).toContain('title: Saying no to a friend\n')
	expect(made.text).toContain('date: 2026-11-26')
	expect(made.text).not.toMatch(/\{\{/)
})

test.each([
	[['ladder/l1/nobody-planned-it'], /names no module nobody-planned-it in l1/],
	[['ladder/l9/saying-no'], /names no module saying-no in l9/],
	[['nowhere/l1/saying-no'], /There is no program nowhere/],
	[['../../etc/l1/x'], /^Name a module of a program/],
	[['ladder/l1'], /^Name a module of a program/],
	[[], /^Name a module of a program/],
	[['pattern'], /^Name the pattern in kebab-case/],
	[['pattern', '../x'], /^Name the pattern in kebab-case/],
	[['ladder/l1/listening'], /listening\.mdx is there already/],
])('%j is refused in a sentence', (args, wrong) => {
	expect(make(folder('planned'), ...args)).toEqual({ wrong: expect.stringMatching(wrong) })
})
