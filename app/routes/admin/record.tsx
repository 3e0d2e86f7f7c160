import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { AssessorPanel } from '~/components/desk/assessor-panel'
import { TestNotice } from '~/components/desk/issuing'
import { WaiverPanel } from '~/components/desk/waiver-panel'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { RequirementList, SignLegend } from '~/components/ui/requirement'
import { assessmentRefusals } from '~/domain/assessment/assessor-policy'
import { nameAssessor, releaseAssessor } from '~/domain/assessment/assign.server'
import { listCandidates } from '~/domain/assessment/candidates.server'
import { getWorkOf, listAssessedWork } from '~/domain/assessment/naming.server'
import { readGradebook, whyNone } from '~/domain/certification/gradebook.server'
import { issueCertification } from '~/domain/certification/issue.server'
import { certificationRefusals } from '~/domain/certification/policy'
import { endOfWaiver, isOver } from '~/domain/certification/waiver'
import { listWaiverChoices, listWaivers, withdrawWaiver } from '~/domain/certification/waivers.server'
import { DomainError } from '~/domain/errors'
import { listLeaves } from '~/domain/leave/read.server'
import { listChoices } from '~/domain/person/read.server'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { getAssessment, judgedBy } from '~/http/assessed.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { proposeWaiverByForm } from '~/http/waiver-form.server'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'certifying' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.person.name ?? 'Record'} · Belay` },
]

async function find(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const book = await readGradebook(db, content.programs, param(args, 'cohort'), clock())
	const row = book.rows.find((each) => each.personId === param(args, 'person'))
	if (!row) throw new DomainError('not-found', 'member')
	return { admin, book, row, stage: book.stage, rules: book.rulesOf(row.personId) }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { admin, book, row, stage, rules } = await find(args)
	const { db } = args.context
	const where = { personId: row.personId, stageKey: stage.key }
	const facilitators = await listChoices(db, 'facilitator')
	const day = (date: Date) => shortDate(date, admin.timeZone)
	const leaves = await listLeaves(db, row.personId)
	return {
		cohort: book.cohort,
		stage: { label: stage.label },
		person: { id: row.personId, name: row.name },
		certificate: row.certificate,
		isTest: args.context.issuer.isTest,
		mayIssue: row.group === 'ready' && row.personId !== admin.id && (admin.organization.isSample || !whyNone(book)),
		results: row.results
			.filter((result) => result.state !== 'planned')
			.map((result) => ({ ...result, metAt: null, metOn: result.metAt ? day(result.metAt) : null })),
		works: (await listAssessedWork(db, where, { rubrics: args.context.content.rubrics, rules })).map(
			({ submittedAt, ...work }) => ({ ...work, handedIn: day(submittedAt) }),
		),
		agreeing: await listWaiverChoices(db, { ...where, proposedById: admin.id }, args.context.clock()),
		candidates: await listCandidates(db, args.context.content, where, args.context.clock()),
		waivers: (await listWaivers(db, row.personId, stage.key)).map((waiver) => ({
			id: waiver.id,
			requirement: row.results.find((result) => result.id === waiver.requirementId)?.title ?? waiver.requirementId,
			reason: waiver.reason,
			until: day(endOfWaiver(waiver, leaves)),
			isOver: isOver(waiver, leaves, args.context.clock()),
			agreed: waiver.agreedAt !== null,
			facilitator: facilitators.find((each) => each.id === waiver.facilitatorId)?.name ?? 'Somebody who left',
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { admin, book, row, stage, rules } = await find(args)
	const { db, clock, issuer } = args.context
	const here = paths.record({ cohort: book.cohort.id, person: row.personId })
	const formData = await readFormData(args.request)
	const field = (name: string) => String(formData.get(name) ?? '')
	const now = clock()
	const where = { personId: row.personId, stageKey: stage.key }
	try {
		switch (field('intent')) {
			case 'issue': {
				const { number } = await issueCertification(
					db,
					issuer,
					{ personId: row.personId, cohortId: book.cohort.id, stage },
					admin,
					now,
				)
				return goTo(paths.adminCertification({ number }), flash('The certification is issued.'))
			}
			case 'name-assessor': {
				const { requirementId } = await getWorkOf(db, field('submission'), where)
				await nameAssessor(
					db,
					{ submissionId: field('submission'), assessorId: field('assessor') },
					judgedBy(args, getAssessment(args, rules, requirementId)),
					admin,
					now,
				)
				return goTo(here, flash('Named. The work is in their queue.'))
			}
			case 'release-assessor':
				await getWorkOf(db, field('submission'), where)
				await releaseAssessor(db, { submissionId: field('submission'), assessorId: field('assessor') }, admin, now)
				return goTo(here, flash('Taken off. Name somebody else.'))
			case 'propose-waiver':
				return await proposeWaiverByForm(
					args.context,
					formData,
					{ personId: row.personId, stageKey: stage.key, requirements: rules },
					admin,
					here,
				)
			case 'withdraw-waiver':
				await withdrawWaiver(db, { waiverId: field('waiver'), personId: row.personId }, admin)
				return goTo(here, flash('Withdrawn.'))
		}
	} catch (error) {
		return data({ problem: refusal(error, { ...certificationRefusals, ...assessmentRefusals }) }, { status: 409 })
	}
	throw new DomainError('invalid', 'no-such-act')
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Record() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const problem = answer && 'problem' in answer ? answer.problem : undefined
	const refusedWaiver = answer && 'result' in answer ? answer : undefined
	const waivable = page.results.filter(
		(result) => result.kind !== 'assessment' && (result.state === 'open' || result.state === 'in-progress'),
	)
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: page.cohort.name, to: paths.adminCohort({ cohort: page.cohort.id }) },
					{ name: 'Gradebook', to: paths.gradebook({ cohort: page.cohort.id }) },
					{ name: page.person.name },
				]}
			/>
			<div className="top">
				<h1 className="h1 work">{page.person.name}</h1>
				{page.certificate ? (
					<Link className="btn edge" to={paths.adminCertification({ number: page.certificate })}>
						Certification {page.certificate}
					</Link>
				) : page.mayIssue ? (
					<Form method="post">
						<button className="btn ink" type="submit" name="intent" value="issue">
							Issue the certification
						</button>
					</Form>
				) : null}
			</div>
			{page.mayIssue && page.isTest ? <TestNotice /> : null}
			{problem ? <Refusal className="mb-4">{problem}</Refusal> : null}
			<div className="aside-grid">
				<div>
					<RequirementList results={page.results}>
						{(result) =>
							result.kind === 'assessment'
								? page.works
										.filter(({ requirementId }) => requirementId === result.id)
										.map((work) => <AssessorPanel key={work.submissionId} work={work} candidates={page.candidates} />)
								: null
						}
					</RequirementList>
					<SignLegend />
				</div>
				<aside>
					<WaiverPanel answer={refusedWaiver} waivers={page.waivers} waivable={waivable} choices={page.agreeing} />
				</aside>
			</div>
		</main>
	)
}
