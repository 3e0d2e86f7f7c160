import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { PREVIEW_WORDS } from '~/components/certificate/sheet'
import { RenewalPanel, RenewedBy, StandsAgain } from '~/components/desk/renewal'
import { StandingTag } from '~/components/desk/standing-tag'
import { TakeBack } from '~/components/desk/take-back'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { revokeCertification } from '~/domain/certification/issue.server'
import { certificationRefusals, holdsForGood, standingOf } from '~/domain/certification/policy'
import { findCertificate } from '~/domain/certification/read.server'
import { renewCertification } from '~/domain/certification/renew.server'
import { readAllRenewals } from '~/domain/certification/renewal.server'
import { asSeenByOthers, isReady } from '~/domain/certification/requirements'
import { revokeForm } from '~/domain/certification/schema'
import { hoursWords } from '~/domain/credential/badge'
import { DomainError } from '~/domain/errors'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'certifications', help: 'certifying' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.holder ?? 'Certification'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const certificate = await findCertificate(args.context.db, param(args, 'number'), args.context.clock())
	if (!certificate) throw new DomainError('not-found', 'certification')
	const day = (date: Date) => longDate(date, admin.timeZone)
	const { db, content, clock } = args.context
	const renewal = (await readAllRenewals(db, content.programs, [certificate], clock())).get(certificate.number)
	return {
		renewedBy: certificate.renewedBy && paths.adminCertification({ number: certificate.renewedBy }),
		renewal: renewal && {
			until: day(renewal.graceUntil),
			takenBackOn: renewal.takenBackAt && day(renewal.takenBackAt),
			isTest: args.context.issuer.isTest,
			isOwn: renewal.personId === admin.id,
			mayRenew: isReady(renewal.results) && renewal.personId !== admin.id,
			results: asSeenByOthers(renewal.results).map(({ metAt, ...result }) => ({
				...result,
				metOn: metAt && day(metAt),
			})),
		},
		signedUntil: certificate.signedUntil && day(certificate.signedUntil),
		number: certificate.number,
		holder: certificate.holderName,
		state: certificate.state,
		standing: standingOf(certificate, args.context.clock()),
		isTest: certificate.isTest,
		hours: certificate.statement.minutes ? hoursWords(certificate.statement.minutes) : null,
		statement: certificate.statement,
		issued: day(certificate.issuedAt),
		until: holdsForGood(certificate) ? 'Does not run out' : day(certificate.validUntil),
		renews: certificate.renews && {
			number: certificate.renews,
			to: paths.adminCertification({ number: certificate.renews }),
		},
		revoked: certificate.revokedAt ? `${day(certificate.revokedAt)}: ${certificate.revokedReason}` : null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const number = param(args, 'number')
	const { db, issuer, clock, content } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'renew') {
		try {
			const renewed = await renewCertification(db, issuer, content.programs, { number }, admin, clock())
			return goTo(paths.adminCertification(renewed), flash('Renewed. Its holder gets a letter.'))
		} catch (error) {
			return data({ problem: refusal(error, certificationRefusals), result: undefined }, { status: 409 })
		}
	}
	const form = readForm(formData, revokeForm)
	if (!form.ok) return form.answer
	try {
		await revokeCertification(db, issuer, { number, reason: form.value.reason }, admin, clock())
		return goTo(
			paths.adminCertification({ number }),
			flash('Taken back. The check page says so from now on. Its holder gets a letter.'),
		)
	} catch (error) {
		return form.refuse({ form: [refusal(error, certificationRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Certification() {
	const page = useLoaderData<typeof loader>()
	const sent = useActionData<typeof action>()
	const problem = sent && 'problem' in sent ? sent.problem : null
	const answer = sent && 'problem' in sent ? undefined : sent
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Certifications', to: paths.adminCertifications() }, { name: page.number }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">{page.holder}</h1>
					<p className="lede">
						{page.statement.stageLabel}, {page.statement.stageTitle}, of the {page.statement.program}.
					</p>
				</div>
				<Link className="btn edge" to={paths.verifyNumber({ number: page.number })}>
					The public check page
				</Link>
			</div>
			{problem ? <Refusal className="mb-4">{problem}</Refusal> : null}
			{page.renewedBy ? <RenewedBy to={page.renewedBy} /> : null}
			<dl className="facts max-w-3xl">
				<dt>State</dt>
				<dd>
					<StandingTag standing={page.standing} isTest={page.isTest} />
				</dd>
				{page.statement.isPreview ? (
					<>
						<dt>Preview</dt>
						<dd>{PREVIEW_WORDS}</dd>
					</>
				) : null}
				<dt>Number</dt>
				<dd className="mono">{page.number}</dd>
				<dt>Approved and issued</dt>
				<dd>
					{page.issued}, by {page.statement.issuer}
				</dd>
				<dt>Holds until</dt>
				<dd>
					{page.until}
					{page.signedUntil ? `, put off by leave; the badge says ${page.signedUntil}` : ''}
				</dd>
				<dt>Cohort</dt>
				<dd>{page.statement.cohort}</dd>
				<dt>What it took</dt>
				<dd>{page.statement.took}</dd>
				{page.hours ? (
					<>
						<dt>Hours</dt>
						<dd>{page.hours}</dd>
					</>
				) : null}
				{page.statement.waived.length > 0 ? (
					<>
						<dt>Waived</dt>
						<dd>{page.statement.waived.join('; ')}</dd>
					</>
				) : null}
				{page.revoked ? (
					<>
						<dt>Taken back</dt>
						<dd>{page.revoked}</dd>
					</>
				) : null}
			</dl>
			{page.renews && page.state === 'revoked' ? <StandsAgain {...page.renews} /> : null}
			{page.renewal ? <RenewalPanel {...page.renewal} /> : null}
			{page.state === 'revoked' ? <LateRefusal answer={answer} /> : <TakeBack answer={answer} holder={page.holder} />}
		</main>
	)
}
