import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A copy of the whole project in a folder of its own, to be changed, built and tested without touching the original. */
export type ProjectCopy = {
	root: string
	/** Changes one file. @returns what puts it back. @throws when a text to replace is not there */
	change(file: string, swaps: readonly Swap[]): () => void
	/** @throws with the end of what the build said */
	build(): Promise<void>
	runTests(tests: Tests): Promise<Outcome>
	remove(): void
}
export type Swap = readonly [from: string, to: string]

export type Tests = {
	/** of vitest.config.ts */
	project: string
	files: readonly string[]
	/** Regular expression over names of tests */
	named?: string
	env?: Record<string, string>
}
export type Outcome = {
	passed: { file: string; name: string }[]
	failed: number
	/** What to read when it was not as expected */
	output: string
}

const LEFT_OUT = new Set(['node_modules', 'build', 'data', '.git', 'test-results', 'playwright-report'])
const INSTALLED = '.package-lock.json'
const RUN_WITHIN_MS = 400_000

export function copyProject(): ProjectCopy {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-copy-'))
	const original = process.cwd()
	fs.cpSync(original, root, { recursive: true, filter: (from) => !LEFT_OUT.has(path.relative(original, from)) })
	linkPackages(path.join(original, 'node_modules'), path.join(root, 'node_modules'))
	return {
		root,
		change: (file, swaps) => change(path.join(root, file), swaps),
		async build() {
			const script = "import('./server/setup/steps.mjs').then((steps) => steps.ensureBuilt())"
			const { code, output } = await run(root, [process.execPath, '-e', script])
			if (code !== 0) throw new Error(`The copy does not build.\n${output.slice(-2_000)}`)
		},
		runTests: (tests) => runTests(root, tests),
		remove: () => fs.rmSync(root, { recursive: true, force: true }),
	}
}

/** Package by package, so that caches of the copy are its own and a mutant cannot leave anything in the original's. */
function linkPackages(from: string, to: string): void {
	fs.mkdirSync(to)
	const own = new Set(['.cache', '.vite', '.vite-temp', INSTALLED])
	for (const name of fs.readdirSync(from))
		if (!own.has(name)) fs.symlinkSync(path.join(from, name), path.join(to, name))
	const compiled = path.join(from, '.cache/belay')
	if (fs.existsSync(compiled)) fs.cpSync(compiled, path.join(to, '.cache/belay'), { recursive: true })
	// Newer than the copied package-lock.json: a server started in the copy sees that nothing is to be installed.
	fs.copyFileSync(path.join(from, INSTALLED), path.join(to, INSTALLED))
	fs.utimesSync(path.join(to, INSTALLED), new Date(), new Date())
}

function change(file: string, swaps: readonly Swap[]): () => void {
	const before = fs.readFileSync(file, 'utf8')
	const after = swaps.reduce((text, [from, to]) => {
		if (!text.includes(from)) throw new Error(`${path.basename(file)} no longer holds: ${from.trim()}`)
		return text.replaceAll(from, () => to)
	}, before)
	fs.writeFileSync(file, after)
	return () => fs.writeFileSync(file, before)
}

async function runTests(root: string, { project, files, named, env }: Tests): Promise<Outcome> {
	const report = path.join(root, `report-${project}.json`)
	fs.rmSync(report, { force: true })
	const { output } = await run(
		root,
		[
			process.execPath,
			path.join(root, 'node_modules/vitest/vitest.mjs'),
			'run',
			'--project',
			project,
			'--bail=1',
			// A mutant that makes a test wait for ever is noticed too, and soon.
			'--testTimeout=90000',
			'--reporter=json',
			`--outputFile=${report}`,
			...(named ? ['-t', named] : []),
			...files,
		],
		env,
	)
	if (!fs.existsSync(report)) return { passed: [], failed: 0, output }
	const { numFailedTests, testResults } = JSON.parse(fs.readFileSync(report, 'utf8')) as Report
	return {
		passed: testResults.flatMap(({ name, assertionResults }) =>
			assertionResults
				.filter(({ status }) => status === 'passed')
				.map(({ fullName }) => ({ file: path.relative(fs.realpathSync(root), name), name: fullName })),
		),
		failed: numFailedTests,
		output: [...testResults.map(({ message }) => message), output].join('\n').trim(),
	}
}

type Report = {
	numFailedTests: number
	testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** Nothing of this test run's own environment: the copy's tests count and connect for themselves. */
function run(cwd: string, [program = '', ...args]: string[], env: Record<string, string> = {}) {
	const { PATH = '', HOME = '' } = process.env
	const child = spawn(program, args, {
		cwd,
		env: { PATH, HOME, ...env } as object as NodeJS.ProcessEnv,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	})
	let output = ''
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			output = (output + text).slice(-20_000)
		})
	const end = () => {
		if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
	}
	const late = setTimeout(end, RUN_WITHIN_MS)
	process.once('exit', end)
	return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
		child.once('error', reject)
		child.once('close', (code) => {
			clearTimeout(late)
			process.off('exit', end)
			resolve({ code, output })
		})
	})
}
