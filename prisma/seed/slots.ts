import type { Rubric } from '~/domain/assessment/rubric'
import { keepWording } from '~/domain/assessment/rubric-versions.server'
import type { SlotPart } from '~/domain/assessment/slot'
import { findStageByKey } from '~/domain/program/find'
import type { Program, Stage } from '~/domain/program/lesson'
import { nextNumber } from '~/domain/session/schedule.server'
import { addDays } from '~/domain/zone/plain-date'
import { instantOf } from '~/domain/zone/zone.server'
import { QUARTER } from './quarter'
import { createCohort, daysFrom, HOME, idOf, type Story, thursday } from './story'

export const LEVEL_TWO = 'technical-leadership-ladder/l2'
const MEMBERS = ['eng4-2', 'eng5-4', 'eng6-2', 'eng7-4']

const SAID = `I began by asking each what they wanted to be different in two weeks. The first party said "I want to be asked before my work is undone." I said it back as "you want to be asked", and they corrected me: "and to be believed." That second half was the talk.

The second party said "I would do it again." I asked what that night had been like, and waited. After a while: "I was alone with it, and I was afraid of the next page." The first party had not known that nobody else was on call.

At eleven minutes the jokes about the sick leave came up. I stopped there. I said that this is not for mediation, that it goes to the people on the safety page, and that I would go along if wanted. Then we went on with the release only.

What they agreed: whoever is on call may roll back, and writes to the author before writing in the channel; both look at the missing test together on Tuesday; we three meet for ten minutes in two weeks. If it slips, the first party calls me and not the lead.

What I would do otherwise: I said "good point" once, to one of the two.`

const RECORD = `The rollback
Two people of one platform team have stopped reviewing each other’s changes since a release was rolled back three weeks ago.

What watchers counted
The mediator speaks: 268, 251 seconds
The first party speaks: 402, 411 seconds
The second party speaks: 389, 377 seconds
Words of the mediator that judge: 1, 1

Noted together
• “I want to be asked before my work is undone, and to be believed.”
• “I was alone with it, and I was afraid of the next page.”`

/** Mediations of Level 2: one that was scored, one that is booked with somebody who plays, one that is free. */
export async function mediations(story: Story, programs: Program[], rubric: Rubric | undefined): Promise<void> {
	const { tx, now, today } = story
	const stage = findStageByKey(programs, LEVEL_TWO)
	if (!stage || !rubric) throw new Error('The sample needs Level 2 with the rubric of its mediation.')
	const cohortId = await createCohort(
		{ ...story, stage },
		{
			key: 'ridge-a',
			name: 'Ridge A',
			status: 'finished',
			seatCount: 8,
			startsOn: thursday(today, -14),
			createdAt: daysFrom(now, -110),
			members: MEMBERS,
			lead: 'spring3',
		},
	)
	await keepWording(tx, rubric, daysFrom(now, -110))
	const seen = await slot(story, stage, { key: 'seen', days: -9, pair: ['facilitator', 'mentor'], shows: 'eng4-2' })
	await meet(story, stage, cohortId, seen)
	await scored(story, rubric, cohortId, seen.id)
	const booked = await slot(story, stage, {
		key: 'booked',
		days: 4,
		pair: ['facilitator', 'mentor'],
		shows: 'eng5-4',
		plays: ['eng6-2'],
	})
	await meet(story, stage, cohortId, booked)
	await slot(story, stage, { key: 'free', days: 8, pair: ['facilitator', 'mentor'] })
}

/** Defenses of Quarter 1: whoever’s case is handed in has booked theirs, and one is free. */
export async function defenses(story: Story, programs: Program[]): Promise<void> {
	const stage = findStageByKey(programs, QUARTER)
	if (!stage) throw new Error('The sample needs the first quarter of the track.')
	const at = { of: DEFENSE, pair: ['facilitator2', 'facilitator3'] }
	const booked = await slot(story, stage, { ...at, key: 'defense', days: 3, shows: 'eng2-3' })
	await meet(story, stage, idOf('track-one'), booked, DEFENSE)
	const defendsId = idOf('feature-case-eng2-3')
	await story.tx.assessmentSlot.update({ where: { id: booked.id }, data: { defendsId } })
	await slot(story, stage, { ...at, key: 'defense-free', days: 9 })
}

type Hour = { key: string; days: number; pair: string[]; shows?: string; plays?: string[]; of?: Shown }
type Made = { id: string; localStart: string; startsAt: Date; people: string[] }
type Shown = { requirementId: string; format: string; title: string; durationMinutes: number; hasScene: boolean }

const MEDIATION: Shown = {
	requirementId: 'mediation',
	format: 'mediation-45',
	title: 'A mediation played live',
	durationMinutes: 45,
	hasScene: true,
}
const DEFENSE: Shown = {
	requirementId: 'feature-case',
	format: 'defense-30',
	title: 'A feature case and its defense',
	durationMinutes: 30,
	hasScene: false,
}
const HOUR = { timeZone: HOME, callUrl: 'https://meet.ferrystone.example/assessed', place: '' }

async function slot({ tx, now, today }: Story, stage: Stage, hour: Hour): Promise<Made> {
	const { pair, shows, plays = [], of = MEDIATION } = hour
	const localStart = `${addDays(today, hour.days)}T15:00`
	const start = instantOf(localStart, HOME)
	if (!start.ok) throw new Error(`${localStart} does not exist in ${HOME}`)
	const id = idOf(`slot-${hour.key}`)
	const seat = (part: SlotPart) => (key: string) => ({ personId: idOf(key), part, since: daysFrom(now, -12) })
	await tx.assessmentSlot.create({
		data: {
			...HOUR,
			id,
			stageKey: stage.key,
			requirementId: of.requirementId,
			durationMinutes: of.durationMinutes,
			localStart,
			startsAt: start.at,
			createdAt: daysFrom(now, -20),
			seats: {
				create: [
					...pair.map(seat('assesses')),
					...(shows ? [shows] : []).map(seat('shows')),
					...plays.map(seat('plays')),
				],
			},
		},
	})
	return { id, localStart, startsAt: start.at, people: [...(shows ? [shows] : []), ...plays, ...pair].map(idOf) }
}

async function meet(
	{ tx, now }: Story,
	stage: Stage,
	cohortId: string,
	{ id, people, ...at }: Made,
	{ title, format, durationMinutes, hasScene }: Shown = MEDIATION,
): Promise<void> {
	const key = `meeting-${id}`
	const same = { ...HOUR, title: `${stage.label}: ${title}`, format, durationMinutes, cohortId }
	const seats = people.map((personId) => ({ personId }))
	const createdAt = daysFrom(now, -12)
	const series = { id: idOf(`series-${key}`), everyWeeks: 1, firstStart: at.localStart, startedById: people[0] ?? '' }
	await tx.sessionSeries.create({
		data: { ...same, ...series, createdAt, endedAt: createdAt, seats: { create: seats } },
	})
	const sessionId = idOf(key)
	const position = await nextNumber(tx, cohortId, 'self-run')
	await tx.session.create({
		data: { ...same, ...at, id: sessionId, kind: 'self-run', seriesId: series.id, position, createdAt },
	})
	if (hasScene) {
		const groupId = idOf(`scene-${key}`)
		await tx.sessionGroup.create({ data: { id: groupId, sessionId, name: 'The scene' } })
		await tx.sessionGroupSeat.createMany({
			data: people.map((personId, place) => ({ sessionId, groupId, personId, place })),
		})
	}
	await tx.assessmentSlot.update({ where: { id }, data: { sessionId } })
}

async function scored({ tx, now }: Story, rubric: Rubric, cohortId: string, slotId: string): Promise<void> {
	const submissionId = idOf('mediation-seen')
	await tx.submission.create({
		data: {
			id: submissionId,
			...{ personId: idOf('eng4-2'), stageKey: LEVEL_TWO, requirementId: MEDIATION.requirementId, cohortId, slotId },
			...{ text: SAID, record: RECORD },
			rubricId: rubric.id,
			rubricHash: rubric.hash,
			createdAt: daysFrom(now, -8),
			submittedAt: daysFrom(now, -8),
			decision: 'met',
			decidedAt: daysFrom(now, -6),
		},
	})
	for (const [index, key] of ['facilitator', 'mentor'].entries())
		await tx.scoreSheet.create({
			data: {
				submissionId,
				assessorId: idOf(key),
				scores: Object.fromEntries(rubric.criteria.map(({ id }) => [id, id === 'limits' ? 4 : 3])),
				comment: [
					'You stopped for what is not yours to mediate, in minute eleven, and said where it goes. Then you went on.',
					'“And to be believed”: you let yourself be corrected, and the talk began there. Watch the “good point”.',
				][index] as string,
				assignedAt: daysFrom(now, -8),
				submittedAt: daysFrom(now, -7 + index),
			},
		})
}
