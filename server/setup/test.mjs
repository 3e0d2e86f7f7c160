// npm test: checks, build, vitest, Playwright. `--long` adds the server's tests on PostgreSQL, soak, mutants and large
// counts; `e2e …` runs only Playwright.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { failuresOfPlaywright, failuresOfVitest, failuresOutside } from './failures.mjs'
import { findChromium, findPostgres } from './needs.mjs'
import { saySlowest, secondsOfPlaywright, secondsOfVitest } from './slowest.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled, root, run, show } from './steps.mjs'

const args = process.argv.slice(2)
const isLong = args.includes('--long')
const startedMs = Date.now()
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const took = []
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-reports-'))
const bin = (file) => [process.execPath, path.join(root, 'node_modules', file)]

await ensureInstalled()
await ensureGenerated()
try {
	if (args[0] === 'e2e') {
		await ensureBuilt()
		await browserTests(args.slice(1))
	} else {
		await everything()
	}
} finally {
	fs.rmSync(reports, { recursive: true, force: true })
}
for (const { test, why } of failures) console.log(`failed: ${test}\n${why.map((line) => `  ${line}`).join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

async function everything() {
	await Promise.all([checks(), ensureBuilt()])
	const postgres = await findPostgres()
	await vitest('unit and content', ['unit'])
	await vitest('server, embedded database', ['server'])
	if (postgres && isLong) await vitest('server, PostgreSQL', ['server'], { TEST_DATABASE: 'postgresql' })
	await vitest('the built server', ['http'])
	let races = Promise.resolve()
	if (postgres) {
		// Both wait for some of their time, for servers that start and connections that end; the races take longer, one after
		// the other, and the browser need not wait for them. With the counts of the long run they would leave nothing to others.
		races = vitest('races on PostgreSQL', ['postgres'], {}, showAtItsEnd)
		if (isLong) await races
		await vitest('faults', ['faults'], {}, showAtItsEnd)
	} else withoutPostgres()
	await Promise.all([races, browserTests([])])
	if (isLong) await vitest('soak and mutants', ['long'])
	console.log(saySlowest(took))
	console.log(`all runners: ${Math.round((Date.now() - startedMs) / 1000)} s`)
}

async function checks() {
	const { code, output } = await run([process.execPath, path.join(root, 'server/setup/check.mjs')])
	console.log(output.trim())
	const [, passed, failed] = /^checks: (\d+) passed, (\d+) failed$/m.exec(output) ?? []
	if (passed === undefined) count('checks', { passed: 0, failed: 1, skipped: 0 })
	else count('checks', { passed: Number(passed), failed: code === 0 ? 0 : Math.max(1, Number(failed)), skipped: 0 })
}

/** Runs vitest projects and counts from its own report; a run that leaves no report has failed. */
async function vitest(title, projects, env = {}, shown = show) {
	const file = path.join(reports, `${title.replace(/\W+/g, '-')}.json`)
	const errorsFile = file.replace(/json$/, 'errors')
	const code = await shown(
		[
			...bin('vitest/vitest.mjs'),
			'run',
			...projects.flatMap((name) => ['--project', name]),
			'--reporter=default',
			'--silent=passed-only',
			'--reporter=json',
			`--reporter=${path.join(root, 'server/setup/errors-reporter.mjs')}`,
			`--outputFile.json=${file}`,
		],
		{ ...process.env, ...env, ERRORS_FILE: errorsFile, ...(isLong ? { BELAY_LONG: '1' } : {}) },
	)
	const report = readReport(file)
	took.push(...secondsOfVitest(report, root))
	const errors = readReport(errorsFile) ?? []
	failures.push(...failuresOfVitest(report, root), ...failuresOutside(title, errors))
	const failed = report?.numFailedTests ?? 0
	const suites = report?.testResults?.filter((each) => each.status === 'failed' && each.assertionResults.length === 0)
	if (code !== 0 && failed + (suites?.length ?? 0) + errors.length === 0)
		failures.push({ test: title, why: [`the runner ended with code ${code}`] })
	count(title, {
		passed: report?.numPassedTests ?? 0,
		// A file that breaks before its first test counts once; so does a run without a report.
		failed: failed + (suites?.length ?? 0) + (code !== 0 && failed + (suites?.length ?? 0) === 0 ? 1 : 0),
		skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
	})
}

async function browserTests(extra) {
	let chromium
	try {
		chromium = await findChromium()
	} catch (error) {
		console.error(error.message)
		return count('browser', { passed: 0, failed: 1, skipped: 0 })
	}
	const file = path.join(reports, 'browser.json')
	const code = await show([...bin('@playwright/test/cli.js'), 'test', '--reporter=dot,json', ...extra], {
		...process.env,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file,
		...(chromium ? { CHROMIUM_PATH: chromium } : {}),
		...(isLong ? { BELAY_LONG: '1' } : {}),
	})
	const report = readReport(file)
	took.push(...secondsOfPlaywright(report))
	failures.push(...failuresOfPlaywright(report))
	const stats = report?.stats
	const failed = stats ? stats.unexpected : 0
	count('browser', {
		passed: stats ? stats.expected + stats.flaky : 0,
		failed: failed + (code !== 0 && failed === 0 ? 1 : 0),
		skipped: stats?.skipped ?? 0,
	})
}

/** For what runs beside something else: two at once on one screen nobody can read. */
async function showAtItsEnd(command, env) {
	const { code, output } = await run(command, env)
	console.log(output.trim())
	return code
}

/** In CI a missing PostgreSQL is a failure; on somebody's laptop its suites are left out, and that is said. */
function withoutPostgres() {
	const why = 'needs PostgreSQL: put initdb and postgres into PATH, or install the package postgresql'
	for (const suite of [...(isLong ? ['server, PostgreSQL'] : []), 'faults', 'races on PostgreSQL']) {
		console.error(`${suite}: ${why}`)
		count(suite, process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 })
	}
}

function readReport(file) {
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

function count(title, { passed, failed, skipped }) {
	total.passed += passed
	total.failed += failed
	total.skipped += skipped
	console.log(`${title}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}
