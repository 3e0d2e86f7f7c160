import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GuestForm } from '~/components/desk/guest-form'
import { type SessionAnswer, SessionForm } from '~/components/desk/session-form'
import { WhoHears } from '~/components/desk/who-hears'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import { findStageByKey } from '~/domain/program/find'
import { formatChoices } from '~/domain/session/formats'
import { sessionName } from '~/domain/session/kinds'
import { listElsewhere, listMissed, listVisits, scheduleMakeUp } from '~/domain/session/make-up.server'
import { getSession } from '~/domain/session/read.server'
import { sayWhen } from '~/domain/session/when.server'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf, listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { answerGuestForm } from '~/http/guest-form.server'
import { goTo } from '~/http/safe-redirect'
import { answerSessionForm } from '~/http/session-form.server'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'planning' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Make up for ${page?.title ?? 'a session'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const session = await getSession(db, param(args, 'session'))
	const cohort = await getCohort(db, session.cohortId)
	const { title, format, timeZone, durationMinutes, callUrl, place } = session
	const { guests, away } = await listVisits(db, session.id)
	return {
		id: session.id,
		title,
		name: sessionName(session),
		cohort: { id: cohort.id, name: cohort.name },
		fields: {
			title: `Make-up: ${title}`.slice(0, 80),
			format,
			date: addDays(later(dateOf(now, timeZone), session.localStart.slice(0, 10)), 7),
			time: session.localStart.slice(11),
			timeZone,
			durationMinutes: String(durationMinutes),
			callUrl,
			place,
		},
		formats: formatChoices(findStageByKey(content.programs, cohort.stageKey), content.formats, format),
		zones: listZones(),
		people: cohort.members.map(({ id, name }) => ({ id, name })),
		missed: await listMissed(
			db,
			session.id,
			cohort.members.map(({ id }) => id),
		),
		isHeld: session.startsAt <= now,
		members: cohort.members.filter(({ id }) => !away.some(({ person }) => person.id === id)),
		elsewhere: (await listElsewhere(db, session, now)).map((each) => {
			const when = sayWhen(each, admin.timeZone, now)
			return { id: each.id, cohort: each.cohort, seatsLeft: each.seatsLeft, when: `${when.day}, ${when.range}` }
		}),
		guests: guests.map(({ person }) => person),
		away: away.map(({ person, session: there }) => ({ ...person, sessionId: there.id, cohort: there.cohort.name })),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const session = await getSession(db, param(args, 'session'))
	const formData = await readFormData(args.request)
	const guests = await answerGuestForm(db, formData, session, admin, clock(), args.context.later)
	if (guests && !guests.done) return guests.answer
	const cohort = await getCohort(db, session.cohortId)
	const people = formData.getAll('people').map(String)
	const outcome =
		guests ??
		(await answerSessionForm(args.context, formData, cohort, (inside, fields) =>
			scheduleMakeUp(inside, session.id, { ...fields, people }, admin, clock()),
		))
	if (!outcome.done) return outcome.answer
	mail.wake()
	const here = paths.makeUp({ session: session.id })
	return guests
		? goTo(here, flash('Done. They hear of it by letter.'))
		: goTo(
				paths.adminCohort({ cohort: cohort.id }),
				flash('The make-up has a date. It counts as the session it stands in for.'),
			)
})

/** Of two days "2026-11-26" */
function later(one: string, other: string): string {
	return one > other ? one : other
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function MakeUp() {
	const { id, title, name, cohort, fields, formats, zones, people, missed, ...visits } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as SessionAnswer
	const intent = answer?.result?.initialValue?.intent
	const sent = answer?.result?.initialValue?.people
	const chosen = sent === undefined ? null : [sent].flat().map(String)
	const isGuest = intent === 'add-guest' || intent === 'remove-guest'
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name, to: paths.adminSession({ session: id }) },
					{ name: 'Make up' },
				]}
			/>
			<h1 className="h1 work">Make up for “{title}”</h1>
			<p className="soft mt-2 mb-6 max-w-160">
				Either way it counts as “{title}”. The level allows one make-up; what stands in for a cancelled session is none.
			</p>
			{answer?.shown ? <WhoHears shown={answer.shown} act={isGuest ? 'Change it' : 'Schedule it'} /> : null}
			<div className="cohort-grid first">
				<Section id="again" title="Hold it again" className="">
					<div className="mt-4">
						<SessionForm
							answer={isGuest ? undefined : answer}
							session={fields}
							formats={formats}
							zones={zones}
							act="Schedule the make-up"
						>
							<fieldset className="field">
								<legend>Whom it is for</legend>
								<p className="help">
									{missed.length === 0
										? 'Nobody missed it, by its list of who was there.'
										: missed.length < people.length
											? 'Those who missed it are chosen.'
											: 'Everybody is chosen: take out who need not come.'}{' '}
									Only who is chosen gets a letter.
								</p>
								<div className="picks">
									{people.map((person) => (
										<label className="pick" key={person.id}>
											<input
												type="checkbox"
												name="people"
												value={person.id}
												defaultChecked={(chosen ?? missed).includes(person.id)}
											/>
											<span>{person.name}</span>
										</label>
									))}
								</div>
							</fieldset>
						</SessionForm>
					</div>
				</Section>
				<Section id="elsewhere" title="In another cohort" className="">
					<GuestForm answer={isGuest && !answer?.shown ? answer : undefined} {...visits} />
				</Section>
			</div>
		</main>
	)
}
