import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Bank } from '~/domain/assessment/bank'
import type { Rubric } from '~/domain/assessment/rubric'
import { shareCase } from '~/domain/casebook/share.server'
import { suggest } from '~/domain/casebook/suggest.server'
import { closeCase, tellOutcome } from '~/domain/casebook/tell.server'
import { beginCase, type CaseKey } from '~/domain/casebook/write.server'
import { rulesOfToday } from '~/domain/cohort/rules'
import type { Db, Prisma } from '~/domain/db'
import { addEntry } from '~/domain/practice/log.server'
import type { PracticeKind } from '~/domain/practice/log-kinds'
import { answerPairing, writePairing } from '~/domain/practice/pairings.server'
import type { Stage } from '~/domain/program/lesson'
import { loadContent } from '../../server/content'
import { aPerson, type PersonMade } from './people'
import { letAssess } from './qualifications'
import { startServer, type TestServer } from './server'
import { layRoute } from './view-routes'

export const LEVEL_ONE = { program: 'technical-leadership-ladder', stage: 'l1' }
const STAGE_KEY = `${LEVEL_ONE.program}/${LEVEL_ONE.stage}`

/** What people are added to and do things in: a database is enough */
type Laid = Omit<LevelOne, 'server'> & { server: Pick<TestServer, 'db'> }

export type LevelOne = {
	server: TestServer
	stage: Stage
	bank: Bank
	rubric: Rubric
	cohort: { id: string; name: string }
	lead: PersonMade
	admin: PersonMade
}

/** The built server with the real Level 1 and a running cohort of it: four sessions, all of them past. */
export async function startLevelOne(
	said: { isSample?: boolean; env?: Record<string, string> } = {},
): Promise<LevelOne> {
	const read = await readLevelOne()
	const server = await startServer(said.env)
	return { server, ...read, ...(await layLevelOne(server.db, read.stage, said)) }
}

export async function readLevelOne(): Promise<Pick<LevelOne, 'stage' | 'bank' | 'rubric'>> {
	const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	const stage = content.programs.flatMap(({ stages }) => stages).find(({ key }) => key === STAGE_KEY)
	const bank = content.banks.get('l1')
	const rubric = content.rubrics.get('l1-scenario')
	if (!stage || !bank || !rubric) throw new Error('Level 1 is not written')
	return { stage, bank, rubric }
}

/** The organization and the cohort alone, in a database that any server may have open. */
export async function layLevelOne(
	db: Db,
	stage: Stage,
	said: { isSample?: boolean } = {},
): Promise<Pick<LevelOne, 'cohort' | 'lead' | 'admin'>> {
	const isSample = said.isSample ?? true
	await db.organization.upsert({
		where: { id: 1 },
		create: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample },
		update: { isSample },
	})
	const lead = await aPerson(db, { name: 'Ruth Abrahams', roles: ['facilitator'] })
	await letAssess(db, lead.id, STAGE_KEY)
	const admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
	const cohort = await db.cohort.create({
		data: {
			...LEVEL_ONE,
			name: 'Autumn B',
			seatCount: 12,
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-09-03',
			requirements: rulesOfToday(stage) as unknown as Prisma.InputJsonValue,
			facilitators: { create: [{ personId: lead.id, part: 'lead' }] },
			sessions: {
				create: stage.sessions.map(({ title, format, minutes }, index) => {
					const startsAt = new Date(Date.now() - (60 - index * 14) * 86_400_000)
					return {
						position: index + 1,
						planNumber: index + 1,
						title,
						format,
						durationMinutes: minutes,
						localStart: startsAt.toISOString().slice(0, 16),
						timeZone: 'UTC',
						startsAt,
						callUrl: 'https://call.example/room',
						attendanceConfirmedAt: startsAt,
					}
				}),
			},
		},
		select: { id: true, name: true },
	})
	return { cohort, lead, admin }
}

export async function aMemberOf(
	{ server, cohort }: Pick<Laid, 'server' | 'cohort'>,
	said: Parameters<typeof aPerson>[1],
): Promise<PersonMade> {
	const person = await aPerson(server.db, said)
	await server.db.cohortMember.create({ data: { cohortId: cohort.id, personId: person.id } })
	return person
}

/** In the order of the page that says what counts */
export const EVERY_DEED = [
	'modules',
	'check',
	'sessions',
	'case',
	'helped',
	'practice',
	'tries',
	'pairing',
	'simulation',
	'scenario',
	'view',
	'retro',
] as const
export type Deed = (typeof EVERY_DEED)[number]

/** What somebody has done for the level, as if weeks had passed. */
export async function hasDone(world: Laid, personId: string, deeds: readonly Deed[]): Promise<void> {
	for (const deed of deeds) await doing[deed](world, personId)
}

const longAgo = (days = 20) => new Date(Date.now() - days * 86_400_000)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

const anEntry = (kind: PracticeKind, daysAgo: number) => ({
	stageKey: STAGE_KEY,
	onDay: dayOf(longAgo(daysAgo)),
	kind,
	ofOwnWork: false,
	line: 'For my eyes.',
})

/** A case of somebody of the cohort that all of its people may read. */
async function shareOne({ server: { db } }: Laid, authorId: string): Promise<CaseKey> {
	const key = { id: randomUUID(), authorId }
	await beginCase(db, key, longAgo())
	const words = { title: 'He says nothing', goal: 'That he objects.', tried: 'I asked.', working: '', notWorking: '' }
	const form = { ...words, ask: 'What else?', about: '', audience: 'everyone', signed: 'anonymous' as const }
	const at = { now: longAgo(), today: dayOf(longAgo()) }
	await shareCase(db, key, { ...form, revision: 1, window: randomUUID() }, at)
	return key
}

/** Two cases that whoever is in the cohort may help with. */
async function casesOfOthers(world: Laid): Promise<string[]> {
	const where = { authorId: world.lead.id, state: 'open' }
	for (let count = await world.server.db.case.count({ where }); count < 2; count++) await shareOne(world, world.lead.id)
	return (await world.server.db.case.findMany({ where, select: { id: true } })).map(({ id }) => id)
}

const doing: Record<Deed, (world: Laid, personId: string) => Promise<unknown>> = {
	modules: ({ server, stage }, personId) =>
		server.db.moduleProgress.createMany({
			data: stage.modules
				.filter(({ lesson }) => lesson)
				.map(({ key, lesson }) => ({
					personId,
					moduleKey: key,
					partsRead: lesson?.parts.map(({ slug }) => slug) ?? [],
					lastPart: lesson?.parts.at(-1)?.slug ?? '',
					completedAt: longAgo(),
				})),
		}),
	check: ({ server }, personId) =>
		server.db.checkAttempt.create({
			data: {
				personId,
				stageKey: STAGE_KEY,
				drawn: [],
				startedAt: longAgo(),
				submittedAt: longAgo(),
				rightCount: 13,
				passed: true,
			},
		}),
	sessions: async ({ server, cohort, lead }, personId) => {
		const sessions = await server.db.session.findMany({ where: { cohortId: cohort.id }, orderBy: { position: 'asc' } })
		return server.db.attendance.createMany({
			data: sessions.slice(0, 3).map((session) => ({
				sessionId: session.id,
				personId,
				state: 'present',
				minutesPresent: session.durationMinutes,
				confirmedById: lead.id,
			})),
		})
	},
	tries: ({ server, stage }, personId) =>
		server.db.commitment.createMany({
			data: [1, 2, 3].map((index) => ({
				personId,
				moduleKey: stage.modules[0]?.key,
				text: `What I tried ${index}`,
				dueOn: '2026-11-01',
				outcome: 'kept',
				closedAt: longAgo(),
			})),
		}),
	case: async (world, personId) => {
		const { db } = world.server
		const key = await shareOne(world, personId)
		const suggestionId = randomUUID()
		const said = { id: suggestionId, caseId: key.id, byId: world.lead.id, text: 'Ask him.', isAnonymous: true }
		await suggest(db, said, longAgo())
		await tellOutcome(db, key, { suggestionId, outcome: 'helped', told: 'I asked him.' }, longAgo(10))
		await closeCase(db, key, 'Ask first.', longAgo(10))
	},
	helped: async (world, personId) => {
		for (const caseId of await casesOfOthers(world))
			await suggest(
				world.server.db,
				{ id: randomUUID(), caseId, byId: personId, text: 'Wait for eight seconds.', isAnonymous: false },
				longAgo(),
			)
	},
	practice: async ({ server: { db } }, personId) => {
		for (let week = 0; week < 6; week++) {
			const entry = { ...anEntry('preparing', 7 * week + 3), minutes: 120 }
			await addEntry(db, { id: randomUUID(), personId }, entry, longAgo(7 * week + 3))
		}
	},
	retro: ({ server: { db } }, personId) =>
		addEntry(db, { id: randomUUID(), personId }, { ...anEntry('retrospective', 5), minutes: 60 }, longAgo(5)),
	pairing: async ({ server: { db }, lead }, personId) => {
		for (const [part, days] of [
			['watched', 15],
			['was-watched', 12],
		] as const) {
			const id = randomUUID()
			const fields = { email: lead.email, part, stageKey: STAGE_KEY, onDay: dayOf(longAgo(days)), line: '' }
			await writePairing(db, { id, byId: personId }, fields, longAgo(days))
			await answerPairing(db, { id, withId: lead.id }, { wasSo: true, stageKey: '' }, longAgo(days - 1))
		}
	},
	simulation: ({ server: { db } }, personId) =>
		db.simulationFinish.createMany({
			data: ['third-slip', 'nothing-left'].map((simulation) => ({
				personId,
				simulation,
				stageKey: STAGE_KEY,
				finishedAt: longAgo(),
			})),
		}),
	view: (world, personId) => layRoute(world, personId, 'confirmed'),
	scenario: async ({ server, cohort, rubric, lead }, personId) => {
		const other = await aPerson(server.db, { name: 'Arjun Menon', roles: ['facilitator'] })
		return server.db.submission.create({
			data: {
				personId,
				cohortId: cohort.id,
				stageKey: STAGE_KEY,
				requirementId: 'scenario',
				rubricId: rubric.id,
				rubricHash: rubric.hash,
				text: 'What I wrote about a talk that went wrong.',
				submittedAt: longAgo(),
				decision: 'met',
				decidedAt: longAgo(10),
				sheets: {
					create: [lead.id, other.id].map((assessorId) => ({
						assessorId,
						scores: Object.fromEntries(rubric.criteria.map(({ id }) => [id, 3])),
						comment: 'Private to the two of us.',
						submittedAt: longAgo(10),
					})),
				},
			},
		})
	},
}
