// Which tests of a runner's report failed, and the first lines of why: for the end of the output, where CI is read.
import { stripVTControlCharacters } from 'node:util'

const LINES_OF_A_MESSAGE = 6

/** From vitest's JSON report. A file that broke before its first test stands under its own name. */
export function failuresOfVitest(report, root) {
	return (report?.testResults ?? []).flatMap((file) => {
		const name = file.name.replace(`${root}/`, '')
		const failed = file.assertionResults.filter((each) => each.status === 'failed')
		if (failed.length === 0) return file.status === 'failed' ? [{ test: name, why: firstLines(file.message) }] : []
		return failed.map((each) => ({ test: `${name} > ${each.fullName}`, why: firstLines(each.failureMessages[0]) }))
	})
}

/** Errors outside of any test: of a worker, or of what sets the tests up. */
export function failuresOutside(title, errors) {
	return errors.map((error) => ({ test: `${title} > outside of any test`, why: firstLines(error) }))
}

/** From Playwright's JSON report, whose suites nest. */
export function failuresOfPlaywright(report) {
	const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
	const failed = (report?.suites ?? []).flatMap(specsOf).filter((spec) => !spec.ok)
	return failed.map((spec) => ({
		test: `${spec.file} > ${spec.title}`,
		why: firstLines(spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error.message),
	}))
}

function firstLines(message = '') {
	const lines = stripVTControlCharacters(message).split('\n')
	return lines.slice(0, LINES_OF_A_MESSAGE).map((line) => line.slice(0, 300))
}
