import path from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'vite'

const NAME = 'virtual:formation-worker'

/** The thread that searches for cohorts, bundled into one text: the same for the build, for `npm run dev` and for the tests. */
export function formationWorker(): Plugin {
	return {
		name: 'belay-formation-worker',
		resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
		async load(id) {
			if (id !== `\0${NAME}`) return
			const { outputFiles } = await build({
				entryPoints: [path.resolve('server/formation/worker.ts')],
				bundle: true,
				write: false,
				platform: 'node',
				target: 'node20',
				format: 'cjs',
				minify: true,
				logLevel: 'error',
			})
			return `export default ${JSON.stringify(outputFiles[0]?.text)}`
		},
	}
}
