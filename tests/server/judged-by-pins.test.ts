import { beforeEach, describe, expect, test } from 'vitest'
import { adoptRules, readRulesAhead } from '~/domain/certification/adopt-rules.server'
import { listReady, readGradebook } from '~/domain/certification/gradebook.server'
import { issueCertification } from '~/domain/certification/issue.server'
import { statement } from '~/domain/certification/schema'
import { readStanding } from '~/domain/certification/standing.server'
import { readTakingPart } from '~/domain/certification/taking-part.server'
import { keepAsked } from '~/domain/cohort/keep-asked.server'
import { listContentChanges, moveToToday } from '~/domain/cohort/move-content.server'
import type { Prisma } from '~/domain/db'
import { keepLessons } from '~/domain/program/keep-lessons.server'
import type { WrittenModule } from '~/domain/program/kept-lesson'
import type { Stage } from '~/domain/program/lesson'
import { pinsOfToday } from '~/domain/program/pins'
import { createShelf } from '~/domain/program/shelf.server'
import { readHome } from '~/domain/progress/home.server'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { nov, now, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, rulesContent } from '../support/stages-taken'
import { aStageOf, aWrittenModule } from '../support/versions'

const db = await useDatabase()

/** A level of so many minutes besides its modules, that asks for all of these. */
function aLevel(...modules: WrittenModule[]): Stage {
	const stage = aStageOf(...modules)
	const minutes = 100 + modules.reduce((sum, module) => sum + module.minutes, 0)
	const core = modules.map(({ id }) => id)
	return { ...stage, training: { ...stage.training, minutes }, requirements: [{ ...rules.modules, core }, rules.tries] }
}

const listening = aWrittenModule('listening', { title: 'Listening' })
const feedback = aWrittenModule('feedback', { title: 'Feedback' })
const began = aLevel(listening, feedback)
const removed = aLevel(listening)
/** Whoever wants to reads it: it is among the modules, and in no minute of these. */
const chosen: Stage = { ...removed, modules: began.modules, electives: [{ ...feedback, status: 'written' }] }
const retimed = aLevel(listening, {
	...aWrittenModule('feedback', { title: 'Feedback, said better', hash: 'second' }),
	minutes: 31,
})
const added = aLevel(listening, feedback, aWrittenModule('careers', { title: 'Careers' }))

let world: TakenCohort
let admin: PersonMade
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	await keepLessons(db, [aProgram(began)], now, 'ahead')
	world = await aTakenCohort(db, began)
	await db.cohort.update({ where: { id: world.cohort.id }, data: { lessons: pinsOfToday(began) } })
	ines = await aMember(db, began, world, { deeds: ['tries'] })
})

const read = (...ids: string[]) =>
	db.moduleProgress.createMany({
		data: ids.map((id) => ({
			...{ personId: ines.id, moduleKey: `${began.key}/${id}`, partsRead: ['first', 'second'], lastPart: 'second' },
			completedAt: nov(5),
		})),
	})

/** What each page, and the certificate, says of one person's modules with this content. */
async function said(today: Stage) {
	const programs = [aProgram(today)]
	await keepLessons(db, programs, now, 'ahead')
	const content = { programs, formats: new Map(), shelf: createShelf(db) }
	const home = await readHome(db, content, { id: ines.id, timeZone: 'UTC' }, now)
	const { results } = await readStanding(db, { id: ines.id, showsPlanned: false }, today, now)
	const { rows } = await readGradebook(db, programs, world.cohort.id, now)
	const ahead = await readRulesAhead(db, rulesContent(programs), world.cohort.id, now)
	const part = await readTakingPart(db, ines.id, today, now)
	return {
		left: home.left,
		way: home.way.filter(({ kind }) => kind === 'module').map(({ title, sub }) => `${title}: ${sub}`),
		learner: results[0]?.short,
		admin: rows[0]?.results[0]?.short,
		group: rows[0]?.group,
		wasReady: ahead.people.find(({ id }) => id === ines.id)?.wasReady,
		minutes: part.minutes,
		modules: part.modules,
		issued: await issued(today),
	}
}

async function issued(stage: Stage) {
	const of = { personId: ines.id, cohortId: world.cohort.id, stage }
	try {
		const { number } = await issueCertification(db, anIssuer(), of, admin, now)
		const row = await db.certification.findUniqueOrThrow({ where: { number }, select: { statement: true } })
		const { took, minutes } = statement.parse(row.statement)
		return { took, minutes }
	} catch (error) {
		return (error as { why?: string }).why
	}
}

describe('a cohort that has begun is judged by the modules it began with, on every page and in the certificate:', () => {
	const whole = { offered: 122, taken: 22 }
	const certificate = { took: 'Two modules and three commitments tried out at work', minutes: whole }

	test('one that has left the program is asked still', async () => {
		await read('listening')
		expect(await said(removed)).toMatchObject({
			...{ left: 'One of two met. Left: modules.', learner: '1 of 2', admin: '1 of 2', group: 'little-left' },
			...{ minutes: { offered: 122, taken: 11 }, modules: ['Listening'], issued: 'not-ready' },
			...{ way: ['Listening: Done 5 Nov 2026', 'Feedback: 11 min'], wasReady: false },
		})
	})

	test('one that has left the program is counted still', async () => {
		await read('listening', 'feedback')
		expect(await said(removed)).toMatchObject({
			...{ left: 'Everything is met. An admin can issue it now.', learner: '2 of 2', admin: '2 of 2', group: 'ready' },
			...{ minutes: whole, modules: ['Listening', 'Feedback'], issued: certificate },
		})
	})

	test('one that is an elective today is asked and counted still', async () => {
		await read('listening')
		expect(await said(chosen)).toMatchObject({
			...{ left: 'One of two met. Left: modules.', learner: '1 of 2', admin: '1 of 2', group: 'little-left' },
			...{ minutes: { offered: 122, taken: 11 }, way: ['Listening: Done 5 Nov 2026', 'Feedback: 11 min'] },
		})
		await read('feedback')
		expect(await said(chosen)).toMatchObject({ learner: '2 of 2', group: 'ready', minutes: whole, issued: certificate })
	})

	test('one that takes longer today took what it took, and has the name it had', async () => {
		await read('listening', 'feedback')
		expect(await said(retimed)).toMatchObject({
			...{
				learner: '2 of 2',
				admin: '2 of 2',
				minutes: whole,
				modules: ['Listening', 'Feedback'],
				issued: certificate,
			},
		})
	})

	test('one that was written since is in no minute of it, read or not', async () => {
		await read('listening', 'feedback')
		expect(await said(added)).toMatchObject({
			...{ left: 'Everything is met. An admin can issue it now.', learner: '2 of 2', admin: '2 of 2', group: 'ready' },
			...{ minutes: whole, issued: certificate },
		})
		await read('careers')
		expect(await said(added)).toMatchObject({ minutes: whole, modules: ['Listening', 'Feedback', 'Careers'] })
	})

	test('one that was written since counts once its rules ask for it', async () => {
		await read('listening', 'feedback')
		await keepLessons(db, [aProgram(added)], now, 'ahead')
		const { fingerprint } = await readRulesAhead(db, rulesContent([aProgram(added)]), world.cohort.id, now)
		await adoptRules(db, rulesContent([aProgram(added)]), { cohortId: world.cohort.id, fingerprint }, admin)
		const still = { learner: '2 of 3', admin: '2 of 3', minutes: { offered: 133, taken: 22 }, issued: 'not-ready' }
		expect(await said(added)).toMatchObject(still)
		expect(await said(began)).toMatchObject(still)
	})
})

test('what a cohort is asked since rules were adopted, and did not keep then, is in its minutes from the next start', async () => {
	await read('listening', 'feedback')
	const core = ['listening', 'feedback', 'careers']
	await db.cohort.update({
		where: { id: world.cohort.id },
		data: { requirements: [{ ...rules.modules, core }, rules.tries] },
	})
	const still = { learner: '2 of 3', issued: 'not-ready' }
	expect(await said(added)).toMatchObject({ ...still, minutes: { offered: 122, taken: 22 } })
	await keepAsked(db, [aProgram(added)])
	expect(await said(added)).toMatchObject({ ...still, minutes: { offered: 133, taken: 22 } })
	// Nobody who is not asked it: by rules that name no module, nor where no lesson is kept yet.
	for (const data of [{ requirements: [{ ...rules.modules, core: 'all' }] }, { lessons: {} }]) {
		const { lessons } = await db.cohort.update({ where: { id: world.cohort.id }, data })
		await keepAsked(db, [aProgram(aLevel(listening, feedback, aWrittenModule('careers'), aWrittenModule('later')))])
		expect(await db.cohort.findUniqueOrThrow({ where: { id: world.cohort.id } })).toMatchObject({ lessons })
	}
})

test('a cohort that moves to the content of today is asked still what its rules name', async () => {
	await read('listening')
	const move = async (today: Stage) => {
		const shelf = createShelf(db)
		await keepLessons(db, [aProgram(today)], now, 'ahead')
		await moveToToday(db, shelf, today, world.cohort.id, admin)
		expect(await listContentChanges(db, shelf, today, world.cohort.id)).toEqual([])
	}
	const asked = { learner: '1 of 2', group: 'little-left', minutes: { offered: 122, taken: 11 }, issued: 'not-ready' }
	await move(removed)
	expect(await said(removed)).toMatchObject(asked)
	await move({ ...chosen, modules: [listening, { ...feedback, lesson: { ...feedback.lesson, hash: 'later' } }] })
	expect(await said(chosen)).toMatchObject(asked)
	await db.cohort.update({
		where: { id: world.cohort.id },
		data: { requirements: [{ ...rules.modules, core: ['listening'] }] },
	})
	await move(removed)
	expect(await said(removed)).toMatchObject({ learner: '1 of 1', minutes: { offered: 111, taken: 11 } })
})

test('what nobody can read any more is asked of nobody: the cohort is over, and the module has left the program', async () => {
	await read('listening')
	await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'finished' } })
	expect(await said(removed)).toMatchObject({
		...{ learner: '1 of 1', admin: '1 of 1', group: 'ready', minutes: { offered: 122, taken: 11 } },
	})
	expect(await said(chosen)).toMatchObject({ learner: '1 of 2', admin: '1 of 2' })
	await read('feedback')
	expect(await said(removed)).toMatchObject({ learner: '2 of 2', admin: '2 of 2', minutes: { taken: 22 } })
})

test('a version that this program cannot read is judged as it is read: by the content of today', async () => {
	await read('listening', 'feedback')
	const other = { ...feedback, lesson: null } as unknown as Prisma.InputJsonValue
	await db.lessonVersion.update({ where: { hash: 'feedback' }, data: { module: other } })
	expect(await said(retimed)).toMatchObject({
		...{ modules: ['Listening', 'Feedback, said better'], minutes: { offered: 142, taken: 42 } },
	})
	expect(await said(removed)).toMatchObject({ learner: '1 of 1', admin: '1 of 1' })
})

test('whoever has no cohort is judged by the content of today, and so is one that keeps none', async () => {
	const lone = await aPerson(db)
	const standing = async (id: string) =>
		(await readStanding(db, { id, showsPlanned: false }, retimed, now)).results[0]?.left
	expect(await standing(lone.id)).toBe('Still to read: Listening, Feedback, said better.')
	expect(await standing(ines.id)).toBe('Still to read: Listening, Feedback.')
	await db.cohort.update({ where: { id: world.cohort.id }, data: { lessons: {} } })
	expect(await standing(ines.id)).toBe('Still to read: Listening, Feedback, said better.')
})

test('who is ready is counted in each cohort by the modules that one keeps', async () => {
	await read('listening')
	const over = await aTakenCohort(db, began, { name: 'Spring A', status: 'finished', leadName: 'Malik Toure' })
	await db.cohort.update({ where: { id: over.cohort.id }, data: { lessons: pinsOfToday(began) } })
	const otto = await aMember(db, began, over, { name: 'Otto Lind', deeds: ['tries'] })
	const done = { moduleKey: `${began.key}/listening`, partsRead: ['first', 'second'], lastPart: 'second' }
	await db.moduleProgress.create({ data: { ...done, personId: otto.id, completedAt: nov(5) } })
	const ready = async (today: Stage) =>
		(await listReady(db, [aProgram(today)], now)).map(({ cohort, count }) => `${cohort}: ${count}`)
	// What has left the program is asked still where a cohort goes on, and of nobody where it is over.
	expect(await ready(began)).toEqual([])
	expect(await ready(removed)).toEqual(['Spring A: 1'])
	await read('feedback')
	expect((await ready(removed)).sort()).toEqual(['Autumn B: 1', 'Spring A: 1'])
})
