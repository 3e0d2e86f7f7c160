import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Agenda } from '~/components/calendar/agenda'
import { Subscribe } from '~/components/calendar/subscribe'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { DomainError } from '~/domain/errors'
import { getFeedFile, resetFeed } from '~/domain/session/feed.server'
import { readMyCalendar } from '~/domain/session/my-calendar.server'
import { placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'calendar' }
export const meta: MetaFunction = () => [{ title: 'Your calendar · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, linkKey, publicUrl, clock } = args.context
	const which = searchParam(args.request, 'show') === 'past' ? ('past' as const) : ('ahead' as const)
	return {
		which,
		months: await readMyCalendar(db, reader, clock(), which),
		place: placeOf(reader.timeZone),
		address: publicUrl + paths.calendarFeed({ file: await getFeedFile(db, linkKey, reader.id) }),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'reset-feed') {
		await resetFeed(args.context.db, reader)
		return goTo(paths.calendar(), flash('Your calendar has another address. The old one opens nothing any more.'))
	}
	throw new DomainError('invalid', 'no-form')
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Calendar() {
	const { which, months, place, address } = useLoaderData<typeof loader>()
	const isPast = which === 'past'
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Your calendar</h1>
					<p className="lede">Every session of your cohorts, on the clock of {place}.</p>
				</div>
				<Link className="btn edge" to={isPast ? paths.calendar() : paths.calendar({ show: 'past' })}>
					{isPast ? 'What is ahead' : 'What was held'}
				</Link>
			</div>
			<div className="cohort-grid">
				<div>
					{months.length > 0 ? (
						<Agenda months={months} />
					) : (
						<Empty title={isPast ? 'Nothing was held yet' : 'No session ahead'}>
							{isPast
								? 'Sessions stand here once they are over.'
								: 'As soon as a session of one of your cohorts has a date, it stands here and in your own calendar.'}
						</Empty>
					)}
				</div>
				<aside>
					<Section id="subscribe" title="In your own calendar" className="">
						<Subscribe address={address} />
					</Section>
				</aside>
			</div>
		</main>
	)
}
