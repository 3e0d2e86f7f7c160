import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage } from '~/components/keep-page'
import { Icon } from '~/components/ui/icon'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { changeRefusals } from '~/domain/formation/change.server'
import { publishFormation, publishRefusals } from '~/domain/formation/publish.server'
import { publishForm } from '~/domain/formation/schema'
import { loadPublishing } from '~/domain/formation/workspace.server'
import { counted } from '~/domain/number-words'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/formation.css?url'

export const handle = { desk: 'admin', at: 'intakes', help: 'forming-cohorts' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Publish cohorts · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	return loadPublishing(db, content.programs, param(args, 'intake'), clock())
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content, mail } = args.context
	const intakeId = param(args, 'intake')
	const form = readForm(await readFormData(args.request), publishForm)
	if (!form.ok) return form.answer
	try {
		const { cohortIds } = await publishFormation(db, content.programs, { intakeId, ...form.value }, admin, clock())
		mail.wake()
		const count = counted(cohortIds.length, 'cohort is', 'cohorts are')
		return goTo(paths.adminCohorts(), flash(`Published: ${count} formed, and everybody is told.`))
	} catch (error) {
		return data({ problem: refusal(error, { ...changeRefusals, ...publishRefusals }) }, { status: 409 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = () => true

export default function PublishFormation() {
	const { intake, revision, groups, left, broken, isPublished, stillOpen } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const problem = answer && 'problem' in answer ? answer.problem : null
	const back = paths.formation({ intake: intake.id })
	const unagreed = groups.flatMap((group) => group.unagreed)
	const isReady = groups.length > 0 && broken.length === 0 && !isPublished
	return (
		<main id="main">
			<Crumbs trail={[{ name: intake.name, to: back }, { name: 'Publish' }]} />
			<h1 className="h1 work mb-6">
				{isPublished ? 'Published already' : `Who is told what, ${counted(groups.length, 'cohort', 'cohorts')}`}
			</h1>
			{[problem, ...broken].map((line) =>
				line ? (
					<div className="say bad mb-6" role="alert" key={line}>
						<Icon name="warn" />
						<p>{line}</p>
					</div>
				) : null,
			)}
			{unagreed.length > 0 && isReady ? (
				<div className="say warn mb-6">
					<Icon name="warn" />
					<div>
						<p>
							Not every line manager has agreed to the time. Publishing gives these people their place all the same:
						</p>
						<ul>
							{unagreed.map((line) => (
								<li key={line}>{line}</li>
							))}
						</ul>
					</div>
				</div>
			) : null}
			{groups.map((group) => (
				<Section id={`group-${group.key}`} title={group.title} aside={`${group.lead} leads`} key={group.key}>
					<p className="small soft mt-3">
						{group.lead} hears that the cohort is theirs to lead. These hear that they have a place, from which week,
						and who leads:
					</p>
					<ul className="told">
						{group.people.map((person) => (
							<li key={person.id}>{person.name}</li>
						))}
					</ul>
				</Section>
			))}
			{left.length > 0 ? (
				<Section id="left" title="No place this time" aside={counted(left.length, 'person', 'people')}>
					<p className="small soft mt-3">
						These hear that there is no place for them, that it says nothing about them, and that the level comes round
						again:
					</p>
					<ul className="told">
						{left.map((person) => (
							<li key={person.id}>{person.name}</li>
						))}
					</ul>
				</Section>
			) : null}
			{isReady ? (
				<Form method="post" className="form mt-6">
					<input type="hidden" name="revision" value={revision} />
					<fieldset className="field">
						<legend>How they begin</legend>
						<div className="picks">
							<label className="pick">
								<input type="radio" name="status" value="planned" defaultChecked />
								<span>Planned: nobody else can join by themselves</span>
							</label>
							<label className="pick">
								<input type="radio" name="status" value="open" />
								<span>
									Open to join: free seats can be taken by anybody who has nobody of their team or reporting line there
								</span>
							</label>
						</div>
					</fieldset>
					<p className="small soft">
						{stillOpen ? 'The intake is still open; publishing closes it, and nobody can apply any more. ' : ''}
						This cannot be undone as a whole. Single people and leads can be changed in each cohort afterwards.
					</p>
					<div className="acts">
						<Link className="btn edge" to={back}>
							Not yet
						</Link>
						<button className="btn ink" type="submit" name="intent" value="publish">
							Publish {counted(groups.length, 'cohort', 'cohorts')} and tell everybody
						</button>
					</div>
				</Form>
			) : (
				<p className="mt-6">
					<Link className="btn edge" to={isPublished ? paths.adminCohorts() : back}>
						{isPublished ? 'To the cohorts' : 'Back to the proposal'}
					</Link>
				</p>
			)}
		</main>
	)
}
