// Which files of tests took longest, from the runners' own reports: npm test has a limit, and this is where to begin.

/** From vitest's JSON report. @returns seconds by file */
export function secondsOfVitest(report, root) {
	return (report?.testResults ?? []).map(({ name, startTime, endTime }) => ({
		file: name.replace(`${root}/`, ''),
		seconds: (endTime - startTime) / 1000,
	}))
}

/** From Playwright's JSON report, whose suites nest. */
export function secondsOfPlaywright(report) {
	const msOf = (suite) =>
		[
			...(suite.specs ?? []).flatMap((spec) => spec.tests.flatMap((test) => test.results.map((each) => each.duration))),
			...(suite.suites ?? []).map(msOf),
		].reduce((sum, ms) => sum + ms, 0)
	return (report?.suites ?? []).map((suite) => ({ file: `tests/e2e/${suite.file}`, seconds: msOf(suite) / 1000 }))
}

export function saySlowest(files, most = 15) {
	const slowest = [...files].sort((a, b) => b.seconds - a.seconds).slice(0, most)
	return `slowest: ${slowest.map(({ file, seconds }) => `${file} ${Math.round(seconds)} s`).join(', ')}`
}
