import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { HeldForm } from '~/components/assess/held-form'
import { LookedFor } from '~/components/assess/looked-for'
import { Mentors } from '~/components/assess/mentors'
import { RefusedText } from '~/components/assess/refused-text'
import { WhereItStands } from '~/components/assess/said'
import { CalledOff, FreeSlots, OwnSlotCard, SlotsToPlay } from '~/components/assess/slot-rows'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { mayWrite, readingOf, readingWords } from '~/domain/assessment/decision'
import { listSlotsFor } from '~/domain/assessment/read-slots.server'
import { getWording } from '~/domain/assessment/rubric-versions.server'
import { listFeedback } from '~/domain/assessment/sheets.server'
import { slotRefusals } from '~/domain/assessment/slot'
import { listSubmissions } from '~/domain/assessment/submissions.server'
import { listMentors, MOST_MENTORS } from '~/domain/assessment/ties.server'
import { listLeaves } from '~/domain/leave/read.server'
import { listed } from '~/domain/number-words'
import { readRecord } from '~/domain/room/record.server'
import { shortDate, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { answerMentorForm } from '~/http/mentor-form.server'
import { goTo } from '~/http/safe-redirect'
import { answerSlotForm, liveOf } from '~/http/slot-forms.server'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'learn', help: 'slots' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Shown live, ${page?.stage.label ?? ''} · Belay` },
]

type Timed = { startsAt: Date; durationMinutes: number }

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, pinned } = await liveOf(args, reader.id)
	const { db, clock, content } = args.context
	const now = clock()
	const { rule, rubric, since, stageKey } = pinned
	const rows = await listSubmissions(db, { personId: reader.id, stageKey, requirementId: rule.id, since })
	const verdict = mayWrite(rows, rule.retryDays, await listLeaves(db, reader.id), now)
	const slots = await listSlotsFor(db, reader.id, pinned, now)
	const last = rows.findLast((row) => row.submittedAt)
	const judged = rows.findLast((row) => row.decision || row.round > 1)
	const here = { program: stage.program.slug, stage: stage.id, work: rule.id }
	const say = <Slot extends Timed>({ startsAt, ...slot }: Slot) => {
		const when = whenOf(startsAt, reader.timeZone, slot.durationMinutes)
		return { ...slot, day: when.day, time: when.range }
	}
	const until = (at: Date) => {
		const when = whenOf(at, reader.timeZone)
		return `${when.shortDay}, ${when.time}`
	}
	const meet = (sessionId: string | null) => (sessionId ? paths.session({ session: sessionId }) : null)
	const { own } = slots
	const mentors = await listMentors(db, reader.id)
	return {
		stage: { label: stage.label, to: paths.stage(here), counts: paths.requirements(here) },
		rule: { form: rule.form, brief: rule.brief ?? '', players: rule.live?.players ?? 0 },
		defends: rule.defense ? paths.submission(here) : null,
		notNow: slots.notNow,
		rubric: last && !verdict.ok ? await getWording(db, content.rubrics, last) : rubric,
		own: own && {
			...say(own),
			giveUpUntil: own.giveUpUntil && until(own.giveUpUntil),
			to: meet(own.sessionId),
			hasRecord: own.isOver && own.sessionId !== null && (await readRecord(db, own.sessionId, reader.id)) !== '',
		},
		calledOff: slots.calledOff && say(slots.calledOff),
		free: slots.free.map((slot) => ({ ...say(slot), bookUntil: until(slot.bookUntil) })),
		playing: slots.playing.map((slot) => ({ ...say(slot), to: meet(slot.sessionId) })),
		lacking: slots.lacking.map(say),
		why: verdict.ok ? null : verdict.why,
		from: !verdict.ok && verdict.from ? shortDate(verdict.from, reader.timeZone) : null,
		reading: last ? readingWords[readingOf(last, rule.assessors)] : '',
		appealed: last?.decision === null && last.round > 1,
		inCohort: pinned.cohortId !== null,
		mentors,
		mayName: mentors.length < MOST_MENTORS,
		tries: last ? paths.tries(here) : null,
		feedback: judged ? ((await listFeedback(db, [judged.id], reader.id)).get(judged.id) ?? []) : [],
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { stage, pinned } = await liveOf(args, reader.id)
	const formData = await readFormData(args.request)
	const here = paths.slots({ program: stage.program.slug, stage: stage.id, work: pinned.rule.id })
	const named = await answerMentorForm(args.context, formData, here, reader)
	if (named) return named
	try {
		return goTo(here, flash(await answerSlotForm(args, formData, reader, pinned)))
	} catch (error) {
		const held = formData.get('intent') === 'hand-in'
		const kept = { text: held ? String(formData.get('text') ?? '') : '', shares: formData.get('shares') === 'yes' }
		const said = { problem: refusal(error, slotRefusals), mentorProblem: undefined }
		return data({ ...said, held, ...kept }, { status: 409 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Slots() {
	const page = useLoaderData<typeof loader>()
	const { defends } = page
	const answer = useActionData<typeof action>()
	const { own, free, playing, lacking } = page
	const refused = answer && 'held' in answer ? answer : undefined
	return (
		<main id="main" className="page narrow">
			<Crumbs
				trail={[
					{ name: 'Learn', to: paths.learn() },
					{ name: page.stage.label, to: page.stage.to },
					{ name: 'What counts', to: page.stage.counts },
					{ name: defends ? 'The defense' : 'Shown live' },
				]}
			/>
			<h1 className="h1">{page.rule.form}</h1>
			<p className="soft mt-3">{page.rule.brief}</p>
			<p className="small soft mt-2">
				{defends
					? 'Two trained peers read what you handed in, ask you about it, and only then score it by the rubric below,'
					: 'Two trained peers watch and score it by the rubric below,'}{' '}
				each without the other’s scores. Never your line manager or mentor, and only one of them may know your cohort.
			</p>
			{defends ? (
				<p className="mt-2">
					<Link to={defends}>What you hand in</Link>
				</p>
			) : null}
			{page.tries ? (
				<p className="mt-2">
					<Link to={page.tries}>Your tries, side by side</Link>
				</p>
			) : null}
			{refused && !(refused.held && own?.isOver) ? <RefusedText problem={refused.problem} text={refused.text} /> : null}
			{defends ? null : (
				<WhereItStands
					why={page.why}
					from={page.from}
					reading={page.reading}
					inCohort={page.inCohort}
					appealed={page.appealed}
				/>
			)}
			{page.notNow === 'not-handed-in' ? (
				<p className="say note mt-6">
					Nothing waits to be defended. Once a work is handed in, you book the hour in which its two assessors ask about
					it.
				</p>
			) : null}
			{page.calledOff ? <CalledOff slot={page.calledOff} /> : null}
			{own ? (
				<Section id="own" title={!own.isOver ? 'Your slot' : defends ? 'Defended' : 'Hand in what was said'}>
					{own.isOver && defends ? (
						<p className="mt-3">
							On {own.day}, {own.time}, with {listed(own.assessors)}. Both score it now, each alone. You hear from them
							where you handed it in.
						</p>
					) : own.isOver ? (
						<>
							<p className="small soft mt-3">
								Of {own.day}, {own.time}. Your assessors score once it is handed in. Write it today, while you hear it.{' '}
								{own.to ? <Link to={own.to}>Where you met</Link> : null}
							</p>
							<HeldForm
								slotId={own.id}
								hasRecord={own.hasRecord}
								text={refused?.text ?? ''}
								shares={refused?.shares ?? false}
								problem={refused?.held ? refused.problem : undefined}
							/>
						</>
					) : (
						<OwnSlotCard slot={own} playersAsked={page.rule.players} isDefense={defends !== null} />
					)}
				</Section>
			) : null}
			{page.notNow === null && page.inCohort && !own ? (
				<Section id="free" title="Free slots">
					{free.length > 0 ? (
						<FreeSlots slots={free} />
					) : (
						<Empty title="No slot is free for you now">
							Assessors offer new ones every week. If none comes, write to your L&amp;D admin.
						</Empty>
					)}
				</Section>
			) : null}
			{playing.length + lacking.length > 0 ? (
				<Section id="play" title="Play a party for somebody">
					<p className="small soft mt-3">
						Each of you plays for others, too. Nobody scores how you play, and you read your card in the room.
					</p>
					<SlotsToPlay playing={playing} lacking={lacking} />
				</Section>
			) : null}
			<LookedFor rubric={page.rubric} feedback={page.feedback} />
			<Mentors mentors={page.mentors} mayAdd={page.mayName} problem={answer?.mentorProblem} />
		</main>
	)
}
