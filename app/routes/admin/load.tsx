import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { LoadTable } from '~/components/desk/load-table'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { WEEKS_AHEAD } from '~/domain/facilitator/weeks-ahead'
import { readLoad } from '~/domain/facilitator/weeks-ahead.server'
import { addDays, isInReach, mondayOf } from '~/domain/zone/plain-date'
import { dateOf, placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/planning.css?url'

export const handle = { desk: 'admin', at: 'load', help: 'capacity' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Load · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const given = searchParam(args.request, 'from')
	const today = dateOf(clock(), admin.timeZone)
	const day = isInReach(given) ? given : today
	const monday = mondayOf(day)
	return {
		people: await readLoad(db, content.programs, { day, timeZone: admin.timeZone }),
		earlier: addDays(monday, -7 * WEEKS_AHEAD),
		later: addDays(monday, 7 * WEEKS_AHEAD),
		place: placeOf(admin.timeZone),
	}
})

export default function LoadPage() {
	const { people, earlier, later, place } = useLoaderData<typeof loader>()
	const troubled = people.filter(({ troubles }) => troubles.length > 0)
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Who leads how much</h1>
					<p className="lede">
						Thirteen weeks, on the clock of {place}. An hour of a session is 45 minutes more for its lead: 30 to
						prepare, 15 to close.
					</p>
				</div>
				<nav className="acts mt-0" aria-label="Weeks">
					<Link className="btn edge sm" to={paths.load({ from: earlier })}>
						<span aria-hidden="true">←</span> Before
					</Link>
					<Link className="btn edge sm" to={paths.load()}>
						Today
					</Link>
					<Link className="btn edge sm" to={paths.load({ from: later })}>
						After <span aria-hidden="true">→</span>
					</Link>
				</nav>
			</div>
			{people.length === 0 ? (
				<Empty title="Nobody facilitates yet">
					Give somebody the facilitator role; what they lead then stands here, week by week.
				</Empty>
			) : (
				<>
					<Section id="troubles" title={troubled.length > 0 ? 'Too much, or at once' : 'Nobody has too much'}>
						{troubled.length === 0 ? (
							<p className="mt-3">
								No two sessions at once, no more cohorts than anybody may have, nobody over 16 hours in four weeks.
							</p>
						) : null}
						<ul className="rows">
							{troubled.map(({ id, name, troubles }) => (
								<li key={id}>
									<Link className="strong" to={paths.person({ person: id })}>
										{name}
									</Link>
									<ul className="grow grid gap-1">
										{troubles.map((trouble) => (
											<li key={trouble}>{trouble}</li>
										))}
									</ul>
								</li>
							))}
						</ul>
					</Section>
					<Section id="weeks" title="Week by week">
						<LoadTable people={people} />
					</Section>
				</>
			)}
		</main>
	)
}
