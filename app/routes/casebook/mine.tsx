import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnRows } from '~/components/casebook/rows'
import { StopCard } from '~/components/casebook/stop-card'
import { WriteCase } from '~/components/casebook/write-case'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { casebookRefusals } from '~/domain/casebook/policy'
import { listOwnCases } from '~/domain/casebook/read.server'
import { beginForm } from '~/domain/casebook/schema'
import { beginCase } from '~/domain/casebook/write.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/casebook.css?url'

export const handle = { at: 'casebook', help: 'casebook' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Your cases · Casebook · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const rows = await listOwnCases(db, content.programs, reader.id)
	return { once: randomUUID(), rows: rows.map(({ weekOf: _week, ...row }) => row) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const form = readForm(await readFormData(args.request), beginForm)
	if (!form.ok) return form.answer
	try {
		const key = { id: form.value.once, authorId: reader.id }
		await beginCase(db, key, clock())
		return goTo(paths.ownCase({ case: key.id }))
	} catch (error) {
		return form.refuse({ form: [refusal(error, casebookRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function MyCases() {
	const { once, rows } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Casebook', to: paths.casebook() }, { name: 'Your cases' }]} />
			<LateRefusal answer={answer} />
			<div className="top">
				<div>
					<h1 className="h1">Your cases</h1>
					<p className="lede">A draft is yours alone. What you share you can take back, change and share again.</p>
				</div>
				<WriteCase once={once} />
			</div>
			<div className="case-grid">
				<Section id="own" title="Written by you" aside="Only you see this list" className="">
					{rows.length > 0 ? (
						<OwnRows rows={rows} />
					) : (
						<Empty title="No case of yours yet">
							Think of one talk you would like to have had otherwise. Ten minutes of writing often help before anybody
							answers.
						</Empty>
					)}
				</Section>
				<aside>
					<StopCard />
				</aside>
			</div>
		</main>
	)
}
