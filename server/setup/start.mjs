// npm start: installs what is missing, generates, builds if stale, then serves in this process.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureGenerated, ensureInstalled, root } from './steps.mjs'

await ensureInstalled()
await ensureGenerated()
await ensureBuilt()
process.env.NODE_ENV = 'production'
const { main } = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
await main(root)
