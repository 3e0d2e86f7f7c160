import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyProject, type ProjectCopy, type Tests } from '../support/project-copy'
import { MUTANTS } from './mutants'

/**
 * A6: the power of the tests. A guard or rule is taken out of a copy of the product, one at a time, and the tests that
 * watch over it must fail. A guard that can be taken out unnoticed is a missing test. Missing locks need PostgreSQL to show.
 */
const copies: ProjectCopy[] = []
/** Those nobody tests in at the moment: two at once halve two hours on the two cores we have. */
const idle: ProjectCopy[] = []

beforeAll(() => {
	copies.push(copyProject(), copyProject())
	idle.push(...copies)
})
afterAll(() => {
	for (const copy of copies) copy.remove()
})

/** Projects that test what stands in build/. */
const BUILT = new Set(['http', 'faults'])
const WITHIN_MS = 420_000

const judges = MUTANTS.map(({ noticedBy }) => noticedBy)
const kindOf = ({ project, env }: Tests) => [project, ...Object.values(env ?? {})].join(', ')

/** All that judge, in one run for each kind: what they say of a mutant counts only when they say nothing as it is. */
function together(kind: string): Tests {
	const ofKind = judges.filter((tests) => kindOf(tests) === kind)
	const { project = '', env } = ofKind[0] ?? {}
	const names = ofKind.flatMap(({ files, named }) => named ?? (files.length > 0 ? ['.*'] : []))
	return {
		project,
		env,
		files: [...new Set(ofKind.flatMap(({ files }) => files))],
		named: [...new Set(names)].join('|'),
	}
}

describe('A6: as it is', () => {
	test(
		'the product builds',
		async () => {
			for (const copy of copies) await copy.build()
		},
		WITHIN_MS,
	)

	test.each([...new Set(judges.map(kindOf))])(
		'nobody who judges in %s finds anything, and each is there',
		async (kind) => {
			const [copy] = copies as [ProjectCopy]
			const { passed, failed, output } = await copy.runTests(together(kind))
			expect(failed, output).toBe(0)
			for (const { files, named = '' } of judges.filter((tests) => kindOf(tests) === kind)) {
				const there = passed.some(({ file, name }) => files.includes(file) && new RegExp(named).test(name))
				expect(there, `${files} "${named}" is no test, or did not run\n${output}`).toBe(true)
			}
		},
		WITHIN_MS,
	)
})

describe('A6: it is noticed when', () => {
	test.concurrent.each(MUTANTS.map((mutant) => [mutant.says, mutant] as const))(
		'%s',
		async (_says, { file, swaps, noticedBy }) => {
			// maxConcurrency of vitest.config.ts is as many as there are copies.
			const copy = idle.pop() as ProjectCopy
			const putBack = copy.change(file, swaps)
			try {
				if (BUILT.has(noticedBy.project)) await copy.build()
				const { failed, output } = await copy.runTests(noticedBy)
				expect(failed, `${noticedBy.files} "${noticedBy.named}" noticed nothing\n${output}`).toBeGreaterThan(0)
			} finally {
				putBack()
				idle.push(copy)
			}
		},
		WITHIN_MS,
	)
})
