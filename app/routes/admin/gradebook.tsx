import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'

import { GradebookTable } from '~/components/desk/gradebook-table'
import { Exceptions, NotWhole, TestNotice } from '~/components/desk/issuing'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty, SignpostButton } from '~/components/ui/marks'
import { SignLegend } from '~/components/ui/requirement'
import { readGradebook, whyNone } from '~/domain/certification/gradebook.server'
import { inGradebookOrder, lacking } from '~/domain/certification/gradebook-order'
import { issueCertification } from '~/domain/certification/issue.server'
import { certificationRefusals } from '~/domain/certification/policy'
import { issueForm } from '~/domain/certification/schema'
import { isDomainError } from '~/domain/errors'
import { capitalized, counted, spelled } from '~/domain/number-words'
import { careerTrackNames } from '~/domain/person/kinds'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { desk: 'admin', at: 'cohorts', help: 'certifying' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Gradebook, ${page?.cohort.name} · Belay` },
]

const groups = [
	{ id: 'ready', title: 'Ready', note: 'to be issued' },
	{ id: 'little-left', title: 'A little left', note: '' },
	{ id: 'on-the-way', title: 'On the way', note: '' },
	{ id: 'certified', title: 'Certified', note: '' },
] as const

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const book = await readGradebook(
		args.context.db,
		args.context.content.programs,
		param(args, 'cohort'),
		args.context.clock(),
	)
	const shown = (results: (typeof book.rows)[number]['results']) =>
		results.filter((result) => result.state !== 'planned')
	const columns = shown(book.rows[0]?.results ?? []).map((result) => ({ id: result.id, title: result.title }))
	const wanted = searchParam(args.request, 'lacks')
	const lacks = columns.some(({ id }) => id === wanted) ? wanted : ''
	const sort = searchParam(args.request, 'sort') === 'left' ? 'left' : 'name'
	const rows = inGradebookOrder(lacking(book.rows, lacks), sort)
	return {
		cohort: book.cohort,
		stage: { label: book.stage.label },
		notYet: whyNone(book),
		rules: book.hasOldRules ? paths.rules({ cohort: book.cohort.id }) : null,
		isTest: args.context.issuer.isTest,
		mayIssue: admin.organization.isSample || !whyNone(book),
		ready: book.rows.filter((row) => row.group === 'ready').length,
		people: book.rows.length,
		shown: rows.length,
		asked: { lacks, sort },
		book: {
			columns,
			groups: groups
				.map((group) => ({
					...group,
					rows: rows
						.filter((row) => row.group === group.id)
						.map((row) => ({
							personId: row.personId,
							name: row.name,
							sub: [row.team, careerTrackNames[row.careerTrack as keyof typeof careerTrackNames].toLowerCase()]
								.filter(Boolean)
								.join(', '),
							to: paths.record({ cohort: book.cohort.id, person: row.personId }),
							certificate: row.certificate ? paths.adminCertification({ number: row.certificate }) : null,
							choosable: row.group === 'ready' && row.personId !== admin.id,
							cells: shown(row.results).map(({ id, state, short }) => ({ id, state, short })),
						})),
				}))
				.filter((group) => group.rows.length > 0),
		},
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
	let issued = 0
	const exceptions: { personId: string; name: string; why: string }[] = []
	for (const personId of people) {
		try {
			const { isNew } = await issueCertification(db, issuer, { personId, cohortId, stage }, admin, clock())
			if (isNew) issued++
		} catch (error) {
			if (!isDomainError(error)) throw error
			const name = rows.find((row) => row.personId === personId)?.name ?? 'Somebody who left the cohort'
			exceptions.push({ personId, name, why: certificationRefusals[error.why] ?? error.why })
		}
	}
	const done =
		issued === 0
			? 'Nothing new was issued.'
			: `${capitalized(counted(issued, 'certification is', 'certifications are'))} issued.`
	return exceptions.length === 0 ? goTo(here, flash(done)) : data({ done, exceptions }, { status: 409 })
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Gradebook() {
	const { cohort, stage, book, ready, people, shown, asked, mayIssue, isTest, rules, notYet } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: 'Gradebook' },
				]}
			/>
			<Form method="post">
				<div className="top">
					<div>
						<h1 className="h1 work">
							{ready === 0 ? 'Nobody is waiting' : `${capitalized(spelled(ready))} ${ready === 1 ? 'is' : 'are'} ready`}
						</h1>
						<p className="lede">
							{stage.label}, {cohort.name}. The rules are those of the day the cohort was made. You see states and
							counts; answers, texts and assessors’ scores stay with the people they belong to.
						</p>
					</div>
					{ready > 0 && mayIssue && asked.lacks === '' ? (
						<SignpostButton
							title={`Issue ${counted(ready, 'certification', 'certifications')}`}
							sub="Untick whom to leave out"
						/>
					) : null}
				</div>
				{answer && 'exceptions' in answer ? <Exceptions {...answer} /> : null}
				{isTest && ready > 0 && mayIssue ? <TestNotice /> : null}
				{rules ? (
					<p className="say note mb-4">
						<span>
							{stage.label} asks for something else today. This cohort keeps its rules.{' '}
							<Link to={rules}>See what would change, and for whom</Link>
						</span>
					</p>
				) : null}
				{notYet ? <NotWhole why={notYet} level={stage.label} isSample={mayIssue} /> : null}
				{people === 0 ? (
					<Empty title="Nobody in this cohort yet">
						Add people to the cohort; they appear here with what they have shown.
					</Empty>
				) : shown === 0 ? (
					<Empty title="Nobody lacks it" act={<Link to={paths.gradebook({ cohort: cohort.id })}>Show everybody</Link>}>
						Everybody of this cohort has met it, or need not.
					</Empty>
				) : (
					<GradebookTable book={book} />
				)}
			</Form>
			{people > 0 ? <Narrow /> : null}
			<SignLegend />
		</main>
	)
}

/** Below the table: whoever issues comes for the people, and seldom narrows. */
function Narrow() {
	const { cohort, book, asked } = useLoaderData<typeof loader>()
	return (
		<Form
			role="search"
			aria-label="Narrow down"
			className="flex flex-wrap items-end gap-2 mt-6 mb-4"
			key={JSON.stringify(asked)}
		>
			<div className="field">
				<label htmlFor="lacks">Only who lacks</label>
				<select className="input" id="lacks" name="lacks" defaultValue={asked.lacks}>
					<option value="">Everybody</option>
					{book.columns.map(({ id, title }) => (
						<option key={id} value={id}>
							{title}
						</option>
					))}
				</select>
			</div>
			<div className="field">
				<label htmlFor="sort">In the order of</label>
				<select className="input" id="sort" name="sort" defaultValue={asked.sort}>
					<option value="name">Name</option>
					<option value="left">Least left first</option>
				</select>
			</div>
			<button className="btn edge" type="submit">
				Show
			</button>
			<a className="btn edge" href={paths.gradebookFile({ cohort: cohort.id })} download>
				Export
			</a>
		</Form>
	)
}
