// npm run dev: the same server, with routes and components as they are in the editor. Vite shares its port.
import http from 'node:http'
import path from 'node:path'
import { ensureGenerated, ensureInstalled, root } from './steps.mjs'

await ensureInstalled()
await ensureGenerated()
process.env.NODE_ENV = 'development'
const { createServer } = await import('vite')
const server = http.createServer()
const vite = await createServer({ root, appType: 'custom', server: { middlewareMode: true, hmr: { server } } })
const contentDir = path.resolve(root, process.env.CONTENT_DIR || 'content')
vite.watcher.add(contentDir)

const { main } = await vite.ssrLoadModule('/server/index.ts')
await main(root, {
	server,
	middleware: vite.middlewares,
	routes: () => vite.ssrLoadModule('virtual:remix/server-build'),
	onContentSaved(again) {
		vite.watcher.on('change', async (file) => {
			if (!file.startsWith(contentDir)) return
			try {
				await again()
				vite.ws.send({ type: 'full-reload' })
			} catch (error) {
				// A half-written lesson must not end the server: the faults are shown, the last good content stays.
				console.error(error.message)
			}
		})
	},
	close: () => vite.close(),
})
