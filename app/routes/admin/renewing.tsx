import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RenewingAhead } from '~/components/desk/renewing-ahead'
import { NotJudgedRules } from '~/components/desk/rule-changes'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { adoptRenewal, readRenewalAhead } from '~/domain/certification/adopt-renewal.server'
import { certificationRefusals } from '~/domain/certification/policy'
import { asHttp } from '~/http/as-http'
import { stageOf } from '~/http/assessed.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { desk: 'admin', at: 'certifications', help: 'certifying' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Renewing, ${page?.level ?? ''} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const stage = stageOf(args)
	return {
		level: stage.label,
		file: paths.renewingFile({ program: stage.program.slug, stage: stage.id }),
		...(await readRenewalAhead(db, content, stage.key, clock())),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const stage = stageOf(args)
	const fingerprint = String((await readFormData(args.request)).get('fingerprint') ?? '')
	try {
		await adoptRenewal(db, content, { stageKey: stage.key, fingerprint }, admin, clock())
	} catch (error) {
		return data({ problem: refusal(error, certificationRefusals) }, { status: 409 })
	}
	const here = paths.renewing({ program: stage.program.slug, stage: stage.id })
	return goTo(here, flash('They renew by the rules of today.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function Renewing() {
	const { level, file, notJudged, terms, fingerprint } = useLoaderData<typeof loader>()
	const problem = useActionData<typeof action>()?.problem
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Certifications', to: paths.adminCertifications() },
					{ name: 'To be renewed', to: paths.adminCertifications({ show: 'ending' }) },
					{ name: `Renewing ${level}` },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1 work">What the rules of today would change for whoever renews</h1>
					<p className="lede">
						Everybody who holds {level} is meant here, in whatever cohort or in none. Renewing asks what was promised
						with their certificate. Nothing changes unless you say so here, and what they hold stays as it is.
					</p>
				</div>
			</div>
			{problem ? (
				<p className="say bad mb-4" role="alert">
					{problem}
				</p>
			) : null}
			<NotJudgedRules rules={notJudged} at="renewing" />
			{terms.length > 0 ? (
				<div className={notJudged.length > 0 ? 'section' : undefined}>
					<RenewingAhead terms={terms} fingerprint={fingerprint} file={file} />
				</div>
			) : notJudged.length > 0 ? null : (
				<Empty title="The same as today">Nobody renews {level} by earlier rules.</Empty>
			)}
		</main>
	)
}
