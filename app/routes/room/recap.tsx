import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { StopCard } from '~/components/casebook/stop-card'
import { keepPage, keepShown } from '~/components/keep-page'
import { RecapText } from '~/components/room/recap-text'
import { StrikesProvider, Struck } from '~/components/room/strike-out'
import { LateRefusal } from '~/components/ui/form'
import { Icon } from '~/components/ui/icon'
import { Crumbs, Empty } from '~/components/ui/marks'
import { copyRefusals } from '~/domain/pattern/copy'
import { draftFromLearning, learningKey, listDraftsFrom } from '~/domain/pattern/draft.server'
import { draftForm, lineForm } from '~/domain/pattern/schema'
import { staysWith } from '~/domain/room/recap'
import { readRecap } from '~/domain/room/recap.server'
import { strikeRefusals } from '~/domain/room/strike'
import { strikeLine } from '~/domain/room/strike.server'
import { showsDoor } from '~/domain/session/agenda'
import { dayLabel } from '~/domain/zone/plain-date'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/recap.css?url'

export const handle = { at: 'cohort', help: 'rooms' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Recap: ${data?.title ?? 'room'} · Belay` }]

/** What leaves the room: for the cohort's people alone, and through the same view as the room itself. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const now = args.context.clock()
	const { session, room, recap, isKeptApart, cleaning } = await readRecap(
		args.context.db,
		param(args, 'session'),
		reader,
		now,
	)
	const isCleaning = new URL(args.request.url).searchParams.has('clean')
	const here = { session: session.id }
	const drafts = recap ? await listDraftsFrom(args.context.db, reader.id, session.id) : new Map<string, string>()
	return {
		title: session.title,
		when: whenOf(session.startsAt, reader.timeZone, session.durationMinutes),
		// Whoever was a guest there has no page of that cohort.
		under: session.isGuest
			? { name: 'Your cohorts', to: paths.cohorts() }
			: { name: session.cohort.name, to: paths.cohort({ cohort: session.cohort.id }) },
		sessionPath: paths.session(here),
		here: paths.recap(here),
		clean: paths.recap(here, { clean: '1' }),
		isKeptApart,
		stillOpen: room.begun && !recap,
		roomPath: showsDoor(session, room, now) ? paths.room(here) : null,
		stays: staysWith(session),
		cleaning: cleaning && { standing: isCleaning ? cleaning.standing : null, struck: cleaning.struck },
		files: { pdf: paths.recapPdf(here), markdown: paths.recapMarkdown(here) },
		recap: recap && {
			...recap,
			hasBoard: room.hasBoard,
			hasSheet: room.hasSheet,
			learnings: recap.learnings.map((text) => {
				const key = learningKey(text)
				const draft = drafts.get(key)
				return { key, text, draft: draft ? paths.patternCopy({ copy: draft }) : null }
			}),
			promises: recap.promises
				.map((promise) => ({ ...promise, due: dayLabel(promise.dueOn), isMine: promise.personId === reader.id }))
				.sort((a, b) => Number(b.isMine) - Number(a.isMine)),
		},
	}
})

/** A line becomes a draft of whoever asks for it, and nobody else hears of that; or whoever leads strikes it out for all. */
export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	if (intent === 'strike' || intent === 'put-back') {
		const line = readForm(formData, lineForm)
		if (!line.ok) return line.answer
		const sessionId = param(args, 'session')
		const struck = intent === 'strike'
		try {
			await strikeLine(db, { sessionId, key: line.value.line, struck }, reader, clock())
			const said = struck ? 'Struck out for everybody. It waits below, for you to put back.' : 'It stands there again.'
			return goTo(paths.recap({ session: sessionId }, { clean: '1' }), flash(said))
		} catch (error) {
			return line.refuse({ form: [refusal(error, strikeRefusals)] }, 409)
		}
	}
	const form = readForm(formData, draftForm)
	const { session, recap } = await readRecap(db, param(args, 'session'), reader, clock())
	if (!form.ok) return form.answer
	const learning = recap?.learnings.find((text) => learningKey(text) === form.value.learning)
	if (learning === undefined)
		return form.refuse({ form: ['That line is no longer in the recap. Reload the page.'] }, 409)
	try {
		const draft = await draftFromLearning(db, { ownerId: reader.id, sessionId: session.id, learning, now: clock() })
		return goTo(paths.patternCopy({ copy: draft }))
	} catch (error) {
		return form.refuse({ form: [refusal(error, copyRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Recap() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page narrow recap">
			<Crumbs trail={[page.under, { name: page.title, to: page.sessionPath }, { name: 'Recap' }]} />
			<h1 className="h1">{page.recap?.cases[0]?.title || page.title}</h1>
			<p className="soft mt-2">
				{page.when.day}, {page.when.range}
			</p>
			<LateRefusal answer={answer} />
			{page.recap ? (
				<>
					<div className="recap-take">
						<p className="small soft">{page.stays} Your manager and the admins do not see this page.</p>
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
					{page.cleaning ? (
						<p className="small mt-3">
							{page.cleaning.standing ? (
								<Link to={page.here}>Done with striking out</Link>
							) : (
								<>
									<Link to={page.clean}>Strike out a line</Link>{' '}
									<span className="soft">
										for everybody, such as a name that slipped through. Only who leads sees this.
									</span>
								</>
							)}
						</p>
					) : null}
					<StrikesProvider value={page.cleaning?.standing ?? null}>
						<RecapText recap={page.recap} />
					</StrikesProvider>
					<Struck lines={page.cleaning?.struck ?? []} />
					<div className="mt-6">
						<StopCard />
					</div>
				</>
			) : page.isKeptApart ? (
				<Empty
					title="What was told here stays with those who heard it"
					act={<Link to={page.sessionPath}>Back to the session</Link>}
				>
					You came later, so this recap stays closed to you. Those of the next sessions are yours to read.
				</Empty>
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
