import { beforeEach, describe, expect, test } from 'vitest'
import { listDecisions } from '~/domain/cohort/decisions.server'
import { answerTime } from '~/domain/intake/answer-time.server'
import { putBack, takeOff } from '~/domain/intake/assign.server'
import { readDesk } from '~/domain/intake/desk.server'
import { endExcuse, giveExcuse, listExcuses } from '~/domain/intake/excuse.server'
import { listMissing } from '~/domain/intake/missing.server'
import { listMyLevels } from '~/domain/intake/my-levels.server'
import { readOwnIntake } from '~/domain/intake/own-intake.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anIntakeWorld, type IntakeWorld, programs } from '../support/intake-world'
import { STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const TODAY = '2026-11-26'
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
let world: IntakeWorld
let { admin, rui, ines, anIntake, applies } = {} as IntakeWorld
beforeEach(async () => {
	world = await anIntakeWorld(db)
	;({ admin, rui, ines, anIntake, applies } = world)
})

const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act }) => act)

describe('an excuse', () => {
	const excuse = (until = '2027-03-01') =>
		giveExcuse(db, { personId: ines.id, stageKey: STAGE_KEY, kind: 'deferred', reason: 'On leave', until }, admin, now)
	const missing = async (today = TODAY) => (await listMissing(db, STAGE_KEY, now, today)).map(({ name }) => name)

	test('takes somebody off the list of who must and has not, until its day; then the need stands again', async () => {
		expect(await missing()).toEqual(['Hanna Brandt', 'Inês Carvalho'])
		await excuse()
		expect(await missing()).toEqual(['Hanna Brandt'])
		expect(await missing('2027-03-01')).toEqual(['Hanna Brandt'])
		expect(await missing('2027-03-02')).toEqual(['Hanna Brandt', 'Inês Carvalho'])
		expect(await listExcuses(db, { stageKey: STAGE_KEY }, '2027-03-02')).toEqual([])
	})

	test.each([
		['2026-11-26', 'until-past'],
		['2027-11-27', 'until-too-far'],
	])('until %s is refused: %s', async (until, why) => {
		await expect(excuse(until)).rejects.toMatchObject({ code: 'invalid', why })
		expect(await db.excuse.count()).toBe(0)
	})

	test('is one for each level, is ended early, and the audit log holds no reason', async () => {
		await excuse('2027-11-26')
		await excuse()
		expect(await db.excuse.count()).toBe(1)
		await endExcuse(db, { personId: ines.id, stageKey: STAGE_KEY }, admin)
		await expect(endExcuse(db, { personId: ines.id, stageKey: STAGE_KEY }, admin)).rejects.toMatchObject({
			code: 'not-found',
		})
		expect(await acts()).toEqual(['excuse-given', 'excuse-given', 'excuse-ended'])
		expect(JSON.stringify(await db.auditEntry.findMany())).not.toContain('On leave')
	})

	test('stands among one’s levels, and one may still apply', async () => {
		const intakeId = await anIntake()
		await excuse()
		const [level] = await listMyLevels(db, ines.id, now)
		expect(level).toMatchObject({
			strength: 'Mandatory for your role',
			excuse: 'Later until 1 March 2027: On leave',
			intake: { id: intakeId, isIn: false, isOpen: true },
		})
		await applies(intakeId)
		expect((await listMyLevels(db, ines.id, now))[0]).toMatchObject({ intake: { id: intakeId, isIn: true } })
	})
})

describe('a level open to anybody', () => {
	test('is not offered to who holds it, and is again when it has lapsed', async () => {
		await anIntake({ whoMay: 'anyone' })
		const offered = async () => (await listMyLevels(db, rui.id, now)).map(({ stageKey }) => stageKey)
		expect(await offered()).toEqual([STAGE_KEY])
		const { id } = await db.certification.create({
			data: {
				number: '7K2M-4QXD-P9',
				personId: rui.id,
				stageKey: STAGE_KEY,
				inForceKey: `${rui.id}:${STAGE_KEY}`,
				holderName: rui.name,
				statement: {},
				issuedById: admin.id,
				issuedAt: days(-9),
				validUntil: days(9),
			},
		})
		expect(await offered()).toEqual([])
		await db.certification.update({ where: { id }, data: { validUntil: days(-1) } })
		expect(await offered()).toEqual([STAGE_KEY])
	})
})

describe('pages', () => {
	test('show a learner their own, and a draft to nobody', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		expect(await readOwnIntake(db, intakeId, ines.id, now)).toMatchObject({
			strength: 'Mandatory for your role',
			own: { isIn: true, mayWithdraw: true, word: { state: 'asked', manager: 'Rui Matos' } },
		})
		const others = await readOwnIntake(db, intakeId, rui.id, now)
		expect(others).toMatchObject({ own: null, mayApply: false })
		expect(JSON.stringify(others)).not.toMatch(/SECRET|Inês/)
		const draft = await anIntake({ status: 'draft' })
		await expect(readOwnIntake(db, draft, ines.id, now)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('show an admin who is in, whose word is out, and who must and has not', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		const desk = await readDesk(db, intakeId, 'rui', now)
		expect(desk.people).toMatchObject([
			{
				name: 'Inês Carvalho',
				goals: 'SECRET-GOAL',
				unavailable: ['Tuesday 09:00 to 11:00'],
				word: 'Rui Matos is asked',
			},
		])
		expect(desk.missing).toMatchObject([{ name: 'Hanna Brandt', about: 'must' }])
		expect(desk.found).toMatchObject([{ name: 'Rui Matos' }])
		expect(desk.mustCount).toBe(1)
	})

	test('tell an admin of an intake that closed without a proposal, and of a manager who said no, or nothing yet', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		const decisions = async (at: Date) =>
			(await listDecisions(db, programs, 'UTC', at, true)).map(({ id }) => id).filter((id) => id.endsWith(intakeId))
		expect(await decisions(now)).toEqual([`unanswered-${intakeId}`])
		expect(await decisions(days(30))).toEqual([`unformed-${intakeId}`, `unanswered-${intakeId}`])
		const asked = await db.timeAgreement.findFirstOrThrow()
		await answerTime(db, { agreementId: asked.id, managerId: rui.id }, { answer: 'declined', note: '' }, now)
		expect(await decisions(now)).toEqual([`unwilling-${intakeId}`])
		await takeOff(db, { intakeId, personId: ines.id }, admin, now)
		expect(await decisions(days(30))).toEqual([])
		await putBack(db, { intakeId, personId: ines.id }, admin, now)
		const run = { intakeId, settings: {}, startedById: admin.id, startedAt: now }
		await db.formation.create({ data: { ...run, state: 'proposed' } })
		expect(await decisions(days(30))).toEqual([`unwilling-${intakeId}`])
	})
})
