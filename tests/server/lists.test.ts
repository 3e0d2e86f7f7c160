import { expect, test } from 'vitest'
import { useDatabase } from '../support/database'

const db = await useDatabase()

/** On the embedded database server/pglite.ts forgets how to read most kinds of list; these it must know. */
test('lists of every kind our statements answer with come back as lists', async () => {
	const [row] = await db.$queryRaw<Record<string, unknown>[]>`
		select array[true, false] as bools, array[1::int2] as int2s, array[1, 2] as ints, array['a', 'b'] as texts,
			array['a'::varchar] as varchars, array[0.5::float8] as floats,
			array['00000000-0000-0000-0000-000000000001'::uuid] as uuids`
	expect(row).toEqual({
		bools: [true, false],
		int2s: [1],
		ints: [1, 2],
		texts: ['a', 'b'],
		varchars: ['a'],
		floats: [0.5],
		uuids: ['00000000-0000-0000-0000-000000000001'],
	})
})
