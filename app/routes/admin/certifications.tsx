import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { CertificationRows, RenewMany } from '~/components/desk/certification-rows'
import { Exceptions } from '~/components/desk/issuing'
import { keepPage, keepShown } from '~/components/keep-page'
import { Empty } from '~/components/ui/marks'
import { isListedState, listedStates } from '~/domain/certification/listed'
import { listCertificates, listHolderNames } from '~/domain/certification/listed.server'
import { certificationRefusals, holdsForGood } from '~/domain/certification/policy'
import { renewCertifications } from '~/domain/certification/renew-many.server'
import { type Renewal, readAllRenewals } from '~/domain/certification/renewal.server'
import { isReady } from '~/domain/certification/requirements'
import { renewForm } from '~/domain/certification/schema'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData, searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'certifications', help: 'certifying' }
export const meta: MetaFunction = () => [{ title: 'Certifications · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const asked = askedFor(args)
	const isEnding = asked.show === 'ending'
	const { certificates, next } = await listCertificates(db, now, {
		name: asked.q,
		stageKey: asked.stage,
		state: isListedState(asked.state) ? asked.state : undefined,
		isEnding,
		after: searchParam(args.request, 'after'),
	})
	const renewals = isEnding
		? await readAllRenewals(db, content.programs, certificates, now)
		: new Map<string, Renewal>()
	return {
		asked,
		isEnding,
		isTest: args.context.issuer.isTest,
		isNarrowed: Boolean(asked.q || asked.stage || asked.state),
		first: searchParam(args.request, 'after') ? paths.adminCertifications(asked) : null,
		next: next && paths.adminCertifications({ ...asked, after: next }),
		stages: stageChoices(content.programs).map(({ key, name }) => ({ key, name })),
		certificates: certificates.map((row) => ({
			number: row.number,
			holder: row.holderName,
			what: `${row.statement.stageLabel}, ${row.statement.stageTitle}`,
			cohort: row.statement.cohort,
			issued: shortDate(row.issuedAt, admin.timeZone),
			until: holdsForGood(row) ? 'No end' : shortDate(row.validUntil, admin.timeZone),
			isTest: row.isTest,
			state: row.standing,
			renewal: sayRenewal(renewals.get(row.number)),
			isChosen: isReady(renewals.get(row.number)?.results ?? []) && row.personId !== admin.id,
		})),
	}
})

/** What the address narrows the list to. What it misspells narrows nothing; those that end soon are not asked for their state. */
function askedFor({ request, context }: LoaderFunctionArgs) {
	const show = searchParam(request, 'show') === 'ending' ? 'ending' : ''
	const stage = searchParam(request, 'stage')
	const state = searchParam(request, 'state')
	return {
		show,
		q: searchParam(request, 'q'),
		stage: findStageByKey(context.content.programs, stage) ? stage : '',
		state: !show && isListedState(state) ? state : '',
	}
}

/** "Everything is shown", or how much of it. */
function sayRenewal(renewal: Renewal | undefined): string {
	if (!renewal) return ''
	if (isReady(renewal.results)) return 'Everything is shown'
	const counts = renewal.results.filter(({ state }) => state !== 'planned')
	const met = counts.filter(({ state }) => state === 'met' || state === 'waived').length
	return `${met} of ${counts.length} shown`
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock, issuer } = args.context
	const chosen = renewForm.safeParse({ number: (await readFormData(args.request)).getAll('number') })
	const numbers = chosen.success ? chosen.data.number : []
	const here = paths.adminCertifications({ show: 'ending' })
	if (numbers.length === 0) return goTo(here, flash('None was chosen. Tick those to renew.'))
	const answers = await renewCertifications(db, issuer, content.programs, { numbers }, admin, clock())
	const renewed = [...answers.values()].filter((answer) => answer.ok && answer.isNew).length
	const done =
		renewed === 0
			? 'None was renewed.'
			: `${capitalized(counted(renewed, 'certification is', 'certifications are'))} renewed. Their holders get a letter.`
	const names = await listHolderNames(db, [...answers.keys()])
	const exceptions = [...answers].flatMap(([number, answer]) =>
		answer.ok
			? []
			: [{ personId: number, name: names.get(number) ?? number, why: certificationRefusals[answer.why] ?? answer.why }],
	)
	if (exceptions.length === 0) return goTo(here, flash(done))
	return data({ done, exceptions }, { status: renewed === 0 ? 409 : 200 })
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Certifications() {
	const { certificates, first, next, isEnding, isTest } = useLoaderData<typeof loader>()
	const left = useActionData<typeof action>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Certifications</h1>
					<p className="lede">Everything issued so far, newest first. Anyone can check a number, without an account.</p>
				</div>
				<Link className="btn edge" to={paths.keys()}>
					Keys
				</Link>
			</div>
			<nav className="seg mb-4" aria-label="Which certifications">
				<Link to={paths.adminCertifications()} aria-current={isEnding ? undefined : 'page'}>
					All
				</Link>
				<Link to={paths.adminCertifications({ show: 'ending' })} aria-current={isEnding ? 'page' : undefined}>
					To be renewed
				</Link>
			</nav>
			{left && 'exceptions' in left ? <Exceptions {...left} /> : null}
			<Narrow />
			{certificates.length === 0 ? (
				first || next ? null : (
					<NoneListed />
				)
			) : isEnding ? (
				<RenewMany certificates={certificates} isTest={isTest} />
			) : (
				<CertificationRows certificates={certificates} />
			)}
			{first || next ? (
				<p className="acts">
					{first ? (
						<Link className="btn edge" to={first}>
							To the first page
						</Link>
					) : null}
					{next ? (
						<Link className="btn edge" to={next}>
							{isEnding ? 'Those that end later' : 'Older ones'}
						</Link>
					) : null}
				</p>
			) : null}
		</main>
	)
}

function Narrow() {
	const { asked, stages, isEnding } = useLoaderData<typeof loader>()
	return (
		<Form
			role="search"
			aria-label="Narrow down"
			className="flex flex-wrap items-end gap-2 mb-4"
			key={JSON.stringify(asked)}
		>
			{isEnding ? <input type="hidden" name="show" value="ending" /> : null}
			<div className="field">
				<label htmlFor="q">Name of the holder</label>
				<input className="input" type="search" id="q" name="q" defaultValue={asked.q} />
			</div>
			<div className="field">
				<label htmlFor="stage">Level</label>
				<select className="input" id="stage" name="stage" defaultValue={asked.stage}>
					<option value="">Every level</option>
					{stages.map(({ key, name }) => (
						<option key={key} value={key}>
							{name}
						</option>
					))}
				</select>
			</div>
			{isEnding ? null : (
				<div className="field">
					<label htmlFor="state">State</label>
					<select className="input" id="state" name="state" defaultValue={asked.state}>
						<option value="">Every state</option>
						{Object.entries(listedStates).map(([state, words]) => (
							<option key={state} value={state}>
								{words}
							</option>
						))}
					</select>
				</div>
			)}
			<button className="btn edge" type="submit">
				Show
			</button>
		</Form>
	)
}

function NoneListed() {
	const { asked, isEnding, isNarrowed } = useLoaderData<typeof loader>()
	if (isNarrowed)
		return (
			<Empty title="None of that kind" act={<Link to={paths.adminCertifications({ show: asked.show })}>Show all</Link>}>
				Try a part of the name, or another level or state.
			</Empty>
		)
	return isEnding ? (
		<Empty title="None ends soon" act={<Link to={paths.adminCertifications()}>Show all</Link>}>
			A certification can be renewed from ninety days before its end, and for sixty days after it.
		</Empty>
	) : (
		<Empty title="None yet" act={<Link to={paths.adminCohorts()}>Open a cohort’s gradebook</Link>}>
			A certification is issued from the gradebook of a cohort, once everything is met.
		</Empty>
	)
}
