import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AttemptReview } from '~/components/assess/attempt-form'
import { Crumbs } from '~/components/ui/marks'
import { viewAttempt } from '~/domain/assessment/attempt-view'
import { listAttempts } from '~/domain/assessment/attempts.server'
import { readAsDrawn } from '~/domain/assessment/question-versions.server'
import { DomainError } from '~/domain/errors'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { checkOf } from '~/http/assessed.server'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'learn', help: 'knowledge-check' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `A try at the knowledge check, ${data?.stage.label ?? ''} · Belay` },
]

/** One's own try, once it is handed in; without the questions that an open try asks again. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, bank, since } = await checkOf(args, reader.id)
	const attemptId = param(args, 'attempt')
	const { attempts } = await listAttempts(args.context.db, { personId: reader.id, stageKey: stage.key, since })
	const attempt = attempts.find((each) => each.id === attemptId)
	if (!attempt?.submittedAt) throw new DomainError('not-found', 'attempt')
	const open = attempts.find((each) => !each.submittedAt)
	const asDrawn = await readAsDrawn(args.context.db, bank, attempt.drawn)
	const askedAgain = new Set(open?.drawn.map((question) => question.id))
	const here = { program: stage.program.slug, stage: stage.id }
	return {
		stage: { label: stage.label, to: paths.stage(here), check: paths.check(here) },
		on: shortDate(attempt.submittedAt, reader.timeZone),
		rightCount: attempt.rightCount ?? 0,
		of: attempt.drawn.length,
		questions: viewAttempt(asDrawn.bank, attempt).filter((question) => !askedAgain.has(question.id)),
		hidden: attempt.drawn.filter((question) => askedAgain.has(question.id)).length,
	}
})

export default function Tried() {
	const { stage, on, rightCount, of, questions, hidden } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: stage.label, to: stage.to },
					{ name: 'Knowledge check', to: stage.check },
					{ name: `Try of ${on}` },
				]}
			/>
			<h1 className="h1">Your try of {on}</h1>
			<p className="soft mt-3">
				{rightCount} of {of} right. Only you see this.
				{hidden > 0 ? ' What your open try asks again comes back here once that is handed in.' : ''}
			</p>
			<AttemptReview questions={questions} />
		</main>
	)
}
