declare module 'virtual:remix/server-build' {
	import type { ServerBuild } from '@remix-run/node'

	const build: ServerBuild
	export = build
}

/** The text of server/formation/worker.ts with all it needs but highs */
declare module 'virtual:formation-worker' {
	const code: string
	export default code
}
