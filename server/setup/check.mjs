// npm run check: types, lint, arrows, dead code, content. One name as argument runs only that.
import path from 'node:path'
import { withSource } from './source.mjs'
import { ensureGenerated, ensureInstalled, progress, root, run } from './steps.mjs'

const bin = (file) => [process.execPath, path.join(root, 'node_modules', file)]
const checks = {
	types: () => run([...bin('typescript/bin/tsc'), '--noEmit']),
	lint: () => run([...bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
	arrows: () =>
		run([
			...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
			'app',
			'server',
			'prisma/seed',
			'--config',
			'.dependency-cruiser.mjs',
		]),
	'dead code': () => run([...bin('knip/bin/knip.js'), '--no-progress']),
	content: checkContent,
}

async function checkContent() {
	const contentDir = path.resolve(root, process.env.CONTENT_DIR || 'content')
	const { lines, remarks } = await withSource(async (load) => {
		const { readContent } = await load('/server/content.ts')
		const { faultLine } = await load('/app/domain/content-file.server.ts')
		const { craftFaults } = await load('/server/setup/craft.ts')
		const { content, faults, remarks } = await readContent(contentDir, path.join(root, 'node_modules/.cache/belay'))
		// What cannot be read has no craft to speak of.
		return { lines: (faults.length > 0 ? faults : craftFaults(content)).map(faultLine), remarks }
	})
	for (const remark of remarks) console.log(remark)
	return { code: lines.length > 0 ? 1 : 0, output: lines.join('\n') }
}

await ensureInstalled()
await ensureGenerated()
const wanted = process.argv[2]
if (wanted && !(wanted in checks)) {
	console.error(`There is no check "${wanted}". Choose from: ${Object.keys(checks).join(', ')}`)
	process.exit(1)
}
let failed = 0
const names = wanted ? [wanted] : Object.keys(checks)
const left = [...names]
const done = progress(`Checking ${names.join(', ')}`)
// Two at once: most of them use one core.
await Promise.all([workOff(), workOff()])
done(failed > 0 ? 'faults' : undefined)
console.log(`checks: ${names.length - failed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

async function workOff() {
	for (let name = left.shift(); name; name = left.shift()) {
		const { code, output } = await checks[name]()
		if (code === 0) continue
		failed++
		console.error(`${name}:\n${output.trim()}`)
	}
}
