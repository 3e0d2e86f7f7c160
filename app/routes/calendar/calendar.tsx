import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Agenda } from '~/components/calendar/agenda'
import { Month } from '~/components/calendar/month'
import { Subscribe } from '~/components/calendar/subscribe'
import { ViewChoice } from '~/components/calendar/turn'
import { Week } from '~/components/calendar/week'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { DomainError } from '~/domain/errors'
import type { AgendaView } from '~/domain/session/calendar-view'
import { readCalendar } from '~/domain/session/calendar-view.server'
import { getFeedFile, resetFeed } from '~/domain/session/feed.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/calendar.css?url'

export const handle = { at: 'cohort', help: 'calendar' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your calendar · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, linkKey, publicUrl, clock } = args.context
	const asked = {
		view: searchParam(args.request, 'view'),
		on: searchParam(args.request, 'on'),
		show: searchParam(args.request, 'show'),
	}
	return {
		calendar: await readCalendar(db, reader, clock(), asked),
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
	const { calendar, place, address } = useLoaderData<typeof loader>()
	const subscribe = (
		<Section id="subscribe" title="In your own calendar" className="">
			<Subscribe address={address} />
		</Section>
	)
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Your calendar</h1>
					<p className="lede">Every session of your cohorts and every seat you have, on the clock of {place}.</p>
				</div>
				<ViewChoice calendar={calendar} />
			</div>
			{calendar.view === 'agenda' ? (
				<div className="cohort-grid">
					<div>
						<AgendaPage calendar={calendar} />
					</div>
					<aside>{subscribe}</aside>
				</div>
			) : (
				<>
					{calendar.view === 'month' ? <Month calendar={calendar} /> : <Week calendar={calendar} />}
					<div className="section subscribe-below">{subscribe}</div>
				</>
			)}
		</main>
	)
}

function AgendaPage({ calendar: { which, months, onward } }: { calendar: AgendaView }) {
	const isPast = which === 'past'
	const empty = isPast
		? 'Sessions stand here once they are over.'
		: 'As soon as a session of one of your cohorts has a date, it stands here and in your own calendar.'
	return (
		<>
			<p className="mb-4">
				<Link className="btn edge sm" to={isPast ? paths.calendar() : paths.calendar({ show: 'past' })}>
					{isPast ? 'What is ahead' : 'What was held'}
				</Link>
			</p>
			{months.length > 0 ? (
				<Agenda months={months} />
			) : (
				<Empty title={isPast ? 'Nothing was held yet' : 'No session ahead'}>{empty}</Empty>
			)}
			{onward ? (
				<p className="mt-6">
					<Link className="btn edge" to={paths.calendar({ show: isPast ? 'past' : undefined, on: onward })}>
						{isPast ? 'Before' : 'From'} {dayLabel(onward, { day: 'numeric', month: 'long', year: 'numeric' })}
					</Link>
				</p>
			) : null}
		</>
	)
}
