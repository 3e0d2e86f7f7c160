import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ActivityRows } from '~/components/activity/activity-rows'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { activitiesOf } from '~/domain/activity/find'
import { listOfQuarter } from '~/domain/activity/quarter.server'
import { listActivityStates } from '~/domain/activity/read-evidence.server'
import { saidMinutes } from '~/domain/practice/count'
import { getStage } from '~/domain/program/find'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'learn', help: 'activities' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Activities of ${page?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const stage = getStage(content.programs, param(args, 'program'), param(args, 'stage'))
	const activities = activitiesOf(stage)
	const here = { program: stage.program.slug, stage: stage.id }
	const states = await listActivityStates(db, stage.key, [reader.id])
	return {
		stage: { label: stage.label, title: stage.title, to: paths.stage(here), counts: paths.requirements(here) },
		isOfQuarter: (await listOfQuarter(db, stage.key, [reader.id])).has(reader.id),
		activities: activities.map(({ id, title, evidence, minutes, hosted }) => {
			const own = states.get(`${reader.id} ${id}`)
			return {
				id,
				title,
				evidence,
				takes: saidMinutes(minutes),
				hosted,
				state: own?.state ?? ('open' as const),
				wasConfirmed: own?.wasConfirmed ?? false,
				to: paths.activity({ ...here, activity: id }),
			}
		}),
	}
})

export default function Activities() {
	const { stage, isOfQuarter, activities } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[{ name: 'Learn', to: paths.learn() }, { name: stage.label, to: stage.to }, { name: 'Activities' }]}
			/>
			<div className="top">
				<div>
					<h1 className="h1">Activities on the job</h1>
					<p className="lede">
						{stage.label}, {stage.title}: what you do outside this program, beside people who do it for a living. Write
						down what it was, and ask somebody who saw it to confirm it.
					</p>
				</div>
			</div>
			{isOfQuarter ? null : (
				<p className="say note mb-6">
					You have no seat in a cohort of this quarter. You can read what it asks for; activities are written down and
					confirmed in a cohort.
				</p>
			)}
			<div className="cohort-grid">
				<Section id="activities" title="What the quarter asks for" className="">
					<ActivityRows activities={activities} canWrite={isOfQuarter} />
				</Section>
				<aside>
					<Section id="counts" title="What counts" className="">
						<p className="small soft mt-3">
							All of them, each confirmed by a sponsor or by the host who offered the seat.{' '}
							<Link to={stage.counts}>What counts for {stage.label}</Link>
						</p>
					</Section>
					<Section id="who" title="Who can read this">
						<p className="small soft mt-3">
							What you write is yours alone until you send it, and then yours and the one person’s you name. Admins see
							which activities are confirmed, for how long and by whom: not a word of the text.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
