import { beforeEach, describe, expect, test } from 'vitest'
import {
	closeLateAttempt,
	listAttempts,
	saveAnswers,
	startAttempt,
	submitAttempt,
} from '~/domain/assessment/attempts.server'
import { giveTime, readTimeGiven } from '~/domain/assessment/extra-time.server'
import type { TimeGiven } from '~/domain/assessment/timed'
import { endLateTries } from '~/domain/certification/end-tries.server'
import { aBank, answersTo } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { anAdmin } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const bank = aBank()
const check = { rule: { ...rules.check, minutes: 20 }, bank }
const START = nov(1)
const minute = (minutes: number, ms = 0) => new Date(START.getTime() + minutes * 60_000 + ms)

let ines: PersonMade
let admin: PersonMade
beforeEach(async () => {
	ines = await aPerson(db)
	admin = await anAdmin(db)
})

const where = () => ({ personId: ines.id, stageKey: STAGE_KEY })
const start = async (now = START) => (await startAttempt(db, where(), check, now)).attemptId
const last = async () => {
	const attempt = (await listAttempts(db, where())).attempts.at(-1)
	if (!attempt) throw new Error('no try was begun')
	return attempt
}
const right = async (count: number) => answersTo(bank, (await last()).drawn, count)
/** Answers to some of the questions only. */
const some = async (count: number) => Object.fromEntries(Object.entries(await right(15)).slice(0, count))
const keep = async (attemptId: string, answers: Record<string, string[]>, now: Date) =>
	saveAnswers(db, { ...where(), attemptId }, answers, check, now)
const handIn = async (attemptId: string, answers: Record<string, string[]>, now: Date) =>
	submitAttempt(db, { ...where(), attemptId }, answers, check, now, true)
const close = (now: Date) => closeLateAttempt(db, where(), check, now)
const give = (percent: TimeGiven) => giveTime(db, { personId: ines.id, percent }, admin, START)
const tooLate = { code: 'conflict', why: 'time-over' }

describe('a timed try', () => {
	test('ends so many minutes after it began, and opening it again does not set the clock back', async () => {
		const attemptId = await start()
		expect((await last()).endsAt).toEqual(minute(20))
		expect(await start(minute(12))).toBe(attemptId)
		expect((await last()).endsAt).toEqual(minute(20))
	})

	test('has no end where the level names no minutes', async () => {
		await startAttempt(db, where(), { rule: rules.check, bank }, START)
		expect((await last()).endsAt).toBeNull()
		await close(minute(60 * 24 * 30))
		expect((await last()).submittedAt).toBeNull()
	})

	test('counts at its end what was kept by then, and takes nothing that comes later', async () => {
		const attemptId = await start()
		await keep(attemptId, await some(7), minute(19, 59_999))
		await expect(keep(attemptId, await some(15), minute(20))).rejects.toMatchObject(tooLate)
		await expect(handIn(attemptId, await some(15), minute(20, 1))).rejects.toMatchObject(tooLate)
		expect(Object.keys((await last()).answers)).toHaveLength(7)
		await close(minute(20))
		expect(await last()).toMatchObject({ submittedAt: minute(20), rightCount: 7, passed: false })
		await expect(handIn(attemptId, await some(15), minute(21))).rejects.toMatchObject(tooLate)
		expect(await last()).toMatchObject({ rightCount: 7 })
	})

	test('stays open until then, whoever looks', async () => {
		await start()
		await close(minute(19, 59_999))
		expect(await last()).toMatchObject({ submittedAt: null, rightCount: null })
	})

	test('loses nothing that came in time, though its end was written down first', async () => {
		const attemptId = await start()
		await keep(attemptId, await some(11), minute(10))
		await close(minute(20))
		expect(await last()).toMatchObject({ rightCount: 11, passed: false })
		await keep(attemptId, await some(12), minute(19, 59_000))
		expect(await last()).toMatchObject({ submittedAt: minute(20), rightCount: 12, passed: true })
		await handIn(attemptId, await some(14), minute(19, 59_500))
		expect(await last()).toMatchObject({ submittedAt: minute(20), rightCount: 14, passed: true })
	})

	test('handed in by its owner stays as it is when the time is over', async () => {
		const attemptId = await start()
		await handIn(attemptId, await some(12), minute(9))
		const done = await last()
		await close(minute(30))
		expect(await handIn(attemptId, await some(15), minute(31))).toEqual({ open: 0 })
		await expect(keep(attemptId, await some(15), minute(10))).rejects.toMatchObject({ why: 'submitted' })
		expect(await last()).toEqual(done)
	})

	test('that was left open is ended before another begins, and the night between counts from its end', async () => {
		await start()
		await expect(start(minute(20 + 24 * 60, -1))).rejects.toMatchObject({ why: 'cool-down' })
		await start(minute(20 + 24 * 60))
		const { attempts } = await listAttempts(db, where())
		expect(attempts.map(({ submittedAt, rightCount }) => ({ submittedAt, rightCount }))).toEqual([
			{ submittedAt: minute(20), rightCount: 0 },
			{ submittedAt: null, rightCount: null },
		])
	})

	test('of whoever never came back is ended by the clock', async () => {
		const content = contentOf(aStage({ requirements: [check.rule] }))
		const attemptId = await start()
		await keep(attemptId, await some(3), minute(5))
		expect(await endLateTries(db, content, minute(19))).toBe(0)
		expect(await endLateTries(db, content, minute(25))).toBe(1)
		expect(await last()).toMatchObject({ submittedAt: minute(20), rightCount: 3 })
		expect(await endLateTries(db, content, minute(26))).toBe(0)
	})
})

describe('extra time', () => {
	test.each([
		[125, 25],
		[150, 30],
		[200, 40],
	] as const)('of %i percent makes twenty minutes %i', async (percent, minutes) => {
		await give(percent)
		const attemptId = await start()
		expect((await last()).endsAt).toEqual(minute(minutes))
		await keep(attemptId, await some(2), minute(minutes, -1))
		await expect(keep(attemptId, {}, minute(minutes))).rejects.toMatchObject(tooLate)
	})

	test('holds from the next try on: a clock that runs is not moved', async () => {
		await start()
		await give(200)
		expect((await last()).endsAt).toEqual(minute(20))
		await start(nov(3))
		expect((await last()).endsAt).toEqual(new Date(nov(3).getTime() + 40 * 60_000))
	})

	test('is one person’s, can be taken back, and the log says whether, neither how much nor why', async () => {
		const otto = await aPerson(db, { name: 'Otto Lind' })
		await give(200)
		await give(150)
		await give(150)
		expect([await readTimeGiven(db, ines.id), await readTimeGiven(db, otto.id)]).toEqual([150, 100])
		await give(100)
		expect(await readTimeGiven(db, ines.id)).toBe(100)
		expect(await db.extraTime.count()).toBe(0)
		const log = await db.auditEntry.findMany({ where: { act: 'extra-time-set' } })
		expect(log.map(({ subject, detail }) => ({ subject, detail }))).toEqual([
			{ subject: ines.id, detail: { before: 'no extra time', after: 'extra time' } },
			{ subject: ines.id, detail: { before: 'extra time', after: 'other extra time' } },
			{ subject: ines.id, detail: { before: 'extra time', after: 'no extra time' } },
		])
		await expect(giveTime(db, { personId: 'nobody', percent: 150 }, admin, START)).rejects.toMatchObject({
			code: 'not-found',
		})
	})
})
