import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { listKeys, rotateKey } from '~/domain/credential/keys.server'
import { DomainError, isDomainError } from '~/domain/errors'
import { counted } from '~/domain/number-words'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'certifications', help: 'credential-keys' }
export const meta: MetaFunction = () => [{ title: 'Keys of credentials · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, issuer } = args.context
	const keys = await listKeys(db, issuer.did)
	const day = (date: Date) => longDate(date, admin.timeZone)
	return {
		did: issuer.did,
		isTest: issuer.isTest,
		document: paths.didDocument(),
		current: keys.find((key) => !key.retiredAt)?.publicKey ?? '',
		keys: keys.reverse().map((key) => ({
			publicKey: key.publicKey,
			signs: key.retiredAt ? `${day(key.createdAt)} to ${day(key.retiredAt)}` : `Since ${day(key.createdAt)}`,
			signed: counted(key.signed, 'credential', 'credentials'),
			isCurrent: key.retiredAt === null,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, issuer, clock } = args.context
	const formData = await readFormData(args.request)
	const isAsked = formData.get('intent') === 'rotate'
	if (!isAsked) throw new DomainError('invalid', 'no-such-act')
	const shown = String(formData.get('shown') ?? '')
	try {
		await rotateKey(db, issuer, shown, admin, clock())
		return goTo(paths.keys(), flash('A new key signs from now on. Everything signed before stays valid.'))
	} catch (error) {
		if (!isDomainError(error) || error.why !== 'changed-meanwhile') throw error
		return goTo(paths.keys(), flash('Somebody made a new key meanwhile. Nothing more was changed.'))
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Keys() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Certifications', to: paths.adminCertifications() }, { name: 'Keys' }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">Keys of credentials</h1>
					<p className="lede">
						Every badge is signed with a key of this organization, published for whoever checks it. A new key changes
						nothing about what the old ones signed.
					</p>
				</div>
			</div>
			<dl className="facts max-w-3xl">
				<dt>Issuer</dt>
				<dd className="mono break-all">{page.did}</dd>
				<dt>Published at</dt>
				<dd>
					<a href={page.document}>{page.document}</a>
				</dd>
				{page.isTest ? (
					<>
						<dt>Test</dt>
						<dd>Without a public https address nobody outside can look these keys up.</dd>
					</>
				) : null}
			</dl>
			{page.keys.length === 0 ? (
				<p className="soft mt-6">No key yet: the first one is made when the first certification is issued.</p>
			) : (
				<section className="scroll-x mt-6" aria-label="Keys" tabIndex={0}>
					<table className="tbl">
						<thead>
							<tr>
								<th scope="col">Signs</th>
								<th scope="col">Has signed</th>
								<th scope="col">Key</th>
							</tr>
						</thead>
						<tbody>
							{page.keys.map((key) => (
								<tr key={key.publicKey}>
									<th scope="row" className="cell">
										{key.signs} {key.isCurrent ? <span className="tag good ml-2">Signs now</span> : null}
									</th>
									<td>{key.signed}</td>
									<td className="mono">{key.publicKey}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
			<Confirm
				id="rotate"
				label="Make a new key"
				question="Make a new key?"
				consequences="It signs everything issued from now on. The old ones stay published, so what they signed stays valid. This cannot be taken back."
				keep="Keep the key"
				act="Make a new key"
				intent="rotate"
				isOpen={answer !== undefined}
			>
				<input type="hidden" name="shown" value={page.current} />
			</Confirm>
		</main>
	)
}
