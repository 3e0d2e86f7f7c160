import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DraftForm } from '~/components/casebook/draft-form'
import { SharedByYou } from '~/components/casebook/shared-by-you'
import { StopCard } from '~/components/casebook/stop-card'
import { keepPage, keepShown } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs } from '~/components/ui/marks'
import { audienceValue, listAudiences } from '~/domain/casebook/audience.server'
import { listKnownNames } from '~/domain/casebook/known.server'
import { getOwnCase } from '~/domain/casebook/read.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { param, requireReader } from '~/http/guards'
import { changeOwnCase } from '~/http/own-case-forms.server'
import { paths } from '~/paths'
import styles from '~/styles/casebook.css?url'

export const handle = { at: 'casebook', help: 'casebook' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your case · Casebook · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const { chosen, ...own } = await getOwnCase(db, content.programs, { id: param(args, 'case'), authorId: reader.id })
	const isDraft = own.state === 'draft'
	return {
		own,
		window: randomUUID(),
		audience: audienceValue(chosen),
		audiences: isDraft ? await listAudiences(db, content.programs, reader.id, own.about) : [],
		known: isDraft ? await listKnownNames(db, reader.id) : [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const key = { id: param(args, 'case'), authorId: reader.id }
	return changeOwnCase(args.context, await readFormData(args.request), key, reader.timeZone)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function OwnCase() {
	const { own, window, audience, audiences, known } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isDraft = own.state === 'draft'
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[
					{ name: 'Casebook', to: paths.casebook() },
					{ name: 'Your cases', to: paths.myCases() },
					{ name: own.title || 'A case' },
				]}
			/>
			<h1 className="h1">{own.title || 'A case of yours'}</h1>
			<div className="case-grid mt-6">
				<div>
					{own.wasStopped ? (
						<p className="say warn mb-6">
							A reader has stopped this case: nobody but you can read it now, and who it was is not kept. Perhaps it
							shows too much of somebody. You can change it and share it again, keep it, or delete it.
						</p>
					) : null}
					{isDraft ? (
						<DraftForm
							draft={own}
							window={window}
							audience={audience}
							audiences={audiences}
							known={known}
							answer={answer}
						/>
					) : (
						<SharedByYou own={own} answer={answer} />
					)}
				</div>
				<aside>
					<StopCard />
					<Confirm
						id="delete"
						label="Delete this case"
						question="Delete your case?"
						consequences="Its words and everything that was suggested to it are gone for good, for its readers too."
						keep="Keep it"
						act="Delete it"
						intent="delete"
					/>
				</aside>
			</div>
		</main>
	)
}
