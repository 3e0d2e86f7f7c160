import { beforeEach, describe, expect, test } from 'vitest'
import { readRatingFor } from '~/domain/facilitator/rating.server'
import { answerSurvey } from '~/domain/session/answer-survey.server'
import { forgetClosedSurveys, readFigures, readFiguresOf, readOwnSurvey } from '~/domain/session/survey.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aCohort } from '../support/world'

const db = await useDatabase()
const startsAt = new Date('2026-11-26T16:00:00Z')
const hours = (count: number) => new Date(startsAt.getTime() + count * 3_600_000)
const now = hours(2)

let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	world = await aCohort(db, { members: 12, startsAt })
})
const answer = (personId: string, said: { worth?: number; better?: string } = {}, at = now) =>
	answerSurvey(db, { sessionId: world.session.id, personId }, { worth: said.worth ?? 4, better: said.better ?? '' }, at)
const shown = () => readFigures(db, world.session.id)
/** Words of so many wait to be shown: each answer has some, if only empty ones. */
const held = () => db.sessionSurveyAnswer.count({ where: { released: false, worth: null } })

type Shown = Awaited<ReturnType<typeof shown>>

/** How many answers two looks differ by, at least: counts that went up, and words that are new. */
function apart({ worth: before }: Shown, { worth: later }: Shown): number {
	const countOf = (figures: Shown['worth'], worth: number) =>
		figures?.spread.find((row) => row.worth === worth)?.count ?? 0
	return [1, 2, 3, 4, 5].reduce((sum, worth) => sum + Math.abs(countOf(later, worth) - countOf(before, worth)), 0)
}

describe('P3: what is shown of a survey', () => {
	test('after each of 30 answers differs by none or by five', async () => {
		for (let index = 12; index < 30; index++) {
			const person = await aPerson(db, { name: `Member ${index}` })
			await db.cohortMember.create({ data: { cohortId: world.cohort.id, personId: person.id, joinedAt: hours(-1) } })
			world.members.push(person)
		}
		let before = await shown()
		const steps: number[] = []
		for (const [index, member] of world.members.entries()) {
			await answer(member.id, { worth: 1 + (index % 5), better: `Idea ${index}` })
			const later = await shown()
			const step = apart(before, later)
			const words = later.better.length - before.better.length
			expect(words).toBe(step)
			// Between two borders it is the very same to the letter: no count, no order moves.
			if (step === 0) expect(later).toEqual(before)
			steps.push(step)
			before = later
		}
		expect(steps).toEqual(Array.from({ length: 30 }, (_, index) => (index % 5 === 4 ? 5 : 0)))
		expect(before.worth?.answers).toBe(30)
		expect(before.better.sort()).toEqual(Array.from({ length: 30 }, (_, index) => `Idea ${index}`).sort())
	})

	test('P1: is nothing at all below five, alone or summed with other sessions', async () => {
		for (const member of world.members.slice(0, 4)) await answer(member.id, { better: 'SECRET' })
		const { all, bySession } = await readFiguresOf(db, [world.session.id])
		expect([await shown(), all, bySession.get(world.session.id)]).toEqual([{ worth: null, better: [] }, null, null])
		// Their facilitator reads what their sessions were worth; nobody else, and it is no rating of how they led.
		const way = { candidacy: { sessions: [{ sessionId: world.session.id, part: 'lead' }] } }
		const about = { personId: world.lead.id, stageKey: 'technical-leadership-ladder/l1' }
		const worth = async (isSelf: boolean) =>
			(await readRatingFor(db, way, about, { isSelf, leadsLevel: true })).own?.sessions
		expect([await worth(true), await worth(false)]).toEqual([null, undefined])
		await answer(world.members[4]?.id ?? '', { worth: 2 })
		expect((await shown()).worth).toMatchObject({ answers: 5, mean: 3.6 })
		expect([await worth(true), await worth(false)]).toEqual([{ mean: 3.6, answers: 5 }, undefined])
		// Rows somebody put in by hand do not lower the bar.
		await db.sessionSurveyAnswer.deleteMany({ where: { OR: [{ worth: 2 }, { better: '' }] } })
		expect(await shown()).toEqual({ worth: null, better: [] })
	})
})

describe('answers of a node of before number and words lay apart', () => {
	const together = (count: number, released: boolean) =>
		db.sessionSurveyAnswer.createMany({
			data: Array.from({ length: count }, (_, index) => ({
				...{ sessionId: world.session.id, worth: 4, better: `Idea ${index}`, released },
			})),
		})

	test('that wait count to the five of each kind, and keep their words', async () => {
		await together(4, false)
		await answer(world.members[0]?.id ?? '', { worth: 4, better: 'Idea 4' })
		const { worth, better } = await shown()
		expect(worth).toMatchObject({ answers: 5, mean: 4 })
		expect(better.sort()).toEqual([0, 1, 2, 3, 4].map((index) => `Idea ${index}`))
		expect(await db.sessionSurveyAnswer.count({ where: { worth: { not: null }, better: { not: '' } } })).toBe(0)
	})

	test('that it has shown are shown with their words', async () => {
		await together(5, true)
		const { worth, better } = await shown()
		expect([worth?.answers, better.length]).toEqual([5, 5])
	})
})

describe('who answered what', () => {
	test('is in no column, and system columns tell nothing: not the transaction, not the place, not the id', async () => {
		for (const [index, { id }] of world.members.entries()) await answer(id, { better: `${index}` })
		const marks = await db.$queryRaw<{ personId: string; xmin: string; at: string }[]>`
			select "personId", xmin::text as xmin, ctid::text as at from "SessionSurveyDone" order by ctid`
		const answers = await db.$queryRaw<{ better: string; worth: number | null; xmin: string; released: boolean }[]>`
			select better, worth, xmin::text as xmin, released from "SessionSurveyAnswer" order by ctid`
		expect(marks).toHaveLength(12)
		// One transaction for all twelve marks and what waits, numbers and words of two; one for what was released, twice five.
		const [mark] = marks
		expect(new Set(marks.map(({ xmin }) => xmin)).size).toBe(1)
		const waiting = answers.filter(({ released }) => !released)
		expect(waiting).toHaveLength(4)
		expect(answers.filter(({ better, worth }) => better && worth !== null)).toEqual([])
		expect(new Set(waiting.map(({ xmin }) => xmin))).toEqual(new Set([mark?.xmin]))
		const shownOf = answers.filter(({ released }) => released)
		expect(shownOf).toHaveLength(20)
		expect(new Set(shownOf.map(({ xmin }) => xmin)).size).toBe(1)
		const columns = await db.$queryRaw<{ column_name: string; data_type: string }[]>`
			select column_name, data_type from information_schema.columns
			where table_name in ('SessionSurveyDone', 'SessionSurveyAnswer')`
		expect(columns.map(({ column_name }) => column_name).sort()).toEqual(
			['better', 'id', 'personId', 'released', 'sessionId', 'sessionId', 'worth'].sort(),
		)
		expect(columns.some(({ data_type }) => /time|date|int(eger)? identity|serial/.test(data_type))).toBe(false)
		expect(await db.auditEntry.count()).toBe(0)
	})

	test('does not follow from the order of rows: over many sessions the last to come is anywhere', async () => {
		const places = { mark: new Set<number>(), answer: new Set<number>() }
		for (let round = 0; round < 12; round++) {
			await db.sessionSurveyAnswer.deleteMany()
			await db.sessionSurveyDone.deleteMany()
			const four = world.members.slice(0, 4)
			for (const [index, { id }] of four.entries()) await answer(id, { better: `${index}` })
			const marks = await db.$queryRaw<{ personId: string }[]>`select "personId" from "SessionSurveyDone" order by ctid`
			const answers = await db.$queryRaw<
				{ better: string }[]
			>`select better from "SessionSurveyAnswer" where worth is null order by ctid`
			places.mark.add(marks.findIndex(({ personId }) => personId === four[3]?.id))
			places.answer.add(answers.findIndex(({ better }) => better === '3'))
		}
		// By chance alone all twelve in one place: less than one in four million.
		expect(places.mark.size).toBeGreaterThan(1)
		expect(places.answer.size).toBeGreaterThan(1)
	})
})

describe('a learner', () => {
	const own = (personId: string, at = now) => readOwnSurvey(db, world.session.id, personId, at)

	test('is asked once it is over, answers once, and is not asked again', async () => {
		const [ada] = world.members
		const id = ada?.id ?? ''
		expect(await own(id, hours(0.5))).toBeNull()
		await expect(answer(id, {}, hours(0.5))).rejects.toMatchObject({ code: 'conflict', why: 'not-over' })
		expect(await own(id)).toMatchObject({ state: 'open' })
		await answer(id)
		expect(await own(id)).toMatchObject({ state: 'answered' })
		await expect(answer(id)).rejects.toMatchObject({ why: 'answered' })
		expect(await held()).toBe(1)
	})

	test('who sends it twice at once has answered once', async () => {
		const id = world.members[0]?.id ?? ''
		const results = await Promise.allSettled([answer(id), answer(id)])
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(await held()).toBe(1)
	})

	test('of twelve at the same moment is heard with all the others', async () => {
		await Promise.all(world.members.map(({ id }) => answer(id)))
		expect((await shown()).worth?.answers).toBe(10)
		expect(await held()).toBe(2)
		expect(await db.sessionSurveyDone.count()).toBe(12)
	})

	test('is asked for two weeks; then what was never shown and who answered are forgotten', async () => {
		const [ada, ben] = world.members
		for (const member of world.members.slice(2, 7)) await answer(member.id)
		await answer(ada?.id ?? '')
		const late = hours(1 + 14 * 24)
		expect(await own(ben?.id ?? '', new Date(late.getTime() - 1))).toMatchObject({ state: 'open' })
		expect(await own(ben?.id ?? '', late)).toBeNull()
		await expect(answer(ben?.id ?? '', {}, late)).rejects.toMatchObject({ why: 'survey-closed' })
		await forgetClosedSurveys(db, late)
		expect([await held(), await db.sessionSurveyDone.count()]).toEqual([1, 6])
		await forgetClosedSurveys(db, hours(5 + 14 * 24))
		expect([await held(), await db.sessionSurveyDone.count()]).toEqual([0, 0])
		expect((await shown()).worth?.answers).toBe(5)
	})

	test('is asked from the closing of the room on, when that comes first', async () => {
		await db.room.create({ data: { id: world.session.id, format: {}, closedAt: hours(0.75) } })
		expect(await own(world.members[0]?.id ?? '', hours(0.8))).toMatchObject({ state: 'open' })
	})

	test('who left a number in the room is asked for words alone, and no second number of theirs is kept', async () => {
		await db.room.create({ data: { id: world.session.id, format: {}, closedAt: hours(0.9) } })
		const six = world.members.slice(0, 6).map(({ id }) => id)
		const said = six.slice(1)
		await db.roomEvent.createMany({
			data: said.map((actorId, index) => ({
				...{ roomId: world.session.id, seq: index + 1, opId: `op-${index}`, actorId, type: 'checked-out' },
				...{ payload: {}, at: hours(0.8) },
			})),
		})
		expect(await own(six[0] ?? '')).toMatchObject({ asksWorth: true })
		for (const id of said) {
			expect(await own(id)).toMatchObject({ state: 'open', asksWorth: false })
			await answer(id, { worth: 1, better: `Words of ${id}` })
		}
		// Five wrote, and nobody gave a number here.
		expect(await shown()).toEqual({ worth: null, better: expect.arrayContaining([`Words of ${said[0]}`]) })
		expect(await db.sessionSurveyAnswer.count({ where: { worth: { not: null } } })).toBe(0)
		await answer(six[0] ?? '', { worth: 2 })
		// One number alone is told apart by nobody: it waits for four more.
		expect((await shown()).worth).toBeNull()
	})

	test('of a make-up is asked when it was for them, until the facilitators say who was there', async () => {
		const [ada, ben, cleo] = world.members.map(({ id }) => id)
		await db.session.updateMany({ data: { kind: 'make-up', invited: [ada ?? ''] } })
		expect(await own(ada ?? '')).toMatchObject({ state: 'open' })
		expect(await own(ben ?? '')).toBeNull()
		await expect(answer(ben ?? '')).rejects.toMatchObject({ why: 'was-away' })
		// Its room is open to the rest of the cohort: whoever looked in was there all the same.
		const line = { minutesPresent: 60, confirmedById: world.lead.id, state: 'present' }
		await db.attendance.create({ data: { sessionId: world.session.id, personId: cleo ?? '', ...line } })
		await db.session.updateMany({ data: { attendanceConfirmedAt: now } })
		expect(await own(cleo ?? '')).toMatchObject({ state: 'open' })
	})

	test('who was away is not asked; what the facilitators confirm outweighs an apology', async () => {
		const id = world.members[0]?.id ?? ''
		const seat = { sessionId: world.session.id, personId: id }
		await db.apology.create({ data: { ...seat, saidAt: startsAt } })
		expect(await own(id)).toBeNull()
		await expect(answer(id)).rejects.toMatchObject({ why: 'was-away' })
		const line = { minutesPresent: 60, confirmedById: world.lead.id }
		await db.session.updateMany({ data: { attendanceConfirmedAt: now } })
		// Confirmed without them: they were not there.
		expect(await own(world.members[1]?.id ?? '')).toBeNull()
		await db.attendance.create({ data: { ...seat, ...line, state: 'present' } })
		expect(await own(id)).toMatchObject({ state: 'open' })
		await db.attendance.updateMany({ data: { state: 'absent' } })
		expect(await own(id)).toBeNull()
	})

	test('who came to the cohort after it is not asked: they would count to the five', async () => {
		const late = await aPerson(db)
		await db.cohortMember.create({
			data: { cohortId: world.cohort.id, personId: late.id, joinedAt: hours(9 * 24) },
		})
		expect(await own(late.id, hours(9 * 24 + 1))).toBeNull()
		await expect(answer(late.id, {}, hours(9 * 24 + 1))).rejects.toMatchObject({ why: 'was-away' })
	})

	test('nobody else is asked: not who leads, not a stranger, nobody of a cancelled or a self-run session', async () => {
		for (const id of [world.lead.id, (await aPerson(db)).id]) {
			expect(await own(id)).toBeNull()
			await expect(answer(id)).rejects.toMatchObject({ code: 'not-found' })
		}
		const id = world.members[0]?.id ?? ''
		await db.session.updateMany({ data: { kind: 'self-run' } })
		await expect(answer(id)).rejects.toMatchObject({ why: 'nobody-leads' })
		await db.session.updateMany({ data: { kind: 'led', cancelledAt: now } })
		await expect(answer(id)).rejects.toMatchObject({ why: 'cancelled' })
		expect(await own(id)).toBeNull()
	})
})
