import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Agenda } from '~/components/cohort/agenda'
import { Crew } from '~/components/cohort/crew'
import { LeaveCohort } from '~/components/cohort/leave-cohort'
import { LevelTag } from '~/components/cohort/level-tag'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty, Signpost } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { sayCrew } from '~/domain/cohort/crew.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { cohortStatusNames } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import { getMyCohort } from '~/domain/cohort/read.server'
import { mayWithdraw } from '~/domain/cohort/seats'
import { DomainError } from '~/domain/errors'
import { capitalized, counted } from '~/domain/number-words'
import { hasRecap, nextOf, showsDoor, toldOf } from '~/domain/session/agenda'
import { listBegunRooms } from '~/domain/session/agenda.server'
import { listSessions } from '~/domain/session/read.server'
import { sayAgenda, sayWhen } from '~/domain/session/when.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'cohorts' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.name ?? 'Cohort'} · Belay` }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const now = clock()
	const cohort = await getMyCohort(db, param(args, 'cohort'), reader.id)
	const sessions = toldOf(await listSessions(db, cohort.id), cohort.status, now)
	const begun = await listBegunRooms(
		db,
		sessions.map((session) => session.id),
	)
	const next = nextOf(sessions, now)
	const recaps = new Set(
		sessions.filter((each) => hasRecap(each, { begun: begun.has(each.id) }, now)).map((each) => each.id),
	)
	return {
		name: cohort.name,
		part: cohort.part,
		level: levelOf(content.programs, cohort.stageKey),
		stage: cohort.stageKey.split('/'),
		status: cohortStatusNames[cohort.status],
		starts: `${cohort.startsOn > dateOf(now, cohort.timeZone) ? 'starts' : 'since'} ${dayLabel(cohort.startsOn, { day: 'numeric', month: 'long', year: 'numeric' })}`,
		meetings: cohort.part === 'member' ? paths.ownMeetings({ cohort: cohort.id }) : null,
		desk: cohort.part === 'member' ? null : paths.facilitateCohort({ cohort: cohort.id }),
		mayLeave: cohort.part === 'member' && mayWithdraw(cohort.status),
		people: sayCrew(cohort, reader.id, now),
		zones: new Set([...cohort.members, ...cohort.facilitators].map((person) => person.timeZone)).size,
		agenda: sayAgenda(sessions, reader.timeZone, now).map((entry) => ({
			...entry,
			to: paths.session({ session: entry.id }),
			act: recaps.has(entry.id) ? { label: 'Recap', to: paths.recap({ session: entry.id }) } : undefined,
		})),
		next: next && {
			to: paths.session({ session: next.id }),
			title: next.title,
			minutes: next.durationMinutes,
			when: sayWhen(next, reader.timeZone, now),
			room: showsDoor(next, { exists: content.formats.has(next.format) }, now)
				? paths.room({ session: next.id })
				: null,
		},
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, mail, later } = args.context
	const cohort = await getMyCohort(db, param(args, 'cohort'), reader.id)
	const formData = await readFormData(args.request)
	const withdraws = formData.get('intent') === 'withdraw'
	if (!withdraws || cohort.part !== 'member') throw new DomainError('not-found', 'member')
	await removeMember(db, { cohortId: cohort.id, personId: reader.id }, reader, clock(), later)
	mail.wake()
	return goTo(paths.cohorts(), flash(`You have left ${cohort.name}. Your progress stays yours.`))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function CohortPage() {
	const { name, level, stage, status, starts, meetings, desk, people, zones, agenda, next, mayLeave } =
		useLoaderData<typeof loader>()
	const [program = '', stageId = ''] = stage
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Your cohorts', to: paths.cohorts() }, { name }]} />
			<div className="top">
				<div>
					<h1 className="h1">{name}</h1>
					<p className="lede">
						<LevelTag level={level} /> <Link to={paths.stage({ program, stage: stageId })}>{level.title}</Link>.{' '}
						{status}, {starts}. {desk ? <Link to={desk}>Open it on the facilitator desk</Link> : null}
					</p>
				</div>
			</div>
			{next ? (
				<Signpost
					to={next.room ?? next.to}
					title={next.room ? `Enter the room: ${next.title}` : next.title}
					sub={`${next.when.day}, ${next.when.range}`}
					time={`${next.minutes} min`}
				/>
			) : null}
			<div className="cohort-grid">
				<Section id="sessions" title="Sessions" aside="In your time" className="">
					{agenda.length > 0 ? (
						<Agenda entries={agenda} />
					) : (
						<Empty title="No session has a date yet">
							They are set about two weeks apart. As soon as the first one has a date, it shows here.
						</Empty>
					)}
					<p className="small mt-4">
						<Link to={paths.casebook()}>The casebook</Link>{' '}
						<span className="soft">cases told in writing, between sessions</span>
					</p>
					{meetings ? (
						<p className="small mt-2">
							<Link to={meetings}>Your own meetings</Link>{' '}
							<span className="soft">without a facilitator, again and again</span>
						</p>
					) : null}
				</Section>
				<Section
					id="people"
					title="People"
					aside={
						<>
							{capitalized(counted(people.length, 'person', 'people'))} in {counted(zones, 'zone', 'zones')}
						</>
					}
					className=""
				>
					<Crew people={people} />
					{mayLeave ? <LeaveCohort name={name} /> : null}
				</Section>
			</div>
		</main>
	)
}
