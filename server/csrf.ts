import type { Request, RequestHandler } from 'express'
import { STOPPABLE } from '~/domain/notice/stop-mail'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What the platform's own Request does not take: nobody sends it from a page. */
const NEVER = new Set(['TRACE', 'CONNECT', 'TRACK'])
/** What the address alone permits, signed in or not: programs that show mail post here for their reader (RFC 8058). */
const FOR_WHO_HAS_THE_ADDRESS = new RegExp(`^/mail/stop/(?:${STOPPABLE.join('|')})/[^/]+$`)

/**
 * Writes come from our own pages only. Runs before Remix, whose own check skips resource routes and trusts
 * X-Forwarded-Host (docs/decisions/0007). Sec-Fetch-Site first, then Origin against the configured addresses;
 * neither header on a write is a refusal.
 */
export function refuseForeignWrites(origins: readonly string[]): RequestHandler {
	const ours = new Set(origins)
	return (req, res, next) => {
		if (SAFE.has(req.method)) return next()
		if (NEVER.has(req.method)) return void res.status(405).set('Allow', 'GET, HEAD, POST').end()
		if (isOurs(req.headers['sec-fetch-site'], req.headers.origin, ours)) {
			nameHostAsChecked(req)
			return next()
		}
		// Dots in a path are resolved behind us, so they are resolved here too.
		const { pathname } = new URL(`http://path${req.originalUrl}`)
		if (req.method === 'POST' && FOR_WHO_HAS_THE_ADDRESS.test(pathname)) {
			// Nobody is signed in on such a write, so that no other site can use who is.
			delete req.headers.cookie
			delete req.headers.origin
			return next()
		}
		res
			.status(403)
			.type('text/plain')
			.send('This form was sent from another site. Open the page here and send it again.\n')
	}
}

function isOurs(fetchSite: string | string[] | undefined, origin: string | undefined, ours: Set<string>): boolean {
	if (typeof fetchSite === 'string') {
		if (fetchSite !== 'same-origin') return false
		// Older proxies may strip Origin; when it is there it must agree.
		return origin === undefined || ours.has(origin)
	}
	return origin !== undefined && ours.has(origin)
}

/** Remix compares Origin again, with whatever host a proxy or a client named, and breaks where they differ. It is checked: let them agree. */
function nameHostAsChecked(req: Request): void {
	delete req.headers['x-forwarded-host']
	if (req.headers.origin) req.headers.host = new URL(req.headers.origin).host
}
