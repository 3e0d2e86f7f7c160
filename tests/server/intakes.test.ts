import { beforeEach, describe, expect, test } from 'vitest'
import { answerTime } from '~/domain/intake/answer-time.server'
import { apply, changeApplication, withdraw } from '~/domain/intake/apply.server'
import { askOnceMore, assign, putBack, takeOff } from '~/domain/intake/assign.server'
import { endExcuse, giveExcuse } from '~/domain/intake/excuse.server'
import { changeIntake, moveIntake } from '~/domain/intake/save.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anIntakeWorld, intakeFields as fields, type IntakeWorld, programs, said } from '../support/intake-world'
import { postAt } from '../support/letters'
import { aPerson } from '../support/people'
import { STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const TODAY = '2026-11-26'
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
let world: IntakeWorld
let { admin, rui, ines, anIntake, applies, puts } = {} as IntakeWorld
beforeEach(async () => {
	world = await anIntakeWorld(db)
	;({ admin, rui, ines, anIntake, applies, puts } = world)
})

const states = async (intakeId: string) =>
	(await db.application.findMany({ where: { intakeId }, orderBy: { createdAt: 'asc' } })).map(({ state }) => state)
const words = async () => (await db.timeAgreement.findMany({ orderBy: { askedAt: 'asc' } })).map(({ state }) => state)
const letters = async () =>
	(await db.outboxMail.findMany({ orderBy: { letter: 'asc' } })).map(({ letter, toPersonId }) => [letter, toPersonId])
const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act }) => act)
const post = () => postAt(db, now, [], { programs, formats: new Map() })

describe('an intake', () => {
	test('is drafted, opened, closed, opened again and called off; each is in the audit log, and the record stays', async () => {
		const intakeId = await anIntake({ status: 'draft' })
		for (const move of ['open', 'close', 'open'] as const) await moveIntake(db, intakeId, { move }, admin, now)
		await moveIntake(db, intakeId, { move: 'cancel', reason: 'Too few' }, admin, now)
		expect(await acts()).toEqual([
			'intake-created',
			'intake-opened',
			'intake-closed',
			'intake-opened',
			'intake-cancelled',
		])
		expect(await db.intake.findFirst()).toMatchObject({ status: 'cancelled', cancelReason: 'Too few' })
		await expect(moveIntake(db, intakeId, { move: 'open' }, admin, now)).rejects.toMatchObject({
			code: 'conflict',
			why: 'not-from-here',
		})
	})

	test('is changed, and keeps its level once it was opened', async () => {
		const intakeId = await anIntake()
		await changeIntake(db, programs, intakeId, { ...fields, name: 'Spring', capacity: 36 }, admin)
		expect(await db.intake.findFirst()).toMatchObject({ name: 'Spring', capacity: 36 })
		const elsewhere = { ...fields, stage: 'ladder/l9' }
		await expect(changeIntake(db, programs, intakeId, elsewhere, admin)).rejects.toMatchObject({ why: 'no-such-stage' })
		await db.intake.update({ where: { id: intakeId }, data: { stageKey: 'ladder/l2' } })
		await expect(changeIntake(db, programs, intakeId, fields, admin)).rejects.toMatchObject({ why: 'stage-stays' })
	})

	test('called off tells everybody in it why, and ends what line managers are asked', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		await db.outboxMail.deleteMany()
		await moveIntake(db, intakeId, { move: 'cancel', reason: 'Too few' }, admin, now)
		expect(await words()).toEqual(['withdrawn'])
		const [letter, ...more] = await post()
		expect(more).toEqual([])
		expect(letter).toMatchObject({ to: 'ines@example.com' })
		expect(letter?.text).toContain('Too few')
	})
})

describe('an application', () => {
	test('is kept with what was said, and asks the line manager, who reads nothing of it', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		expect(await db.application.findFirst()).toMatchObject({ ...said, source: 'applied', state: 'in' })
		expect(await letters()).toEqual([['time-asked', rui.id]])
		expect(JSON.stringify(await post())).not.toContain('SECRET')
	})

	test('sent twice at once is one, with one letter', async () => {
		const intakeId = await anIntake()
		const sent = await Promise.allSettled([applies(intakeId), applies(intakeId)])
		expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(await states(intakeId)).toEqual(['in'])
		expect(await letters()).toHaveLength(1)
	})

	test('to two intakes of one level at once is in one of them', async () => {
		const both = [await anIntake(), await anIntake({ name: 'Spring' })]
		const sent = await Promise.allSettled(both.map((intakeId) => applies(intakeId)))
		expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(await db.application.count({ where: { state: 'in' } })).toBe(1)
	})

	test('is not taken from who holds the certificate, sits in a cohort, or is not meant', async () => {
		const intakeId = await anIntake()
		await expect(applies(intakeId, rui)).rejects.toMatchObject({ code: 'conflict', why: 'not-needed' })
		const [program = '', stage = ''] = STAGE_KEY.split('/')
		const place = { timeZone: 'UTC', startsOn: '2026-10-01', requirements: [], seatCount: 12, name: 'Autumn' }
		const cohort = await db.cohort.create({
			data: { ...place, program, stage, status: 'running', members: { create: { personId: ines.id } } },
		})
		await expect(applies(intakeId)).rejects.toMatchObject({ why: 'in-cohort' })
		await db.cohort.update({ where: { id: cohort.id }, data: { status: 'finished' } })
		const certificate = { number: '7K2M-4QXD-P9', holderName: 'Inês', statement: {}, issuedById: admin.id }
		const issued = await db.certification.create({
			data: { ...certificate, personId: ines.id, stageKey: STAGE_KEY, issuedAt: days(-9), validUntil: days(9) },
		})
		await expect(applies(intakeId)).rejects.toMatchObject({ why: 'certified' })
		await db.certification.update({ where: { id: issued.id }, data: { validUntil: days(-1) } })
		await applies(intakeId)
	})

	test('is for nobody while one of those who are put in is not known', async () => {
		const intakeId = await anIntake()
		const both = { intakeId, personIds: [ines.id, 'nobody'], reason: 'Your role' }
		await expect(assign(db, both, admin, days(0))).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.application.count()).toBe(0)
	})

	test('is changed until cohorts are formed, also by who is put in after its last day, and not once it is called off', async () => {
		const intakeId = await anIntake({ closesOn: TODAY })
		const closed = new Date('2026-11-27T00:00:00Z')
		await expect(apply(db, { intakeId, personId: ines.id }, said, closed)).rejects.toMatchObject({ why: 'not-open' })
		await assign(db, { intakeId, personIds: [ines.id], reason: 'Your role' }, admin, closed)
		const unavailable = [{ day: 5, from: '13:00', to: '17:00' }]
		const change = () => changeApplication(db, { intakeId, personId: ines.id }, { goals: 'Mine', unavailable }, closed)
		await change()
		expect(await db.application.findFirst()).toMatchObject({ goals: 'Mine', reason: 'Your role', unavailable })
		await db.intake.update({ where: { id: intakeId }, data: { status: 'cancelled' } })
		await expect(change()).rejects.toMatchObject({ why: 'over-already' })
	})

	test('taken back ends the question to the manager; asked for again it asks again', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		await withdraw(db, { intakeId, personId: ines.id }, now)
		expect([await states(intakeId), await words()]).toEqual([['withdrawn'], ['withdrawn']])
		await applies(intakeId, ines, days(1))
		expect([await states(intakeId), await words()]).toEqual([['in'], ['withdrawn', 'asked']])
	})
})

describe('who is put in', () => {
	test('hears why and by whom, keeps that reason, and cannot leave alone', async () => {
		const intakeId = await anIntake()
		expect(await puts(intakeId, [ines])).toEqual({ assigned: 1, refused: [] })
		const [letter] = (await post()).filter(({ to }) => to === 'ines@example.com')
		expect(letter?.text).toContain('Hanna Brandt put you down')
		expect(letter?.text).toContain('Why: Your role')
		const place = { intakeId, personId: ines.id }
		await changeApplication(db, place, { reason: 'Mine', goals: 'To listen', unavailable: [] }, now)
		expect(await db.application.findFirst()).toMatchObject({ reason: 'Your role', goals: 'To listen' })
		await expect(withdraw(db, place, now)).rejects.toMatchObject({ why: 'assigned' })
	})

	test('one refusal does not cost the others their place', async () => {
		const intakeId = await anIntake()
		const otto = await aPerson(db, { name: 'Otto' })
		await puts(intakeId, [otto])
		expect(await puts(intakeId, [otto, ines])).toEqual({
			assigned: 1,
			refused: [{ personId: otto.id, why: 'in-already' }],
		})
	})

	test('is refused while they are excused, put back too, until an admin ends it', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		const place = { intakeId, personId: ines.id }
		await takeOff(db, place, admin, now)
		const excuse = { personId: ines.id, stageKey: STAGE_KEY }
		await giveExcuse(db, { ...excuse, kind: 'deferred', reason: 'On leave', until: '2027-03-01' }, admin, now)
		expect(await puts(intakeId, [ines])).toEqual({ assigned: 0, refused: [{ personId: ines.id, why: 'excused' }] })
		await expect(putBack(db, place, admin, now)).rejects.toMatchObject({ code: 'conflict', why: 'excused' })
		const spring = await anIntake({ name: 'Spring', startsOn: '2027-03-02' })
		expect(await puts(spring, [ines])).toEqual({ assigned: 1, refused: [] })
		await takeOff(db, { intakeId: spring, personId: ines.id }, admin, now)
		await endExcuse(db, excuse, admin)
		await putBack(db, place, admin, now)
		expect(await states(intakeId)).toEqual(['in'])
	})

	test('and is taken off again hears of neither, when the letter had not left', async () => {
		const intakeId = await anIntake()
		await puts(intakeId, [ines])
		await takeOff(db, { intakeId, personId: ines.id }, admin, now)
		expect(await post()).toEqual([])
		expect(await states(intakeId)).toEqual(['removed'])
	})

	test('is put back as they stood, and their manager is asked again', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		const place = { intakeId, personId: ines.id }
		await takeOff(db, place, admin, now)
		await expect(applies(intakeId)).rejects.toMatchObject({ why: 'taken-off' })
		await expect(takeOff(db, place, admin, now)).rejects.toMatchObject({ why: 'not-in' })
		await putBack(db, place, admin, days(1))
		expect(await db.application.findFirst()).toMatchObject({ ...said, state: 'in', source: 'applied' })
		expect(await words()).toEqual(['withdrawn', 'asked'])
		await expect(putBack(db, place, admin, now)).rejects.toMatchObject({ why: 'not-in' })
	})

	test('whose manager said no is asked about once more; without a manager nobody can be', async () => {
		const intakeId = await anIntake()
		await applies(intakeId)
		const asked = await db.timeAgreement.findFirstOrThrow()
		await answerTime(db, { agreementId: asked.id, managerId: rui.id }, { answer: 'declined', note: '' }, now)
		await askOnceMore(db, { intakeId, personId: ines.id }, admin, days(1))
		expect(await words()).toEqual(['declined', 'asked'])
		await puts(intakeId, [rui])
		await expect(askOnceMore(db, { intakeId, personId: rui.id }, admin, now)).rejects.toMatchObject({
			why: 'no-manager',
		})
	})
})
