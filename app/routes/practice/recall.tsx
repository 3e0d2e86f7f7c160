import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { keepPage, keepShown } from '~/components/keep-page'
import { RecallAnswer } from '~/components/practice/recall-answer'
import { RecallOver } from '~/components/practice/recall-over'
import { RecallQuestion } from '~/components/practice/recall-question'
import { useRecallKeys } from '~/components/practice/use-recall-keys'
import { DomainError } from '~/domain/errors'
import { programsAsRead } from '~/domain/program/as-read.server'
import { readRecallPage } from '~/domain/progress/recall.server'
import { answerRecall, rateRecall } from '~/domain/progress/recall-answer.server'
import { recallForm } from '~/domain/progress/schema'
import { asHttp } from '~/http/as-http'
import { readFormData, searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/recall.css?url'

export const handle = { at: 'practice', help: 'recall' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'From memory · Belay' }]

/** How many questions were passed over: a place in today's row, never which ones. */
function passedIn(request: Request): number {
	const passed = Number(searchParam(request, 'passed'))
	return Number.isInteger(passed) && passed > 0 ? Math.min(passed, 100) : 0
}

function after(passed: number): string {
	return paths.recall(passed > 0 ? { passed: String(passed) } : {})
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, shelf, content } = args.context
	const programs = await programsAsRead(db, shelf, content.programs, reader.id)
	const passed = passedIn(args.request)
	return { passed, ...(await readRecallPage(db, programs, reader, passed, clock())) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, shelf, content } = args.context
	const form = recallForm.safeParse(Object.fromEntries(await readFormData(args.request)))
	if (!form.success) throw new DomainError('invalid', 'no-form')
	const programs = await programsAsRead(db, shelf, content.programs, reader.id)
	if (form.data.intent === 'rate') {
		await rateRecall(db, programs, reader, form.data, clock())
		return goTo(after(passedIn(args.request)))
	}
	return data(await answerRecall(db, programs, reader, form.data, clock()))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Recall() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const main = useRef<HTMLElement>(null)
	useRecallKeys(main, answer ? `${answer.card} ${answer.reps} answered` : `${page.question?.card} ${page.passed}`)
	return (
		<main id="main" className="page narrow recall" ref={main}>
			<h1 className="h1">From memory</h1>
			{answer ? (
				<RecallAnswer answer={answer} onward={after(page.passed)} />
			) : page.question ? (
				<RecallQuestion
					key={`${page.question.card} ${page.question.reps}`}
					question={page.question}
					left={page.left}
					minutes={page.minutes}
					passOver={after(page.passed + 1)}
				/>
			) : (
				<RecallOver page={page} />
			)}
			<p className="small soft whose">
				Only you see this page, and nothing counts it: no level, no colleague, no report. You can stop at any question,
				or <Link to={`${paths.account()}#recall`}>put it aside altogether</Link>.
			</p>
		</main>
	)
}
