import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CertificateSheet } from '~/components/certificate/sheet'
import { Icon } from '~/components/ui/icon'
import { sheetFacts } from '~/domain/certification/facts.server'
import { linkedInLink } from '~/domain/certification/linkedin'
import { standingOf } from '~/domain/certification/policy'
import { getOwnCertificate } from '~/domain/certification/read.server'
import { findDocument } from '~/domain/credential/read.server'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/certificate.css?url'

export const handle = { at: 'home', help: 'certificates' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your certificate · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const number = param(args, 'number')
	const certificate = await getOwnCertificate(args.context.db, number, reader.id, args.context.clock())
	const hasBadge = (await findDocument(args.context.db, number)) !== null
	return {
		state: certificate.state,
		ends:
			standingOf({ ...certificate, isRenewed: false }, args.context.clock()) === 'expiring'
				? longDate(certificate.validUntil, 'UTC')
				: null,
		facts: sheetFacts(certificate, args.context.publicUrl, paths.verifyNumber({ number })),
		badges: hasBadge
			? (['png', 'svg', 'json'] as const).map((kind) => ({
					kind: kind.toUpperCase(),
					href: paths.certificationBadge({ number, file: `badge.${kind}` }),
				}))
			: [],
		// Of a test or one that was taken back nobody should tell the world.
		linkedIn:
			certificate.state === 'current' && !certificate.isTest
				? linkedInLink(certificate, args.context.publicUrl + paths.verifyNumber({ number }))
				: null,
		pdf: paths.certificationPdf({ number }),
		verify: paths.verifyNumber({ number }),
	}
})

export default function OwnCertificate() {
	const { facts, pdf, verify, state, badges, linkedIn, ends } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="well">
			<div className="tools flex-wrap">
				<h1>Your certificate</h1>
				<a className="btn edge sm" href={pdf} download>
					<Icon name="print" />
					PDF
				</a>
				{badges.map((badge) => (
					<a key={badge.kind} className="btn edge sm" href={badge.href} download>
						Badge, {badge.kind}
					</a>
				))}
				{linkedIn ? (
					<a className="btn edge sm" href={linkedIn} target="_blank" rel="noreferrer">
						Add to LinkedIn
					</a>
				) : null}
				<a className="btn edge sm" href={verify}>
					<Icon name="link" />
					Check page
				</a>
			</div>
			{ends ? (
				<p className="say note mx-auto mb-4 max-w-prose">
					<span>It ends on {ends}. After that day your L&D admin can issue it anew. Tell them if you want it.</span>
				</p>
			) : null}
			{state === 'current' ? null : (
				<p className="say warn mx-auto mb-4 max-w-prose">
					<span>
						{state === 'revoked'
							? 'This certificate has been taken back. The check page says so to anyone who asks.'
							: 'This certificate has lapsed.'}
					</span>
				</p>
			)}
			<CertificateSheet facts={facts} />
		</main>
	)
}
