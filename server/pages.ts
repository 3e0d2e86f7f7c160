import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

type Routes = ServerBuild['routes']

/**
 * Remix as Express sees it: one handler for each first segment of our addresses, with the routes that can answer there.
 * Remix sorts all routes it has anew for every request, and there are many. Whatever fits no segment goes to the
 * handler that has them all.
 */
export function servePages(build: ServerBuild, getLoadContext: GetLoadContextFunction): RequestHandler {
	const serve = (routes: Routes) =>
		createRequestHandler({ build: { ...build, routes }, mode: 'production', getLoadContext })
	const all = Object.entries(build.routes)
	const segments = new Set(all.flatMap(([, route]) => (isAnywhere(route?.path) ? [] : [firstSegment(route?.path)])))
	const handlers = new Map(
		[...segments].map((segment) => {
			const here = all.filter(([, route]) => isAnywhere(route?.path) || firstSegment(route?.path) === segment)
			return [segment, serve(Object.fromEntries(here))]
		}),
	)
	const others = serve(build.routes)
	return (request, response, next) => {
		const handler = handlers.get(segmentOf(request.originalUrl)) ?? others
		return handler(request, response, next)
	}
}

/** As Remix reads the address, `..` and all. */
function segmentOf(originalUrl: string): string {
	const { pathname } = new URL(`http://localhost${originalUrl}`)
	return firstSegment(pathname.slice(1)).replace(/\.data$/, '')
}

/** The root, the first page, and what takes whatever comes. */
const isAnywhere = (path: string | undefined) => !path || /^[:*]/.test(path)

const firstSegment = (path = '') => path.split('/', 1)[0] ?? ''
