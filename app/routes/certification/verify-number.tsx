import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CheckAnswer } from '~/components/certificate/check-answer'
import { ShownEvidence } from '~/components/certificate/shown-evidence'
import { findChecked } from '~/domain/certification/checked.server'
import { checkedFacts, shownFacts } from '~/domain/certification/facts.server'
import { readNumber } from '~/domain/certification/kinds'
import { listShown } from '~/domain/certification/shown-evidence.server'
import { asHttp, problem } from '~/http/as-http'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/certificate.css?url'

export const handle = { frame: 'plain', help: 'certificates' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Certificate check · Belay' }, { name: 'robots', content: 'noindex' }]

/** Public, for ever: printed certificates point here. Says what the certificate says and whether it stands. */
export const loader = asHttp(async ({ params, context }: LoaderFunctionArgs) => {
	const typed = params.number ?? ''
	const number = readNumber(typed)
	if (number && number !== typed) throw goTo(paths.verifyNumber({ number }))
	if ((await context.limits.check(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
	const now = context.clock()
	const certificate = number ? await findChecked(context.db, context.issuer, number, now) : null
	if (!certificate) return data({ number: number ?? typed.slice(0, 40), checked: null, shown: [] }, { status: 404 })
	const shown = shownFacts(certificate.number, await listShown(context.db, certificate))
	return data({ number: certificate.number, checked: checkedFacts(certificate, now), shown })
})

export default function VerifyNumber() {
	const { number, checked, shown } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="verify">
			{checked ? (
				<>
					<CheckAnswer checked={checked} />
					<ShownEvidence shown={shown} holder={checked.holderName} issuer={checked.organization} />
				</>
			) : (
				<div className="answer">
					<div>
						<p className="ok warn" role="status">
							Not found
						</p>
						<h1>{number}</h1>
						<p className="l">
							No certificate has this number. Look again at 0 and O, 1 and I; or ask its holder for the link.
						</p>
					</div>
				</div>
			)}
			<p className="small soft mt-6">
				No account needed. Nothing about your visit is kept. <Link to={paths.verify()}>Check another number</Link>
				{checked ? (
					<>
						{' '}
						or read <a href={`${paths.credential({ number })}?json`}>the signed credential</a>
					</>
				) : null}
			</p>
		</main>
	)
}
