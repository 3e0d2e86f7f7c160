import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AssessorLoads, UndecidedWork } from '~/components/desk/reviews'
import { keepPage, keepShown } from '~/components/keep-page'
import { Refusal } from '~/components/ui/refusal'
import { readingWords } from '~/domain/assessment/decision'
import { listAssessorLoads, listUndecided, setMostReviews } from '~/domain/assessment/queue.server'
import { loadForm } from '~/domain/assessment/schema'
import { sayWork } from '~/domain/assessment/works'
import { type AssessedLevel, shortlyNotAssessing } from '~/domain/facilitator/assessing'
import { listAssessors } from '~/domain/facilitator/assessing.server'
import { minutesToAssess } from '~/domain/facilitator/work'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'reviews', help: 'review-queue' }
export const meta: MetaFunction = () => [{ title: 'Review queue · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const { works, total } = await listUndecided(db)
	const assessors = await listAssessors(db, content, clock())
	const stageOf = (stageKey: string) => findStageByKey(content.programs, stageKey)
	const say = (stageKey: string, requirementId: string) => {
		const stage = stageOf(stageKey)
		return stage ? sayWork(stage, requirementId) : stageKey
	}
	return {
		total,
		works: works.map(({ stageKey, requirementId, submittedAt, reading, cohort, ...work }) => ({
			...work,
			work: say(stageKey, requirementId),
			since: shortDate(submittedAt, admin.timeZone),
			reading: readingWords[reading],
			cohort: cohort.name,
			to: paths.record({ cohort: cohort.id, person: work.personId }),
		})),
		loads: (await listAssessorLoads(db, clock())).map(({ scored, ...load }) => ({
			...load,
			...saidLevels(assessors.find(({ id }) => id === load.id)?.levels ?? []),
			scored: scored.length,
			minutes: scored.reduce((sum, { stageKey, requirementId }) => {
				const stage = stageOf(stageKey)
				return sum + (stage ? minutesToAssess(stage, requirementId) : 0)
			}, 0),
		})),
	}
})

/** The levels somebody assesses, and what is missing for those they hold something for. */
function saidLevels(levels: AssessedLevel[]) {
	return {
		assesses: levels.flatMap(({ label, verdict }) => (verdict.ok ? [label] : [])).join(', '),
		missing: levels.flatMap(({ label, verdict }) =>
			verdict.ok || verdict.why === 'not-qualified' ? [] : [`${label}: ${shortlyNotAssessing[verdict.why]}`],
		),
	}
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const formData = await readFormData(args.request)
	const form = loadForm.safeParse({ person: formData.get('person'), most: formData.get('most') })
	if (!form.success) return data({ problem: 'A number from 0 to 12, please.' }, { status: 400 })
	await setMostReviews(args.context.db, { personId: form.data.person, most: form.data.most }, admin)
	return goTo(paths.reviews(), flash('Set. It limits what they take themselves; you can still name them.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Reviews() {
	const { works, total, loads } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">
						{total === 0
							? 'Nothing waits for a decision'
							: `${capitalized(counted(total, 'text waits', 'texts wait'))}`}
					</h1>
					<p className="lede">
						Assessors take texts themselves; name somebody where it takes too long. You see how far each is, never a
						score or the text.
					</p>
				</div>
			</div>
			{answer?.problem ? <Refusal className="mb-4">{answer.problem}</Refusal> : null}
			<UndecidedWork works={works} total={total} />
			<AssessorLoads loads={loads} />
		</main>
	)
}
