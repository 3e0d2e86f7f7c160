import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ChangeSeries, type SeriesAnswer, SeriesShown, StartSeries } from '~/components/cohort/series-forms'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Signpost } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { getMyCohort } from '~/domain/cohort/read.server'
import { DomainError } from '~/domain/errors'
import { oddNight } from '~/domain/notice/session-letters.server'
import { counted, listed } from '~/domain/number-words'
import { listOwnRooms } from '~/domain/session/own-rooms.server'
import { SELF_RUN, selfRunFormatsOf } from '~/domain/session/self-run'
import { listMySeries } from '~/domain/session/series.server'
import { sayWhen } from '~/domain/session/when.server'
import { unlessUsual } from '~/domain/session/who-meets.server'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf, listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { answerSeriesForm } from '~/http/series-form.server'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'own-meetings' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Your own meetings · ${page?.name ?? 'Cohort'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { reader, cohort } = await readMember(args)
	const now = args.context.clock()
	const rooms = await listOwnRooms(
		args.context.db,
		{ personId: reader.id, cohortId: cohort.id },
		args.context.content.formats,
		now,
	)
	const sayRoom = (session: (typeof rooms.doors)[number]) => {
		const when = sayWhen(session, reader.timeZone, now)
		return {
			id: session.id,
			title: session.title,
			minutes: session.durationMinutes,
			when: `${when.day}, ${when.range}`,
		}
	}
	const series = await listMySeries(args.context.db, cohort.id, reader.id, now)
	return {
		id: cohort.id,
		name: cohort.name,
		timeZone: reader.timeZone,
		doors: rooms.doors.map(sayRoom),
		recaps: rooms.recaps.map(sayRoom),
		formats: selfRunFormatsOf(cohort.stageKey.split('/').at(-1) ?? ''),
		firstDate: addDays(dateOf(now, reader.timeZone), 7),
		zones: listZones(),
		people: cohort.members.filter(({ id }) => id !== reader.id).map(({ id, name }) => ({ id, name })),
		series: series.map(({ sessions, seats, ...each }) => {
			const [date = '', time = ''] = sessions[0]?.localStart.split('T') ?? []
			return {
				...each,
				everyWeeks: String(each.everyWeeks),
				date,
				time,
				who: listed(seats.map(({ person }) => person.name)),
				ahead: sessions.map((session) => {
					const when = sayWhen(session, reader.timeZone, now)
					const usual = unlessUsual(each, session)
					const odd = usual && oddNight(usual, session.timeZone)
					return { id: session.id, iso: when.iso, when: `${when.day}, ${when.range}`, odd }
				}),
			}
		}),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { reader, cohort } = await readMember(args)
	const { db, clock, mail } = args.context
	const outcome = await answerSeriesForm(db, await readFormData(args.request), cohort.id, reader, clock())
	if (!outcome.done) return outcome.answer
	mail.wake()
	return goTo(paths.ownMeetings({ cohort: cohort.id }), flash(outcome.said))
})

/** Those who take the level; whoever leads it has no part in what they do by themselves. */
async function readMember(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const reader = await requireReader(args)
	const cohort = await getMyCohort(args.context.db, param(args, 'cohort'), reader.id)
	if (cohort.part !== 'member') throw new DomainError('not-found', 'cohort')
	return { reader, cohort }
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function OwnMeetings() {
	const { id, name, timeZone, doors, recaps, formats, firstDate, zones, people, series } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as SeriesAnswer
	const { series: changed, intent } = answer?.result?.initialValue ?? {}
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[
					{ name: 'Your cohorts', to: paths.cohorts() },
					{ name, to: paths.cohort({ cohort: id }) },
					{ name: 'Your own meetings' },
				]}
			/>
			<h1 className="h1">Your own meetings</h1>
			<p className="soft mt-2 mb-6 max-w-160">
				What some of you hold without a facilitator, now or when the level is over:{' '}
				{listed(formats.map((id) => `a ${SELF_RUN[id].title.toLowerCase()}`))}. It counts as no session of the level.
			</p>
			{answer?.shown ? <SeriesShown shown={answer.shown} /> : null}
			{doors.map((door) => (
				<Signpost
					key={door.id}
					to={paths.room({ session: door.id })}
					title={`Enter the room: ${door.title.toLowerCase()}`}
					sub={door.when}
					time={`${door.minutes} min`}
				/>
			))}
			<div className="cohort-grid first">
				<Section id="series" title="What you meet in" className="">
					{series.length === 0 ? <p className="small soft mt-3">Nothing yet.</p> : null}
					<ul className="kept">
						{series.map(({ who, ahead, ...each }) => (
							<li key={each.id}>
								<div>
									<p className="h3">{each.title}</p>
									<p className="small soft">
										Every {counted(Number(each.everyWeeks), 'week', 'weeks')}: {who}
									</p>
									<ul className="small grid gap-2 mt-2 mb-3">
										{ahead.map((session) => (
											<li key={session.id}>
												<Link to={paths.session({ session: session.id })}>
													<time dateTime={session.iso}>{session.when}</time>
												</Link>
												{session.odd ? <span className="block soft">{session.odd}</span> : null}
											</li>
										))}
									</ul>
									<ChangeSeries answer={changed === each.id && intent !== 'end' ? answer : undefined} series={each} />
								</div>
							</li>
						))}
					</ul>
					{recaps.length > 0 ? (
						<>
							<h3 className="h3 mt-5">What came of it</h3>
							<ul className="rows">
								{recaps.map((recap) => (
									<li key={recap.id}>
										<Link className="grow" to={paths.recap({ session: recap.id })}>
											{recap.title}, {recap.when}
										</Link>
									</li>
								))}
							</ul>
						</>
					) : null}
				</Section>
				<Section id="start" title="Start one" className="">
					<div className="mt-4">
						<StartSeries
							key={`${series.length} ${answer?.slots?.chosen?.date} ${answer?.slots?.chosen?.time}`}
							answer={changed ? undefined : answer}
							formats={formats}
							date={firstDate}
							timeZone={timeZone}
							zones={zones}
							people={people}
						/>
					</div>
				</Section>
			</div>
		</main>
	)
}
