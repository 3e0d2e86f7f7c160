import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findFeedOwner, readFeed } from '~/domain/session/feed.server'
import { asHttp, problem } from '~/http/as-http'
import { param } from '~/http/guards'

/**
 * The calendar somebody subscribes to. It is asked for by calendar programs, so its address is the key, and a sign-in is
 * never looked at.
 */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { request, context } = args
	const { db, linkKey, limits, clientIp, publicUrl, clock } = context
	const owner = await findFeedOwner(db, linkKey, param(args, 'file'))
	if (!owner) {
		const isGuessing = (await limits.guess(clientIp)) !== null
		throw isGuessing ? problem(429, 'too-many-guesses') : problem(404, 'calendar')
	}
	const calendar = await readFeed(db, owner, publicUrl, clock())
	const etag = etagOf(calendar)
	const headers = { ETag: etag, 'Cache-Control': 'private, no-store' }
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
	return new Response(calendar, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } })
})

/** Of what it says; when it was said changes with every call. */
function etagOf(calendar: string): string {
	const lasting = calendar.replace(/^DTSTAMP:.*\r\n/gm, '')
	return `"${createHash('sha256').update(lasting).digest('base64url').slice(0, 32)}"`
}
