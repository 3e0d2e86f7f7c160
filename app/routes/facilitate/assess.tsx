import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnLevels } from '~/components/facilitate/own-levels'
import { isToScore, ReviewQueue, ToScore } from '~/components/facilitate/reviews'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Refusal } from '~/components/ui/refusal'
import { assessmentRefusals } from '~/domain/assessment/assessor-policy'
import { takeWork } from '~/domain/assessment/assign.server'
import { readQueue } from '~/domain/assessment/queue.server'
import { workForm } from '~/domain/assessment/schema'
import { listOwnSheets } from '~/domain/assessment/sheets.server'
import { sayWork } from '~/domain/assessment/works'
import { DomainError } from '~/domain/errors'
import { readAssessedLevels } from '~/domain/facilitator/assessing.server'
import { minutesToAssess } from '~/domain/facilitator/work'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'assess', help: 'assessing' }
export const meta: MetaFunction = () => [{ title: 'Assess · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const { db, content, clock } = args.context
	const sheets = await listOwnSheets(db, reader.id)
	const now = clock()
	const { waiting, load } = await readQueue(db, reader.id, content, now)
	const levels = await readAssessedLevels(db, reader.id, content, now)
	const say = ({ stageKey, requirementId }: { stageKey: string; requirementId: string }) => {
		const stage = findStageByKey(content.programs, stageKey)
		return {
			work: stage ? sayWork(stage, requirementId) : stageKey,
			minutes: stage ? minutesToAssess(stage, requirementId) : null,
		}
	}
	return {
		load,
		levels,
		waiting: waiting.map((work) => ({
			submissionId: work.submissionId,
			...say(work),
			since: shortDate(work.submittedAt, reader.timeZone),
		})),
		sheets: sheets.map((sheet) => ({
			id: sheet.id,
			learner: sheet.learner,
			cohort: sheet.cohort,
			work: say(sheet).work,
			since: shortDate(sheet.assignedAt, reader.timeZone),
			done: sheet.submittedAt !== null,
			decision: sheet.decision,
			apart: sheet.apart,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const { db, content, clock } = args.context
	const formData = await readFormData(args.request)
	const form = workForm.safeParse({ submission: formData.get('submission') })
	if (!form.success) throw new DomainError('invalid', 'no-such-act')
	try {
		const { sheetId } = await takeWork(db, form.data.submission, content, reader, clock())
		return goTo(paths.scoreSheet({ sheet: sheetId }), flash('It is yours to score.'))
	} catch (error) {
		return data({ problem: refusal(error, assessmentRefusals) }, { status: 409 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function Assess() {
	const { sheets, waiting, load, levels } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const texts = sheets.filter(isToScore).length
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">
						{texts === 0 ? 'Nothing to score' : `${capitalized(counted(texts, 'text', 'texts'))} to score`}
					</h1>
					<p className="lede">You score alone. The other assessor’s scores appear once yours are handed in.</p>
				</div>
			</div>
			{answer?.problem ? <Refusal className="mb-4">{answer.problem}</Refusal> : null}
			<ToScore sheets={sheets} />
			{levels.some(({ verdict }) => verdict.ok) ? (
				<ReviewQueue waiting={waiting} load={load} booked={load.open - texts} />
			) : null}
			<OwnLevels levels={levels} />
		</main>
	)
}
