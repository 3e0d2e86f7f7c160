import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EvidenceAsked } from '~/components/activity/evidence-asked'
import { EvidenceForm } from '~/components/activity/evidence-form'
import { EvidenceHistory } from '~/components/activity/evidence-history'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Refusal } from '~/components/ui/refusal'
import { Section } from '~/components/ui/section'
import { keepEvidence, sendEvidence } from '~/domain/activity/evidence.server'
import { getActivity, wayTitle } from '~/domain/activity/find'
import { evidenceRefusals } from '~/domain/activity/policy'
import { listOfQuarter } from '~/domain/activity/quarter.server'
import { type EvidenceRow, listOwnEvidence } from '~/domain/activity/read-evidence.server'
import { draftForm, evidenceForm } from '~/domain/activity/schema'
import { saidMinutes } from '~/domain/practice/count'
import { getStage } from '~/domain/program/find'
import { dayLabel } from '~/domain/zone/plain-date'
import { dateOf, shortDate, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { answerAskedForm } from '~/http/asked-form.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/activity.css?url'

export const handle = { at: 'learn', help: 'activities' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.activity.title ?? 'An activity'} · Belay` },
]

function activityAt(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const stage = getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
	const activity = getActivity(stage, param(args, 'activity'))
	return { stage, activity, here: { program: stage.program.slug, stage: stage.id, activity: activity.id } }
}

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, activity, here } = activityAt(args)
	const { db, clock } = args.context
	const zone = reader.timeZone
	const rows = await listOwnEvidence(db, { personId: reader.id, stageKey: stage.key, activityId: activity.id })
	const [newest] = rows
	const asked = newest?.state === 'asked' ? newest : null
	const say = (row: EvidenceRow) => ({
		id: row.id,
		way: wayTitle(activity, row.way),
		text: row.text,
		day: row.onDay ? dayLabel(row.onDay) : '',
		takes: saidMinutes(row.minutes),
		sponsor: row.sponsorName,
		on: shortDate(row.answeredAt ?? row.askedAt ?? clock(), zone),
		until: row.linkEndsAt ? shortDate(row.linkEndsAt, zone) : '',
		isOver: row.linkEndsAt !== null && row.linkEndsAt <= clock(),
		state: row.state,
		reason: row.reason,
	})
	return {
		stage: { label: stage.label, to: paths.stage(here), activities: paths.activities(here) },
		activity: {
			title: activity.title,
			evidence: activity.evidence,
			ways: activity.ways,
			takes: saidMinutes(activity.minutes),
		},
		today: dateOf(clock(), zone),
		isOfQuarter: (await listOfQuarter(db, stage.key, [reader.id])).has(reader.id),
		asked: asked && say(asked),
		// What came back, and what is changed after it was confirmed, goes on from its own words.
		draft: asked ? null : (newest ?? null),
		isBegun: newest?.state === 'draft',
		answered: rows.filter(({ state }) => state === 'confirmed' || state === 'declined').map(say),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, activity, here } = activityAt(args)
	const { db, clock, mail } = args.context
	const now = clock()
	const key = { personId: reader.id, stageKey: stage.key, activityId: activity.id }
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	const waiting = await answerAskedForm(args.context, intent, key, paths.activity(here))
	if (waiting) return waiting
	const form = intent === 'send' ? readForm(formData, evidenceForm) : readForm(formData, draftForm)
	if (!form.ok) return form.answer
	const { onDay, way } = form.value
	if (onDay > dateOf(now, reader.timeZone))
		return form.refuse({ fields: { onDay: ['Choose today, or a day before it'] } })
	if (way !== '' && wayTitle(activity, way) === '') return form.refuse({ fields: { way: ['Choose one of them'] } })
	if (intent === 'send' && activity.ways.length > 0 && way === '')
		return form.refuse({ fields: { way: ['Choose which it was'] } })
	try {
		if (intent !== 'send') {
			await keepEvidence(db, key, form.value, now)
			return data({ savedAt: whenOf(now, reader.timeZone).time })
		}
		await sendEvidence(db, key, form.value, now)
	} catch (error) {
		return form.refuse({ form: [refusal(error, evidenceRefusals)] }, 409)
	}
	mail.wake()
	return goTo(paths.activity(here), flash('Sent. They get a letter, and say whether it was so.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Activity() {
	const { stage, activity, today, isOfQuarter, asked, draft, isBegun, answered } = useLoaderData<typeof loader>()
	const said = useActionData<typeof action>()
	const problem = said && 'problem' in said ? said.problem : null
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: stage.label, to: stage.to },
					{ name: 'Activities', to: stage.activities },
					{ name: activity.title },
				]}
			/>
			<div className="top">
				<div>
					<h1 className="h1">{activity.title}</h1>
					<p className="lede">
						{activity.evidence} It takes about {activity.takes}.
					</p>
				</div>
			</div>
			{problem ? <Refusal className="mb-6">{problem}</Refusal> : null}
			<div className="cohort-grid">
				<div>
					{asked ? (
						<Section id="asked" title="Waits for a word" className="">
							<EvidenceAsked asked={asked} />
						</Section>
					) : isOfQuarter ? (
						<Section
							id="write"
							title={answered.length > 0 && !isBegun ? 'Write it anew' : 'In your words'}
							className=""
							aside={
								answered.some(({ state }) => state === 'confirmed') ? 'What is confirmed goes on counting' : undefined
							}
						>
							<EvidenceForm
								draft={draft}
								ways={activity.ways}
								today={today}
								answer={said && 'result' in said ? said : undefined}
								savedAt={said && 'savedAt' in said ? said.savedAt : undefined}
							/>
						</Section>
					) : (
						<p className="say note">
							You have no seat in a cohort of this quarter. Activities are written down and confirmed in a cohort.
						</p>
					)}
					{answered.length > 0 ? (
						<Section id="answered" title="What others said">
							<EvidenceHistory answered={answered} />
						</Section>
					) : null}
				</div>
				<aside>
					<Section id="who" title="Who can read this" className="">
						<p className="small soft mt-3">
							Until you send it, you alone. Then you and the person you name, on a page that their letter leads to.
							Admins see that it is confirmed, for how long and by whom; not a word of it. Leave out what somebody told
							you in confidence, and figures that are not public.
						</p>
					</Section>
				</aside>
			</div>
		</main>
	)
}
