import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTORS } from '../support/actors'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import { askCell, type Cell, faultsOf, readingCells, writingCells } from '../support/matrix'
import { copyProject, type ProjectCopy } from '../support/project-copy'

/**
 * A6: the matrix of tests/http/authorization.test.ts notices every single guard of a route that is gone. One build, in
 * which each guard can be taken out by its number while the server runs; the tests run in the server's process.
 */
const GUARD = /await (requireReader|requireRole)\((args[^)]*)\)/g
const SWITCH = 'BELAY_TEST_WITHOUT_GUARD'
const NOBODY = JSON.stringify({
	id: '00000000-0000-4000-8000-000000000000',
	name: 'Nobody',
	calledName: 'Nobody',
	email: 'nobody@example.com',
	timeZone: 'UTC',
	careerTrack: 'ic',
	roles: [],
	signInRowId: '',
	organization: { name: 'None', isSample: false },
})

/** Every guard in app/routes: its route, and which of the route's guards it is. */
const guards = routeFiles('app/routes').flatMap((file) =>
	[...fs.readFileSync(file, 'utf8').matchAll(GUARD)].map(([call], nth) => ({
		file,
		nth,
		call: call.replace('await ', ''),
		route: path.relative('app', file).replace(/\.tsx?$/, ''),
	})),
)

let copy: ProjectCopy
let world: CanaryWorld
let watch: DatabaseWatch
const home = process.cwd()

beforeAll(async () => {
	copy = copyProject()
	for (const file of new Set(guards.map((guard) => guard.file))) makeSwitchable(path.join(copy.root, file), file)
	await copy.build()
	// The server and the list of its routes are looked for in the current folder.
	process.chdir(copy.root)
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
}, 300_000)
afterAll(async () => {
	delete process.env[SWITCH]
	process.chdir(home)
	await world?.server.close()
	copy?.remove()
})

function routeFiles(folder: string): string[] {
	return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
		const isRoute = entry.isFile() && /\.tsx?$/.test(entry.name)
		return isRoute ? [path.relative('.', path.join(entry.parentPath, entry.name))] : []
	})
}

function numberOf(file: string, nth: number): number {
	return guards.findIndex((guard) => guard.file === file && guard.nth === nth)
}

function makeSwitchable(copied: string, file: string): void {
	let nth = 0
	const text = fs.readFileSync(copied, 'utf8').replace(GUARD, (call) => {
		const isOut = `process.env.${SWITCH} === '${numberOf(file, nth++)}'`
		return `(${isOut} ? ((await args.context.whoReads()) ?? ${NOBODY}) : ${call})`
	})
	fs.writeFileSync(copied, text)
}

/** What the matrix finds wrong with one route, for everybody whom the policy does not let in. */
async function faultsAt(route: string): Promise<string[]> {
	const cells = ACTORS.flatMap((actor) => [...readingCells(world, actor), ...writingCells(world, actor)]).filter(
		(cell) => cell.route === route && cell.right !== 'ok' && (!cell.form || cell.method === 'POST'),
	)
	for (const cell of cells) {
		const faults = await faultsIn(cell)
		if (faults.length > 0) return faults
	}
	return []
}

async function faultsIn(cell: Cell): Promise<string[]> {
	await world.db.rateLimit.deleteMany()
	const faults = faultsOf(world, cell, await askCell(world, cell))
	if ((await watch.changes()).length > 0) await watch.restore()
	return faults
}

describe('A6: with every guard in its place', () => {
	test('there are guards, in every group of routes', () => {
		const groups = new Set(guards.map(({ route }) => route.split('/')[1]))
		expect(guards.length).toBeGreaterThan(50)
		// Who is not signed in yet, who looks for help, and who checks a credential meet none.
		const everywhere = fs.readdirSync('app/routes').filter((group) => !/^(sign-in|help|credential)$/.test(group))
		expect([...groups].sort()).toEqual(everywhere.sort())
	})

	test('the matrix finds nothing', async () => {
		delete process.env[SWITCH]
		for (const route of new Set(guards.map((guard) => guard.route))) expect(await faultsAt(route), route).toEqual([])
	})
})

describe('A6: without one guard', () => {
	test.each(guards.map((guard) => [guard.route, guard.nth + 1, guard.call, guard] as const))(
		'%s, number %i: %s, the matrix says so',
		async (route, _number, _call, guard) => {
			process.env[SWITCH] = String(numberOf(guard.file, guard.nth))
			expect(await faultsAt(route)).not.toEqual([])
		},
	)
})
