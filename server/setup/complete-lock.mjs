// node server/setup/complete-lock.mjs, after every dependency change. A registry that lacks other platforms' binaries leaves
// their optional entries out of package-lock.json, and `npm ci` then refuses it everywhere. This adds what is missing.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './steps.mjs'

const file = path.join(root, 'package-lock.json')
const lock = JSON.parse(fs.readFileSync(file, 'utf8'))
let added = 0
for (const [place, entry] of Object.entries(lock.packages)) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		if (isListed(place, name)) continue
		lock.packages[`node_modules/${name}`] = {
			...(lookUp(name, version) ?? { version, ...platformOf(name) }),
			...(entry.dev ? { dev: true } : {}),
			optional: true,
		}
		added++
	}
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
lock.packages = Object.fromEntries(sorted)
fs.writeFileSync(file, `${JSON.stringify(lock, null, '\t')}\n`)
console.log(`${added} optional packages added to package-lock.json`)

/** As Node resolves: in the package's own folder first, then upwards. */
function isListed(place, name) {
	for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
		if (lock.packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true
		if (from === '') return false
		if (!from.includes('/node_modules/')) from = ''
	}
}

/** What the registry says of a package; undefined when it does not carry this one. */
function lookUp(name, version) {
	try {
		const asked = [
			'view',
			`${name}@${version}`,
			'version',
			'dist.integrity',
			'os',
			'cpu',
			'libc',
			'license',
			'engines',
			'--json',
		]
		const said = JSON.parse(execFileSync('npm', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
		const { 'dist.integrity': integrity, version: exact, ...rest } = said
		return exact && integrity ? { version: exact, integrity, ...rest } : undefined
	} catch {
		return undefined
	}
}

/** "@rollup/rollup-linux-arm64-musl" runs on linux, arm64, musl: without this npm would install it everywhere. */
function platformOf(name) {
	const words = name.split('/').at(-1).split('-')
	const one = (known) => words.find((word) => known.includes(word))
	const os = one(['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32', 'aix', 'sunos', 'netbsd'])
	const cpu = one(['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32', 'mips64el'])
	const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : os === 'linux' ? 'glibc' : undefined
	return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) }
}
