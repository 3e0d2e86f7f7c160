import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Crumbs, Empty } from '~/components/ui/marks'
import { isDomainError } from '~/domain/errors'
import { loadRoom } from '~/domain/room/log.server'
import { columnsOf } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { getMySession } from '~/domain/session/read.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'rooms' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Recap: ${data?.title ?? 'room'} · Belay` }]

const MOST_SLIPS = 5

/** What leaves the room: for the cohort's people alone, and through the same view as the room itself. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const session = await getMySession(args.context.db, param(args, 'session'), reader.id)
	const room = await loadRoom(args.context.db, session.id).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	const seen = room && room.status !== 'waiting' ? view(room, reader.id) : null
	const nameOf = (personId: string) => session.people.find((each) => each.id === personId)?.name ?? 'Somebody who left'
	const columns = room ? columnsOf(room.format) : []
	return {
		title: session.title,
		when: whenOf(session.startsAt, reader.timeZone, session.durationMinutes),
		cohort: session.cohort.name,
		cohortPath: paths.cohort({ cohort: session.cohort.id }),
		sessionPath: paths.session({ session: session.id }),
		recap: seen && {
			isOver: seen.status === 'closed',
			case: seen.case && { ...seen.case, by: nameOf(seen.case.byId) },
			topics: seen.slips
				.map((slip) => ({
					id: slip.id,
					text: slip.text,
					votes: seen.tally?.[slip.id] ?? 0,
					column: columns.find((column) => column.id === slip.column)?.title ?? '',
				}))
				.filter((slip) => slip.votes > 0)
				.sort((a, b) => b.votes - a.votes)
				.slice(0, MOST_SLIPS),
			learnings: seen.learnings.map((learning) => ({ id: learning.id, text: learning.text })),
			promises: Object.entries(seen.promises).map(([personId, promise]) => ({
				personId,
				name: nameOf(personId),
				text: promise.text,
				due: dayLabel(promise.dueOn),
			})),
			lastTime: seen.lastTime
				.filter((each) => each.outcome)
				.map((each) => ({
					id: each.commitmentId,
					name: nameOf(each.personId),
					text: each.text,
					outcome: each.outcome,
					learned: each.learned,
				})),
		},
	}
})

export default function Recap() {
	const page = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: page.cohort, to: page.cohortPath },
					{ name: page.title, to: page.sessionPath },
					{ name: 'Recap' },
				]}
			/>
			<h1 className="h1">{page.recap?.case?.title ?? page.title}</h1>
			<p className="soft mt-2">
				{page.when.day}, {page.when.range}
			</p>
			{page.recap ? (
				<RecapText recap={page.recap} />
			) : (
				<Empty title="Nothing to read yet" act={<Link to={page.sessionPath}>Back to the session</Link>}>
					The recap is written by the room itself, as it goes.
				</Empty>
			)}
		</main>
	)
}

type Recapped = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['recap']>

function RecapText({ recap }: { recap: Recapped }) {
	return (
		<>
			<p className="small soft mt-2">
				What is said here stays in the cohort. Your manager and the admins do not see this page.
			</p>
			{recap.case ? (
				<p className="recap-ask mt-4">
					{recap.case.by} asked: {recap.case.ask}
				</p>
			) : null}
			<Part title="What we learned" empty="No line was written down." count={recap.learnings.length}>
				<ul className="recap-lines">
					{recap.learnings.map((learning) => (
						<li key={learning.id}>{learning.text}</li>
					))}
				</ul>
			</Part>
			<Part title="What drew most votes" empty="Nobody voted." count={recap.topics.length}>
				<ul className="rows">
					{recap.topics.map((topic) => (
						<li key={topic.id}>
							<span className="grow">
								{topic.text}
								<span className="block micro faint">{topic.column}</span>
							</span>
							<span className="small soft">{topic.votes === 1 ? '1 vote' : `${topic.votes} votes`}</span>
						</li>
					))}
				</ul>
			</Part>
			<Part title="Who will try what" empty="Nobody has said what they will try." count={recap.promises.length}>
				<ul className="rows">
					{recap.promises.map((promise) => (
						<li key={promise.personId}>
							<span className="grow">
								<span className="small soft">{promise.name}</span>
								<span className="recap-vow block">{promise.text}</span>
							</span>
							<span className="small soft">by {promise.due}</span>
						</li>
					))}
				</ul>
			</Part>
			{recap.lastTime.length > 0 ? (
				<Part title="What came of last time" empty="" count={recap.lastTime.length}>
					<ul className="rows">
						{recap.lastTime.map((each) => (
							<li key={each.id}>
								<span className="grow">
									<span className="small soft">{each.name}</span>
									<span className="block">{each.text}</span>
									{each.learned ? <span className="small soft block">{each.learned}</span> : null}
								</span>
								<span className="tag good">{each.outcome === 'dropped' ? 'let go' : each.outcome}</span>
							</li>
						))}
					</ul>
				</Part>
			) : null}
		</>
	)
}

function Part({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
	return (
		<section className="section" aria-label={title}>
			<div className="head">
				<h2 className="h2">{title}</h2>
			</div>
			{count > 0 ? children : <p className="soft mt-3">{empty}</p>}
		</section>
	)
}
