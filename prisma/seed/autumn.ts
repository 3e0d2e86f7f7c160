import { rulesOfToday } from '~/domain/cohort/rules'
import type { Prisma, Tx } from '~/domain/db'
import { keepCredit } from '~/domain/room/credit.server'
import type { Format } from '~/domain/room/format'
import { docOf, stateOf, writingOn } from '~/domain/room/sheet-text'
import type { Seat } from '~/domain/room/wire'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf, localOf } from '~/domain/zone/zone.server'
import { CASE, LEARNINGS, PROMISES, playCritique } from './critique'
import { passCheck, readModule, recallModule } from './learning'
import type { SamplePerson } from './people'
import { attend, createCohort, createSession, daysFrom, HOME, idOf, STAGE, type Story, thursday } from './story'

/** The cohort in the middle of it: kick-off and first case behind, two sessions ahead. */
export async function autumnCohort(story: Story, people: SamplePerson[]): Promise<void> {
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
	await tx.apology.create({ data: { sessionId: extra, personId: idOf('learner8'), saidAt: daysFrom(now, -1) } })
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
	await readModule(story, 'learner1', 'trust-first-90-days', daysFrom(now, -16))
	await readModule(story, 'learner1', 'feedback-that-lands', daysFrom(now, -10))
	await readModule(story, 'learner1', 'hard-conversations', daysFrom(now, -5))
	await readModule(story, 'learner1', 'career-conversations', daysFrom(now, -1), 2)
	await recallModule(story, 'learner1', 'active-listening', [
		{ question: 0, daysAgo: 17, ratings: ['good', 'good'] },
		{ question: 1, daysAgo: 17, ratings: ['again', 'good'] },
		{ question: 2, daysAgo: 14, ratings: ['good', 'hard'] },
		{ question: 3, daysAgo: 9, ratings: ['easy'] },
		{ question: 4, daysAgo: 7, ratings: ['hard'] },
	])
	const reading: [string, string, number, number?][] = [
		['learner2', 'active-listening', -25],
		['learner2', 'trust-first-90-days', -17],
		['learner2', 'feedback-that-lands', -9],
		['learner3', 'active-listening', -24],
		['learner3', 'trust-first-90-days', -20],
		['learner3', 'career-conversations', -12],
		['learner3', 'hard-conversations', -8],
		['learner3', 'from-fixing-to-coaching', -6],
		['learner3', 'feedback-that-lands', -4],
		['learner4', 'active-listening', -18],
		['learner4', 'trust-first-90-days', -12],
		['learner5', 'active-listening', -6, 4],
		['learner7', 'active-listening', -26],
		['learner7', 'trust-first-90-days', -19],
		['learner7', 'feedback-that-lands', -11],
		['learner8', 'active-listening', -27],
		['learner8', 'trust-first-90-days', -21],
		['learner8', 'feedback-that-lands', -13],
		['learner8', 'hard-conversations', -9],
		['learner8', 'from-fixing-to-coaching', -7],
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

const AHEAD_MS = 30 * 60_000

/**
 * One more case, on somebody's request, at a full hour soon: its room is open, for a visitor to walk into. Half an hour
 * ahead at least, so that home still begins with the module: it leads into a room a quarter of an hour before.
 */
async function extraCase({ tx, stage, now }: Story, cohortId: string): Promise<string> {
	const plan = stage.sessions.find((session) => session.format === 'critique-60')
	const nextHour = new Date(Math.ceil((now.getTime() + AHEAD_MS) / 3_600_000) * 3_600_000)
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
	{ tx, now }: Story,
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
	await writeSheet(tx, session.id, LEARNINGS.join('\n'))
	await keepCredit(tx, session.id, closedAt)
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
				// Said nine days later, and on a day when the session was less long ago, just now.
				closedAt: outcome
					? new Date(Math.min(daysFrom(session.startsAt, 9).getTime(), now.getTime() - 3_600_000))
					: null,
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
export async function winterCohort(story: Story): Promise<void> {
	const { tx, stage, now, today } = story
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
	// Its check is on the clock, unlike that of the cohorts before; one of its people has half as much time again.
	const rules = rulesOfToday(stage).map((rule) => (rule.kind === 'check' ? { ...rule, minutes: 20 } : rule))
	await tx.cohort.update({
		where: { id: cohortId },
		data: { requirements: rules as unknown as Prisma.InputJsonValue },
	})
	await tx.extraTime.create({
		data: { personId: idOf('learner12'), percent: 150, givenById: idOf('admin'), createdAt: daysFrom(now, -11) },
	})
	// The two share the lead of one team: an admin said why they sit together.
	const [oneId = '', otherId = ''] = [idOf('learner12'), idOf('winter4')].sort()
	await tx.seatAllowance.create({
		data: {
			cohortId,
			oneId,
			otherId,
			reason: 'They lead Platform together and asked to learn it together',
			byId: idOf('admin'),
			givenAt: daysFrom(now, -11),
		},
	})
	await createSession(story, { key: 'winter-a-1', cohortId, position: 1, date: thursday(today, 1), time: '17:00' })
	await createSession(story, { key: 'winter-a-2', cohortId, position: 2, date: thursday(today, 3), time: '17:00' })
}

/** What its people learned, as one of them left it. */
async function writeSheet(tx: Tx, roomId: string, text: string): Promise<void> {
	const doc = docOf([])
	doc.clientID = 1
	writingOn(doc).insert(0, text)
	await tx.roomSheet.create({ data: { roomId, text, seq: 1, state: new Uint8Array(stateOf(doc)), stateSeq: 1 } })
}
