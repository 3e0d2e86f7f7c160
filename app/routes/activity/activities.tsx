import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActivityRows } from '~/components/activity/activity-rows'
import { SeatRows } from '~/components/activity/seat-rows'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { activitiesOf } from '~/domain/activity/find'
import { hostingRefusals } from '~/domain/activity/hosting'
import { listOfQuarter } from '~/domain/activity/quarter.server'
import { listActivityStates } from '~/domain/activity/read-evidence.server'
import { listSeatsOffered } from '~/domain/activity/read-hosting.server'
import { saySeat } from '~/domain/activity/say-hosting.server'
import { bookSeat, giveUpSeat } from '~/domain/activity/seats.server'
import { saidMinutes } from '~/domain/practice/count'
import { getStage } from '~/domain/program/find'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'learn', help: 'activities' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Activities of ${page?.stage.label} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content, clock } = args.context
	const stage = getStage(content.programs, param(args, 'program'), param(args, 'stage'))
	const activities = activitiesOf(stage)
	const here = { program: stage.program.slug, stage: stage.id }
	const states = await listActivityStates(db, stage.key, [reader.id])
	return {
		stage: { label: stage.label, title: stage.title, to: paths.stage(here), counts: paths.requirements(here) },
		isOfQuarter: (await listOfQuarter(db, stage.key, [reader.id])).has(reader.id),
		here: paths.activities(here),
		hasHosts: activities.some(({ hosted }) => hosted),
		seats: (await listSeatsOffered(db, stage.key, reader.id, clock())).map((seat) =>
			saySeat(seat, content.programs, reader.timeZone),
		),
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

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content, clock, mail } = args.context
	const stage = getStage(content.programs, param(args, 'program'), param(args, 'stage'))
	const formData = await readFormData(args.request)
	const seat = { hostingId: String(formData.get('hosting') ?? ''), personId: reader.id }
	const here = paths.activities({ program: stage.program.slug, stage: stage.id })
	let line = 'You have given it up.'
	try {
		if (formData.get('intent') === 'give-up') await giveUpSeat(db, seat, clock())
		else {
			const way = await bookSeat(db, { ...seat, stageKey: stage.key }, clock())
			line = way === 'booked' ? 'The seat is yours. A letter with the hour is on its way.' : 'You are in line.'
		}
	} catch (error) {
		return data({ problem: refusal(error, hostingRefusals) }, { status: 409 })
	}
	mail.wake()
	return goTo(here, flash(line))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Activities() {
	const { stage, isOfQuarter, activities, seats, hasHosts, here } = useLoaderData<typeof loader>()
	const problem = useActionData<typeof action>()?.problem
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
			{problem ? <Refusal className="mb-6">{problem}</Refusal> : null}
			<div className="cohort-grid">
				<div>
					<Section id="activities" title="What the quarter asks for" className="">
						<ActivityRows activities={activities} canWrite={isOfQuarter} />
					</Section>
					{hasHosts && isOfQuarter ? (
						<Section id="seats" title="Seats that hosts offer">
							{seats.length > 0 ? (
								<SeatRows seats={seats} action={here} />
							) : (
								<Empty title="No seats at the moment">
									Hosts offer them for days that take place anyway. Ask somebody you would like to sit beside, or tell
									your L&D admin what you miss.
								</Empty>
							)}
						</Section>
					) : null}
				</div>
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
