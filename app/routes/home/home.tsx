import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CasebookInvite } from '~/components/home/casebook-invite'
import { CohortCard, DueList, VowCard } from '~/components/home/home-parts'
import { RecallInvite } from '~/components/home/recall-invite'
import { Topo } from '~/components/home/topo'
import { AskedOfYou } from '~/components/intake/asked-of-you'
import { Signpost } from '~/components/ui/marks'
import { countWaiting } from '~/domain/casebook/read.server'
import { listTimeQuestions } from '~/domain/intake/asked.server'
import { hasReports } from '~/domain/person/line.server'
import { isSetUp } from '~/domain/person/set-up.server'
import { programsAsRead } from '~/domain/program/as-read.server'
import { readHome } from '~/domain/progress/home.server'
import { findRecallInvite } from '~/domain/progress/recall.server'
import { listAsked } from '~/domain/round360/asked.server'
import { partOfDay, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/home.css?url'

export const handle = { at: 'home', help: 'home' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Home · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { db, clock, content, shelf, linkKey } = args.context
	if (!(await args.context.whoReads()) && !(await isSetUp(db))) throw goTo(paths.setUp())
	const reader = await requireReader(args)
	const now = clock()
	const when = whenOf(now, reader.timeZone)
	return {
		me: reader.id,
		date: `${when.day}, ${when.time} in ${when.place}`,
		greeting: `Good ${partOfDay(now, reader.timeZone)}, ${reader.calledName}.`,
		hasMap: content.readiness !== null,
		hasPeople: await hasReports(db, reader.id),
		asked: (await listTimeQuestions(db, reader.id)).map(({ person }) => person),
		questions: await listAsked(db, linkKey, reader, now),
		home: await readHome(db, { ...content, shelf }, reader, now),
		casebook: await countWaiting(db, reader.id),
		recall: await findRecallInvite(db, await programsAsRead(db, shelf, content.programs, reader.id), reader, now),
	}
})

export default function Home() {
	const { me, date, greeting, hasMap, hasPeople, asked, questions, home, recall, casebook } =
		useLoaderData<typeof loader>()
	return (
		<main id="main" className="home">
			<div>
				<p className="date small soft">{date}</p>
				<h1 className="h1">
					{greeting} {home.greetingFact}
				</h1>
				<AskedOfYou people={asked} />
				{home.next ? (
					<Signpost to={home.next.to} title={home.next.title} sub={home.next.sub} time={home.next.time} />
				) : null}
				<div className="two">
					<DueList due={[...home.due, ...questions]} />
					<VowCard vows={home.vows} />
				</div>
				{recall ? <RecallInvite invite={recall} /> : null}
				<CasebookInvite waiting={casebook} />
				{hasPeople ? (
					<p className="small soft mt-4">
						Which levels the roles of <Link to={paths.yourPeople()}>your people</Link> call for, and who holds them.
					</p>
				) : null}
				{home.cohort ? (
					<CohortCard cohort={home.cohort} me={me} />
				) : (
					<section className="team" aria-labelledby="team">
						<div className="head">
							<h2 className="h2" id="team">
								No cohort yet
							</h2>
						</div>
						<p className="soft mt-3">
							Modules can be read alone; rooms, where others hold you, come with a cohort.{' '}
							<Link to={paths.cohorts()}>See which ones are open</Link>
						</p>
					</section>
				)}
			</div>
			<section className="way" aria-labelledby="way">
				<div className="head">
					<h2 className="h2" id="way">
						Your way to {home.stage.label}
					</h2>
					<Link className="small" to={home.stage.counts}>
						What counts
					</Link>
				</div>
				<p className="sum small soft">{home.left}</p>
				<Topo stations={home.way} stage={home.stage.id} />
				<p className="legend micro faint">
					<span>
						<svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
							<circle r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
							<path d="M-2.500 -2.500l5 5M2.500 -2.500l-5 5" stroke="currentColor" strokeWidth="1.3" />
						</svg>
						a room, where others hold you
					</span>
					<span>
						<svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
							<circle r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
						</svg>
						a module, on your own
					</span>
				</p>
				{hasMap ? (
					<p className="small soft mt-4">
						Further than this? <Link to={paths.pipeline()}>Six stages</Link> lie on the map, and a quarter of an hour
						tells you <Link to={paths.readiness()}>where you stand</Link>.
					</p>
				) : null}
			</section>
		</main>
	)
}
