import type { PracticeKind } from '~/domain/practice/log-kinds'
import { addDays } from '~/domain/zone/plain-date'
import { instantOf } from '~/domain/zone/zone.server'
import { passCheck } from './learning'
import { daysFrom, HOME, idOf, type Story } from './story'

type Line = [daysAgo: number, minutes: number, kind: PracticeKind, line?: string]

/** What people practiced: spring is through with it, autumn is in the middle, and some have not begun to write it down. */
export async function practiceLogs(story: Story): Promise<void> {
	const { tx, stage, now, today } = story
	const entries = Object.entries({ ...springLogs(), ...AUTUMN }).flatMap(([key, lines]) =>
		lines.map(([daysAgo, minutes, kind, line = ''], index) => ({
			id: idOf(`practice-${key}-${index}`),
			personId: idOf(key),
			stageKey: stage.key,
			onDay: addDays(today, -daysAgo),
			minutes,
			kind,
			line,
			createdAt: daysFrom(now, -daysAgo),
		})),
	)
	await tx.practiceEntry.createMany({ data: entries })
	await heldTrio(story)
	await springCases(story)
	await leadRenews(story)
}

/** Eight weeks of about two hours; whoever is not through has less of it. */
function springLogs(): Record<string, Line[]> {
	return Object.fromEntries(
		Array.from({ length: 8 }, (_, index) => {
			const weeks = index === 7 ? 5 : 8
			const lines = Array.from({ length: weeks }, (_, week): Line[] => [
				[208 - week * 7, 60 + ((week + index) % 3) * 10, 'preparing'],
				[207 - week * 7, 30, 'talk'],
				[205 - week * 7, 30, week % 2 ? 'trio' : 'shadowing'],
			])
			const lookedBack: Line[] = index < 7 ? [[152, 60, 'retrospective', 'What I ask first has changed.']] : []
			return [`spring${index + 1}`, [...lines.flat(), ...lookedBack]]
		}),
	)
}

const AUTUMN: Record<string, Line[]> = {
	learner1: [
		[1, 15, 'preparing', 'Three sentences, written down. The second was the hard one.'],
		[3, 30, 'trio', 'Brought the handover. Left with one question instead of a plan.'],
		[6, 20, 'preparing'],
		[6, 40, 'talk', 'Counted to eight, twice.'],
		[9, 45, 'shadowing', 'Marta lets people finish. I wrote down where I would not have.'],
		[13, 30, 'trio'],
		[15, 60, 'role-play', 'Played the one who shrugs. It is lonely in there.'],
		[17, 25, 'pattern'],
		[20, 90, 'empathy-day', 'A morning in the on-call rota.'],
	],
	learner3: [
		[2, 40, 'preparing'],
		[5, 30, 'talk'],
		[11, 60, 'shadowing'],
		[18, 45, 'trio'],
	],
	learner8: [1, 4, 8, 11, 15, 18, 22, 25].map((daysAgo): Line => [daysAgo, 60, 'preparing']),
	learner9: [[12, 20, 'preparing']],
}

/** A trio of last week that was held in a room here: its minutes wait to be added, not typed. */
async function heldTrio(story: Story): Promise<void> {
	const people = ['learner1', 'learner2', 'learner4']
	const date = addDays(story.today, -6)
	const { id, startsAt } = await trio(story, { key: 'autumn-b', position: 20, date, people })
	await story.tx.presence.createMany({
		data: people.map((key) => ({
			sessionId: id,
			personId: idOf(key),
			fromAt: new Date(startsAt.getTime() + 60_000),
			untilAt: new Date(startsAt.getTime() + 29 * 60_000),
		})),
	})
}

const SPRING = Array.from({ length: 8 }, (_, index) => `spring${index + 1}`)

/** Everybody of spring brought a case, the first in the critique and the others in trios; one has not said yet what came of it. */
async function springCases(story: Story): Promise<void> {
	const { tx, today } = story
	const critique = idOf('spring-a-2')
	const at = daysFrom(story.now, -190)
	await tx.toldCase.create({ data: { sessionId: critique, round: 1, authorId: idOf('spring1'), at } })
	await tx.helpedCase.createMany({
		data: SPRING.slice(1).map((key) => ({ sessionId: critique, round: 1, personId: idOf(key), at })),
	})
	for (const [index, author] of SPRING.slice(1).entries()) {
		const helpers = [1, 2].map((on) => SPRING[(index + 1 + on) % SPRING.length] ?? '')
		const date = addDays(today, index - 180)
		const people = [author, ...helpers]
		const { id, startsAt } = await trio(story, { key: 'spring-a', position: 30 + index, date, people })
		const over = { sessionId: id, round: 1, at: new Date(startsAt.getTime() + 30 * 60_000) }
		await tx.toldCase.create({ data: { ...over, authorId: idOf(author) } })
		await tx.helpedCase.createMany({ data: helpers.map((key) => ({ ...over, personId: idOf(key) })) })
		const isOpen = author === 'spring8'
		await tx.commitment.create({
			data: {
				personId: idOf(author),
				sessionId: id,
				text: 'Ask what it costs them before I say what I think.',
				dueOn: addDays(date, 10),
				createdAt: startsAt,
				outcome: isOpen ? null : 'kept',
				closedAt: isOpen ? null : daysFrom(startsAt, 11),
			},
		})
	}
}

/** The lead of spring has shown what renewing her own level asks: her first case opened it, and she went on helping. */
async function leadRenews(story: Story): Promise<void> {
	const { tx, stage, now, today } = story
	const personId = idOf('facilitator')
	const [kickoff, critique, second] = ['spring-a-1', 'spring-a-2', 'spring-a-4'].map(idOf) as [string, string, string]
	const at = daysFrom(now, -195)
	await tx.toldCase.create({ data: { sessionId: kickoff, round: 1, authorId: personId, at } })
	await tx.helpedCase.createMany({
		data: [
			...SPRING.slice(0, 3).map((key) => ({ sessionId: kickoff, round: 1, personId: idOf(key), at })),
			...[critique, second].map((sessionId) => ({ sessionId, round: 1, personId, at: daysFrom(now, -170) })),
		],
	})
	await tx.commitment.create({
		data: {
			personId,
			sessionId: kickoff,
			text: 'Say in the first minute what I got wrong, before I ask.',
			dueOn: addDays(today, -180),
			createdAt: at,
			outcome: 'kept',
			closedAt: daysFrom(now, -181),
		},
	})
	await tx.practiceEntry.create({
		data: {
			id: idOf('practice-facilitator-looked-back'),
			personId,
			stageKey: stage.key,
			onDay: addDays(today, -150),
			minutes: 60,
			kind: 'retrospective',
			line: 'I rescue less, and later.',
			createdAt: daysFrom(now, -150),
		},
	})
	await passCheck(story, 'facilitator', 9, daysFrom(now, -9), stage.certificate.renewal?.requirements)
}

/** One that was held on its own; its series is over. */
async function trio(
	{ tx }: Story,
	held: { key: string; position: number; date: string; people: string[] },
): Promise<{ id: string; startsAt: Date }> {
	const localStart = `${held.date}T09:00`
	const instant = instantOf(localStart, HOME)
	if (!instant.ok) throw new Error(`${localStart} does not exist in ${HOME}`)
	const meeting = {
		cohortId: idOf(held.key),
		title: 'Trio',
		format: 'trio-30',
		timeZone: HOME,
		durationMinutes: 30,
		callUrl: 'https://meet.ferrystone.example/trio',
	}
	const series = await tx.sessionSeries.create({
		data: {
			...meeting,
			id: idOf(`${held.key}-trio-series-${held.position}`),
			everyWeeks: 2,
			firstStart: localStart,
			startedById: idOf(held.people[0] ?? ''),
			createdAt: daysFrom(instant.at, -3),
			endedAt: daysFrom(instant.at, 1),
			seats: { create: held.people.map((key) => ({ personId: idOf(key) })) },
		},
		select: { id: true },
	})
	const id = idOf(`${held.key}-trio-${held.position}`)
	await tx.session.create({
		data: {
			...meeting,
			id,
			kind: 'self-run',
			seriesId: series.id,
			position: held.position,
			localStart,
			startsAt: instant.at,
		},
	})
	return { id, startsAt: instant.at }
}
