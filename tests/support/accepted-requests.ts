import http from 'node:http'

/** A request the server has taken on: it said "100 Continue" and waits for the fields. */
export type Accepted = { send(): void; answer: Promise<{ status: number; whole: boolean }> }

/** A sign-in form of somebody nobody knows, on a connection of its own. */
export function acceptedSignIn(server: { url: string }, number: number): Promise<Accepted> {
	const body = new URLSearchParams({ email: `nobody${number}@example.com`, password: 'not the password' }).toString()
	const request = http.request(`${server.url}/login`, {
		method: 'POST',
		agent: false,
		headers: {
			origin: server.url,
			'sec-fetch-site': 'same-origin',
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': Buffer.byteLength(body),
			expect: '100-continue',
		},
	})
	const answer = new Promise<{ status: number; whole: boolean }>((resolve, reject) => {
		request.once('error', reject)
		request.once('response', (response) => {
			let text = ''
			response.setEncoding('utf8').on('data', (piece: string) => {
				text += piece
			})
			response.once('close', () =>
				resolve({ status: response.statusCode ?? 0, whole: response.complete && text.includes('</html>') }),
			)
		})
	})
	// Looked at later: until then a lost connection is not an unhandled one.
	answer.catch(() => undefined)
	return new Promise((resolve, reject) => {
		request.once('error', reject)
		request.once('continue', () => resolve({ send: () => request.end(body), answer }))
		request.flushHeaders()
	})
}
