import { daysFrom, idOf, STAGE, type Story } from './story'

const LEVEL_TWO = STAGE.replace(/l1$/, 'l2')

/**
 * People on the way to leading Level 1, at several steps: nominated and silent, preparing, watching before they are
 * certified, ready to co-lead. Whoever leads Autumn B has what another year takes.
 */
export async function onTheWay({ tx, now }: Story): Promise<void> {
	const candidate = (key: string, daysAgo: number, said: Record<string, unknown>) => ({
		personId: idOf(key),
		stageKey: STAGE,
		nominatedById: idOf(key),
		nominatedAt: daysFrom(now, -daysAgo),
		...said,
	})
	const word = (by: string, text: string) => ({ wordById: idOf(by), word: text })
	const agreed = (manager: string) => ({ managerId: idOf(manager), time: 'agreed' })
	await tx.candidacy.createMany({
		data: [
			candidate('spring1', 70, {
				nominatedById: idOf('spring4'),
				nomination: 'In our trio she let me talk to the end, and I heard myself find it.',
				reason: 'Spring changed how I listen at home, too. I would like to hold that hour for somebody else.',
				...word('mentor', 'Ayşe asks one question and then waits. I have learnt to wait from her.'),
				...agreed('dir-product'),
				readAt: daysFrom(now, -60),
				conductAt: daysFrom(now, -60),
			}),
			candidate('trainee', 48, {
				reason: 'My own first year as a manager had nobody in it who asked. I want to be that hour for others.',
				...word('facilitator', 'He writes down what was said, and not what he thinks of it.'),
				...agreed('dir-product'),
				readAt: daysFrom(now, -44),
				conductAt: daysFrom(now, -43),
			}),
			candidate('spring4', 20, {
				reason: 'Two of my people ended up in a cohort. I would like to know what it takes from the other chair.',
				...word('mentor', 'She says aloud when she does not know.'),
				...agreed('dir-product'),
				readAt: daysFrom(now, -12),
			}),
			candidate('spring2', 9, {
				nominatedById: idOf('spring1'),
				nomination: 'He stopped our session when somebody was about to be named, and made it easy for her.',
			}),
		],
	})
	await tx.qualification.create({
		data: {
			personId: idOf('spring1'),
			stageKey: STAGE,
			state: 'training',
			grantedById: idOf('admin'),
			since: daysFrom(now, -58),
		},
	})
	const crew = [
		['facilitator', 'lead'],
		['trainee', 'observer'],
		['spring1', 'observer'],
	] as const
	const sessions = await tx.session.findMany({
		where: { id: { in: [idOf('autumn-b-1'), idOf('autumn-b-2')] } },
		select: { id: true, startsAt: true, durationMinutes: true },
	})
	await tx.sessionCrew.createMany({
		data: sessions.flatMap(({ id: sessionId, startsAt, durationMinutes: minutes }) =>
			crew.map(([key, part]) => ({ sessionId, personId: idOf(key), part, minutes, at: startsAt })),
		),
	})
	await tx.calibrationTry.createMany({
		data: ['facilitator', 'spring1', 'trainee'].map((key, index) => ({
			id: idOf(`calibrated-${key}`),
			personId: idOf(key),
			stageKey: STAGE,
			scores: SCORED,
			close: 12,
			of: 12,
			passed: true,
			at: daysFrom(now, -56 + index * 9),
		})),
	})
	await tx.observation.create({
		data: {
			id: idOf('observed-1'),
			personId: idOf('facilitator'),
			stageKey: STAGE,
			sessionId: idOf('autumn-b-2'),
			observerId: idOf('facilitator2'),
			arrangedAt: daysFrom(now, -20),
			scores: {
				'frame-and-agreement': 4,
				'asks-before-advising': 3,
				'safety-and-limits': 3,
				'fair-airtime': 3,
				'time-and-flow': 2,
				landing: 4,
			},
			comment:
				'Keep the opening: they said the agreement back in their own words, and corrected one line. One thing: at minute 41 the vote came before everybody had read. Two minutes more would have been there.',
			handedInAt: daysFrom(sessions.find(({ id }) => id === idOf('autumn-b-2'))?.startsAt ?? now, 1),
		},
	})
	await tx.candidacy.create({
		data: {
			personId: idOf('spring3'),
			stageKey: LEVEL_TWO,
			nominatedById: idOf('spring3'),
			nominatedAt: daysFrom(now, -14),
			reason: 'My Level 1 people come back with conflicts. I want to stay with them.',
		},
	})
}

const SCORED = {
	'the-late-review': { listening: 1, 'behavior-and-effect': 2, 'next-step': 2, 'growth-and-care': 1 },
	'the-quiet-month': { listening: 3, 'behavior-and-effect': 3, 'next-step': 2, 'growth-and-care': 3 },
	'the-second-design': { listening: 4, 'behavior-and-effect': 4, 'next-step': 4, 'growth-and-care': 4 },
}
