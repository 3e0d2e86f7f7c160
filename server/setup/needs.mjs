// What the tests need besides Node: a Chromium and PostgreSQL's server binaries. Found, or installed where that is ours to do.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { progress, root, run } from './steps.mjs'

/** Chromium without windows: the same pages in two thirds of the time, which is what a run in CI is made of. */
const SHELL = '/usr/bin/chromium-headless-shell'
const BROWSERS = [SHELL, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of a Chromium that starts. @returns {Promise<string | undefined>} undefined: Playwright's own is installed */
export async function findChromium() {
	const named = process.env.CHROMIUM_PATH
	if (named) {
		if (!starts(named)) throw new Error(`CHROMIUM_PATH=${named} does not start.`)
		return named
	}
	const isThere = BROWSERS.some(starts)
	// Whoever has a browser of their own keeps it; CI has nobody to ask.
	if (!isThere || (process.env.CI && !starts(SHELL)))
		(await installPackage('chromium-headless-shell')) || isThere || (await installPackage('chromium'))
	const found = BROWSERS.find(starts)
	if (found) return found
	const { chromium } = await import('playwright')
	if (fs.existsSync(chromium.executablePath())) return undefined
	const done = progress('Installing Chromium')
	const result = await run([process.execPath, path.join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'])
	done(result.code === 0 ? undefined : 'failed')
	if (result.code === 0) return undefined
	throw new Error('The browser tests need Chromium: install it, or name one in CHROMIUM_PATH.')
}

/** Folder that holds initdb and postgres; tests/support/postgres-cluster.ts looks in the same places. */
export async function findPostgres() {
	const found = postgresFolder()
	if (found) return found
	await installPackage('postgresql')
	return postgresFolder()
}

function postgresFolder() {
	const debian = '/usr/lib/postgresql'
	const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
	const folders = [
		...(process.env.PATH ?? '').split(path.delimiter),
		...versions.map((version) => `${debian}/${version}/bin`),
	]
	return folders.find((dir) => ['initdb', 'postgres'].every((file) => fs.existsSync(path.join(dir, file))))
}

function starts(file) {
	return fs.existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0
}

/** On Debian as root, which is what a CI container is; elsewhere nobody wants a test to install system packages. */
async function installPackage(name) {
	if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false
	const done = progress(`Installing ${name}`)
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	// Without a network it is to say so, not to wait for it.
	const soon = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=10']
	const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...soon, name]
	let result = await run(install, env)
	if (result.code !== 0) {
		await run(['apt-get', 'update', ...soon], env)
		result = await run(install, env)
	}
	done(result.code === 0 ? undefined : 'failed')
	return result.code === 0
}
