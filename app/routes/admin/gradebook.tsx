import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'

import { GradebookNarrow } from '~/components/desk/gradebook-narrow'
import { GradebookTable } from '~/components/desk/gradebook-table'
import { IssueFirst, type ToIssue } from '~/components/desk/issue-first'
import { Exceptions, NotWhole, TestNotice } from '~/components/desk/issuing'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty, SignpostButton } from '~/components/ui/marks'
import { SignLegend } from '~/components/ui/requirement'
import { hasEarlierRenewals } from '~/domain/certification/adopt-renewal.server'
import { readGradebook, whyNone } from '~/domain/certification/gradebook.server'
import { issueCertifications } from '~/domain/certification/issue.server'
import { listNotJudged } from '~/domain/certification/judgeable.server'
import { certificationRefusals } from '~/domain/certification/policy'
import { termsOf } from '~/domain/certification/renewal-rules'
import { issueForm } from '~/domain/certification/schema'
import { getCohort } from '~/domain/cohort/read.server'
import { capitalized, counted, listed, spelled } from '~/domain/number-words'
import { addMonths } from '~/domain/zone/months'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { viewGradebook } from '~/http/gradebook-view.server'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import assess from '~/styles/assess.css?url'
import hears from '~/styles/cohort.css?url'

export const handle = { desk: 'admin', at: 'cohorts', help: 'certifying' }
export const links: LinksFunction = () => [assess, hears].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Gradebook, ${page?.cohort.name} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const book = await readGradebook(db, content.programs, param(args, 'cohort'), clock())
	const hasOldRules =
		book.hasOldRules ||
		listNotJudged(content, book.stage, book.kept).length > 0 ||
		(await hasEarlierRenewals(db, content, book.stage, clock()))
	return {
		cohort: book.cohort,
		stage: { label: book.stage.label },
		notYet: whyNone(book),
		rules: hasOldRules ? paths.rules({ cohort: book.cohort.id }) : null,
		isTest: args.context.issuer.isTest,
		mayIssue: admin.organization.isSample || !whyNone(book),
		ready: book.rows.filter((row) => row.group === 'ready').length,
		...viewGradebook(args.request, book, (row) => ({
			to: paths.record({ cohort: book.cohort.id, person: row.personId }),
			certificate: row.certificate ? paths.adminCertification({ number: row.certificate }) : null,
			choosable: row.group === 'ready' && row.personId !== admin.id,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock, issuer } = args.context
	const cohortId = param(args, 'cohort')
	const formData = await readFormData(args.request)
	const chosen = issueForm.safeParse({ person: formData.getAll('person') })
	const here = paths.gradebook({ cohort: cohortId })
	const people = chosen.success ? [...new Set([chosen.data.person].flat())] : []
	if (people.length === 0) return goTo(here, flash('Nobody was chosen. Tick the people to certify.'))
	const { stage, rows } = await readGradebook(db, content.programs, cohortId, clock())
	const nameOf = (personId: string) => rows.find((row) => row.personId === personId)?.name ?? LEFT
	if (!formData.has('seen')) {
		const { validMonths } = termsOf((await getCohort(db, cohortId)).certificate, stage)
		const toIssue: ToIssue = {
			people: people.map((id) => ({ id, name: nameOf(id) })),
			level: `${stage.label}, ${stage.title}`,
			until: validMonths ? longDate(addMonths(clock(), validMonths), 'UTC') : null,
		}
		return data({ toIssue })
	}
	const answers = await issueCertifications(db, issuer, { personIds: people, cohortId, stage }, admin, clock())
	const issued = people.flatMap((personId) => {
		const answer = answers.get(personId)
		return answer?.ok && answer.isNew ? [nameOf(personId)] : []
	})
	const exceptions = people.flatMap((personId) => {
		const answer = answers.get(personId)
		if (!answer || answer.ok) return []
		return [{ personId, name: nameOf(personId), why: certificationRefusals[answer.why] ?? answer.why }]
	})
	const done = sayIssued(issued)
	if (exceptions.length === 0) return goTo(here, flash(done))
	// Whoever was issued theirs is shown so; where nobody was, nothing changed.
	return data({ done, exceptions }, { status: issued.length === 0 ? 409 : 200 })
})

const LEFT = 'Somebody who left the cohort'

function sayIssued(names: string[]): string {
	if (names.length === 0) return 'Nothing new was issued.'
	if (names.length <= NAMED_AT_MOST) return `Issued to ${listed(names)}.`
	return `${capitalized(counted(names.length, 'certification is', 'certifications are'))} issued.`
}

/** A line of the page holds no more names */
const NAMED_AT_MOST = 3

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Gradebook() {
	const { cohort, stage, book, ready, people, shown, asked, mayIssue, isTest, rules, notYet } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isAsked = answer !== undefined && 'toIssue' in answer
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: 'Gradebook' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1 work">
						{ready === 0 ? 'Who stands where' : `${capitalized(spelled(ready))} ${ready === 1 ? 'is' : 'are'} ready`}
					</h1>
					<p className="lede">
						{stage.label}, {cohort.name}. The rules are those of the day the cohort was made. You see states and counts;
						answers, texts and assessors’ scores stay with the people they belong to.
					</p>
				</div>
				{ready > 0 && mayIssue && asked.lacks === '' && !isAsked ? (
					<SignpostButton
						form="issue"
						title={`Issue ${counted(ready, 'certification', 'certifications')}`}
						sub="Untick whom to leave out"
					/>
				) : null}
			</div>
			{isAsked ? <IssueFirst toIssue={answer.toIssue} isTest={isTest} /> : null}
			{answer && 'exceptions' in answer ? <Exceptions {...answer} /> : null}
			{isTest && ready > 0 && mayIssue && !isAsked ? <TestNotice /> : null}
			{rules ? (
				<p className="say note mb-4">
					<span>
						{stage.label} asks for something else today, of cohorts or of whoever renews. Here everybody keeps the rules
						they have. <Link to={rules}>See what would change, and for whom</Link>
					</span>
				</p>
			) : null}
			{notYet ? <NotWhole why={notYet} level={stage.label} isSample={mayIssue} /> : null}
			{people > 0 ? (
				<GradebookNarrow
					asked={asked}
					columns={book.columns}
					shown={shown}
					file={paths.gradebookFile({ cohort: cohort.id, ...asked })}
				/>
			) : null}
			{people === 0 ? (
				<Empty title="Nobody in this cohort yet">
					Add people to the cohort; they appear here with what they have shown.
				</Empty>
			) : shown === 0 ? (
				<Empty title="Nobody lacks it" act={<Link to={paths.gradebook({ cohort: cohort.id })}>Show everybody</Link>}>
					Everybody of this cohort has met it, or need not.
				</Empty>
			) : (
				<Form method="post" id="issue">
					<GradebookTable book={book} />
				</Form>
			)}
			<SignLegend />
		</main>
	)
}
