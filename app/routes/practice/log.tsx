import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { EntryForm } from '~/components/practice/entry-form'
import { EntryRows } from '~/components/practice/entry-rows'
import { HeldHere } from '~/components/practice/held-here'
import { Weeks } from '~/components/practice/weeks'
import { Crumbs, Empty } from '~/components/ui/marks'
import { RequirementSign } from '~/components/ui/requirement'
import { Section } from '~/components/ui/section'
import { readStanding } from '~/domain/certification/standing.server'
import { addEntry, changeEntry, putEntryBack, takeEntryOut } from '~/domain/practice/log.server'
import { DAYS_BACK, practiceKindNames, practiceKindsOf } from '~/domain/practice/log-kinds'
import { listOffers } from '~/domain/practice/offers.server'
import { findTakenOut, listEntries, listOwnStages, sayEntries, sayWeeks } from '~/domain/practice/read-log.server'
import { entryForm } from '~/domain/practice/schema'
import { addDays, dayLabel } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/practice.css?url'

export const handle = { at: 'practice', help: 'practice-log' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Practice log · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const now = clock()
	const today = dateOf(now, reader.timeZone)
	const stages = await listOwnStages(db, content.programs, reader.id)
	const stage = stages.find(({ key }) => key === searchParam(args.request, 'level')) ?? stages[0]
	const rows = await listEntries(db, reader.id, stage?.key ?? '')
	const { results } = stage
		? await readStanding(db, { id: reader.id, showsPlanned: false }, stage, now)
		: { results: [] }
	const edited = rows.find(({ id }) => id === searchParam(args.request, 'edit'))
	return {
		once: randomUUID(),
		today,
		level: stage?.key ?? '',
		kinds: practiceKindsOf(stage?.id ?? '', edited?.kind),
		levels: stages.map(({ key, label, title }) => ({ key, name: `${label}: ${title}` })),
		counts: stage ? paths.requirements({ program: stage.program.slug, stage: stage.id }) : null,
		standing: results
			.filter(({ kind }) => kind === 'practice')
			.map(({ state, short, left }) => ({ state, short, left })),
		edited: edited && { ...edited, minutes: String(edited.minutes), day: dayLabel(edited.onDay) },
		takenOut: await findTakenOut(db, { id: searchParam(args.request, 'out'), personId: reader.id }),
		offers: (await listOffers(db, reader, now)).map(({ sessionId, title, onDay, minutes, kind }) => ({
			sessionId,
			title,
			minutes,
			day: dayLabel(onDay),
			what: practiceKindNames[kind],
		})),
		weeks: sayWeeks(rows, today),
		entries: sayEntries(rows),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const formData = await readFormData(args.request)
	const personId = reader.id
	const key = { id: String(formData.get('entry') ?? ''), personId }
	if (formData.get('intent') === 'take-out') {
		await takeEntryOut(db, key, clock())
		return goTo(paths.practiceLog({ out: key.id }), flash('Taken out.'))
	}
	if (formData.get('intent') === 'put-back') {
		await putEntryBack(db, key)
		return goTo(paths.practiceLog(), flash('It counts again.'))
	}
	if (formData.get('intent') === 'add-held') {
		const sessionId = String(formData.get('session') ?? '')
		const offer = (await listOffers(db, reader, clock())).find((each) => each.sessionId === sessionId)
		// Added in another tab meanwhile: it stands in the list below.
		if (!offer) return goTo(paths.practiceLog(), flash('It is in your log already.'))
		const { title: _, ...fields } = offer
		await addEntry(db, { id: randomUUID(), personId }, { ...fields, line: '' }, clock())
		return goTo(paths.practiceLog({ level: offer.stageKey }), flash('Added. Its line is yours to write, or not.'))
	}
	const form = readForm(formData, entryForm)
	if (!form.ok) return form.answer
	const { entry: _, ofOwnWork, ...fields } = form.value
	const today = dateOf(clock(), reader.timeZone)
	if (fields.onDay > today || fields.onDay < addDays(today, -DAYS_BACK))
		return form.refuse({ fields: { onDay: ['Choose today, or a day of the last twelve months'] } })
	const stages = await listOwnStages(db, content.programs, personId)
	if (!stages.some((stage) => stage.key === fields.stageKey))
		return form.refuse({ form: ['You have no seat in that level any more. Reload the page.'] })
	const words = { 'too-many-entries': 'The log of this level is full. Take out what you do not need.' }
	try {
		const entry = { ...fields, ofOwnWork: ofOwnWork === 'yes' }
		if (formData.get('intent') === 'change') await changeEntry(db, key, entry)
		else await addEntry(db, key, entry, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, words)] }, 409)
	}
	return goTo(paths.practiceLog({ level: fields.stageKey }), flash('Noted. Only you read the line.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function PracticeLog() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Practice', to: paths.practice() }, { name: 'Practice log' }]} />
			<div className="top">
				<div>
					<h1 className="h1">Practice log</h1>
					<p className="lede">What you practiced between sessions: a day, the minutes, and a line for yourself.</p>
				</div>
			</div>
			{page.takenOut ? (
				<Form method="post" className="say note mb-6">
					<p>Taken out: {page.takenOut.what}. It can be put back for a day.</p>
					<input type="hidden" name="entry" value={page.takenOut.id} />
					<button className="btn edge sm" type="submit" name="intent" value="put-back">
						Put it back
					</button>
				</Form>
			) : null}
			<div className="cohort-grid">
				<div>
					<Section
						id="entry"
						title={page.edited ? `Change ${page.edited.day}` : 'Add practice'}
						aside={page.edited ? <Link to={paths.practiceLog({ level: page.level })}>Add another instead</Link> : null}
						className=""
					>
						<EntryForm
							key={page.edited?.id ?? page.once}
							answer={answer}
							level={page.level}
							kinds={page.kinds}
							entry={page.edited ?? null}
							once={page.once}
							today={page.today}
						/>
					</Section>
					<HeldHere offers={page.offers} />
					<Section id="entries" title="Written down">
						{page.entries.length > 0 ? (
							<EntryRows entries={page.entries} level={page.level} />
						) : (
							<Empty title="Nothing yet">
								Ten minutes before a hard talk count, and so do the ten after it. Begin with this week.
							</Empty>
						)}
					</Section>
				</div>
				<aside>
					<Section id="so-far" title="So far" className="">
						{page.levels.length > 1 ? (
							<ul className="levels small">
								{page.levels.map(({ key, name }) => (
									<li key={key}>
										{key === page.level ? (
											<span aria-current="true">{name}</span>
										) : (
											<Link to={paths.practiceLog({ level: key })}>{name}</Link>
										)}
									</li>
								))}
							</ul>
						) : null}
						<Weeks weeks={page.weeks} />
						{page.standing.map(({ state, short, left }) => (
							<p className="standing small mt-3" key={short}>
								<RequirementSign state={state} />
								<span>
									{short}. {left}
								</span>
							</p>
						))}
						{page.counts ? (
							<p className="small mt-3">
								<Link to={page.counts}>What counts</Link>
							</p>
						) : null}
					</Section>
					<Section id="who" title="Who can read this">
						<p className="small soft mt-3">
							You alone. Admins see whether a level’s practice is met, and how many minutes and weeks count: no entry,
							no kind, no line. <a href={paths.practiceLogFile()}>Take it along as a file</a>
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
