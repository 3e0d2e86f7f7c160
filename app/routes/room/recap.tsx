import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { RecapText } from '~/components/room/recap-text'
import { Icon } from '~/components/ui/icon'
import { Crumbs, Empty } from '~/components/ui/marks'
import { readRecap } from '~/domain/room/recap.server'
import { showsDoor } from '~/domain/session/agenda'
import { dayLabel } from '~/domain/zone/plain-date'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/recap.css?url'

export const handle = { at: 'cohort', help: 'rooms' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Recap: ${data?.title ?? 'room'} · Belay` }]

/** What leaves the room: for the cohort's people alone, and through the same view as the room itself. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const now = args.context.clock()
	const { session, room, recap } = await readRecap(args.context.db, param(args, 'session'), reader, now)
	const here = { session: session.id }
	return {
		title: session.title,
		when: whenOf(session.startsAt, reader.timeZone, session.durationMinutes),
		// Whoever was a guest there has no page of that cohort.
		under: session.isGuest
			? { name: 'Your cohorts', to: paths.cohorts() }
			: { name: session.cohort.name, to: paths.cohort({ cohort: session.cohort.id }) },
		sessionPath: paths.session(here),
		stillOpen: room.begun && !recap,
		roomPath: showsDoor(session, room, now) ? paths.room(here) : null,
		files: { pdf: paths.recapPdf(here), markdown: paths.recapMarkdown(here) },
		recap: recap && {
			...recap,
			promises: recap.promises
				.map((promise) => ({ ...promise, due: dayLabel(promise.dueOn), isMine: promise.personId === reader.id }))
				.sort((a, b) => Number(b.isMine) - Number(a.isMine)),
		},
	}
})

export default function Recap() {
	const page = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow recap">
			<Crumbs trail={[page.under, { name: page.title, to: page.sessionPath }, { name: 'Recap' }]} />
			<h1 className="h1">{page.recap?.cases[0]?.title ?? page.title}</h1>
			<p className="soft mt-2">
				{page.when.day}, {page.when.range}
			</p>
			{page.recap ? (
				<>
					<div className="recap-take">
						<p className="small soft">
							What is said here stays in the cohort. Your manager and the admins do not see this page.
						</p>
						<p className="acts">
							<a className="btn edge sm" href={page.files.pdf} download>
								<Icon name="print" />
								PDF
							</a>
							<a className="btn edge sm" href={page.files.markdown} download>
								<Icon name="down" />
								Markdown
							</a>
						</p>
					</div>
					<RecapText recap={page.recap} />
				</>
			) : page.stillOpen ? (
				<Empty
					title="The room is still open"
					act={
						<Link to={page.roomPath ?? page.sessionPath}>
							{page.roomPath ? 'Enter the room' : 'Back to the session'}
						</Link>
					}
				>
					The recap is written when it ends.
				</Empty>
			) : (
				<Empty title="Nothing to read yet" act={<Link to={page.sessionPath}>Back to the session</Link>}>
					The recap is written by the room itself, as it goes.
				</Empty>
			)}
		</main>
	)
}
