import { randomUUID } from 'node:crypto'
import type { Prisma } from '~/domain/db'
import { putRoundLetters } from '~/domain/notice/round-mail.server'
import { answerPairing, scorePairing, writePairing } from '~/domain/practice/pairings.server'
import { reportOf } from '~/domain/round360/report'
import type { LevelOne } from './level-one'
import { aPerson } from './people'
import { anAnswer, listening, teamSafety } from './rounds360'

/** How “what others see” is met (program-design.md, section 3). */
export const ROUTES = ['confirmed', 'round-and-seen', 'seen-twice'] as const
export type Route = (typeof ROUTES)[number]

type World = Pick<LevelOne, 'stage'> & { server: { db: LevelOne['server']['db'] } }

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** Lays the evidence of one route. @returns what takes it away again */
export async function layRoute(
	world: World,
	personId: string,
	route: Route,
	{ withoutSeen = false, untold = false }: { withoutSeen?: boolean; untold?: boolean } = {},
): Promise<() => Promise<void>> {
	const { db } = world.server
	const points = route === 'confirmed' ? 5 : 3
	const answers = [1, 2, 3].map(() => anAnswer('peers', points))
	const isHeld = route !== 'seen-twice'
	const round = await db.round360.create({
		data: {
			personId,
			stageKey: world.stage.key,
			state: isHeld ? 'closed' : 'too-few',
			instrument: listening as unknown as Prisma.InputJsonValue,
			closedAt: daysAgo(9),
			...(untold ? {} : { reply: 'I heard you. I will ask first.', repliedAt: daysAgo(8) }),
			report: isHeld
				? (reportOf(listening, answers, (items) => [...items]) as unknown as Prisma.InputJsonValue)
				: undefined,
		},
		select: { id: true },
	})
	const times = withoutSeen ? 0 : { confirmed: 0, 'round-and-seen': 1, 'seen-twice': 2 }[route]
	const pairings: string[] = []
	for (let time = 1; time <= times; time++) pairings.push(await wasSeen(world, personId, time))
	// As many as are told: three raters, or those who watched.
	const told = isHeld ? [1, 2, 3].map((rater) => `${round.id} ${rater}`) : pairings
	await putRoundLetters(db, 'round-reply', untold ? [] : told, daysAgo(8))
	return async () => {
		await db.round360.delete({ where: { id: round.id } })
		await db.pairing.deleteMany({ where: { id: { in: pairings } } })
		await db.outboxMail.deleteMany({ where: { subjectId: { in: [...pairings, ...told] } } })
	}
}

/** A mentor watched one of their conversations, and saw what the level stars. */
async function wasSeen({ server: { db }, stage }: World, personId: string, time: number): Promise<string> {
	const mentor = await aMentor(db)
	const id = randomUUID()
	const fields = { email: mentor.email, part: 'was-watched' as const, stageKey: stage.key, line: '' }
	await writePairing(db, { id, byId: personId }, { ...fields, onDay: `2026-11-0${time}` }, daysAgo(12))
	await answerPairing(db, { id, withId: mentor.id }, { wasSo: true, stageKey: '' }, daysAgo(11))
	await scorePairing(db, { id, watcherId: mentor.id, scores: { listening: 3, 'next-step': 4 } }, daysAgo(8 + time))
	return id
}

async function aMentor(db: World['server']['db']) {
	const known = await db.person.findFirst({ where: { name: 'Marta Mentor' }, select: { id: true, email: true } })
	return known ?? aPerson(db, { name: 'Marta Mentor', roles: ['mentor'] })
}

/** How the team of Level 2 is looked at. */
export const TEAM_ROUTES = ['asked-twice', 'plan-watched'] as const
export type TeamRoute = (typeof TEAM_ROUTES)[number]
export const LEVEL_TWO = { program: 'technical-leadership-ladder', stage: 'l2' }
const LEVEL_TWO_KEY = `${LEVEL_TWO.program}/${LEVEL_TWO.stage}`

/** Somebody in a cohort of Level 2 whose rules ask for this alone. */
export async function layLevelTwo({
	server: { db },
	lead,
}: Pick<LevelOne, 'server' | 'lead'>): Promise<{ cohort: string; person: string }> {
	const { id: person } = await aPerson(db, { name: 'Otto Lind' })
	for (const name of ['First Colleague', 'Second Colleague']) await aPerson(db, { name })
	const options = [
		{ kind: 'teamReading', instrument: 'team-safety', readings: 2, weeksApart: 8 },
		{ kind: 'writtenPlan', about: 'A plan', observers: 2 },
	]
	const { id: cohort } = await db.cohort.create({
		data: {
			...LEVEL_TWO,
			name: 'Winter A',
			seatCount: 12,
			status: 'running',
			timeZone: 'UTC',
			startsOn: '2026-09-03',
			requirements: [{ id: 'view', kind: 'anyOf', routePrivate: true, options }],
			members: { create: [{ personId: person }] },
			facilitators: { create: [{ personId: lead.id, part: 'lead' }] },
		},
		select: { id: true },
	})
	return { cohort, person }
}

/** Lays the evidence of one route. @returns what takes it away again */
export async function layTeamRoute(db: World['server']['db'], personId: string, route: TeamRoute) {
	const rounds: string[] = []
	const answers = [1, 2, 3, 4, 5].map(() => anAnswer('team', 4, {}, teamSafety))
	for (const days of route === 'asked-twice' ? [70, 8] : []) {
		const report = reportOf(teamSafety, answers, (items) => [...items]) as unknown as Prisma.InputJsonValue
		const instrument = teamSafety as unknown as Prisma.InputJsonValue
		const closed = { state: 'closed', closedAt: daysAgo(days), report }
		const data = { personId, stageKey: LEVEL_TWO_KEY, instrument, ...closed }
		rounds.push((await db.round360.create({ data, select: { id: true } })).id)
	}
	const pairings: string[] = []
	for (const name of route === 'plan-watched' ? ['First Colleague', 'Second Colleague'] : []) {
		const { id: withId, email } = await db.person.findFirstOrThrow({ where: { name } })
		const id = randomUUID()
		const fields = {
			email,
			part: 'tried-plan' as const,
			stageKey: LEVEL_TWO_KEY,
			line: '',
			plan: 'I ask first. '.repeat(30),
		}
		await writePairing(db, { id, byId: personId }, { ...fields, onDay: '2026-11-02' }, daysAgo(12))
		await answerPairing(db, { id, withId }, { wasSo: true, stageKey: '' }, daysAgo(8))
		pairings.push(id)
	}
	return async () => {
		await db.round360.deleteMany({ where: { id: { in: rounds } } })
		await db.pairing.deleteMany({ where: { id: { in: pairings } } })
		await db.outboxMail.deleteMany({ where: { subjectId: { in: pairings } } })
	}
}
