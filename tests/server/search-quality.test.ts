import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildIndex } from '~/domain/search/build.server'
import { listDocuments } from '~/domain/search/documents'
import { search } from '~/domain/search/find.server'
import { loadContent } from '../../server/content'
import { useDatabase } from '../support/database'
import { AS_MEANT, MISTYPED, RIGHT_AT_LEAST } from '../support/search-quality'

const db = await useDatabase()

/** Processor time of this process, which on the embedded database does all the work; `npm run bench` holds a person’s wait. */
const MOST_CPU_MS = 100

beforeAll(async () => {
	const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	await buildIndex(db, listDocuments(content))
})

test.each([
	['as it is meant', AS_MEANT],
	['with a letter wrong', MISTYPED],
])('what is typed %s brings the right page first, nine times in ten', async (_how, lines) => {
	const wrong: string[] = []
	for (const [typed, first] of lines) {
		const { results } = await search(db, 'nobody', typed)
		if (!results[0]?.to.endsWith(first)) wrong.push(`${typed}: ${results[0]?.to ?? 'nothing'}, not ${first}`)
	}
	expect(lines.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(lines.length * RIGHT_AT_LEAST)
})

test('the set is as large as it has to be', () => {
	expect(AS_MEANT.length + MISTYPED.length).toBeGreaterThanOrEqual(40)
	expect(MISTYPED.length).toBeGreaterThanOrEqual(10)
})

test('an answer costs little', async () => {
	const took: number[] = []
	for (const [typed] of [...AS_MEANT, ...MISTYPED, ...AS_MEANT, ...MISTYPED]) {
		const before = process.cpuUsage()
		await search(db, 'nobody', typed)
		const { user, system } = process.cpuUsage(before)
		took.push((user + system) / 1000)
	}
	took.sort((a, b) => a - b)
	expect(took[Math.floor(took.length * 0.95)]).toBeLessThan(MOST_CPU_MS)
})
