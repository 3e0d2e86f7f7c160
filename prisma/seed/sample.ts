import { createHash } from 'node:crypto'
import type { Bank } from '~/domain/assessment/bank'
import { drawQuestions } from '~/domain/assessment/check'
import type { Rubric } from '~/domain/assessment/rubric'
import { addMonths } from '~/domain/certification/issue.server'
import type { Statement } from '~/domain/certification/schema'
import { rulesOfToday } from '~/domain/cohort/rules'
import type { Db, Prisma, Tx } from '~/domain/db'
import { firstNameOf } from '~/domain/person/schema'
import { findStageByKey, writtenModules } from '~/domain/program/find'
import { interactiveBlocks, type Program, type Stage } from '~/domain/program/lesson'
import type { Format } from '~/domain/room/format'
import type { Seat } from '~/domain/room/wire'
import type { PasswordHasher } from '~/domain/sign-in/passwords.server'
import { addDays, dateOf, instantOf, localOf } from '~/domain/zone/zone.server'
import { CASE, PROMISES, playCritique } from './critique'
import { SAMPLE_PASSWORD, type SamplePerson, samplePeople } from './people'

/**
 * Ferrystone in mid-program, loaded by SAMPLE=1 into an empty database: the same people and stories every time, dated
 * around today, so that a visitor always arrives in the middle of it.
 */
type Content = {
	programs: Program[]
	formats: Map<string, Format>
	banks: Map<string, Bank>
	rubrics: Map<string, Rubric>
}

const HOME = 'Europe/Lisbon'
const STAGE = 'technical-leadership-ladder/l1'

export async function loadSample(
	db: Db,
	content: Content,
	hasher: PasswordHasher,
	now: Date,
): Promise<'loaded' | 'kept'> {
	if ((await db.organization.count()) > 0) return 'kept'
	const stage = findStageByKey(content.programs, STAGE)
	const format = content.formats.get('critique-60')
	const bank = content.banks.get('l1')
	const rubric = content.rubrics.get('l1-scenario')
	if (!stage || !format || !bank || !rubric)
		throw new Error('The sample needs Level 1 with its critique, bank and rubric.')
	const passwordHash = await hasher.hash(SAMPLE_PASSWORD)
	const people = samplePeople()
	await db.$transaction(
		async (tx) => {
			await tx.organization.create({
				data: { id: 1, name: 'Ferrystone', timeZone: HOME, isSample: true, createdAt: daysFrom(now, -240) },
			})
			await createPeople(tx, people, passwordHash, now)
			const story = { tx, stage, format, bank, rubric, now, today: dateOf(now, HOME) }
			await springCohort(story)
			await autumnCohort(story, people)
			await winterCohort(story)
			await firstEntries(tx, now)
		},
		{ timeout: 60_000, maxWait: 20_000 },
	)
	return 'loaded'
}

type Story = { tx: Tx; stage: Stage; format: Format; bank: Bank; rubric: Rubric; now: Date; today: string }

/** A stable id from a name: the sample is the same every time. */
function idOf(key: string): string {
	const hex = createHash('sha256').update(`ferrystone:${key}`).digest('hex')
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function daysFrom(now: Date, days: number): Date {
	return new Date(now.getTime() + days * 86_400_000)
}

async function createPeople(tx: Tx, people: SamplePerson[], passwordHash: string, now: Date): Promise<void> {
	await tx.person.createMany({
		data: people.map(({ key, manager: _manager, roles: _roles, calledName, ...person }, index) => ({
			...person,
			id: idOf(key),
			calledName: calledName ?? firstNameOf(person.name),
			passwordHash,
			createdAt: daysFrom(now, -230 + (index % 90)),
		})),
	})
	for (const { key, manager } of people)
		if (manager) await tx.person.update({ where: { id: idOf(key) }, data: { managerId: idOf(manager) } })
	await tx.personRole.createMany({
		data: people.flatMap(({ key, roles }) => roles.map((role) => ({ personId: idOf(key), role }))),
	})
}

/** The weekday rhythm of a cohort: Thursdays at 16:00 in Lisbon. `weeks` from this week's Thursday. */
function thursday(today: string, weeks: number): string {
	const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
	const next = (4 - weekday + 7) % 7
	return addDays(today, (next === 0 ? 7 : next) + weeks * 7)
}

async function createCohort(
	{ tx, stage }: Story,
	cohort: {
		key: string
		name: string
		status: string
		seatCount: number
		startsOn: string
		createdAt: Date
		members: string[]
		lead: string
		observer?: string
	},
): Promise<string> {
	const id = idOf(cohort.key)
	await tx.cohort.create({
		data: {
			id,
			name: cohort.name,
			program: stage.program.slug,
			stage: stage.id,
			seatCount: cohort.seatCount,
			status: cohort.status,
			timeZone: HOME,
			startsOn: cohort.startsOn,
			requirements: rulesOfToday(stage) as unknown as Prisma.InputJsonValue,
			createdAt: cohort.createdAt,
			members: { create: cohort.members.map((key) => ({ personId: idOf(key), joinedAt: cohort.createdAt })) },
			facilitators: {
				create: [
					{ personId: idOf(cohort.lead), part: 'lead' },
					...(cohort.observer ? [{ personId: idOf(cohort.observer), part: 'observer' }] : []),
				],
			},
		},
	})
	return id
}

async function createSession(
	{ tx, stage }: Story,
	session: { key: string; cohortId: string; position: number; plan?: number; date: string; time?: string },
): Promise<{ id: string; startsAt: Date; minutes: number }> {
	const plan = stage.sessions[(session.plan ?? session.position) - 1]
	if (!plan) throw new Error(`The plan has no session ${session.plan ?? session.position}.`)
	const localStart = `${session.date}T${session.time ?? '16:00'}`
	const instant = instantOf(localStart, HOME)
	if (!instant.ok) throw new Error(`${localStart} does not exist in ${HOME}`)
	const id = idOf(session.key)
	await tx.session.create({
		data: {
			id,
			cohortId: session.cohortId,
			position: session.position,
			title: plan.title,
			format: plan.format,
			localStart,
			timeZone: HOME,
			durationMinutes: plan.minutes,
			startsAt: instant.at,
			callUrl: `https://meet.ferrystone.example/${session.key}`,
		},
	})
	return { id, startsAt: instant.at, minutes: plan.minutes }
}

async function attend(
	{ tx }: Story,
	session: { id: string; startsAt: Date; minutes: number },
	byKey: string,
	minutes: Record<string, number | 'absent' | 'excused'>,
): Promise<void> {
	const confirmedAt = new Date(session.startsAt.getTime() + (session.minutes + 9) * 60_000)
	await tx.attendance.createMany({
		data: Object.entries(minutes).map(([key, stay]) => ({
			sessionId: session.id,
			personId: idOf(key),
			state: typeof stay === 'number' ? 'present' : stay,
			minutesPresent: typeof stay === 'number' ? stay : 0,
			note: stay === 'excused' ? 'On call that night' : '',
			confirmedById: idOf(byKey),
			confirmedAt,
		})),
	})
	await tx.session.update({ where: { id: session.id }, data: { attendanceConfirmedAt: confirmedAt } })
}

/** Reads `parts` of a module (all when left out), and answers its check when all are read. */
async function readModule(
	{ tx, stage }: Story,
	key: string,
	moduleId: string,
	at: Date,
	parts?: number,
): Promise<void> {
	const module = writtenModules(stage).find((each) => each.id === moduleId)
	if (!module) throw new Error(`${moduleId} is not written`)
	const read = module.lesson.parts.slice(0, parts ?? module.lesson.parts.length).map((part) => part.slug)
	const isDone = parts === undefined
	await tx.moduleProgress.create({
		data: {
			personId: idOf(key),
			moduleKey: module.key,
			partsRead: read,
			lastPart: module.lesson.parts[Math.min(read.length, module.lesson.parts.length - 1)]?.slug ?? '',
			startedAt: daysFrom(at, -2),
			updatedAt: at,
			completedAt: isDone ? at : null,
		},
	})
	if (!isDone) return
	const check = interactiveBlocks(module.lesson).find((block) => block.kind === 'check')
	if (check?.kind !== 'check') return
	const given = Object.fromEntries(
		check.questions.map((question, index) => [
			question.id,
			(index === 2
				? question.answers.find((answer) => !answer.correct)
				: question.answers.find((answer) => answer.correct)
			)?.id ?? '',
		]),
	)
	await tx.partAnswer.create({
		data: { personId: idOf(key), moduleKey: module.key, partId: check.id, answer: { given }, updatedAt: at },
	})
}

async function passCheck({ tx, stage, bank }: Story, key: string, rightCount: number, at: Date): Promise<void> {
	const rule = stage.requirements.find((each) => each.kind === 'check')
	if (rule?.kind !== 'check') return
	let state = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7)
	const chance = () => {
		state = (state * 48_271) % 2_147_483_647
		return state / 2_147_483_647
	}
	const drawn = drawQuestions(bank, rule, new Set(), chance)
	const answers = Object.fromEntries(
		drawn.map((question, index) => {
			const options = bank.questions.find((each) => each.id === question.id)?.options ?? []
			const chosen =
				index < rightCount
					? options.filter((option) => option.correct)
					: options.filter((option) => !option.correct).slice(0, 1)
			return [question.id, chosen.map((option) => option.id)]
		}),
	)
	await tx.checkAttempt.create({
		data: {
			personId: idOf(key),
			stageKey: stage.key,
			drawn,
			answers,
			startedAt: new Date(at.getTime() - 22 * 60_000),
			submittedAt: at,
			rightCount,
			passed: rightCount >= 12,
		},
	})
}

const ESSAY = `The first words were mine, and they were wrong. I said: "So, where are we with the reconciliation job?" We were eleven minutes into a one-on-one that was meant to be about her. She answered with a status, because I had asked for one. I wrote it down, and for the rest of the half hour I was the person who writes down statuses.

What I missed came in the fourth sentence. She said the job was fine, the tests were fine, and that she had stopped reading the channel where the designs are discussed, "because by the time I get there it is over." I heard the channel. I offered to add her to the invitation. She said thanks.

Two days later I read my own note: job fine, tests fine, add to invitation. There was nothing in it about her. I asked for another quarter of an hour and began differently. I said: "On Tuesday you told me you stopped reading the channel because it is over when you arrive. I answered with an invitation. I think I answered the wrong thing. What is it like when you arrive and it is over?"

She took a while. Then she said that she writes best when she can think for a night, that our designs are settled within an hour of being posted, and that twice this year her name stood under a decision she would have argued against. She was not angry. She had concluded that being slow was a kind of being junior.

I did not solve it there, which cost me something. I said what I had understood: the facts, that decisions close before a night has passed; and what it did to her, that she reads her own care as slowness. She corrected me: not slowness, "being late to my own work." I wrote that down instead.

The next step we made together. For the next three designs I post, comments stay open until ten the next morning, and I say so in the first line. She picks one of them and writes the case against it, with her name on it. On the thirtieth we look at whether one comment after the first evening changed anything; she brings the list, I bring the history. If nothing has changed by then, we take it to the team as a question about the process, and she decides whether her name is on it.

What I would tell myself: the sentence that matters is rarely the one that answers your question. I listened for ten minutes to the part I had asked for. I have since begun with "What is on your mind?", and I have started counting to eight.`

/** A cohort that is through: four certified, one ready, one with the assessors, two with a little left. */
async function springCohort(story: Story): Promise<void> {
	const { tx, stage, rubric, now, today } = story
	const members = ['spring1', 'spring2', 'spring3', 'spring4', 'spring5', 'spring6', 'spring7', 'spring8']
	const cohortId = await createCohort(story, {
		key: 'spring-a',
		name: 'Spring A',
		status: 'finished',
		seatCount: 8,
		startsOn: thursday(today, -30),
		createdAt: daysFrom(now, -225),
		members,
		lead: 'facilitator',
	})
	const sessions = []
	for (const [index, weeks] of [-30, -28, -26, -24].entries())
		sessions.push(
			await createSession(story, {
				key: `spring-a-${index + 1}`,
				cohortId,
				position: index + 1,
				date: thursday(today, weeks),
			}),
		)
	const stays: Record<string, (number | 'absent' | 'excused')[]> = {
		spring1: [60, 60, 58, 60],
		spring2: [60, 57, 'excused', 60],
		spring3: [55, 60, 60, 60],
		spring4: [60, 60, 60, 'absent'],
		spring5: [60, 60, 60, 60],
		spring6: [60, 52, 60, 60],
		spring7: [60, 'absent', 60, 30],
		spring8: [60, 60, 'excused', 60],
	}
	for (const [index, session] of sessions.entries())
		await attend(
			story,
			session,
			'facilitator',
			Object.fromEntries(members.map((key) => [key, stays[key]?.[index] ?? 'absent'])),
		)
	for (const [index, key] of members.entries()) {
		for (const [order, module] of writtenModules(stage).entries())
			await readModule(story, key, module.id, daysFrom(now, -205 + order * 14 + index))
		await passCheck(story, key, 12 + (index % 4), daysFrom(now, -165 + index))
		for (const [order, session] of sessions.slice(0, 3).entries()) {
			if (key === 'spring7' && order > 0) continue
			await tx.commitment.create({
				data: {
					personId: idOf(key),
					sessionId: session.id,
					text:
						[
							'Ask one question more before I offer anything.',
							'Write the note within two days, three times.',
							'Let them bring the agenda, and leave mine closed.',
						][order] ?? '',
					dueOn: dateOf(daysFrom(session.startsAt, 13), HOME),
					createdAt: session.startsAt,
					outcome: ['kept', 'changed', 'kept'][(index + order) % 3],
					learned: order === 0 ? 'The second question is the one that counts.' : '',
					closedAt: daysFrom(session.startsAt, 14),
				},
			})
		}
	}
	const scored = ['spring1', 'spring2', 'spring3', 'spring4', 'spring5']
	for (const [index, key] of scored.entries())
		await assessed(story, key, cohortId, daysFrom(now, -150 + index), [
			'facilitator',
			index % 2 ? 'facilitator2' : 'facilitator3',
		])
	const waiting = await tx.submission.create({
		data: {
			personId: idOf('spring6'),
			cohortId,
			stageKey: stage.key,
			rubricId: rubric.id,
			rubricHash: rubric.hash,
			text: ESSAY,
			createdAt: daysFrom(now, -6),
			submittedAt: daysFrom(now, -3),
		},
	})
	await tx.scoreSheet.createMany({
		data: ['facilitator', 'facilitator2'].map((assessor) => ({
			submissionId: waiting.id,
			assessorId: idOf(assessor),
			assignedAt: daysFrom(now, -2),
		})),
	})
	for (const [index, key] of scored.slice(0, 4).entries())
		await certify(
			story,
			key,
			['7K2M-4QXD-P9', '3H8N-W0TR-5C', 'QV61-9ZJB-M4', 'D5XE-K7P2-8A'][index] ?? '',
			daysFrom(now, -140 + index * 2),
			cohortId,
		)
}

async function assessed(
	{ tx, stage, rubric }: Story,
	key: string,
	cohortId: string,
	at: Date,
	assessors: string[],
): Promise<void> {
	const submission = await tx.submission.create({
		data: {
			personId: idOf(key),
			cohortId,
			stageKey: stage.key,
			rubricId: rubric.id,
			rubricHash: rubric.hash,
			text: ESSAY,
			createdAt: daysFrom(at, -9),
			submittedAt: daysFrom(at, -4),
			decision: 'met',
			decidedAt: at,
		},
	})
	for (const [index, assessor] of assessors.entries()) {
		await tx.scoreSheet.create({
			data: {
				submissionId: submission.id,
				assessorId: idOf(assessor),
				scores: Object.fromEntries(
					rubric.criteria.map((criterion, order) => [criterion.id, order % 2 === index ? 4 : 3]),
				),
				comment:
					index === 0
						? 'The correction you quote, “being late to my own work”, is the moment. Keep asking for it.'
						: 'A dated step that both of you own. Next time say it before you write it.',
				assignedAt: daysFrom(at, -3),
				submittedAt: at,
			},
		})
	}
}

async function certify({ tx, stage }: Story, key: string, number: string, at: Date, cohortId: string): Promise<void> {
	const person = await tx.person.findUniqueOrThrow({ where: { id: idOf(key) }, select: { name: true } })
	const cohort = await tx.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: { name: true } })
	const statement: Statement = {
		organization: 'Ferrystone',
		program: stage.program.title,
		stageId: stage.id,
		stageLabel: stage.label,
		stageTitle: stage.title,
		craft: stage.certificate.statement,
		took: 'Three modules, a knowledge check, three sessions with a cohort, three commitments tried out at work and a scenario judged by two assessors',
		waived: [],
		lead: 'Ruth Abrahams',
		cohort: cohort.name,
		issuer: 'Hanna Brandt',
		isPreview: stage.isPreview,
	}
	await tx.certification.create({
		data: {
			number,
			personId: idOf(key),
			stageKey: stage.key,
			inForceKey: `${idOf(key)}:${stage.key}`,
			holderName: person.name,
			statement,
			issuedById: idOf('admin'),
			issuedAt: at,
			validUntil: addMonths(at, stage.certificate.validMonths ?? 24),
		},
	})
}

/** The cohort in the middle of it: kick-off and first case behind, two sessions ahead. */
async function autumnCohort(story: Story, people: SamplePerson[]): Promise<void> {
	const { tx, format, now, today } = story
	const members = Array.from({ length: 10 }, (_, index) => `learner${index + 1}`)
	const cohortId = await createCohort(story, {
		key: 'autumn-b',
		name: 'Autumn B',
		status: 'running',
		seatCount: 10,
		startsOn: thursday(today, -4),
		createdAt: daysFrom(now, -48),
		members,
		lead: 'facilitator',
		observer: 'trainee',
	})
	const kickoff = await createSession(story, { key: 'autumn-b-1', cohortId, position: 1, date: thursday(today, -4) })
	const critique = await createSession(story, { key: 'autumn-b-2', cohortId, position: 2, date: thursday(today, -2) })
	const extra = await extraCase(story, cohortId)
	await createSession(story, { key: 'autumn-b-4', cohortId, position: 4, plan: 3, date: thursday(today, 0) })
	const second = await createSession(story, {
		key: 'autumn-b-5',
		cohortId,
		position: 5,
		plan: 4,
		date: thursday(today, 2),
	})
	await attend(
		story,
		kickoff,
		'facilitator',
		Object.fromEntries(members.map((key) => [key, key === 'learner6' ? 47 : key === 'learner10' ? 'excused' : 60])),
	)
	await attend(
		story,
		critique,
		'facilitator',
		Object.fromEntries(members.map((key) => [key, key === 'learner5' ? 55 : 60])),
	)
	await tx.sessionCase.create({ data: { sessionId: critique.id, authorId: idOf('learner1'), ...CASE } })
	await tx.sessionCase.create({
		data: { sessionId: second.id, authorId: idOf('learner7'), title: 'Two people, one tech lead seat' },
	})
	await tx.sessionCase.create({
		data: {
			sessionId: extra,
			authorId: idOf('learner2'),
			title: 'She apologizes before every idea',
			situation:
				'A good engineer, two years with us, begins every contribution with “sorry” or “this may be stupid”. Since the last incident it has become worse. Others have started to answer her apology instead of her idea.\n\nI told her once that she need not apologize. She apologized for it.',
			ask: 'What can I change about the room, rather than about her?',
		},
	})
	await heldCritique(story, people, members, critique, format)

	await readModule(story, 'learner1', 'active-listening', daysFrom(now, -21))
	await readModule(story, 'learner1', 'feedback-that-lands', daysFrom(now, -10))
	await readModule(story, 'learner1', 'career-conversations', daysFrom(now, -1), 2)
	const reading: [string, string, number, number?][] = [
		['learner2', 'active-listening', -25],
		['learner2', 'feedback-that-lands', -9],
		['learner3', 'active-listening', -24],
		['learner3', 'career-conversations', -12],
		['learner3', 'feedback-that-lands', -4],
		['learner4', 'active-listening', -18],
		['learner5', 'active-listening', -6, 4],
		['learner7', 'active-listening', -26],
		['learner7', 'feedback-that-lands', -11],
		['learner8', 'active-listening', -27],
		['learner8', 'feedback-that-lands', -13],
		['learner8', 'career-conversations', -5],
		['learner9', 'active-listening', -15],
		['learner10', 'active-listening', -8, 3],
	]
	for (const [key, module, days, parts] of reading) await readModule(story, key, module, daysFrom(now, days), parts)
	await passCheck(story, 'learner8', 13, daysFrom(now, -3))
	await passCheck(story, 'learner3', 10, daysFrom(now, -2))
	const career = `${STAGE}/career-conversations`
	await tx.partAnswer.createMany({
		data: [
			{
				personId: idOf('learner1'),
				moduleKey: `${STAGE}/active-listening`,
				partId: 'rescue-reflex',
				answer: { text: 'With R. I always answer first. Always.', savedAt: daysFrom(now, -21).toISOString() },
				updatedAt: daysFrom(now, -21),
			},
			{
				personId: idOf('learner8'),
				moduleKey: career,
				partId: 'wrong-word',
				answer: {
					text: 'M. said “more ownership” in March. I gave him the migration.',
					savedAt: daysFrom(now, -5).toISOString(),
				},
				updatedAt: daysFrom(now, -5),
			},
		],
	})
}

/** One more case, on somebody's request, at the next full hour: its room is open, for a visitor to walk into. */
async function extraCase({ tx, stage, now }: Story, cohortId: string): Promise<string> {
	const plan = stage.sessions.find((session) => session.format === 'critique-60')
	const nextHour = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000)
	const id = idOf('autumn-b-3')
	await tx.session.create({
		data: {
			id,
			cohortId,
			position: 3,
			title: 'Extra case',
			format: 'critique-60',
			localStart: localOf(nextHour, HOME),
			timeZone: HOME,
			durationMinutes: plan?.minutes ?? 60,
			startsAt: nextHour,
			callUrl: 'https://meet.ferrystone.example/autumn-b-3',
		},
	})
	return id
}

async function heldCritique(
	{ tx }: Story,
	people: SamplePerson[],
	members: string[],
	session: { id: string; startsAt: Date },
	format: Format,
): Promise<void> {
	const seat = (key: string, part: Seat['part']): Seat => ({
		personId: idOf(key),
		name: people.find((person) => person.key === key)?.name ?? key,
		part,
	})
	const seats = [
		seat('facilitator', 'lead'),
		seat('trainee', 'observer'),
		...members.map((key) => seat(key, 'participant')),
	]
	const day = dateOf(session.startsAt, HOME)
	const { setup, log } = playCritique({
		format,
		people: seats,
		idOf,
		startMs: session.startsAt.getTime(),
		dueOn: (days) => addDays(day, days),
	})
	const closedAt = new Date(log.at(-1)?.atMs ?? session.startsAt.getTime())
	await tx.room.create({
		data: {
			id: session.id,
			format: setup as unknown as Prisma.InputJsonValue,
			lastSeq: log.length,
			openedAt: session.startsAt,
			closedAt,
		},
	})
	await tx.roomEvent.createMany({
		data: log.map(({ event, opId, actorId, atMs }, index) => ({
			roomId: session.id,
			seq: index + 1,
			opId,
			actorId,
			type: event.type,
			payload: event as unknown as Prisma.InputJsonValue,
			at: new Date(atMs),
		})),
	})
	const closed: Record<string, [outcome: string, learned: string]> = {
		learner3: ['kept', 'The second option won.'],
		learner5: ['changed', 'Counted in one meeting only. Nineteen.'],
		learner8: ['kept', ''],
	}
	for (const [key, [text, days]] of Object.entries(PROMISES)) {
		const [outcome, learned] = closed[key] ?? []
		await tx.commitment.create({
			data: {
				personId: idOf(key),
				sessionId: session.id,
				text,
				dueOn: addDays(day, days),
				createdAt: closedAt,
				outcome,
				learned: learned ?? '',
				closedAt: outcome ? daysFrom(session.startsAt, 9) : null,
			},
		})
	}
	await tx.presence.createMany({
		data: members.map((key) => ({
			sessionId: session.id,
			personId: idOf(key),
			fromAt: session.startsAt,
			untilAt: closedAt,
		})),
	})
}

/** The cohort about to start, with two seats open. */
async function winterCohort(story: Story): Promise<void> {
	const { now, today } = story
	const members = ['learner11', 'learner12', 'winter1', 'winter2', 'winter3', 'winter4', 'winter5']
	const cohortId = await createCohort(story, {
		key: 'winter-a',
		name: 'Winter A',
		status: 'open',
		seatCount: 9,
		startsOn: thursday(today, 1),
		createdAt: daysFrom(now, -12),
		members,
		lead: 'facilitator2',
	})
	await createSession(story, { key: 'winter-a-1', cohortId, position: 1, date: thursday(today, 1), time: '17:00' })
	await createSession(story, { key: 'winter-a-2', cohortId, position: 2, date: thursday(today, 3), time: '17:00' })
}

async function firstEntries(tx: Tx, now: Date): Promise<void> {
	const admin = { actorId: idOf('admin'), actorName: 'Hanna Brandt' }
	await tx.auditEntry.createMany({
		data: [
			{ ...admin, act: 'organization-set-up', at: daysFrom(now, -240) },
			{
				...admin,
				act: 'cohort-created',
				subject: idOf('spring-a'),
				detail: { cohort: 'Spring A' },
				at: daysFrom(now, -225),
			},
			...['spring1', 'spring2', 'spring3', 'spring4'].map((key, index) => ({
				...admin,
				act: 'certification-issued',
				subject: idOf(key),
				detail: { stage: STAGE },
				at: daysFrom(now, -140 + index * 2),
			})),
			{
				...admin,
				act: 'cohort-created',
				subject: idOf('autumn-b'),
				detail: { cohort: 'Autumn B' },
				at: daysFrom(now, -48),
			},
			{
				actorId: idOf('facilitator'),
				actorName: 'Ruth Abrahams',
				act: 'attendance-confirmed',
				subject: idOf('autumn-b-2'),
				detail: { cohort: 'Autumn B', session: 'First case' },
				at: daysFrom(now, -10),
			},
			{
				...admin,
				act: 'cohort-created',
				subject: idOf('winter-a'),
				detail: { cohort: 'Winter A' },
				at: daysFrom(now, -12),
			},
		].sort((a, b) => a.at.getTime() - b.at.getTime()),
	})
}
