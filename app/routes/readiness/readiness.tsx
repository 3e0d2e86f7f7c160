import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PlaceForm } from '~/components/readiness/place-form'
import { PageList, WhoSees } from '~/components/readiness/questions'
import { Confirm } from '~/components/ui/confirm'
import { Signpost } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { beginRun } from '~/domain/readiness/begin.server'
import { discardRun } from '~/domain/readiness/discard.server'
import { aimNames, stageNames } from '~/domain/readiness/kinds'
import { mayBegin, nextFrom, WEEKS_BETWEEN } from '~/domain/readiness/policy'
import { findOpenRun, getPlace, listFinishedRuns, listSharedWith } from '~/domain/readiness/read.server'
import { countQuestions, sayPages } from '~/domain/readiness/say'
import { placeForm } from '~/domain/readiness/schema'
import { longDate, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { readinessOf } from '~/http/readiness.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import assess from '~/styles/assess.css?url'
import styles from '~/styles/readiness.css?url'

export const handle = { at: 'learn', help: 'readiness' }
export const links: LinksFunction = () => [assess, styles].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction = () => [{ title: 'Where do I stand? · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const readiness = readinessOf(args)
	const { db, clock } = args.context
	const finished = await listFinishedRuns(db, reader.id)
	const open = await findOpenRun(db, reader.id)
	const lastFinishedAt = finished[0]?.finishedAt ?? null
	const pages = open ? sayPages(readiness, open.answers) : []
	return {
		questions: countQuestions(readiness),
		place: await getPlace(db, reader.id),
		open: open ? { id: open.id, pages, next: pages.find((page) => page.answered < page.of) ?? pages.at(-1) } : null,
		opensOn:
			lastFinishedAt && !mayBegin({ lastFinishedAt, now: clock() }).ok
				? longDate(nextFrom(lastFinishedAt), reader.timeZone)
				: null,
		results: finished.map((run) => ({
			id: run.id,
			to: paths.readinessResult({ run: run.id }),
			on: longDate(run.finishedAt, reader.timeZone),
			as: `${stageNames[run.at]}, looking at: ${aimNames[run.aim]}`,
		})),
		shared: (await listSharedWith(db, reader.id)).map((each) => ({
			to: paths.readinessResult({ run: each.id }),
			owner: each.owner,
			on: shortDate(each.finishedAt, reader.timeZone),
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	readinessOf(args)
	const { db, clock } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'discard') {
		await discardRun(db, { id: String(formData.get('run') ?? ''), owner: reader })
		return goTo(paths.readiness(), flash('Deleted. Nothing of it is kept.'))
	}
	const form = readForm(formData, placeForm)
	if (!form.ok) return form.answer
	try {
		await beginRun(db, reader.id, form.value, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, { 'too-soon': 'It is too soon for a second time.' })] }, 409)
	}
	return goTo(paths.readinessStep({ step: 'technical-strategy' }))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function ReadinessPage() {
	const { questions, place, open, opensOn, results, shared } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Where do I stand?</h1>
					<p className="lede">
						{questions} questions about what you did in the last quarter, in about 15 minutes. At the end stand four
						levels with how unsure they are, a roadmap of modules, and things to try that stretch you. It is a mirror
						you hold yourself; nobody is ready or not ready by it.
					</p>
				</div>
			</div>
			<div className="cohort-grid">
				<div>
					{open ? (
						<Section id="open" title="Go on where you stopped" className="">
							{open.next ? (
								<div className="mt-4">
									<Signpost
										to={open.next.to}
										title={open.next.name}
										sub={`${open.next.answered} of ${open.next.of} answered. Your answers are kept.`}
									/>
								</div>
							) : null}
							<PageList pages={open.pages} />
							<Confirm
								id="discard"
								look="text"
								label="Delete these answers"
								question="Delete what you have answered?"
								consequences="The answers of this time go for good. Results of earlier times stay."
								keep="Keep them"
								act="Delete them"
								intent="discard"
							>
								<input type="hidden" name="run" value={open.id} />
							</Confirm>
						</Section>
					) : opensOn ? (
						<Section id="later" title="Next time" className="">
							<p className="soft mt-3">
								The questions ask about a quarter. Sooner than {WEEKS_BETWEEN} weeks after the last time they would
								mostly measure the day you are having. It opens again on {opensOn}. To answer anew now, delete your last
								result.
							</p>
						</Section>
					) : (
						<Section id="begin" title="Before the first question" className="">
							<p className="soft mt-3">
								Say where you are and what you look at. Only what becomes decisive up to there counts. Staying an IC is
								a whole answer.
							</p>
							<PlaceForm answer={answer} place={place} act="Begin" />
						</Section>
					)}
					{results.length > 0 ? (
						<Section id="results" title="Your results">
							<ul className="rows">
								{results.map((each) => (
									<li key={each.id}>
										<Link className="grow strong" to={each.to}>
											{each.on}
										</Link>
										<span className="small soft">{each.as}</span>
									</li>
								))}
							</ul>
						</Section>
					) : null}
					{shared.length > 0 ? (
						<Section id="shared" title="Shown to you">
							<ul className="rows">
								{shared.map((each) => (
									<li key={each.to}>
										<Link className="grow strong" to={each.to}>
											{each.owner}
										</Link>
										<span className="small soft">{each.on}</span>
									</li>
								))}
							</ul>
						</Section>
					) : null}
				</div>
				<aside>
					<Section id="who" title="Who can see this" className="">
						<div className="mt-3">
							<WhoSees />
						</div>
					</Section>
					<Section id="map" title="The map behind it">
						<p className="small soft mt-3">
							Six stages, what each asks, and what people stop being good at on the way.{' '}
							<Link to={paths.pipeline()}>Open the map</Link>
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
