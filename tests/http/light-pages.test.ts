import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

/** Routes as the browser's build lists them: their scripts, and what these ask for. */
type Manifest = {
	url: string
	entry: { module: string; imports: string[] }
	routes: Record<string, { parentId?: string; module: string; imports?: string[] }>
}

const ROOT = path.resolve('build/client')

function manifest(): Manifest {
	const folder = path.join(ROOT, 'assets')
	const file = fs.readdirSync(folder).find((name) => /^manifest-\w+\.js$/.test(name)) ?? ''
	const text = fs.readFileSync(path.join(folder, file), 'utf8')
	return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
}

/** Every script of a page, once. */
function scriptsOf(routeId: string): string[] {
	const { url, entry, routes } = manifest()
	const scripts = new Set([url, entry.module, ...entry.imports])
	for (let id: string | undefined = routeId; id !== undefined; id = routes[id]?.parentId)
		for (const file of [routes[id]?.module, ...(routes[id]?.imports ?? [])]) if (file) scripts.add(file)
	return [...scripts]
}

const KIB = 1024

/** The targets of docs/benchmarks.md for a lesson; a room also holds what makes it live. */
test.each([
	['routes/learn/part', 6, 120],
	['routes/room/room', 11, 180],
])('%s asks for at most %i scripts of %i KiB', (route, most, kib) => {
	const scripts = scriptsOf(route)
	const bytes = scripts.reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(ROOT, file))).length, 0)
	expect(scripts.length, scripts.join('\n')).toBeLessThanOrEqual(most)
	expect(bytes / KIB).toBeLessThanOrEqual(kib)
	expect(bytes / KIB).toBeGreaterThan(kib / 3)
})
