import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './http/nonce'
import { wholePage } from './http/whole-page.server'

const GIVE_UP_MS = 5_000
/** Of an answer that is thrown Remix keeps the status and drops its headers. */
const COME_BACK = ['Retry-After', '5'] as const

/**
 * How long Remix waits for what a loader defers: none does, and until this passes it keeps each request's data in memory.
 * Five seconds of requests, its default, made the collector's work a tenth of the whole.
 */
export const streamTimeout = 0

/**
 * Renders a page whole and sends it in one piece: no loader defers anything, so there is nothing to stream for, and a
 * piece costs a flush of the compressor and a write to the socket each. The nonce reaches every script the page holds.
 */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	entry: EntryContext,
	context: AppLoadContext,
): Promise<Response> {
	return new Promise((resolve, reject) => {
		let isBegun = false
		const { pipe, abort } = renderToPipeableStream(
			<NonceContext.Provider value={context.nonce}>
				<RemixServer context={ofThisPage(entry)} url={request.url} abortDelay={GIVE_UP_MS} nonce={context.nonce} />
			</NonceContext.Provider>,
			{
				nonce: context.nonce,
				onShellReady() {
					isBegun = true
				},
				onAllReady() {
					clearTimeout(timer)
					pipe(
						wholePage((page) => {
							headers.set('Content-Type', 'text/html; charset=utf-8')
							if (status === 503) headers.set(...COME_BACK)
							resolve(new Response(page, { headers, status }))
						}, reject),
					)
				},
				onShellError(error: unknown) {
					clearTimeout(timer)
					reject(error)
				},
				onError(error: unknown) {
					if (isBegun) context.log.error({ err: error }, 'a page broke while it was rendered')
				},
			},
		)
		const timer = setTimeout(() => {
			abort()
			reject(new Error('a page took too long'))
		}, GIVE_UP_MS + 1_000)
	})
}

/**
 * Rendering needs the routes this page is made of: Remix sorts all it gets, for every page anew, and there are many.
 * The browser gets the whole list from the manifest's own file.
 */
function ofThisPage(entry: EntryContext): EntryContext {
	const ids = entry.staticHandlerContext.matches.map(({ route }) => route.id)
	const routes = Object.fromEntries(ids.map((id) => [id, entry.manifest.routes[id]]))
	return { ...entry, manifest: { ...entry.manifest, routes: routes as typeof entry.manifest.routes } }
}

/** The same answer, for a page that asks by script. */
export function handleDataRequest(response: Response): Response {
	if (response.status === 503) response.headers.set(...COME_BACK)
	return response
}

/** Expected refusals are answers, not errors; a request the reader gave up is neither. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
	if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Response) return
	context.log.error({ err: error }, 'a page broke')
}
