// npm run migration:new -- name: writes prisma/migrations/<time>_<name>/migration.sql from the schema change, offline.
import fs from 'node:fs'
import path from 'node:path'
import { withSource } from './source.mjs'
import { ensureGenerated, ensureInstalled, fail, root } from './steps.mjs'

const name = process.argv[2]
if (!/^[a-z][a-z0-9-]*$/.test(name ?? '')) fail('Say what changes: npm run migration:new -- add-cohort-notes')
await ensureInstalled()
await ensureGenerated()

const sql = await withSource(async (load) => {
	const { openPglite, SafePGlite } = await load('/server/pglite.ts')
	const { diffToSchema } = await load('/server/migrate.ts')
	const client = await openPglite({})
	const difference = await diffToSchema(new SafePGlite(client), root)
	await client.close()
	return difference
})
if (sql === null) {
	console.log('Nothing to write: the migrations already describe prisma/schema.prisma.')
} else {
	const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
	const dir = path.join(root, 'prisma', 'migrations', `${stamp}_${name.replaceAll('-', '_')}`)
	fs.mkdirSync(dir, { recursive: true })
	fs.writeFileSync(path.join(dir, 'migration.sql'), sql)
	console.log(`Written: ${path.relative(root, dir)}/migration.sql. Read it before you commit it.`)
}
process.exit(0)
