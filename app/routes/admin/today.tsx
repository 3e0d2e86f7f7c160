import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { SearchState } from '~/components/admin/search-state'
import { Icon } from '~/components/ui/icon'
import { Signpost } from '~/components/ui/marks'
import { type Decision, listDecisions } from '~/domain/cohort/decisions.server'
import { listCohorts } from '~/domain/cohort/read.server'
import { capitalized, counted } from '~/domain/number-words'
import { getIndexState } from '~/domain/search/find.server'
import { areZoneDataOld, whenOf, zoneDataVersion } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'today', help: 'admin' }
export const meta: MetaFunction = () => [{ title: 'Today · Belay' }]

/** The sentence of the page as it comes with Belay; whoever fills the page in takes it out. */
const NOBODY_NAMED = 'nobody is named on this page yet'
const nameContacts: Decision = {
	id: 'contacts',
	title: 'Nobody is named for danger and disclosures of harm',
	sub: 'Whoever runs this installation writes names, numbers and hours into help/safety.md of its content folder.',
	act: 'Read the page',
	about: { page: 'help', topic: 'safety' },
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content, mail } = args.context
	const now = clock()
	const decisions = await listDecisions(db, content.programs, admin.timeZone, now, mail.isConfigured)
	const safety = content.help.pages.find((page) => page.topic === 'safety')
	if (safety?.text.includes(NOBODY_NAMED) && !admin.organization.isSample) decisions.push(nameContacts)
	const cohorts = await listCohorts(db)
	const { builtAt, ...index } = await getIndexState(db)
	const built = whenOf(builtAt, admin.timeZone)
	return {
		date: whenOf(now, admin.timeZone).day,
		decisions: decisions.map(({ about, ...decision }) => ({ ...decision, to: pathOf(about) })),
		hasCohorts: cohorts.length > 0,
		running: cohorts.filter((cohort) => cohort.status === 'running').length,
		index: { ...index, builtAt: `${built.day}, ${built.time}` },
		zoneData: { version: zoneDataVersion, areOld: areZoneDataOld(now) },
	}
})

function pathOf(about: Decision['about']): string {
	switch (about.page) {
		case 'mail':
			return paths.mail({ show: 'not-sent' })
		case 'people':
			return paths.people()
		case 'facilitators':
			return paths.facilitators()
		case 'renewals':
			return paths.adminCertifications({ show: 'ending' })
		case 'content':
			return paths.adminContent()
		case 'cohort':
			return paths.adminCohort({ cohort: about.cohort })
		case 'intake':
			return paths.adminIntake({ intake: about.intake })
		case 'session':
			return paths.adminSession({ session: about.session })
		case 'person':
			return paths.person({ person: about.person })
		case 'help':
			return paths.helpTopic({ topic: about.topic })
		case 'gradebook':
			return paths.gradebook({ cohort: about.cohort })
		case 'record':
			return paths.record({ cohort: about.cohort, person: about.person })
	}
}

export default function AdminToday() {
	const { date, decisions, hasCohorts, running, index, zoneData } = useLoaderData<typeof loader>()
	const first = decisions[0]
	return (
		<main id="main">
			<p className="small soft mb-2">{date}</p>
			<h1 className="h1 work">{headline(decisions.length)}</h1>
			<p className="soft mt-2 mb-6">
				{hasCohorts
					? `${capitalized(counted(running, 'cohort is', 'cohorts are'))} running.`
					: 'No cohort exists yet: it begins with people, a lead and a date.'}
			</p>
			{hasCohorts && first ? (
				<Signpost to={first.to} title={first.act} sub={first.title} />
			) : hasCohorts ? null : (
				<Signpost to={paths.newCohort()} title="Create the first cohort" sub="People can come later" />
			)}
			{decisions.length > 0 ? (
				<ul className="next-steps mt-8 border-t-2 border-ink max-w-200">
					{decisions.map((decision) => (
						<li key={decision.id}>
							<Icon name="warn" />
							<span>
								<span className="strong">{decision.title}</span>
								<span className="block small soft">{decision.sub}</span>
							</span>
							<Link className="btn edge sm" to={decision.to} aria-label={`${decision.act}: ${decision.title}`}>
								{decision.act}
							</Link>
						</li>
					))}
				</ul>
			) : null}
			<SearchState {...index} />
			<p className="small soft mt-4">Every hour rests on time zone data {zoneData.version} of IANA.</p>
			{zoneData.areOld ? (
				<p className="small">
					<Icon name="warn" /> They are more than a year old, and clocks may follow other rules by now: whoever runs
					this server should update Belay.
				</p>
			) : null}
		</main>
	)
}

function headline(count: number): string {
	if (count === 0) return 'Nothing needs a decision'
	return `${capitalized(counted(count, 'thing needs', 'things need'))} a decision`
}
