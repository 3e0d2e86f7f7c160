import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './http/nonce'

const GIVE_UP_MS = 5_000

/** Streams a page; crawlers get it whole. The nonce reaches every script the page holds. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	entry: EntryContext,
	context: AppLoadContext,
): Promise<Response> {
	return new Promise((resolve, reject) => {
		let shellSent = false
		const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
		const { pipe, abort } = renderToPipeableStream(
			<NonceContext.Provider value={context.nonce}>
				<RemixServer context={entry} url={request.url} abortDelay={GIVE_UP_MS} nonce={context.nonce} />
			</NonceContext.Provider>,
			{
				nonce: context.nonce,
				[ready]() {
					shellSent = true
					const body = new PassThrough()
					body.on('close', () => clearTimeout(timer))
					headers.set('Content-Type', 'text/html; charset=utf-8')
					if (status === 503) headers.set('Retry-After', '5')
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
					pipe(body)
				},
				onShellError(error: unknown) {
					clearTimeout(timer)
					reject(error)
				},
				onError(error: unknown) {
					if (shellSent) context.log.error({ err: error }, 'a page broke while it was sent')
				},
			},
		)
		const timer = setTimeout(abort, GIVE_UP_MS + 1_000)
	})
}

/** Expected refusals are answers, not errors; a request the reader gave up is neither. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
	if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Response) return
	context.log.error({ err: error }, 'a page broke')
}
