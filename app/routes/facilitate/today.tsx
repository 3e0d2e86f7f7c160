import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { LevelTag } from '~/components/cohort/level-tag'
import { Readiness } from '~/components/facilitate/readiness'
import { Empty, Signpost } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { levelOf } from '~/domain/cohort/level'
import { listMyCohorts } from '~/domain/cohort/read.server'
import { facilitatorPartNames } from '~/domain/cohort/schema'
import { capitalized, counted } from '~/domain/number-words'
import { listNextSessions, listUnconfirmed } from '~/domain/session/agenda.server'
import { getMySession } from '~/domain/session/read.server'
import { getReadiness } from '~/domain/session/readiness.server'
import { sayWhen } from '~/domain/session/when.server'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'today', help: 'facilitating' }
export const meta: MetaFunction = () => [{ title: 'Today · Facilitator desk · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { db, clock, content } = args.context
	const now = clock()
	const cohorts = (await listMyCohorts(db, reader.id)).flatMap(({ part, ...cohort }) =>
		part === 'member' ? [] : [{ ...cohort, part }],
	)
	const ids = cohorts.map((cohort) => cohort.id)
	const nextByCohort = await listNextSessions(db, ids, now)
	const soonest = [...nextByCohort.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0]
	const next = soonest ? await getMySession(db, soonest.id, reader.id) : null
	const unconfirmed = await listUnconfirmed(db, now, reader.id)
	return {
		next: next && {
			id: next.id,
			title: next.title,
			cohort: next.cohort.name,
			minutes: next.durationMinutes,
			when: sayWhen(next, reader.timeZone, now),
			readiness: (await getReadiness(db, next, content.formats)).lines,
		},
		unconfirmed: unconfirmed.map((session) => ({
			id: session.id,
			title: session.title,
			cohort: session.cohort.name,
			when: sayWhen(session, reader.timeZone, now),
		})),
		cohorts: cohorts.map((cohort) => {
			const session = nextByCohort.get(cohort.id)
			return {
				id: cohort.id,
				name: cohort.name,
				level: levelOf(content.programs, cohort.stageKey),
				part: facilitatorPartNames[cohort.part],
				taken: cohort.taken,
				next: session ? { title: session.title, when: sayWhen(session, reader.timeZone, now) } : null,
			}
		}),
	}
})

export default function FacilitatorToday() {
	const { next, unconfirmed, cohorts } = useLoaderData<typeof loader>()
	const missing = next?.readiness.filter((line) => line.state === 'missing').length ?? 0
	return (
		<main id="main">
			<h1 className="h1 work mb-6">{headline(next, missing)}</h1>
			{next ? (
				<>
					<Signpost
						to={paths.facilitateSession({ session: next.id })}
						title={next.title}
						sub={`${next.cohort}: ${next.when.day}, ${next.when.range}`}
						time={`${next.minutes} min`}
					/>
					<Section id="ready" title="Is it ready?">
						<Readiness lines={next.readiness} />
					</Section>
				</>
			) : null}
			{unconfirmed.length > 0 ? (
				<Section
					id="attendance"
					title="Attendance to confirm"
					aside="It counts for the certificate once you have confirmed it"
				>
					<ul className="rows">
						{unconfirmed.map((session) => (
							<li key={session.id}>
								<span className="grow">
									<span className="strong">{session.title}</span>
									<span className="block small soft">
										{session.cohort}, {session.when.day}
									</span>
								</span>
								<Link
									className="btn edge sm"
									to={`${paths.facilitateSession({ session: session.id })}#attendance`}
									aria-label={`Confirm attendance of ${session.title}`}
								>
									Confirm
								</Link>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<Section id="cohorts" title="Your cohorts">
				{cohorts.length === 0 ? (
					<Empty title="No cohort to lead yet">
						An L&D admin names you for a cohort, as its lead, co-lead or observer. Then its sessions show here.
					</Empty>
				) : (
					<ul className="rows">
						{cohorts.map((cohort) => (
							<li key={cohort.id}>
								<span className="grow">
									<Link className="h3" to={paths.facilitateCohort({ cohort: cohort.id })}>
										{cohort.name}
									</Link>
									<span className="block small soft">
										{capitalized(counted(cohort.taken, 'person', 'people'))}.{' '}
										{cohort.next
											? `${cohort.next.title}: ${cohort.next.when.day}, ${cohort.next.when.range}`
											: 'No session ahead has a date.'}
									</span>
								</span>
								<span className="flex gap-2">
									<LevelTag level={cohort.level} />
									<span className="tag">{cohort.part}</span>
								</span>
							</li>
						))}
					</ul>
				)}
			</Section>
		</main>
	)
}

function headline(next: { when: { day: string } } | null, missing: number): string {
	if (!next) return 'No session ahead'
	if (missing === 0) return `${next.when.day} is ready`
	return `${capitalized(counted(missing, 'thing is', 'things are'))} missing for ${next.when.day}`
}
