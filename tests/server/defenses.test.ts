import { beforeEach, describe, expect, test } from 'vitest'
import { countOpenSheets, releaseAssessor, standBack, takeWork } from '~/domain/assessment/assign.server'
import { bookSlot, giveUpSlot } from '~/domain/assessment/book-slot.server'
import { giveBackUnheard } from '~/domain/assessment/give-back.server'
import { handInHeld } from '~/domain/assessment/held.server'
import { listBookedIn } from '~/domain/assessment/leave-assessing.server'
import { callOffSlot } from '~/domain/assessment/offer-slot.server'
import { readQueue } from '~/domain/assessment/queue.server'
import { listSlotsDue, listSlotsFor } from '~/domain/assessment/read-slots.server'
import { handInScores, keepScores } from '~/domain/assessment/scoring.server'
import { appeal, handIn, listSubmissions } from '~/domain/assessment/submissions.server'
import { nameMentor } from '~/domain/assessment/ties.server'
import { readStanding } from '~/domain/certification/standing.server'
import { giveUpSeats } from '~/domain/cohort/give-up-seats.server'
import type { Prisma } from '~/domain/db'
import { disablePerson } from '~/domain/person/change.server'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { postAt } from '../support/letters'
import type { PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { aSlot, mediation, pinnedLive } from '../support/slots'
import { aProgram, aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

/** Work that is handed in, and then defended before the two who score it. */
const db = await useDatabase()
const rule = { ...mediation, form: 'A case and its defense', live: undefined, defense: { format: 'defense-30' } }
const stage = aStage({ requirements: [rule] })
const content = contentOf(stage)
const { rubrics } = content
const now = nov(20)
/** The slot of aSlot is on the last of November, from 16:00 for 45 minutes. */
const during = nov(30, 16)
const over = nov(30, 17)
let world: TakenCohort
let [ines, arjun, grace, noor] = [] as unknown as [PersonMade, PersonMade, PersonMade, PersonMade]
let slot = ''
const anAssessor = (name: string) => anAssessorOf(db, name)
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	arjun = await anAssessor('Arjun Menon')
	grace = await anAssessor('Grace Whitfield')
	noor = await anAssessor('Noor Haddad')
	slot = await aSlot(db, [arjun.id, grace.id])
})

const pinned = () => ({ ...pinnedLive(world.cohort.id), rule })
const where = () => ({ personId: ines.id, stageKey: STAGE_KEY, requirementId: rule.id })
async function handedIn(at = now): Promise<string> {
	await handIn(db, where(), 'What I wrote about it.', { rule, rubric, cohortId: world.cohort.id }, at)
	return (await listSubmissions(db, where())).at(-1)?.id ?? ''
}
const book = (of = slot, at = now) => bookSlot(db, of, ines, pinned(), at)
const slots = async (at = now) => listSlotsFor(db, ines.id, pinned(), at)
const freeNow = async () => (await slots()).free.map(({ id }) => id)
const readers = async () =>
	(await db.scoreSheet.findMany({ select: { assessorId: true } })).map(({ assessorId }) => assessorId).sort()
async function score(assessor: PersonMade, line: string, at = over) {
	const sheet = await db.scoreSheet.findFirstOrThrow({ where: { assessorId: assessor.id } })
	const given = { sheetId: sheet.id, assessorId: assessor.id, scores: scores(line), comment: 'Because.' }
	await handInScores(db, given, { rubrics, assessors: 2 }, assessor, at)
}
const callOff = (at: Date) => callOffSlot(db, slot, 'A storm', { ...arjun, isAdmin: false }, at)

describe('a defense', () => {
	test('is booked for work that is handed in, and names the two who read it', async () => {
		expect(await slots()).toMatchObject({ notNow: 'not-handed-in', free: [] })
		await expect(book()).rejects.toMatchObject({ why: 'not-handed-in' })
		await handedIn()
		expect(await freeNow()).toEqual([slot])
		await book()
		expect(await readers()).toEqual([arjun.id, grace.id].sort())
		// One work, though there is a slot as well.
		expect(await countOpenSheets(db, arjun.id)).toBe(1)
		const { format, title, groups } = await db.session.findFirstOrThrow({
			where: { kind: 'self-run' },
			select: { format: true, title: true, groups: true },
		})
		expect({ format, title, groups }).toEqual({
			...{ format: 'defense-30', title: 'Level 2: A case and its defense' },
			groups: [],
		})
		await expect(book(await aSlot(db, [arjun.id, grace.id], { startsAt: nov(29) }))).rejects.toMatchObject({
			why: 'has-other',
		})
	})

	test('comes before its scores: notes are kept meanwhile, and its hour has to be over', async () => {
		await handedIn()
		await book()
		const sheet = await db.scoreSheet.findFirstOrThrow({ where: { assessorId: arjun.id } })
		await keepScores(db, { sheetId: sheet.id, assessorId: arjun.id, scores: scores('3 3 2 2'), comment: 'Ask' })
		for (const at of [now, during])
			await expect(score(arjun, '3 3 2 2', at)).rejects.toMatchObject({ why: 'not-defended' })
		expect(await listSlotsDue(db, ines.id, during)).toMatchObject([{ isDefense: true, isOver: false }])
		await score(arjun, '3 3 2 2')
		expect(await listSlotsDue(db, ines.id, over)).toEqual([])
		expect((await slots(over)).own).toMatchObject({ id: slot, isOver: true })
		await expect(callOff(over)).rejects.toMatchObject({ why: 'submitted' })
		await score(grace, '3 3 2 2')
		const { results } = await readStanding(db, { id: ines.id, showsPlanned: false }, stage, over)
		expect(results[0]).toMatchObject({ state: 'met' })
	})

	test('that was called off was not held, also when nobody came: another one is booked, with whomever', async () => {
		await handedIn()
		await book()
		await callOff(over)
		expect(await readers()).toEqual([])
		expect((await slots(over)).calledOff).toMatchObject({ reason: 'A storm' })
		slot = await aSlot(db, [grace.id, noor.id], { startsAt: nov(33, 16) })
		await book(slot, over)
		await expect(score(grace, '3 3 2 2', over)).rejects.toMatchObject({ why: 'not-defended' })
		await score(grace, '3 3 2 2', nov(33, 18))
	})

	test('given up names nobody any more, and is free for others', async () => {
		await handedIn()
		await book()
		await giveUpSlot(db, slot, ines, now)
		expect(await readers()).toEqual([])
		expect(await db.assessmentSlot.findUnique({ where: { id: slot } })).toMatchObject({ defendsId: null })
		expect(await freeNow()).toEqual([slot])
	})

	test('is before whoever has taken the work, and somebody they ask', async () => {
		const submissionId = await handedIn()
		await takeWork(db, submissionId, content, noor, now)
		expect(await freeNow()).toEqual([])
		await expect(book()).rejects.toMatchObject({ why: 'not-for-you' })
		const theirs = await aSlot(db, [noor.id, grace.id], { startsAt: nov(29) })
		await book(theirs)
		expect(await readers()).toEqual([noor.id, grace.id].sort())
		expect((await readQueue(db, arjun.id, content, now)).waiting).toEqual([])
	})

	test.each([
		['stands back', (work: string) => standBack(db, work, arjun, now)],
		['is released', (work: string) => releaseAssessor(db, { submissionId: work, assessorId: arjun.id }, noor, now)],
		['is named as a mentor', () => nameMentor(db, ines, arjun.email, now)],
	])('does not take place once one of the two %s: whoever reads it then asks first', async (_how, leave) => {
		const submissionId = await handedIn()
		await book()
		await leave(submissionId)
		expect(await readers()).toEqual([])
		expect(await db.session.findFirst({ where: { kind: 'self-run' } })).toMatchObject({ cancelledAt: now })
		expect((await slots()).calledOff).toMatchObject({ reason: expect.stringContaining('does not read it') })
		const petra = await anAssessor('Petra Novak')
		for (const assessor of [noor, petra]) await takeWork(db, submissionId, content, assessor, now)
		await expect(score(noor, '3 3 2 2')).rejects.toMatchObject({ why: 'not-defended' })
		await book(await aSlot(db, [noor.id, petra.id], { startsAt: nov(33, 16) }), over)
		await score(noor, '3 3 2 2', nov(33, 18))
	})

	test('that was held stays so when one of the two reads it no more', async () => {
		const submissionId = await handedIn()
		await book()
		await standBack(db, submissionId, arjun, over)
		expect(await readers()).toEqual([grace.id])
		await score(grace, '3 3 2 2')
	})

	test('is held once: a third reads, and so does the pair of an appeal', async () => {
		const submissionId = await handedIn()
		await book()
		await score(arjun, '3 3 2 2')
		await score(grace, '2 3 2 2')
		await takeWork(db, submissionId, content, noor, over)
		await score(noor, '2 3 2 2')
		await appeal(db, { ...where(), submissionId }, ines, over)
		const petra = await anAssessor('Petra Novak')
		await takeWork(db, submissionId, content, petra, over)
		await score(petra, '3 3 2 2')
	})

	test('hands nothing in', async () => {
		await handedIn()
		await book()
		const said = { text: Array.from({ length: 60 }, () => 'word').join(' '), record: '' }
		await expect(handInHeld(db, slot, ines.id, said, pinned(), over)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('is asked for by the rules of the cohort: older ones know none', async () => {
		const { defense: _defense, ...older } = rule
		const requirements = [older] as unknown as Prisma.InputJsonValue
		await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements } })
		const submissionId = await handedIn()
		for (const assessor of [arjun, grace]) await takeWork(db, submissionId, content, assessor, now)
		await score(arjun, '3 3 2 2', now)
		await score(grace, '3 3 2 2', now)
		expect((await listSubmissions(db, where())).at(-1)?.decision).toBe('met')
	})
})

describe('work that waits for its defense', () => {
	test('goes back to the queue when its readers have had no hour for a week, and others hear it', async () => {
		const submissionId = await handedIn()
		const petra = await anAssessor('Petra Novak')
		for (const assessor of [noor, petra]) await takeWork(db, submissionId, content, assessor, now)
		const failed: string[] = []
		const back = (at: Date) => giveBackUnheard(db, content, at, (id) => failed.push(id))
		// Before it in line lies one that nobody can give back.
		await db.submission.create({
			data: {
				...{ id: '0', ...where(), personId: noor.id, cohortId: world.cohort.id, submittedAt: now },
				...{ rubricId: 'gone', rubricHash: 'gone', sheets: { create: { assessorId: arjun.id, assignedAt: now } } },
			},
		})
		expect(await back(nov(26))).toBe(0)
		const theirs = await aSlot(db, [noor.id, petra.id], { startsAt: nov(34) })
		expect(await back(nov(28))).toBe(0)
		// An hour its author let pass: their readers did offer one.
		expect(await back(nov(36))).toBe(0)
		await callOffSlot(db, theirs, 'A storm', { ...noor, isAdmin: false }, nov(28))
		expect(await back(nov(28))).toBe(1)
		expect(failed.at(-1)).toBe('0')
		await db.submission.delete({ where: { id: '0' } })
		expect(await readers()).toEqual([])
		const letters = await postAt(db, nov(28), [], { programs: [aProgram(stage)], formats: new Map() })
		expect(letters.map(({ to }) => to).sort()).toEqual([noor, petra, ines].map(({ email }) => email).sort())
		expect(letters.find(({ to }) => to === noor.email)?.text).not.toMatch(/Inês|What I wrote/)
		await book(slot, nov(28))
		expect([await back(nov(40)), await readers()]).toEqual([0, [arjun.id, grace.id].sort()])
	})

	test('is defended by its author without a seat as well, unless its cohort was called off', async () => {
		const gone = { ...pinned(), cohortId: null }
		await db.cohortMember.deleteMany({ where: { personId: ines.id } })
		await expect(bookSlot(db, slot, ines, gone, now)).rejects.toMatchObject({ why: 'not-in-cohort' })
		await handedIn()
		const called = (status: string) => db.cohort.update({ where: { id: world.cohort.id }, data: { status } })
		await called('cancelled')
		await expect(bookSlot(db, slot, ines, gone, now)).rejects.toMatchObject({ why: 'not-in-cohort' })
		await called('running')
		expect((await listSlotsFor(db, ines.id, gone, now)).free).toMatchObject([{ id: slot }])
		await bookSlot(db, slot, ines, gone, now)
		for (const assessor of [arjun, grace]) await score(assessor, '3 3 2 2')
		expect((await listSubmissions(db, where())).at(-1)?.decision).toBe('met')
	})

	test.each<[string, (admin: PersonMade) => Promise<unknown>]>([
		['account is closed', (admin) => disablePerson(db, arjun.id, admin, now)],
		['role is gone', (admin) => db.$transaction((tx) => giveUpSeats(tx, arjun.id, ['learner'], admin, now))],
	])(
		'and all else of an assessor is free once their %s, whoever booked is told, and scores stay',
		async (_how, end) => {
			const offered = await aSlot(db, [arjun.id, noor.id], { startsAt: nov(29) })
			const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
			const of = { ...where(), personId: otto.id }
			await handIn(db, of, 'What I wrote, too.', { rule, rubric, cohortId: world.cohort.id }, now)
			const [theirs] = await listSubmissions(db, of)
			await takeWork(db, theirs?.id ?? '', content, arjun, now)
			await handedIn()
			await book()
			await db.scoreSheet.updateMany({ where: { submissionId: theirs?.id }, data: { submittedAt: now } })
			expect(await listBookedIn(db, arjun.id, now)).toEqual([world.cohort.id])
			await end(await anAdmin(db))
			expect(await listBookedIn(db, arjun.id, now)).toEqual([])
			expect(await readers()).toEqual([arjun.id])
			const off = { cancelledAt: now, cancelReason: expect.stringContaining('assess any more') }
			for (const id of [slot, offered]) expect(await db.assessmentSlot.findUnique({ where: { id } })).toMatchObject(off)
			expect(await db.session.findFirst({ where: { kind: 'self-run' } })).toMatchObject(off)
			expect(await freeNow()).toEqual([])
			expect((await slots()).calledOff).toMatchObject({ id: slot })
		},
	)
})
