import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Icon } from '~/components/ui/icon'
import { readNumber } from '~/domain/certification/kinds'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
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

export default function Verify() {
	const { typed } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">Is this certificate genuine?</h1>
			<p className="soft mt-3 mb-6">
				Type the number printed on it. No account is needed, and nothing about your visit is kept.
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
		</main>
	)
}
