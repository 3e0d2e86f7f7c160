import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CertificateSheet } from '~/components/certificate/sheet'
import { Icon } from '~/components/ui/icon'
import { sheetFacts, signedUntilOf } from '~/domain/certification/facts.server'
import { linkedInLink } from '~/domain/certification/linkedin'
import { graceEnds, standingOf } from '~/domain/certification/policy'
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
	const standing = standingOf(certificate, args.context.clock())
	const [program = '', stage = ''] = certificate.stageKey.split('/')
	return {
		standing,
		counts: paths.requirements({ program, stage }),
		newer: certificate.renewedBy && paths.certification({ number: certificate.renewedBy }),
		graceUntil: longDate(graceEnds(certificate), 'UTC'),
		takenBackOn: certificate.renewalTakenBackAt && longDate(certificate.renewalTakenBackAt, 'UTC'),
		renews: certificate.renews && paths.certification({ number: certificate.renews }),
		signedUntil: signedUntilOf(certificate),
		until: longDate(certificate.validUntil, 'UTC'),
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
		evidence: paths.certificationEvidence({ number }),
	}
})

export default function OwnCertificate() {
	const { facts, pdf, verify, evidence, badges, linkedIn, ...page } = useLoaderData<typeof loader>()
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
				<Link className="btn edge sm" to={evidence}>
					Show evidence
				</Link>
			</div>
			<Notes {...page} />
			<CertificateSheet facts={facts} />
		</main>
	)
}

type Note = Pick<
	ReturnType<typeof useLoaderData<typeof loader>>,
	'standing' | 'counts' | 'newer' | 'graceUntil' | 'takenBackOn' | 'renews' | 'until' | 'signedUntil'
>

/** What its holder should know of its end. */
function Notes({ standing, counts, newer, graceUntil, takenBackOn, renews, until, signedUntil }: Note) {
	return (
		<>
			{signedUntil ? (
				<p className="say note mx-auto mb-4 max-w-prose">
					<span>
						Your leave put its end off to {until}. The check page says so, without the leave; a badge file carries the
						day that was signed, {signedUntil}.
					</span>
				</p>
			) : null}
			{standing === 'expiring' || standing === 'in-grace' ? (
				<p className="say note mx-auto mb-4 max-w-prose">
					<span>
						{takenBackOn ? `Its renewal was taken back on ${takenBackOn}. ` : ''}
						{standing === 'expiring' ? `It ends on ${until}.` : `It ended on ${until}.`} You can renew it until{' '}
						{graceUntil}. <Link to={counts}>What renewing asks</Link>
					</span>
				</p>
			) : null}
			{standing === 'lapsed' ? (
				<p className="say warn mx-auto mb-4 max-w-prose">
					<span>
						This certificate has lapsed. What you have shown stays in your record; the level can be shown anew, in
						another cohort.
					</span>
				</p>
			) : null}
			{standing === 'revoked' ? (
				<p className="say warn mx-auto mb-4 max-w-prose">
					<span>
						This certificate has been taken back. The check page says so to anyone who asks.{' '}
						{renews ? (
							<>
								The one it renewed stands again by its own dates. <Link to={renews}>Open it</Link>
							</>
						) : null}
					</span>
				</p>
			) : null}
			{newer ? (
				<p className="say note mx-auto mb-4 max-w-prose">
					<span>
						It was renewed. <Link to={newer}>Your newer certificate</Link>
					</span>
				</p>
			) : null}
		</>
	)
}
