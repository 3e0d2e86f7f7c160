import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { UnderWay } from '~/components/formation/under-way'
import { Workspace } from '~/components/formation/workspace'
import { keepPage } from '~/components/keep-page'
import { Icon } from '~/components/ui/icon'
import { Crumbs, Empty, Signpost } from '~/components/ui/marks'
import { loadWorkspace } from '~/domain/formation/workspace.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { changeFormationByForm } from '~/http/formation-forms.server'
import { param, requireRole } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/formation.css?url'

export const handle = { desk: 'admin', at: 'intakes', help: 'forming-cohorts' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Proposed cohorts · ${page?.intake.name ?? 'Intake'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const workspace = await loadWorkspace(db, content.programs, param(args, 'intake'), clock())
	return { ...workspace, moving: searchParam(args.request, 'person') || null }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeFormationByForm(args, param(args, 'intake'), admin)
})

export const clientAction = keepPage
// What was refused may be refused because somebody else changed it: the page shows it as it is now.
export const shouldRevalidate = () => true

export default function FormationPage() {
	const { intake, people, leftOut, running, stopped, work, moving, heading, lede } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const problem = answer && 'problem' in answer ? answer.problem : null
	const rules = paths.formationRules({ intake: intake.id })
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Intakes', to: paths.adminIntakes() },
					{ name: intake.name, to: paths.adminIntake({ intake: intake.id }) },
					{ name: 'Cohorts' },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1 work">{heading}</h1>
					<p className="lede">{lede}</p>
				</div>
				{work && !running && work.publishes > 0 ? (
					<Signpost
						to={paths.publishFormation({ intake: intake.id })}
						title={work.publishTitle}
						sub={`You see all ${work.publishes} messages first`}
						wide={false}
					/>
				) : null}
			</div>
			{leftOut.length > 0 ? (
				<p className="say note mb-6">
					Left out:{' '}
					{leftOut.map(({ id, name, why }, index) => (
						<span key={id}>
							{index > 0 ? '; ' : ''}
							<Link to={`${paths.person({ person: id })}#excuses`}>{name}</Link> ({why})
						</span>
					))}
					. End that on their page to give them a place.
				</p>
			) : null}
			{[problem, stopped].map((line) =>
				line ? (
					<div className="say bad mb-6" role="alert" key={line}>
						<Icon name="warn" />
						<p>{line}</p>
					</div>
				) : null,
			)}
			{running ? <UnderWay progress={running} people={people} /> : null}
			{work ? (
				<Workspace {...work} moving={moving} rules={rules} />
			) : running ? null : (
				<Empty
					title={people === 0 ? 'Nobody is in this intake yet' : 'No proposal yet'}
					act={
						people === 0 ? null : (
							<>
								<Form method="post">
									<button className="btn ink" type="submit" name="intent" value="arrange">
										Propose cohorts
									</button>
								</Form>
								<Link className="btn text" to={rules}>
									Wishes and rules
								</Link>
							</>
						)
					}
				>
					Cohorts of eight to twelve are proposed from everybody’s hours, teams and reporting lines, each place with its
					reason. You change what you like; nobody hears of it until you publish.
				</Empty>
			)}
		</main>
	)
}
