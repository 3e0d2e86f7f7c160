import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take most of a minute. Begun last, one of them keeps a worker while the other has nothing to do. */
const LONGEST = [
	'tests/http/authorization.test.ts',
	'tests/http/fuzz.test.ts',
	'tests/http/authorization-ids.test.ts',
	'tests/server/seat-steps.test.ts',
	'tests/server/sample.test.ts',
	'tests/server/search.test.ts',
]

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((file) => moduleId.endsWith(file))
		const sorted = await super.sort(files)
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
	}
}
