// What every script needs before anything else: packages, generated client, build. `node:` modules only.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** @returns {never} */
export function fail(line) {
	console.error(line)
	process.exit(1)
}

export function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number)
	const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
	if (!fits) fail(`Belay runs on Node 20.19, 22.12 or 24 and newer; this is ${process.versions.node}.`)
}

/** Installs what package-lock.json names, when node_modules is absent or older. */
export async function ensureInstalled() {
	checkNode()
	const lock = path.join(root, 'package-lock.json')
	const installed = path.join(root, 'node_modules/.package-lock.json')
	if (mtime(installed) >= mtime(lock)) return
	// npm would empty the folder the link points to, which is somebody else's.
	if (fs.lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
	const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
	const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
	const done = progress('Installing packages, about a minute')
	let result = await run([...npm, 'ci', ...quiet])
	if (result.code !== 0) {
		// A lock made against a registry without other platforms' binaries is refused by `ci`; `install` accepts it.
		done('npm ci was refused, trying npm install')
		const again = progress('Installing packages')
		result = await run([...npm, 'install', '--no-save', ...quiet])
		again(result.code === 0 ? undefined : 'failed')
	} else done()
	if (result.code !== 0)
		fail(`Packages could not be installed.\n${result.output.trim().split('\n').slice(-5).join('\n')}`)
	const now = new Date()
	if (fs.existsSync(installed)) fs.utimesSync(installed, now, now)
}

/** Generates the Prisma client when it is absent or made of another schema. */
export async function ensureGenerated() {
	if (isGenerated(root)) return
	const done = progress('Generating the database client')
	// Prisma looks for a schema engine binary even though nothing here runs it: any executable will do.
	// CHECKPOINT_DISABLE: it would tell its makers about this installation.
	const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
	const result = await run([process.execPath, path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], env)
	if (result.code !== 0) fail(`The database client could not be generated.\n${result.output}`)
	stampGenerated(root)
	done()
}

/** By what the schema says, not by its age: a copied tree has its files in any order. */
export function isGenerated(folder) {
	const generated = path.join(folder, 'prisma/generated')
	if (!fs.existsSync(path.join(generated, 'client.ts')) || !fs.existsSync(path.join(generated, 'stamp'))) return false
	return fs.readFileSync(path.join(generated, 'stamp'), 'utf8') === schemaStamp(folder)
}

export function stampGenerated(folder) {
	fs.writeFileSync(path.join(folder, 'prisma/generated/stamp'), schemaStamp(folder))
}

/** Of the schema and of the generator that reads it. */
function schemaStamp(folder) {
	const hash = createHash('sha256')
	for (const file of ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
		hash.update(`${file}\n`).update(fs.readFileSync(path.join(folder, file)))
	return hash.digest('hex')
}

/** Builds browser and server code when any source differs from what build/ was made of. */
export async function ensureBuilt() {
	const stampFile = path.join(root, 'build/stamp')
	const stamp = sourceStamp()
	if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return
	const done = progress('Building, about twenty seconds')
	fs.rmSync(path.join(root, 'build'), { recursive: true, force: true })
	const remix = path.join(root, 'node_modules/@remix-run/dev/dist/cli.js')
	const result = await run([process.execPath, remix, 'vite:build', '--logLevel', 'warn'], {
		...process.env,
		NODE_ENV: 'production',
	})
	if (result.code !== 0) fail(`The build failed.\n${result.output}`)
	fs.writeFileSync(stampFile, stamp)
	done()
}

function sourceStamp() {
	const hash = createHash('sha256')
	const files = ['package-lock.json', 'vite.config.ts', 'tsconfig.json']
	for (const folder of ['app', 'server', 'prisma', 'public']) walk(path.join(root, folder), files)
	for (const file of files.sort()) {
		const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false })
		if (stat) hash.update(`${file}:${stat.size}:${stat.mtimeMs}\n`)
	}
	return hash.digest('hex')
}

function walk(folder, into) {
	if (!fs.existsSync(folder)) return
	for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
		const full = path.join(folder, entry.name)
		if (entry.isDirectory()) {
			if (full !== path.join(root, 'prisma/generated')) walk(full, into)
		} else into.push(path.relative(root, full))
	}
}

function mtime(file) {
	return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** One line that shows the step is alive; seconds tick when a person is watching. */
export function progress(label) {
	const startedMs = Date.now()
	const seconds = () => `${Math.round((Date.now() - startedMs) / 1000)} s`
	if (!process.stderr.isTTY) {
		process.stderr.write(`${label} …\n`)
		const beat = setInterval(() => process.stderr.write(`  still at it, ${seconds()}\n`), 20_000)
		return (note) => {
			clearInterval(beat)
			process.stderr.write(`  ${note ?? 'done'}, ${seconds()}\n`)
		}
	}
	const tick = setInterval(() => process.stderr.write(`\r${label} … ${seconds()} `), 1000)
	process.stderr.write(`${label} … `)
	return (note) => {
		clearInterval(tick)
		process.stderr.write(`\r${label} … ${note ?? 'done'}, ${seconds()}\n`)
	}
}

/** Runs a command quietly; what it printed comes back for when it fails. */
export function run([command, ...args], env = process.env) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
		let output = ''
		const keep = (chunk) => {
			output = (output + chunk).slice(-20_000)
		}
		child.stdout.on('data', keep)
		child.stderr.on('data', keep)
		child.on('error', (error) => resolve({ code: 1, output: String(error) }))
		child.on('close', (code) => resolve({ code: code ?? 1, output }))
	})
}

/** Runs a command with its output on screen. */
export function show([command, ...args], env = process.env) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
		child.on('error', () => resolve(1))
		child.on('close', (code) => resolve(code ?? 1))
	})
}
