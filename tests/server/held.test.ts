import { beforeEach, describe, expect, test } from 'vitest'
import { takeWork } from '~/domain/assessment/assign.server'
import { bookSlot, playIn } from '~/domain/assessment/book-slot.server'
import { handInHeld } from '~/domain/assessment/held.server'
import { callOffSlot } from '~/domain/assessment/offer-slot.server'
import { readQueue } from '~/domain/assessment/queue.server'
import { listSlotsDue, listSlotsFor } from '~/domain/assessment/read-slots.server'
import { handInScores } from '~/domain/assessment/scoring.server'
import { getOwnSheet, listOwnSheets } from '~/domain/assessment/sheets.server'
import { appeal, listSubmissions } from '~/domain/assessment/submissions.server'
import { nameMentor } from '~/domain/assessment/ties.server'
import { readStanding } from '~/domain/certification/standing.server'
import { scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { postAt } from '../support/letters'
import type { PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { aSlot, mediation, pinnedLive } from '../support/slots'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage({ requirements: [mediation] })
const content = contentOf(stage)
const { rubrics } = content
const TEXT = Array.from({ length: 60 }, () => 'word').join(' ')
let world: TakenCohort
let [ines, arjun, grace] = [] as unknown as [PersonMade, PersonMade, PersonMade]
let slot = ''
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	arjun = await anAssessorOf(db, 'Arjun Menon')
	grace = await anAssessorOf(db, 'Grace Whitfield')
	slot = await aSlot(db, [arjun.id, grace.id])
	await bookSlot(db, slot, ines, pinnedLive(world.cohort.id), nov(20))
})

const during = new Date('2026-11-30T16:10:00Z')
const held = nov(30, 17)
const callOff = (why: string, at: Date) =>
	callOffSlot(db, slot, why, { id: arjun.id, name: arjun.name, isAdmin: false }, at)
const handIn = (said: { text?: string; record?: string } = {}, who = ines, at = held, rule = mediation) =>
	handInHeld(db, slot, who.id, { text: TEXT, record: '', ...said }, { ...pinnedLive(world.cohort.id), rule }, at)
const sheetOf = async ({ id }: PersonMade) => (await listOwnSheets(db, id)).at(0)?.id ?? ''
async function score(assessor: PersonMade, line: string) {
	const given = { sheetId: await sheetOf(assessor), assessorId: assessor.id, scores: scores(line), comment: 'Because.' }
	await handInScores(db, given, { rubrics, assessors: 2 }, assessor, new Date('2026-12-01'))
}
const whose = () => ({ personId: ines.id, stageKey: STAGE_KEY, requirementId: mediation.id })
const standing = async () =>
	(await readStanding(db, { id: ines.id, showsPlanned: false }, stage, new Date('2026-12-02'))).results[0]

describe('what was said in a slot', () => {
	test('goes to both assessors at once, each alone, and is met by both', async () => {
		expect(await standing()).toMatchObject({ state: 'open', left: 'To be shown in a slot, and handed in after it.' })
		await handIn({ record: 'The rollback' })
		const sheet = await getOwnSheet(db, await sheetOf(arjun), arjun.id)
		expect(sheet.submission).toMatchObject({ text: TEXT, record: 'The rollback' })
		await score(arjun, '3 3 2 2')
		expect((await getOwnSheet(db, await sheetOf(grace), grace.id)).others).toEqual([])
		await score(grace, '3 4 2 3')
		expect(await standing()).toMatchObject({ state: 'met' })
	})

	test('goes to a third when two are apart, and to another pair on appeal', async () => {
		await handIn()
		await score(arjun, '3 3 2 2')
		await score(grace, '2 3 2 2')
		const noor = await anAssessorOf(db, 'Noor Haddad')
		const [waiting] = (await readQueue(db, noor.id, content, new Date('2026-12-01'))).waiting
		await takeWork(db, waiting?.submissionId ?? '', content, noor, new Date('2026-12-01'))
		await score(noor, '2 3 2 2')
		expect(await standing()).toMatchObject({ short: 'again', left: expect.stringContaining('shown again') })
		const where = { ...whose(), submissionId: waiting?.submissionId ?? '' }
		await appeal(db, where, ines, new Date('2026-12-02'))
		const rui = await anAssessorOf(db, 'Rui Costa')
		expect((await readQueue(db, rui.id, content, new Date('2026-12-01'))).waiting).toHaveLength(1)
		for (const first of [arjun, grace, noor])
			expect((await readQueue(db, first.id, content, new Date('2026-12-01'))).waiting).toEqual([])
	})

	test('opens a new slot two weeks after “again”, and no sooner', async () => {
		await handIn()
		await score(arjun, '2 2 2 2')
		await score(grace, '2 2 2 2')
		const again = await aSlot(db, [arjun.id, grace.id], { startsAt: new Date('2026-12-20T16:00:00Z') })
		const book = (at: string) => bookSlot(db, again, ines, pinnedLive(world.cohort.id), new Date(at))
		await expect(book('2026-12-10')).rejects.toMatchObject({ why: 'too-early' })
		await book('2026-12-16')
	})

	test('is asked for once the hour is over; until then everybody in it finds where they meet', async () => {
		const lastMinute = new Date('2026-11-30T16:44:00Z')
		const due = async (person: PersonMade, at: Date) =>
			(await listSlotsDue(db, person.id, at)).map(({ isOver, sessionId }) => ({ isOver, meets: sessionId !== null }))
		expect(await due(ines, lastMinute)).toEqual([{ isOver: false, meets: true }])
		expect(await due(arjun, lastMinute)).toEqual([{ isOver: false, meets: true }])
		const after = new Date('2026-11-30T16:45:00Z')
		expect(await due(arjun, after)).toEqual([])
		expect(await due(ines, after)).toEqual([{ isOver: true, meets: true }])
		await handIn({}, ines, after)
		expect(await due(ines, after)).toEqual([])
	})

	test('leaves out an assessor who mentors them by now: the queue finds another', async () => {
		await nameMentor(db, ines, grace.email, nov(25))
		await handIn()
		expect(await sheetOf(grace)).toBe('')
		const told = await db.outboxMail.findMany({ where: { letter: 'other-reader' }, select: { toPersonId: true } })
		expect(told.map(({ toPersonId }) => toPersonId).sort()).toEqual([grace.id, ines.id].sort())
		const noor = await anAssessorOf(db, 'Noor Haddad')
		expect((await readQueue(db, noor.id, content, new Date('2026-12-01'))).waiting).toHaveLength(1)
	})

	test('is not waited for once its assessors called the hour off afterwards, and their reason is on the page', async () => {
		const calledOff = async () => (await listSlotsFor(db, ines.id, pinnedLive(world.cohort.id), held)).calledOff?.reason
		expect(await calledOff()).toBeUndefined()
		expect(await callOff('Nobody came', new Date('2026-12-01T16:00:00Z'))).toBe('on-their-page')
		expect(await calledOff()).toBe('Nobody came')
		await expect(handIn()).rejects.toMatchObject({ why: 'called-off' })
		const again = await aSlot(db, [arjun.id, grace.id], { startsAt: new Date('2026-12-20T16:00:00Z') })
		await bookSlot(db, again, ines, pinnedLive(world.cohort.id), held)
		expect(await calledOff()).toBeUndefined()
	})

	test('called off while people sit in it is told to each of them by letter, who plays among them', async () => {
		const bo = await aMember(db, stage, world, { name: 'Bo Two' })
		await playIn(db, slot, bo, pinnedLive(world.cohort.id), nov(21))
		await postAt(db, nov(21))
		expect(await callOff('Fire alarm', during)).toBe('by-letter')
		const letters = await postAt(db, during)
		expect(letters.map(({ to }) => to).sort()).toEqual([ines, bo, arjun, grace].map(({ email }) => email).sort())
		for (const { text, calendar } of letters) {
			expect(text).toContain('was called off after its hour had come')
			expect(text).toContain('Fire alarm')
			expect(calendar?.method).toBe('CANCEL')
		}
		expect((await listSlotsFor(db, ines.id, pinnedLive(world.cohort.id), held)).calledOff?.reason).toBe('Fire alarm')
	})

	test.each<[string, () => Promise<void>, object]>([
		['before its hour is over', () => handIn({}, ines, new Date('2026-11-30T16:44:00Z')), { why: 'not-held' }],
		['as another work', () => handIn({}, ines, held, { ...mediation, id: 'dossier' }), { code: 'not-found' }],
		['in a few words', () => handIn({ text: 'It went well.' }), { why: 'too-short' }],
		['by somebody else', () => handIn({}, arjun), { code: 'not-found' }],
		['twice', () => handIn().then(() => handIn()), { why: 'submitted' }],
	])('is refused %s', async (_what, act, refused) => {
		await expect(act()).rejects.toMatchObject(refused)
		expect((await listSubmissions(db, whose())).length).toBeLessThan(2)
	})
})
