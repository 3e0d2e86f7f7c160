import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { TriesTable, type TryView } from '~/components/assess/tries-table'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { assessmentRefusals } from '~/domain/assessment/assessor-policy'
import { mayAppeal, wordCount } from '~/domain/assessment/decision'
import { workForm } from '~/domain/assessment/schema'
import { appeal } from '~/domain/assessment/submissions.server'
import { listTries, type Try } from '~/domain/assessment/tries.server'
import { listFiles, type WorkFile } from '~/domain/assessment/work-files.server'
import { DomainError } from '~/domain/errors'
import { sayFigure } from '~/domain/insight/say'
import { listLeaves } from '~/domain/leave/read.server'
import { capitalized, counted } from '~/domain/number-words'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { assessmentOf } from '~/http/assessed.server'
import { shownFiles } from '~/http/attachment'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'learn', help: 'assessment' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Your tries, ${page?.stage.label ?? ''} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule } = await assessmentOf(args, reader.id)
	const { db, clock, content } = args.context
	const whose = { personId: reader.id, stageKey: stage.key, requirementId: rule.id }
	const { tries, total } = await listTries(db, whose, content.rubrics)
	const filesOf = await listFiles(
		db,
		tries.map(({ id }) => id),
	)
	const last = tries.at(-1)
	const verdict = last && mayAppeal(tries, last.id, await listLeaves(db, reader.id), clock())
	const here = { program: stage.program.slug, stage: stage.id, work: rule.id }
	const day = (date: Date | null) => (date ? shortDate(date, reader.timeZone) : '')
	return {
		stage: { label: stage.label, to: paths.stage(here) },
		work: { name: rule.form, to: paths.submission(here) },
		tries: tries.map((each) => toView(each, filesOf(each.id), day)),
		hidden: total - tries.length,
		appeal: last && verdict?.ok && verdict.until ? { submission: last.id, until: day(verdict.until) } : null,
	}
})

function toView(
	{ id, number, text, record, figures, rubric, rounds, ...row }: Try,
	files: WorkFile[],
	day: (date: Date | null) => string,
): TryView {
	return {
		id,
		number,
		text,
		record,
		figures: figures.map(sayFigure),
		rubric,
		rounds,
		files: shownFiles(files),
		words: wordCount(text),
		handedIn: day(row.submittedAt),
		decision: row.decision,
		decidedOn: day(row.decidedAt),
		appealed: row.round > 1,
	}
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, rule } = await assessmentOf(args, reader.id)
	const formData = await readFormData(args.request)
	const form = workForm.safeParse({ submission: formData.get('submission') })
	try {
		if (!form.success) throw new DomainError('conflict', 'not-again')
		const whose = { personId: reader.id, stageKey: stage.key, requirementId: rule.id }
		await appeal(args.context.db, { ...whose, submissionId: form.data.submission }, reader, args.context.clock())
		const here = paths.tries({ program: stage.program.slug, stage: stage.id, work: rule.id })
		return goTo(here, flash('Appealed. Two others read it, who know nothing of the first two.'))
	} catch (error) {
		return data({ problem: refusal(error, assessmentRefusals) }, { status: 409 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function Tries() {
	const { stage, work, tries, hidden, appeal: open } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: stage.label, to: stage.to },
					{ name: work.name, to: work.to },
					{ name: 'Your tries' },
				]}
			/>
			<h1 className="h1">
				{tries.length > 1 ? `${capitalized(counted(tries.length, 'try', 'tries'))}, side by side` : 'Your tries'}
			</h1>
			<p className="lede mt-3">
				What you handed in, and what each assessor said of it, by the rubric it was written for. Only you see this page.
			</p>
			{answer?.problem ? <Refusal className="mt-4">{answer.problem}</Refusal> : null}
			{hidden > 0 ? (
				<p className="small soft mt-4">
					The last {tries.length} stand here; {counted(hidden, 'earlier one is', 'earlier ones are')} kept.
				</p>
			) : null}
			{tries.length === 0 ? (
				<Empty title="Nothing is handed in yet">What you hand in stands here, and stays.</Empty>
			) : (
				<TriesTable tries={tries} />
			)}
			{open ? (
				<section className="section" aria-labelledby="appeal">
					<h2 className="h2" id="appeal">
						You see it otherwise
					</h2>
					<p className="mt-3 max-w-prose">
						Until {open.until} you may ask another pair to read the same text. They learn nothing of the first two,
						neither their scores nor their words. You need not say why, and it costs you nothing: a new try opens on the
						same day as without it.
					</p>
					<Confirm
						id="appeal-it"
						label="Appeal"
						look="text"
						question="Have another pair read it?"
						consequences="Two others score it alone, by the same rubric; what they decide takes the place of the first decision. What the first two wrote stays here. While they read you cannot hand in a new try."
						keep="Leave it as it is"
						act="Appeal"
						intent="appeal"
					>
						<input type="hidden" name="submission" value={open.submission} />
					</Confirm>
				</section>
			) : null}
		</main>
	)
}
