import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PageList, Questions, WhoSees } from '~/components/readiness/questions'
import { Crumbs } from '~/components/ui/marks'
import { DomainError, isDomainError } from '~/domain/errors'
import { finishRun, openItems, saveAnswers } from '~/domain/readiness/answer.server'
import { DIMENSIONS, dimensionNames } from '~/domain/readiness/kinds'
import { findOpenRun } from '~/domain/readiness/read.server'
import { sayPages } from '~/domain/readiness/say'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireReader } from '~/http/guards'
import { readAnswers, readinessOf } from '~/http/readiness.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import assess from '~/styles/assess.css?url'
import styles from '~/styles/readiness.css?url'

export const handle = { at: 'learn', help: 'readiness' }
export const links: LinksFunction = () => [assess, styles].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'Questions'} · Belay` }]

function find(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const readiness = readinessOf(args)
	const step = param(args, 'step')
	const index = readiness.instrument.parts.findIndex((part) => part.dimension === step)
	const part = readiness.instrument.parts[index]
	if (!part) throw new DomainError('not-found', 'step')
	return { readiness, part, index, next: DIMENSIONS[index + 1] }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { readiness, part, index, next } = find(args)
	const run = await findOpenRun(args.context.db, reader.id)
	if (!run) throw goTo(paths.readiness())
	return {
		name: dimensionNames[part.dimension],
		dimension: part.dimension,
		about: part.about,
		number: index + 1,
		isLast: next === undefined,
		pages: sayPages(readiness, run.answers),
		questions: part.items.map(({ id, ask, anchors }) => ({
			id,
			ask,
			anchors: [...anchors],
			answer: run.answers[id] ?? null,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const formData = await readFormData(args.request)
	try {
		return await answer(args, reader, formData)
	} catch (error) {
		if (!isDomainError(error) || error.why !== 'run') throw error
		// A save that runs along stays on the page; whoever pressed a button is taken to where they can go on.
		if (formData.get('intent') === 'save') return data({ asks: null, problem: CLOSED }, { status: 409 })
		return goTo(paths.readiness(), flash(CLOSED))
	}
})

const CLOSED = 'These questions are closed: they were finished or deleted in another window.'

async function answer(args: ActionFunctionArgs, reader: Reader, formData: FormData) {
	const { readiness, next } = find(args)
	const { db, clock } = args.context
	const answers = readAnswers(formData)
	const intent = formData.get('intent')
	const now = clock()
	if (intent === 'finish' || intent === 'finish-open') {
		const done = await finishRun(db, reader.id, readiness.instrument, answers, now, intent === 'finish-open')
		if (done.runId) return goTo(paths.readinessResult({ run: done.runId }))
		const run = await findOpenRun(db, reader.id)
		const first = run ? openItems(readiness.instrument, run.answers)[0] : undefined
		const firstOn = first?.dimension ?? 'technical-strategy'
		return {
			asks: { open: done.open, firstOn: dimensionNames[firstOn], to: paths.readinessStep({ step: firstOn }) },
			savedAt: whenOf(now, reader.timeZone).time,
		}
	}
	await saveAnswers(db, reader.id, readiness.instrument, answers)
	if (intent === 'next') return goTo(next ? paths.readinessStep({ step: next }) : paths.readiness())
	if (intent === 'leave') return goTo(paths.readiness(), flash('Kept. Go on whenever you like.'))
	return { asks: null, savedAt: whenOf(now, reader.timeZone).time }
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function StepPage() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Where do I stand?', to: paths.readiness() }, { name: page.name }]} />
			<h1 className="h1">{page.name}</h1>
			<p className="soft mt-3">
				{page.about} Page {page.number} of {page.pages.length}. Think of the last three months and choose what comes
				closest to what happened, rather than what you would do.
			</p>
			<PageList pages={page.pages} here={page.dimension} />
			<Questions key={page.dimension} questions={page.questions} isLast={page.isLast} asks={answer?.asks ?? null} />
			<div className="mt-6">
				<WhoSees />
			</div>
		</main>
	)
}
