import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { HostingRows } from '~/components/activity/hosting-rows'
import { QuarterTable, SponsorRows } from '~/components/activity/quarter-table'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { readQuarterDesk } from '~/domain/activity/desk.server'
import { listHostings } from '~/domain/activity/read-hosting.server'
import { sayHosting } from '~/domain/activity/say-hosting.server'
import { countOutcomes, yearOutcomeNames } from '~/domain/activity/year'
import { listOutcomes } from '~/domain/activity/year.server'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { desk: 'admin', at: 'activities', help: 'hosting' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Activities · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const quarters = content.programs.flatMap(({ stages }) => stages.filter(({ activities }) => activities.length > 0))
	const quarter = quarters.find(({ id }) => id === searchParam(args.request, 'quarter')) ?? quarters[0]
	const outcomes = quarter ? await listOutcomes(db, quarter.program.slug) : { people: new Map(), latest: [] }
	return {
		quarters: quarters.map(({ id, label, title }) => ({ id, name: `${label}: ${title}` })),
		quarter: quarter && { id: quarter.id, label: quarter.label, program: quarter.program.title },
		desk: quarter ? await readQuarterDesk(db, content.programs, quarter.key, admin.timeZone, now) : null,
		seats: quarter
			? (await listHostings(db, now, { stageKey: quarter.key })).ahead.map((hosting) => ({
					...sayHosting(hosting, content.programs, admin.timeZone),
					to: paths.oneHosting({ hosting: hosting.id }),
				}))
			: [],
		year: countOutcomes(outcomes.people),
		finished: outcomes.latest.map(({ person, outcome, createdAt }) => ({
			id: person.id,
			name: person.name,
			says: yearOutcomeNames[outcome],
			on: shortDate(createdAt, admin.timeZone),
		})),
	}
})

export default function AdminActivities() {
	const { quarters, quarter, desk, seats, year, finished } = useLoaderData<typeof loader>()
	if (!quarter || !desk)
		return (
			<main id="main">
				<h1 className="h1 work">Activities</h1>
				<Empty title="No quarter asks for any">Programs say in content/programs what is done on the job.</Empty>
			</main>
		)
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Activities of {quarter.label}</h1>
					<p className="lede">
						Who has done what on the job, what waits for a sponsor’s word, and which seats hosts offer. What people
						wrote is theirs and the sponsor’s.
					</p>
				</div>
				<Link className="btn ink" to={paths.hosting()}>
					Offer seats
				</Link>
			</div>
			<nav className="acts mb-6" aria-label="Quarters">
				{quarters.map(({ id, name }) => (
					<Link
						key={id}
						className={id === quarter.id ? 'btn ink sm' : 'btn edge sm'}
						to={paths.adminActivities({ quarter: id })}
						aria-current={id === quarter.id ? 'page' : undefined}
					>
						{name}
					</Link>
				))}
			</nav>
			<Section id="people" title="Who has done what" className="">
				{desk.rows.length > 0 ? (
					<QuarterTable desk={desk} />
				) : (
					<Empty title="Nobody is in this quarter">People come in with a seat in one of its cohorts.</Empty>
				)}
			</Section>
			<Section id="waiting" title="Waits for a word">
				{desk.waiting.length > 0 ? (
					<SponsorRows rows={desk.waiting} word="Asked" />
				) : (
					<p className="small soft mt-3">Nobody waits. What is asked for stands here until it is answered.</p>
				)}
			</Section>
			{desk.confirmed.length > 0 ? (
				<Section id="confirmed" title="Confirmed">
					<SponsorRows rows={desk.confirmed} word="Confirmed" />
				</Section>
			) : null}
			<Section id="seats" title="Seats ahead">
				{seats.length > 0 ? (
					<HostingRows hostings={seats} />
				) : (
					<p className="small soft mt-3">
						No seats ahead. Ask a host for one or two, and <Link to={paths.hosting()}>offer them here</Link>.
					</p>
				)}
			</Section>
			<Section id="year" title="Finished the year" aside={`${quarter.program}: ${year.finished}`}>
				<p className="small soft mt-3">
					{year.by.map(({ name, people }) => `${name}: ${people}`).join(' · ')}. Each is a finished year, and counts
					alike.
				</p>
				{finished.length > 0 ? (
					<ul className="kept activities">
						{finished.map(({ id, name, says, on }) => (
							<li key={id}>
								<p>
									<Link to={paths.person({ person: id })}>{name}</Link>
									<span className="small soft block">
										{says}, {on}
									</span>
								</p>
								<span className="tag good">Finished</span>
							</li>
						))}
					</ul>
				) : null}
			</Section>
		</main>
	)
}
