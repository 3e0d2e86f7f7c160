import type { LoaderFunctionArgs } from '@remix-run/node'
import { toCalendarEvent } from '~/domain/session/calendar-event'
import { writeFeed } from '~/domain/session/ical.server'
import { getMySession } from '~/domain/session/read.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'

/** One session as a file for a calendar that nobody subscribes with. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, publicUrl, clock } = args.context
	const session = await getMySession(db, param(args, 'session'), reader.id)
	return new Response(writeFeed([toCalendarEvent(session, publicUrl)], session.title, clock()), {
		headers: {
			'Content-Type': 'text/calendar; charset=utf-8',
			'Content-Disposition': 'attachment; filename="belay-session.ics"',
			'Cache-Control': 'private, no-store',
		},
	})
})
