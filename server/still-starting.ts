import type http from 'node:http'

/** The port is taken before the pages can be served: who comes early is told so, and not left waiting. */
export const stillStarting: http.RequestListener = (request, response) => {
	const isAlive = request.url === '/healthz'
	response.writeHead(isAlive ? 200 : 503, {
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store',
		...(isAlive ? {} : { 'Retry-After': '2', Refresh: '2' }),
	})
	response.end(isAlive ? 'ok\n' : 'Belay is starting. This page tries again by itself.\n')
}
