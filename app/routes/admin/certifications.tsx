import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { CertificationRows, NoneListed, RenewMany } from '~/components/desk/certification-rows'
import { CertificationsNarrow } from '~/components/desk/certifications-narrow'
import { Exceptions } from '~/components/desk/issuing'
import { keepPage, keepShown } from '~/components/keep-page'
import { listCertificates, listHolderNames } from '~/domain/certification/listed.server'
import { certificationRefusals, holdsForGood } from '~/domain/certification/policy'
import { renewCertifications } from '~/domain/certification/renew-many.server'
import { type Renewal, readAllRenewals } from '~/domain/certification/renewal.server'
import { isReady } from '~/domain/certification/requirements'
import { renewForm } from '~/domain/certification/schema'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { askedFor, listEarlierRenewals, sayRenewal, sayRenewed } from '~/http/certifications-view.server'
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
		state: asked.state || undefined,
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
		earlier: isEnding ? await listEarlierRenewals(args) : [],
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

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock, issuer } = args.context
	const chosen = renewForm.safeParse({ number: (await readFormData(args.request)).getAll('number') })
	const numbers = chosen.success ? chosen.data.number : []
	const asked = { ...askedFor(args), show: 'ending', state: '' }
	const here = paths.adminCertifications({ ...asked, after: searchParam(args.request, 'after') })
	if (numbers.length === 0) return goTo(here, flash('None was chosen. Tick those to renew.'))
	const answers = await renewCertifications(db, issuer, content.programs, { numbers }, admin, clock())
	const { done, status } = sayRenewed(answers)
	const names = await listHolderNames(db, [...answers.keys()])
	const exceptions = [...answers].flatMap(([number, answer]) =>
		answer.ok
			? []
			: [{ personId: number, name: names.get(number) ?? number, why: certificationRefusals[answer.why] ?? answer.why }],
	)
	if (exceptions.length === 0) return goTo(here, flash(done))
	return data({ done, exceptions }, { status })
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Certifications() {
	const { certificates, earlier, asked, stages, first, next, isEnding, isNarrowed, isTest } =
		useLoaderData<typeof loader>()
	const left = useActionData<typeof action>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Certifications</h1>
					<p className="lede">
						{isEnding
							? 'What ends soon or ended lately, the soonest first.'
							: 'Everything issued so far, newest first.'}{' '}
						Anyone can check a number, without an account.
					</p>
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
			{earlier.map(({ level, to }) => (
				<p className="say note mb-4" key={to}>
					<span>
						{level} asks for something else of whoever renews today. Some who hold it renew by what they were promised.{' '}
						<Link to={to}>See what the rules of today would change, and for whom</Link>
					</span>
				</p>
			))}
			<CertificationsNarrow asked={asked} stages={stages} isEnding={isEnding} />
			{certificates.length === 0 ? (
				first || next ? (
					<p>There is none on this page.</p>
				) : (
					<NoneListed show={asked.show} isEnding={isEnding} isNarrowed={isNarrowed} />
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
