// Runs TypeScript of this repository from a plain script, without a build.
import path from 'node:path'
import { root } from './steps.mjs'

/** @template Result @param {(load: (file: string) => Promise<any>) => Promise<Result>} work */
export async function withSource(work) {
	const { createServer } = await import('vite')
	const vite = await createServer({
		root,
		configFile: false,
		logLevel: 'error',
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true, include: [] },
		resolve: { alias: { '~': path.join(root, 'app'), '#prisma': path.join(root, 'prisma/generated') } },
	})
	try {
		return await work((file) => vite.ssrLoadModule(file))
	} finally {
		await vite.close()
	}
}
