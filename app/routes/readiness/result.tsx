import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Levels, Limits, Readings, Since } from '~/components/readiness/levels'
import { Roadmap } from '~/components/readiness/roadmap'
import { Sharing } from '~/components/readiness/sharing'
import { Crumbs } from '~/components/ui/marks'
import { DomainError } from '~/domain/errors'
import { listProgress } from '~/domain/progress/read.server'
import { discardRun } from '~/domain/readiness/discard.server'
import { readinessRefusals } from '~/domain/readiness/policy'
import { getResult, listFinishedRuns, listShareChoices, listShares } from '~/domain/readiness/read.server'
import { sayResult } from '~/domain/readiness/say'
import { shareForm } from '~/domain/readiness/schema'
import { endShare, shareResult } from '~/domain/readiness/share.server'
import { longDate, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { readinessOf } from '~/http/readiness.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/readiness.css?url'

export const handle = { at: 'learn', help: 'readiness' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.owner ? `Result of ${data.owner}` : 'Your result'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const readiness = readinessOf(args)
	const { db, content } = args.context
	const run = await getResult(db, param(args, 'run'), reader.id)
	const zone = reader.timeZone
	const on = longDate(run.finishedAt, zone)
	if (!run.isOwn)
		return { on, owner: run.owner.name, said: sayResult(readiness, content.programs, run, null), sharing: null }
	const earlier = (await listFinishedRuns(db, reader.id)).find((each) => each.finishedAt < run.finishedAt)
	const before = earlier ? { run: earlier, on: shortDate(earlier.finishedAt, zone) } : null
	const progress = await listProgress(db, reader.id)
	const doneModules = new Set(progress.filter((row) => row.completedAt).map((row) => row.moduleKey))
	const shares = await listShares(db, { runId: run.id, personId: reader.id })
	const choices = await listShareChoices(db, reader.id)
	return {
		on,
		owner: null,
		said: sayResult(readiness, content.programs, run, { before, doneModules }),
		sharing: {
			shares: shares.map(({ id, name, sharedAt }) => ({ id, name, on: shortDate(sharedAt, zone) })),
			choices: choices.filter(({ id }) => !shares.some((share) => share.id === id)),
		},
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const runId = param(args, 'run')
	const here = paths.readinessResult({ run: runId })
	// Who was shown it may open the page and change nothing; for them there is no such thing to change.
	if (!(await getResult(db, runId, reader.id)).isOwn) throw new DomainError('not-found', 'result')
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	if (intent === 'discard') {
		await discardRun(db, { id: runId, owner: reader })
		return goTo(paths.readiness(), flash('Deleted. Nothing of it is kept.'))
	}
	const form = readForm(formData, shareForm)
	if (!form.ok) return form.answer
	const sharing = { runId, owner: reader, readerId: form.value.reader }
	if (intent === 'end-share') {
		await endShare(db, sharing)
		return goTo(here, flash('Ended. They cannot open it any more.'))
	}
	try {
		await shareResult(db, sharing, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, readinessRefusals)] }, 409)
	}
	return goTo(here, flash('They can open it now, until you end it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function ResultPage() {
	const { on, owner, said, sharing } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Where do I stand?', to: paths.readiness() }, { name: on }]} />
			<h1 className="h1">{owner ? `What ${owner} showed you` : 'Where you stand'}</h1>
			<p className="soft mt-3 max-w-prose">
				{on}. {said.at}, looking at: {said.aim}. {said.counted} questions become decisive up to there; only they count.
				{owner ? ' This is what somebody said about themself and chose to show you. Ask before you quote it.' : ''}
			</p>
			<div className="cohort-grid">
				<div>
					<Levels said={said} />
					<Limits counted={said.dimensions.reduce((sum, each) => sum + each.answered, 0)} />
					{said.since ? <Since since={said.since} /> : null}
					<Readings said={said} />
					<Roadmap said={said} />
				</div>
				{sharing ? (
					<aside>
						<Sharing {...sharing} answer={answer} />
					</aside>
				) : null}
			</div>
		</main>
	)
}
