import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { AffectedRows, NotJudgedRules, RuleChanges, StayingRules, UntoldRules } from '~/components/desk/rule-changes'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Confirm } from '~/components/ui/confirm'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { hasEarlierRenewals } from '~/domain/certification/adopt-renewal.server'
import { adoptRules, readRulesAhead } from '~/domain/certification/adopt-rules.server'
import { certificationRefusals } from '~/domain/certification/policy'
import { counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { desk: 'admin', at: 'cohorts', help: 'certifying' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Rules, ${page?.cohort.name ?? ''} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const ahead = await readRulesAhead(db, content, param(args, 'cohort'), clock())
	const stage = findStageByKey(content.programs, ahead.stageKey)
	const renewsEarlier = stage !== undefined && (await hasEarlierRenewals(db, content, stage, clock()))
	return { ...ahead, renewing: renewsEarlier ? paths.renewing({ program: stage.program.slug, stage: stage.id }) : null }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content } = args.context
	const cohortId = param(args, 'cohort')
	const fingerprint = String((await readFormData(args.request)).get('fingerprint') ?? '')
	try {
		await adoptRules(db, content, { cohortId, fingerprint }, admin)
	} catch (error) {
		return data({ problem: refusal(error, certificationRefusals) }, { status: 409 })
	}
	return goTo(paths.gradebook({ cohort: cohortId }), flash('The cohort has the rules of today.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function Rules() {
	const { cohort, level, changes, stays, asked, untold, notJudged, people, fingerprint, renewing } =
		useLoaderData<typeof loader>()
	const problem = useActionData<typeof action>()?.problem
	const differs = changes.length > 0 || stays.length > 0
	const isWhole = notJudged.length === 0
	const worse = people.filter(({ wasReady, isReady }) => wasReady && !isReady).length
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: 'Gradebook', to: paths.gradebook({ cohort: cohort.id }) },
					{ name: 'Rules' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1 work">What the rules of today would change</h1>
					<p className="lede">
						{cohort.name} carries the rules of {level} from the day it was made, and how long its certificates hold.
						Whoever is certified renews by what was promised with the certificate. Nothing changes unless you say so
						here, and what stands in a certificate that was issued is never touched.
					</p>
				</div>
			</div>
			{problem ? (
				<p className="say bad mb-4" role="alert">
					{problem}
				</p>
			) : null}
			<NotJudgedRules rules={notJudged} />
			{differs ? (
				<Section id="changes" title="Rules" className={isWhole ? '' : 'section'}>
					<RuleChanges changes={changes} />
					<StayingRules titles={stays} begins="the next cohort" />
				</Section>
			) : null}
			{isWhole && !differs ? (
				<Empty title="The same as today">What this cohort is asked for is what the level asks for today.</Empty>
			) : null}
			{changes.length === 0 ? null : (
				<>
					<Section id="affected" title="Who would stand otherwise" aside={`${people.length} of its people`}>
						<UntoldRules titles={untold} asked={asked} />
						{people.length > 0 ? (
							<AffectedRows people={people} />
						) : (
							<p className="small soft mt-3">
								{untold.length > 0 ? 'Apart from that, everyone' : 'Nobody: everyone'} would stand as they stand now.
							</p>
						)}
					</Section>
					<Confirm
						id="adopt-rules"
						label="Give this cohort the rules of today"
						question="Give this cohort the rules of today?"
						consequences={`${
							worse > 0 ? `${counted(worse, 'person', 'people')} who could be certified now could not be then. ` : ''
						}It cannot be taken back. Tell its people.`}
						keep="Leave them as they are"
						act="Give it these rules"
						look="edge"
					>
						<input type="hidden" name="fingerprint" value={fingerprint} />
					</Confirm>
				</>
			)}
			{renewing ? (
				<Section id="renewing" title="Renewing">
					<p className="small soft mt-3">
						Some who hold {level}, of this cohort, of another or of none, renew by earlier rules.{' '}
						<Link to={renewing}>See what those of today would change, and for whom</Link>
					</p>
				</Section>
			) : null}
		</main>
	)
}
