// npm run build: what `npm start` would build, now.
import { ensureBuilt, ensureGenerated, ensureInstalled } from './steps.mjs'

await ensureInstalled()
await ensureGenerated()
await ensureBuilt()
