import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { CheckAnswer } from '~/components/certificate/check-answer'
import { GivenBadge } from '~/components/certificate/given-badge'
import { ShownEvidence } from '~/components/certificate/shown-evidence'
import { keepPage, keepShown } from '~/components/keep-page'
import { Icon } from '~/components/ui/icon'
import { findChecked } from '~/domain/certification/checked.server'
import { checkedFacts, shownFacts } from '~/domain/certification/facts.server'
import { readNumber } from '~/domain/certification/kinds'
import { listShown } from '~/domain/certification/shown-evidence.server'
import { checkBadge } from '~/domain/credential/check.server'
import { asHttp, problem } from '~/http/as-http'
import { readFormData, searchParam } from '~/http/form-data'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/certificate.css?url'

export const handle = { frame: 'plain', help: 'certificates' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Check a certificate · Belay' }]

/** Public: a number in, the check page out. */
export const loader = asHttp(async ({ request }: LoaderFunctionArgs) => {
	const typed = searchParam(request, 'number', 40)
	const number = readNumber(typed)
	if (number) throw goTo(paths.verifyNumber({ number }))
	return { typed }
})

const LARGEST_BADGE_BYTES = 400_000

/** Public: a badge in, what it is worth out. It is read and forgotten. */
export const action = asHttp(async ({ request, context }: ActionFunctionArgs) => {
	const { db, issuer, limits, clientIp, clock } = context
	const form = await readFormData(request)
	if ((await limits.check(clientIp)) !== null) throw problem(429, 'too-many-guesses')
	const file = form.get('badge')
	const pasted = String(form.get('pasted') ?? '').trim()
	const given = file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : Buffer.from(pasted)
	if (given.length === 0) return data({ problem: 'Choose the file of a badge, or paste its JSON.' }, { status: 400 })
	if (given.length > LARGEST_BADGE_BYTES)
		return data(
			{ problem: 'That is too large for a badge. Choose a PNG, SVG or JSON file of a badge.' },
			{ status: 400 },
		)
	const verdict = await checkBadge(db, given)
	if (verdict.is !== 'intact') return { verdict }
	const certificate = await findChecked(db, issuer, verdict.number, clock())
	// Signed by our key, and no longer on record: its number says nothing any more.
	if (!certificate) return { verdict: { is: 'altered' as const, number: null } }
	const shown = shownFacts(certificate.number, await listShown(db, certificate))
	return { checked: checkedFacts(certificate, clock()), shown }
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Verify() {
	const { typed } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	if (answer && 'checked' in answer && answer.checked)
		return (
			<main id="main" className="verify">
				<p className="say note mt-6">
					<span>
						The credential in the badge you gave is the one that was signed: nothing in it was changed. A picture around
						it can show anything; what was certified stands below.
					</span>
				</p>
				<CheckAnswer checked={answer.checked} />
				<ShownEvidence shown={answer.shown} holder={answer.checked.holderName} issuer={answer.checked.organization} />
				<p className="small soft mt-6">
					No account needed. What you gave was read and forgotten. <Link to={paths.verify()}>Check another one</Link>
				</p>
			</main>
		)
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">Is this certificate genuine?</h1>
			<p className="soft mt-3 mb-6">
				Type the number printed on it, or give the badge itself. No account is needed, and nothing about your visit is
				kept.
			</p>
			<Form className="form" role="search">
				<div className="field">
					<label htmlFor="number">Number</label>
					<input
						id="number"
						name="number"
						className="input mono"
						defaultValue={typed}
						autoComplete="off"
						spellCheck={false}
						aria-invalid={typed ? true : undefined}
						aria-describedby={typed ? 'number-error' : 'number-help'}
					/>
					{typed ? (
						<p className="err" id="number-error">
							<Icon name="warn" />
							<span>That is no certificate number. It has ten letters and digits, such as 7K2M-4QXD-P9.</span>
						</p>
					) : (
						<p className="help" id="number-help">
							Ten letters and digits, such as 7K2M-4QXD-P9.
						</p>
					)}
				</div>
				<p>
					<button className="btn ink" type="submit">
						Check it
					</button>
				</p>
			</Form>
			<GivenBadge answer={answer} />
		</main>
	)
}
