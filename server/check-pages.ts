import type { Request, RequestHandler, Response } from 'express'
import { findPrint } from '~/domain/certification/checked.server'
import type { Services } from './web'

/** "/verify/7K2M-4QXD-P9", as it is printed: whatever else is typed goes the usual way. */
const PAGE = /^\/verify\/([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2})$/
const MOST_PAGES = 1_000
const MINUTE_MS = 60_000

type Kept = { print: string; minute: number; parts: string[] }

/**
 * A printed certificate is checked by whoever holds it, again and again: its page is rendered once a minute at most, and
 * anew as soon as anything of its record has changed. Only for strangers, whose page is the same for all: no cookie, no
 * query. Each answer wears a nonce of its own.
 */
export function rememberCheckPages({ db, limits, clock }: Pick<Services, 'db' | 'limits' | 'clock'>): RequestHandler {
	const pages = new Map<string, Kept>()
	return async (req, res, next) => {
		const number = req.method === 'GET' && !req.headers.cookie ? PAGE.exec(req.originalUrl)?.[1] : undefined
		if (!number) return next()
		try {
			const now = clock()
			const minute = Math.floor(now.getTime() / MINUTE_MS)
			const print = await findPrint(db, number, now)
			const kept = pages.get(number)
			if (!print) return next()
			if (kept?.print !== print || kept.minute !== minute) {
				keepWhatIsSaid(res, (parts) => {
					if (pages.size >= MOST_PAGES) pages.clear()
					pages.set(number, { print, minute, parts })
				})
				return next()
			}
			// Too many asked from there: the page itself says so.
			if ((await limits.check(addressOf(req))) !== null) return next()
			res.type('text/html; charset=utf-8').send(kept.parts.join(res.locals.nonce as string))
		} catch (error) {
			next(error)
		}
	}
}

const addressOf = (req: Request) => req.ip ?? ''

/** Calls back with a page that was answered in full, cut where its nonce stands. */
function keepWhatIsSaid(res: Response, keep: (parts: string[]) => void): void {
	const chunks: Buffer[] = []
	const [write, end] = [res.write.bind(res), res.end.bind(res)] as [(...args: unknown[]) => boolean, typeof res.end]
	const take = (chunk: unknown) => {
		if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
	}
	res.write = ((...args: unknown[]) => {
		take(args[0])
		return write(...args)
	}) as typeof res.write
	res.end = ((...args: unknown[]) => {
		take(args[0])
		const isPage = res.statusCode === 200 && String(res.getHeader('content-type')).startsWith('text/html')
		if (isPage)
			keep(
				Buffer.concat(chunks)
					.toString('utf8')
					.split(res.locals.nonce as string),
			)
		return (end as (...all: unknown[]) => Response)(...args)
	}) as typeof res.end
}
