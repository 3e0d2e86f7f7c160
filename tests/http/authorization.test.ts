import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTORS } from '../support/actors'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import {
	askWithChange,
	askWithoutChange,
	optionsCells,
	ownRoomCells,
	readingCells,
	readManifest,
	writingCells,
} from '../support/matrix'
import { addressesOf } from '../support/matrix-addresses'
import { formsOf } from '../support/matrix-forms'
import { policies } from '../support/policy'
import { ask } from '../support/server'

/** A1: every route of the build, every method, every actor, against tests/support/policy.ts. */
let world: CanaryWorld
let watch: DatabaseWatch

beforeAll(async () => {
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
})
afterAll(() => world.server.close())

describe('the policy', () => {
	test('has a line for every route of the build, and for no other', () => {
		const built = Object.keys(readManifest().routes)
		expect([...policies.keys()].sort()).toEqual(built.sort())
		expect(['root', ...Object.keys(addressesOf(world))].sort()).toEqual(built.sort())
	})

	test('takes forms where an action is, and there only', () => {
		const routes = Object.values(readManifest().routes)
		const forms = formsOf(world)
		for (const { id, hasAction } of routes.filter((route) => route.id !== 'root')) {
			const rights = Object.values(policies.get(id)?.write ?? {})
			expect(
				rights.every((right) => right === 405),
				id,
			).toBe(!hasAction)
			expect((forms[id] ?? []).length > 0, `forms of ${id}`).toBe(hasAction)
		}
	})
})

describe('A1: reading', () => {
	test.each(ACTORS)('%s gets the pages that are theirs, and nothing of anybody else', async (actor) => {
		const cells = [...readingCells(world, actor), ...ownRoomCells(world, actor)]
		expect(await askWithoutChange(world, watch, cells)).toEqual([])
	})

	test.each(ACTORS)('%s learns nothing by OPTIONS', async (actor) => {
		expect(await askWithoutChange(world, watch, optionsCells(world, actor))).toEqual([])
	})

	test('a route is not answered under the address of another', async () => {
		for (const actor of ['anonymous', 'learner'] as const)
			for (const id of Object.keys(readManifest().routes).filter(
				(each) => each !== 'root' && each !== 'routes/help/help',
			)) {
				const answer = await ask(world.server, `/help.data?_routes=${encodeURIComponent(id)}`, {
					cookie: world.cookieOf(actor),
				})
				expect([answer.status, answer.text.trim()], id).toEqual([200, '[{}]'])
			}
	})
})

describe('A1: writing', () => {
	test.each(ACTORS)('%s changes nothing by a form that is not theirs', async (actor) => {
		const refused = writingCells(world, actor).filter((cell) => cell.right !== 'ok')
		expect(await askWithoutChange(world, watch, refused)).toEqual([])
	})

	test.each(ACTORS)('%s is served by every form that is theirs', async (actor) => {
		const taken = writingCells(world, actor).filter((cell) => cell.right === 'ok')
		expect(await askWithChange(world, watch, taken)).toEqual([])
	})
})

// After both: a file with people's data is taken by a form, which is written down.
test('A1: every right to see something is used by some answer', () => {
	expect(world.canaries.unseen()).toEqual([])
})

test('P6, C1: no line of the log holds anything private, a token or a key', () => {
	expect(world.log.length).toBeGreaterThan(100)
	const log = world.log.join('').toLowerCase()
	// The id of a row stands in its address, and opens nothing to anybody but who may open it.
	const isId = (what: string) => /^[AB]: id of /.test(what)
	const found = world.canaries.all().filter(({ what, text }) => !isId(what) && log.includes(text))
	expect(found.map(({ what }) => what)).toEqual([])
})
