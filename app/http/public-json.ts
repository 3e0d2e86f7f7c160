import { createHash } from 'node:crypto'

/** Anybody's program may read these, from any page. Nothing here depends on who asks. */
const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

/**
 * Signed or published JSON and pictures, for verifiers and wallets: the same bytes for everybody, kept for a while by
 * whoever asked, and asked for again by their ETag.
 */
export function publicFile(
	request: Request,
	file: { body: string | Buffer; type: string; maxAgeSeconds: number; vary?: string },
): Response {
	const etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 32)}"`
	const headers = {
		...OPEN_TO_ALL,
		ETag: etag,
		'Cache-Control': `public, max-age=${file.maxAgeSeconds}`,
		...(file.vary ? { Vary: file.vary } : {}),
	}
	const known = request.headers.get('if-none-match')?.split(',') ?? []
	if (known.some((each) => each.trim().replace(/^W\//, '') === etag))
		return new Response(null, { status: 304, headers })
	const body = typeof file.body === 'string' ? file.body : new Uint8Array(file.body)
	return new Response(body, { headers: { ...headers, 'Content-Type': file.type } })
}

/** The same for what is not there: an answer no cache keeps. */
export function publicMiss(): Response {
	return Response.json(
		{ error: 'not-found' },
		{ status: 404, headers: { ...OPEN_TO_ALL, 'Cache-Control': 'no-store' } },
	)
}

const JSON_TYPES = ['application/vc', 'application/vc+ld+json', 'application/ld+json', 'application/json'] as const

/** Which JSON somebody wants, or null when they want a page. What no header asks for is served as Open Badges says. */
export function jsonTypeFor(accept: string | null): (typeof JSON_TYPES)[number] | null {
	const wanted = (accept ?? '').split(',').map((each) => each.split(';')[0]?.trim().toLowerCase() ?? '')
	const json = wanted.find((each) => (JSON_TYPES as readonly string[]).includes(each))
	if (json) return json as (typeof JSON_TYPES)[number]
	return wanted.includes('text/html') ? null : 'application/vc+ld+json'
}
