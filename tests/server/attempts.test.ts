import { beforeEach, describe, expect, test } from 'vitest'
import {
	listAttempts,
	openMoreTries,
	saveAnswers,
	startAttempt,
	submitAttempt,
} from '~/domain/assessment/attempts.server'
import { score } from '~/domain/assessment/check'
import { readItemStatistics } from '~/domain/assessment/item-statistics.server'
import { listTalks } from '~/domain/assessment/talks.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { judgedToday } from '~/domain/program/judged'
import { aBank, answersTo } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aPerson, type PersonMade } from '../support/people'
import { aStage } from '../support/stages-taken'

const db = await useDatabase()

const bank = aBank()
const check = { rule: rules.check, bank }
const STAGE = 'ladder/l1'
const HOUR = 3_600_000

let ines: PersonMade
let otto: PersonMade
let lead: PersonMade
beforeEach(async () => {
	ines = await aPerson(db)
	otto = await aPerson(db, { name: 'Otto Lind' })
	lead = await aPerson(db, { name: 'Ruth Abrahams', roles: ['facilitator'] })
})

const of = (person: PersonMade) => ({ personId: person.id, stageKey: STAGE })
const attempts = async (person = ines) => (await listAttempts(db, of(person))).attempts
const last = async (person = ines) => {
	const attempt = (await attempts(person)).at(-1)
	if (!attempt) throw new Error('no try was begun')
	return attempt
}
const start = (at = nov(1), person = ines) => startAttempt(db, of(person), check, at)
const keep = (attemptId: string, answers: Record<string, string[]>, person = ines) =>
	saveAnswers(db, { ...of(person), attemptId }, answers, check, nov(1))
const handIn = (attemptId: string, answers: Record<string, string[]>, at = nov(1), person = ines) =>
	submitAttempt(db, { ...of(person), attemptId }, answers, check, at, true)

/** A whole try with so many right answers. */
async function aWholeTry(rightCount: number, at: Date) {
	const { attemptId } = await start(at)
	await handIn(attemptId, answersTo(bank, (await last()).drawn, rightCount), at)
	return last()
}

describe('a try', () => {
	test('draws fifteen questions once: a second click, or five at once, open the same', async () => {
		const { attemptId } = await start()
		expect((await last()).drawn).toHaveLength(15)
		const again = await Promise.all([1, 2, 3, 4, 5].map(() => start()))
		expect(new Set(again.map((each) => each.attemptId))).toEqual(new Set([attemptId]))
		expect(await attempts()).toHaveLength(1)
	})

	test('keeps its questions and the order of their options, however often it is opened', async () => {
		const { attemptId } = await start()
		const { drawn } = await last()
		await keep(attemptId, answersTo(bank, drawn, 15))
		await start(nov(3))
		expect((await last()).drawn).toEqual(drawn)
	})

	test('keeps answers as they are given, and those of other questions with them', async () => {
		const { attemptId } = await start()
		const [first, second] = (await last()).drawn
		await keep(attemptId, { [first?.id ?? '']: ['a'] })
		await keep(attemptId, { [second?.id ?? '']: ['b'] })
		await keep(attemptId, { [first?.id ?? '']: ['c'] })
		expect((await last()).answers).toEqual({ [first?.id ?? '']: ['c'], [second?.id ?? '']: ['b'] })
		expect(await last()).toMatchObject({ submittedAt: null, rightCount: null, passed: null })
	})

	test('lets go of an answer that was unticked', async () => {
		const { attemptId } = await start()
		const [first] = (await last()).drawn
		await keep(attemptId, { [first?.id ?? '']: ['a', 'b'] })
		await keep(attemptId, { [first?.id ?? '']: [] })
		expect((await last()).answers).toEqual({})
	})

	test('keeps nothing of questions it did not ask, or of options they do not have', async () => {
		const { attemptId } = await start()
		const { drawn } = await last()
		const [first] = drawn
		const foreign = bank.questions.find((question) => !drawn.some((each) => each.id === question.id))
		await keep(attemptId, {
			[foreign?.id ?? '']: ['a'],
			[first?.id ?? '']: ['z', 'a', 'a', '__proto__', ''],
			...Object.fromEntries(['__proto__', 'constructor', ''].map((name) => [name, ['a']])),
		})
		expect((await last()).answers).toEqual({ [first?.id ?? '']: ['a'] })
	})

	test('is scored when it is handed in, with what was kept and what was sent', async () => {
		const { attemptId } = await start()
		const { drawn } = await last()
		const right = answersTo(bank, drawn, 15)
		const [first = '', ...others] = Object.keys(right)
		await keep(attemptId, Object.fromEntries(others.slice(0, 11).map((id) => [id, right[id] ?? []])))
		await handIn(attemptId, { [first]: right[first] ?? [] }, nov(1, 14))
		expect(await last()).toMatchObject({ rightCount: 12, passed: true, submittedAt: nov(1, 14) })
	})

	test.each([
		[11, false],
		[12, true],
	])('with %i right is passed: %s', async (rightCount, passed) => {
		expect(await aWholeTry(rightCount, nov(1))).toMatchObject({ rightCount, passed })
	})

	test('handed in twice, or in two tabs at once, is scored once and stays as it was', async () => {
		const { attemptId } = await start()
		const { drawn } = await last()
		await Promise.all([
			handIn(attemptId, answersTo(bank, drawn, 10)),
			handIn(attemptId, answersTo(bank, drawn, 10), nov(2)),
		])
		const first = await last()
		expect(first.rightCount).toBe(10)
		await handIn(attemptId, answersTo(bank, drawn, 15), nov(3))
		expect(await last()).toEqual(first)
	})

	test('handed in takes no more answers', async () => {
		const done = await aWholeTry(10, nov(1))
		const changed = answersTo(bank, done.drawn, 15)
		await expect(keep(done.id, changed)).rejects.toMatchObject({ code: 'conflict', why: 'submitted' })
		expect(await last()).toEqual(done)
	})

	test('whose keeping arrives together with the handing in stays as it was scored', async () => {
		for (let round = 0; round < 10; round++) {
			await db.checkAttempt.deleteMany()
			const { attemptId } = await start()
			const { drawn } = await last()
			await Promise.allSettled([
				handIn(attemptId, answersTo(bank, drawn, 15)),
				keep(attemptId, answersTo(bank, drawn, 3)),
				keep(attemptId, answersTo(bank, drawn, 0)),
			])
			const done = await last()
			expect(score(bank, done.drawn, done.answers, rules.check).rightCount).toBe(done.rightCount)
		}
	})
})

describe('somebody else’s try', () => {
	test('cannot be answered or handed in, nor one of another level', async () => {
		const { attemptId } = await start()
		await expect(keep(attemptId, {}, otto)).rejects.toMatchObject({ code: 'not-found' })
		await expect(handIn(attemptId, {}, nov(1), otto)).rejects.toMatchObject({ code: 'not-found' })
		const elsewhere = { personId: ines.id, stageKey: 'ladder/l2', attemptId }
		await expect(saveAnswers(db, elsewhere, {}, check, nov(1))).rejects.toMatchObject({ code: 'not-found' })
		await expect(submitAttempt(db, elsewhere, {}, check, nov(1))).rejects.toMatchObject({ code: 'not-found' })
		await expect(keep('no-such-try', {})).rejects.toMatchObject({ code: 'not-found' })
		expect(await last()).toMatchObject({ answers: {}, submittedAt: null })
	})

	test('is not listed among one’s own', async () => {
		await start()
		expect(await attempts(otto)).toEqual([])
	})
})

describe('the next try', () => {
	test('opens a day after the last, to the minute, and asks other questions', async () => {
		const first = await aWholeTry(10, nov(1))
		const dayLater = new Date(nov(1).getTime() + 24 * HOUR)
		await expect(start(new Date(dayLater.getTime() - 1))).rejects.toMatchObject({ why: 'cool-down' })
		await start(dayLater)
		const asked = new Set(first.drawn.map((question) => question.id))
		expect((await last()).drawn.filter((question) => asked.has(question.id))).toEqual([])
		// The evaluator reads of how many questions each was, and not of which.
		expect((await readEvidence(db, [ines.id, otto.id], judgedToday(aStage()))).get(ines.id)?.checks).toEqual([
			{ submittedAt: first.submittedAt, passed: false, rightCount: 10, of: 15 },
			{ submittedAt: null, passed: null, rightCount: null, of: 15 },
		])
	})

	test('is not offered once it is passed', async () => {
		await aWholeTry(12, nov(1))
		await expect(start(nov(20))).rejects.toMatchObject({ code: 'conflict', why: 'passed' })
	})

	test('after three needs a talk; the facilitator’s word opens two more, and no more than that', async () => {
		for (const on of [1, 3, 5]) await aWholeTry(11, nov(on))
		await expect(start(nov(9))).rejects.toMatchObject({ why: 'talk-first' })
		const open = (at = nov(9)) => openMoreTries(db, of(ines), rules.check, lead, at)
		await open()
		await expect(open()).rejects.toMatchObject({ code: 'conflict', why: 'not-needed' })
		await aWholeTry(11, nov(10))
		await expect(open(nov(12))).rejects.toMatchObject({ why: 'not-needed' })
		await aWholeTry(11, nov(13))
		await expect(start(nov(15))).rejects.toMatchObject({ why: 'talk-first' })
		await open(nov(15))
		await aWholeTry(12, nov(16))
		await expect(open(nov(18))).rejects.toMatchObject({ why: 'not-needed' })
		expect(await db.checkGrant.findMany({ select: { grantedById: true } })).toEqual([
			{ grantedById: lead.id },
			{ grantedById: lead.id },
		])
	})

	test('is opened once when the facilitator clicks twice at once', async () => {
		for (const on of [1, 3, 5]) await aWholeTry(11, nov(on))
		await Promise.allSettled([1, 2, 3].map(() => openMoreTries(db, of(ines), rules.check, lead, nov(9))))
		expect(await db.checkGrant.count()).toBe(1)
	})
})

describe('a facilitator', () => {
	const cohort = () => ({
		stageKey: STAGE,
		requirements: [rules.check],
		members: [ines, otto].map(({ id, name }) => ({ id, name })),
	})
	const content = { banks: new Map([['l1', bank]]) }
	const talks = (at = nov(20), said = cohort(), sinces = new Map<string, Date>()) =>
		listTalks(db, content, said, sinces, at)

	test('is told who used up their tries, and nothing of their answers', async () => {
		for (const on of [1, 3]) await aWholeTry(11, nov(on))
		expect(await talks()).toEqual([])
		await aWholeTry(11, nov(5))
		expect(await talks()).toEqual([{ id: ines.id, name: ines.name }])
	})

	test('is not told of somebody who passed, who has more tries, or whose level asks for no check', async () => {
		for (const on of [1, 3, 5]) await aWholeTry(11, nov(on))
		expect(await talks(nov(20), { ...cohort(), requirements: [] })).toEqual([])
		await openMoreTries(db, of(ines), rules.check, lead, nov(9))
		expect(await talks()).toEqual([])
		await aWholeTry(12, nov(10))
		expect(await talks()).toEqual([])
	})

	test('goes by the rules of the cohort, which may allow more tries than the level does by now', async () => {
		for (const on of [1, 3, 5]) await aWholeTry(11, nov(on))
		expect(await talks(nov(20), { ...cohort(), requirements: [{ ...rules.check, attempts: 5 }] })).toEqual([])
	})
})

describe('what is said of the questions of a bank', () => {
	const handsIn = async (rightCount: number, at = nov(2), person?: PersonMade) => {
		const { id: personId } = person ?? (await aPerson(db))
		const drawn = bank.questions.slice(0, 15).map(({ id }) => ({ id, options: ['a', 'b', 'c'] }))
		const answers = answersTo(bank, drawn, rightCount)
		await db.checkAttempt.create({
			data: { personId, stageKey: STAGE, drawn, answers, startedAt: at, submittedAt: at, rightCount, passed: false },
		})
	}
	const told = async () => {
		const stage = { key: STAGE, label: 'Level 1', title: 'Listening', requirements: [rules.check] }
		const [only] = await readItemStatistics(db, [{ stages: [stage] }] as never, new Map([[bank.id, bank]]))
		return only
	}
	const first = bank.questions[0]?.id

	test('takes in eight first tries at a time, so that no change is one person’s', async () => {
		for (let count = 1; count <= 7; count++) await handsIn(15)
		expect(await told()).toMatchObject({ tries: 0 })
		await handsIn(0)
		expect(await told()).toMatchObject({ tries: 8 })
		expect((await told())?.items.find(({ question }) => question.id === first)).toMatchObject({ difficulty: 7 / 8 })
		for (let count = 9; count <= 15; count++) await handsIn(0, nov(3))
		expect((await told())?.items.find(({ question }) => question.id === first)).toMatchObject({ difficulty: 7 / 8 })
		await handsIn(0, nov(3))
		expect((await told())?.items.find(({ question }) => question.id === first)).toMatchObject({ difficulty: 7 / 16 })
	})

	test('leaves out later tries, which follow explanations, and tries that are open', async () => {
		for (let count = 1; count <= 6; count++) await handsIn(0)
		await handsIn(0, nov(2), ines)
		await handsIn(15, nov(4), ines)
		await start(nov(4), otto)
		expect(await told()).toMatchObject({ tries: 0 })
		await handsIn(0, nov(5))
		expect(await told()).toMatchObject({ tries: 8 })
		expect((await told())?.items.find(({ question }) => question.id === first)).toMatchObject({ difficulty: 0 })
	})
})
