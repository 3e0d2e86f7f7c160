import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { isKeptFromRoom } from '~/domain/casebook/hearers.server'
import { isDomainError } from '~/domain/errors'
import { loadRoom } from '~/domain/room/log.server'
import { view } from '~/domain/room/view'
import { getMySession } from '~/domain/session/read.server'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp, problem } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'cohort', help: 'leading-a-room' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Debrief: ${data?.title ?? 'room'} · Belay` }]

/** What was written beside a room, for who led it and who observed: through the same view as the room itself. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const session = await getMySession(args.context.db, param(args, 'session'), reader.id)
	if (session.part === 'member') throw problem(404, 'session')
	const room = await loadRoom(args.context.db, session.id).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	const isKeptApart = await isKeptFromRoom(args.context.db, session.id, reader.id)
	const notes = room && !isKeptApart ? view(room, reader.id).margin : []
	const nameOf = (personId: string) =>
		personId === reader.id ? 'You' : (session.people.find(({ id }) => id === personId)?.name ?? 'Somebody who left')
	return {
		title: session.title,
		when: whenOf(session.startsAt, reader.timeZone, session.durationMinutes),
		observes: session.part === 'observer',
		cohort: { name: session.cohort.name, to: paths.cohort({ cohort: session.cohort.id }) },
		sessionPath: paths.session({ session: session.id }),
		phases: (room?.format.phases ?? []).flatMap((phase, index) => {
			const here = notes.filter(({ at }) => at === index)
			if (here.length === 0) return []
			return [
				{
					id: phase.id,
					title: phase.title,
					notes: here.map(({ id, text, byId, isAloud }) => ({ id, text, by: nameOf(byId), isAloud })),
				},
			]
		}),
	}
})

const QUESTIONS = [
	'Which moment would you have handled in another way, and what did it look like from the other chair?',
	'Where did the lead do nothing, and what did that make possible?',
	'Who was heard late or not at all, and what would have been the cheapest way to change that?',
	'What will whoever observed lead themselves next time: an opening, a reveal, an end?',
]

export default function Debrief() {
	const page = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[page.cohort, { name: page.title, to: page.sessionPath }, { name: 'Debrief' }]} />
			<h1 className="h1">Debrief</h1>
			<p className="soft mt-2">
				{page.title}, {page.when.day}, {page.when.range}
			</p>
			<p className="small soft mt-2">
				{page.observes
					? 'What the lead said to you in the room, and your own notes, which only you can read.'
					: 'What you said in the room to those who observed. Their own notes are theirs alone.'}{' '}
				Nobody who took part can open this page.
			</p>
			{page.phases.length === 0 ? (
				<Empty
					title="Nothing was written beside this room"
					act={<Link to={page.sessionPath}>Back to the session</Link>}
				>
					{page.observes
						? 'The box at the foot of the room takes your notes; only you read them.'
						: 'In the room, “Think aloud to those who observe” is above the crew.'}
				</Empty>
			) : (
				page.phases.map((phase) => (
					<Section key={phase.id} id={`phase-${phase.id}`} title={phase.title}>
						<ul className="rows">
							{phase.notes.map((note) => (
								<li key={note.id}>
									<span className="grow whitespace-pre-line">{note.text}</span>
									<span className="small soft">{note.isAloud ? note.by : 'For yourself'}</span>
								</li>
							))}
						</ul>
					</Section>
				))
			)}
			<Section id="talk-through" title="To talk through, within two days">
				<ol className="recap-lines">
					{QUESTIONS.map((question) => (
						<li key={question}>{question}</li>
					))}
				</ol>
			</Section>
		</main>
	)
}
