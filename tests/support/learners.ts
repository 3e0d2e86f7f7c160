import type { Db, Prisma } from '~/domain/db'
import type { Stage } from '~/domain/program/lesson'
import { rubric, scores } from './assessment'
import { nov } from './evidence'
import { aPerson, type PersonMade } from './people'
import { qualify } from './qualifications'
import { STAGE_KEY } from './stages-taken'

export type Deeds = 'modules' | 'check' | 'sessions' | 'tries' | 'scenario'
export const ALL_DEEDS: Deeds[] = ['modules', 'check', 'sessions', 'tries', 'scenario']

/** The organization; a real one unless said to be the sample. */
export async function anOrganization(db: Db, isSample = false): Promise<void> {
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample } })
}

/** A running cohort of the stage with a lead, and as many confirmed sessions as its plan has. */
export async function aTakenCohort(
	db: Db,
	stage: Stage,
	said: { name?: string; status?: string; leadName?: string } = {},
) {
	const lead = await aPerson(db, { name: said.leadName ?? 'Ruth Abrahams', roles: ['facilitator'] })
	await qualify(db, lead.id, stage.key, { until: null })
	const cohort = await db.cohort.create({
		data: {
			name: said.name ?? 'Autumn B',
			program: stage.program.slug,
			stage: stage.id,
			seatCount: 12,
			status: said.status ?? 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-01',
			requirements: stage.requirements as unknown as Prisma.InputJsonValue,
			facilitators: { create: [{ personId: lead.id, part: 'lead' }] },
		},
	})
	const sessions = []
	for (const [index, plan] of stage.sessions.entries()) {
		const startsAt = nov(1 + index * 2, 16)
		sessions.push(
			await db.session.create({
				data: {
					cohortId: cohort.id,
					position: index + 1,
					planNumber: index + 1,
					title: plan.title,
					format: plan.format,
					localStart: startsAt.toISOString().slice(0, 16),
					timeZone: 'UTC',
					durationMinutes: plan.minutes,
					startsAt,
					callUrl: 'https://call.example/room',
					attendanceConfirmedAt: startsAt,
				},
			}),
		)
	}
	return { cohort, sessions, lead }
}

export type TakenCohort = Awaited<ReturnType<typeof aTakenCohort>>

/** Somebody with a seat who has done what `deeds` name: enough of each to meet it. */
export async function aMember(
	db: Db,
	stage: Stage,
	world: TakenCohort,
	said: { name?: string; deeds?: Deeds[]; managerId?: string } = {},
): Promise<PersonMade> {
	const person = await aPerson(db, { name: said.name ?? 'Inês Carvalho', managerId: said.managerId })
	await db.cohortMember.create({ data: { cohortId: world.cohort.id, personId: person.id } })
	for (const deed of said.deeds ?? []) await doing[deed](db, stage, world, person.id)
	return person
}

type Doing = (db: Db, stage: Stage, world: TakenCohort, personId: string) => Promise<unknown>

const doing: Record<Deeds, Doing> = {
	modules: (db, stage, _world, personId) =>
		db.moduleProgress.createMany({
			data: stage.modules
				.filter((module) => module.lesson)
				.map((module, index) => ({
					personId,
					moduleKey: module.key,
					partsRead: ['first', 'second'],
					lastPart: 'second',
					completedAt: nov(5 + index),
				})),
		}),
	check: (db, _stage, _world, personId) =>
		db.checkAttempt.create({
			data: {
				personId,
				stageKey: STAGE_KEY,
				drawn: [],
				startedAt: nov(9),
				submittedAt: nov(9, 13),
				rightCount: 12,
				passed: true,
			},
		}),
	sessions: (db, _stage, world, personId) =>
		db.attendance.createMany({
			data: world.sessions.slice(0, 3).map((session) => ({
				sessionId: session.id,
				personId,
				state: 'present',
				minutesPresent: 60,
				confirmedById: world.lead.id,
				confirmedAt: session.startsAt,
			})),
		}),
	tries: (db, _stage, world, personId) =>
		db.commitment.createMany({
			data: world.sessions.slice(0, 3).map((session, index) => ({
				personId,
				sessionId: session.id,
				text: `SECRET-PROMISE ${index}`,
				dueOn: '2026-11-20',
				outcome: ['kept', 'changed', 'dropped'][index],
				closedAt: nov(12 + index),
			})),
		}),
	scenario: async (db, _stage, world, personId) => {
		const other = await aPerson(db, { name: 'Arjun Menon', roles: ['facilitator'] })
		await db.submission.create({
			data: {
				personId,
				cohortId: world.cohort.id,
				stageKey: STAGE_KEY,
				requirementId: 'scenario',
				rubricId: rubric.id,
				rubricHash: rubric.hash,
				text: 'SECRET-ESSAY',
				submittedAt: nov(14),
				decision: 'met',
				decidedAt: nov(16),
				sheets: {
					create: [world.lead.id, other.id].map((assessorId) => ({
						assessorId,
						scores: scores('3 3 2 2'),
						comment: 'SECRET-COMMENT',
						submittedAt: nov(16),
					})),
				},
			},
		})
	},
}

/** An admin other than anybody else in the test. */
export const anAdmin = (db: Db, name = 'Hanna Brandt') => aPerson(db, { name, roles: ['admin', 'learner'] })

/** What a page or record must never hold of what learners wrote. */
export const SECRETS = /SECRET-(PROMISE|ESSAY|COMMENT)/
