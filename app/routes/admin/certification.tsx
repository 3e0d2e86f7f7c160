import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { PREVIEW_WORDS } from '~/components/certificate/sheet'
import { StandingTag } from '~/components/desk/standing-tag'
import { TakeBack } from '~/components/desk/take-back'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { revokeCertification } from '~/domain/certification/issue.server'
import { certificationRefusals, holdsForGood, standingOf } from '~/domain/certification/policy'
import { findCertificate } from '~/domain/certification/read.server'
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
	return {
		number: certificate.number,
		holder: certificate.holderName,
		state: certificate.state,
		standing: standingOf({ ...certificate, isRenewed: false }, args.context.clock()),
		isTest: certificate.isTest,
		hours: certificate.statement.minutes ? hoursWords(certificate.statement.minutes) : null,
		statement: certificate.statement,
		issued: day(certificate.issuedAt),
		until: holdsForGood(certificate) ? 'Does not run out' : day(certificate.validUntil),
		revoked: certificate.revokedAt ? `${day(certificate.revokedAt)}: ${certificate.revokedReason}` : null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const number = param(args, 'number')
	const form = readForm(await readFormData(args.request), revokeForm)
	if (!form.ok) return form.answer
	try {
		const { db, issuer, clock } = args.context
		await revokeCertification(db, issuer, { number, reason: form.value.reason }, admin, clock())
		return goTo(paths.adminCertification({ number }), flash('Taken back. The check page says so from now on.'))
	} catch (error) {
		return form.refuse({ form: [refusal(error, certificationRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Certification() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
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
				<dt>Issued</dt>
				<dd>
					{page.issued}, by {page.statement.issuer}
				</dd>
				<dt>Holds until</dt>
				<dd>{page.until}</dd>
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
			{page.state === 'revoked' ? <LateRefusal answer={answer} /> : <TakeBack answer={answer} holder={page.holder} />}
		</main>
	)
}
