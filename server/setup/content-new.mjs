// npm run content:new -- <program>/<stage>/<module> | pattern <id>: a first file to write in, from content/templates.
import fs from 'node:fs'
import path from 'node:path'
import { withSource } from './source.mjs'
import { ensureInstalled, fail, root } from './steps.mjs'

await ensureInstalled()
const contentDir = path.resolve(root, process.env.CONTENT_DIR || 'content')
const made = await withSource(async (load) => {
	const { newContent } = await load('/server/setup/new-content.ts')
	return newContent(
		contentDir,
		path.join(root, 'content/templates'),
		process.argv.slice(2),
		new Date().toISOString().slice(0, 10),
	)
})
if ('wrong' in made) fail(made.wrong)
const file = path.join(contentDir, made.file)
fs.mkdirSync(path.dirname(file), { recursive: true })
fs.writeFileSync(file, made.text, { flag: 'wx' })
console.log(
	`Written: ${path.relative(root, file)}. How to write is in content/README.md; npm run content:check reads it.`,
)
