import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CertificateSheet } from '~/components/certificate/sheet'
import { Icon } from '~/components/ui/icon'
import { sheetFacts } from '~/domain/certification/facts.server'
import { getOwnCertificate } from '~/domain/certification/read.server'
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
	return {
		state: certificate.state,
		facts: sheetFacts(certificate, args.context.publicUrl, paths.verifyNumber({ number })),
		pdf: paths.certificationPdf({ number }),
		verify: paths.verifyNumber({ number }),
	}
})

export default function OwnCertificate() {
	const { facts, pdf, verify, state } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="well">
			<div className="tools">
				<h1>Your certificate</h1>
				<a className="btn edge sm" href={pdf} download>
					<Icon name="print" />
					PDF
				</a>
				<a className="btn edge sm" href={verify}>
					<Icon name="link" />
					Check page
				</a>
			</div>
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
