import { beforeEach, describe, expect, test } from 'vitest'
import { readAsked } from '~/domain/certification/asked.server'
import { EQUAL_PROGRAM } from '~/domain/certification/kinds'
import { readStanding } from '~/domain/certification/standing.server'
import {
	agreeToWaiver,
	listWaiverChoices,
	listWaivers,
	listWaiversToAgree,
	proposeWaiver,
	withdrawWaiver,
} from '~/domain/certification/waivers.server'
import { useDatabase } from '../support/database'
import { allRules, now, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
let admin: PersonMade
let ines: PersonMade
let ruth: PersonMade
let world: TakenCohort
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
	ruth = world.lead
	ines = await aMember(db, stage, world)
})

type Proposal = Parameters<typeof proposeWaiver>[1]
const propose = (said: Partial<Proposal> = {}, by = admin, at = now) =>
	proposeWaiver(
		db,
		{
			personId: ines.id,
			stageKey: STAGE_KEY,
			requirements: allRules,
			requirementId: 'sessions',
			reason: 'On leave during the cohort',
			months: 3,
			facilitatorId: ruth.id,
			...said,
		},
		by,
		at,
	)
const whose = () => ({ personId: ines.id, stageKey: STAGE_KEY })
const only = async () => {
	const [waiver] = await listWaivers(db, ines.id, STAGE_KEY)
	if (!waiver) throw new Error('there is no waiver')
	return waiver
}
const sessionsState = async (at = now) => {
	const { results } = await readStanding(db, { id: ines.id, showsPlanned: false }, stage, at)
	return results.find((result) => result.id === 'sessions')?.state
}
const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act }) => act)

describe('a waiver takes two people', () => {
	test('an admin proposes it, and nothing changes until the named facilitator agrees', async () => {
		const { may } = await listWaiverChoices(db, { ...whose(), proposedById: admin.id }, now)
		expect(may).toEqual([{ id: ruth.id, name: ruth.name }])
		await propose()
		expect(await sessionsState()).toBe('open')
		await agreeToWaiver(db, (await only()).id, ruth, now)
		expect(await sessionsState()).toBe('waived')
		expect(await acts()).toEqual(['waiver-proposed', 'waiver-agreed'])
	})

	test('and the certificate of an equal program stands for modules alone', async () => {
		await expect(propose({ reason: EQUAL_PROGRAM })).rejects.toMatchObject({ why: 'equal-program-for-modules' })
		expect(await listWaivers(db, ines.id, STAGE_KEY)).toEqual([])
		await propose({ reason: EQUAL_PROGRAM, requirementId: 'modules' })
		await agreeToWaiver(db, (await only()).id, ruth, now)
		const { results } = await readStanding(db, { id: ines.id, showsPlanned: false }, stage, now)
		expect(results.find(({ id }) => id === 'modules')).toMatchObject({ state: 'met', short: 'by certificate' })
	})

	test('and it ends by itself, to the moment, after the months it was given', async () => {
		await propose({ months: 3 }, admin, new Date('2026-11-30T10:00:00Z'))
		const { id, expiresAt } = await only()
		expect(expiresAt.toISOString()).toBe('2027-02-28T10:00:00.000Z')
		await agreeToWaiver(db, id, ruth, now)
		expect(await sessionsState(new Date(expiresAt.getTime() - 1))).toBe('waived')
		expect(await sessionsState(expiresAt)).toBe('open')
	})

	test('nobody but the named facilitator can agree, not even the admin who proposed it', async () => {
		await propose()
		const other = await aPerson(db, { name: 'Arjun', roles: ['facilitator'] })
		const { id } = await only()
		for (const person of [admin, ines, other])
			await expect(agreeToWaiver(db, id, person, now)).rejects.toMatchObject({ code: 'not-found' })
		await expect(agreeToWaiver(db, 'no-such-waiver', ruth, now)).rejects.toMatchObject({ code: 'not-found' })
		expect(await sessionsState()).toBe('open')
	})

	test('agreeing twice changes nothing more', async () => {
		await propose()
		const { id } = await only()
		await agreeToWaiver(db, id, ruth, now)
		const agreedAt = (await only()).agreedAt
		await expect(agreeToWaiver(db, id, ruth, new Date('2026-12-01'))).rejects.toMatchObject({ code: 'not-found' })
		expect((await only()).agreedAt).toEqual(agreedAt)
		expect((await acts()).filter((act) => act === 'waiver-agreed')).toHaveLength(1)
	})
})

describe('a proposal is refused', () => {
	test('for assessed work, whoever asks', async () => {
		await expect(propose({ requirementId: 'scenario' })).rejects.toMatchObject({ code: 'invalid', why: 'not-waivable' })
	})

	test('for a requirement the cohort does not have', async () => {
		await expect(propose({ requirementId: 'retro' })).rejects.toMatchObject({ why: 'no-such-requirement' })
		await expect(propose({ requirements: [] })).rejects.toMatchObject({ why: 'no-such-requirement' })
	})

	test('by or for oneself, on either side', async () => {
		await db.personRole.createMany({
			data: [
				{ personId: admin.id, role: 'facilitator' },
				{ personId: ines.id, role: 'facilitator' },
			],
		})
		await expect(propose({}, ines)).rejects.toMatchObject({ why: 'own-waiver' })
		await expect(propose({ facilitatorId: ines.id })).rejects.toMatchObject({ why: 'own-waiver' })
		await expect(propose({ facilitatorId: admin.id })).rejects.toMatchObject({ why: 'own-waiver' })
	})

	test('when who should agree is no facilitator, or has left', async () => {
		const learner = await aPerson(db)
		await expect(propose({ facilitatorId: learner.id })).rejects.toMatchObject({ why: 'not-facilitator' })
		await expect(propose({ facilitatorId: 'nobody' })).rejects.toMatchObject({ why: 'not-facilitator' })
		await db.person.update({ where: { id: ruth.id }, data: { disabledAt: now } })
		await expect(propose()).rejects.toMatchObject({ why: 'account-closed' })
	})

	test.each<[string, () => Promise<unknown>, string]>([
		['qualified for nothing', () => db.qualification.deleteMany(), 'not-qualified'],
		['still in training for the level', () => qualify(db, ruth.id, STAGE_KEY, { state: 'training' }), 'trains-for-it'],
		['paused', () => qualify(db, ruth.id, STAGE_KEY, { state: 'paused' }), 'qualification-paused'],
		['past the end of their months', () => qualify(db, ruth.id, STAGE_KEY, { until: now }), 'qualification-over'],
		[
			'qualified for another level',
			() => db.qualification.updateMany({ data: { stageKey: 'track/q1' } }),
			'not-qualified',
		],
		[
			'their line manager',
			() => db.person.update({ where: { id: ines.id }, data: { managerId: ruth.id } }),
			'own-line',
		],
		[
			'somebody they lead',
			() => db.person.update({ where: { id: ruth.id }, data: { managerId: ines.id } }),
			'own-line',
		],
	])('when who should agree is %s: then, and when it comes to agreeing', async (_who, become, why) => {
		await propose()
		const { id } = await only()
		await become()
		await expect(agreeToWaiver(db, id, ruth, now)).rejects.toMatchObject({ code: 'conflict', why })
		expect(await sessionsState()).toBe('open')
		await expect(propose({ requirementId: 'tries' })).rejects.toMatchObject({ code: 'conflict', why })
		const { may, closed } = await listWaiverChoices(db, { ...whose(), proposedById: admin.id }, now)
		expect([may, closed.map((each) => each.name)]).toEqual([[], [ruth.name]])
	})

	test('a second time for the same requirement; another requirement or person has its own', async () => {
		await propose()
		await expect(propose({ months: 12 })).rejects.toMatchObject({ code: 'conflict', why: 'already-proposed' })
		await propose({ requirementId: 'tries' })
		const otto = await aMember(db, stage, world, { name: 'Otto' })
		await propose({ personId: otto.id })
		expect(await db.waiver.count()).toBe(3)
	})

	test('while the one before holds, and not once it is over: leave of whom it is for puts that off', async () => {
		await propose()
		const { id, expiresAt } = await only()
		await agreeToWaiver(db, id, ruth, now)
		const refused = { code: 'conflict', why: 'already-proposed' }
		await expect(propose({}, admin, new Date(expiresAt.getTime() - 1))).rejects.toMatchObject(refused)
		await db.leave.create({
			data: {
				personId: ines.id,
				fromDay: '2027-01-01',
				untilDay: '2027-01-10',
				byId: admin.id,
			},
		})
		await expect(propose({}, admin, expiresAt)).rejects.toMatchObject(refused)
		const over = new Date(expiresAt.getTime() + 10 * 86_400_000)
		await propose({}, admin, over)
		expect((await listWaivers(db, ines.id, STAGE_KEY)).map(({ agreedAt }) => agreedAt)).toEqual([null])
		expect(await sessionsState(over)).toBe('open')
		await agreeToWaiver(db, (await only()).id, ruth, over)
		expect(await sessionsState(over)).toBe('waived')
		const { detail } = await db.auditEntry.findFirstOrThrow({
			orderBy: { seq: 'desc' },
			where: { act: 'waiver-proposed' },
		})
		expect(detail).toMatchObject({ before: 'ended', after: 'proposed' })
	})

	test('ever after for one that shows something: the certificate of an equal program has no end', async () => {
		const equal = { reason: EQUAL_PROGRAM, requirementId: 'modules' }
		await propose(equal)
		await agreeToWaiver(db, (await only()).id, ruth, now)
		const late = new Date('2030-01-01')
		await qualify(db, ruth.id, STAGE_KEY, { until: null })
		await expect(propose(equal, admin, late)).rejects.toMatchObject({ why: 'already-proposed' })
	})

	test('twice at once is one proposal', async () => {
		const results = await Promise.allSettled([propose(), propose(), propose()])
		expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
		expect(await db.waiver.count()).toBe(1)
	})

	test('and then nothing stands in the log', async () => {
		await expect(propose({ requirementId: 'scenario' })).rejects.toThrow()
		await expect(propose({ facilitatorId: 'nobody' })).rejects.toThrow()
		expect(await acts()).toEqual([])
	})
})

describe('withdrawn', () => {
	test('it is over at once, agreed to or not, and may be proposed anew', async () => {
		await propose()
		const { id } = await only()
		await agreeToWaiver(db, id, ruth, now)
		await withdrawWaiver(db, { waiverId: id, personId: ines.id }, admin)
		expect(await sessionsState()).toBe('open')
		await propose()
		expect((await only()).agreedAt).toBeNull()
		expect(await acts()).toEqual(['waiver-proposed', 'waiver-agreed', 'waiver-withdrawn', 'waiver-proposed'])
	})

	test('under another person’s name it stays', async () => {
		await propose()
		const { id } = await only()
		await expect(withdrawWaiver(db, { waiverId: id, personId: admin.id }, admin)).rejects.toMatchObject({
			code: 'not-found',
		})
		expect(await db.waiver.count()).toBe(1)
	})
})

describe('a facilitator’s desk', () => {
	const asked = (reader: PersonMade) => readAsked(db, [aProgram(stage)], { id: reader.id, timeZone: 'Europe/Lisbon' })

	test('shows what waits for their word, in words, oldest first, and nobody else’s', async () => {
		await propose()
		await propose({ requirementId: 'tries' }, admin, new Date('2026-11-20'))
		const { waivers } = await asked(ruth)
		expect(waivers.map(({ id: _id, ...said }) => said)).toEqual([
			{
				person: 'Inês Carvalho',
				requirement: 'Three commitments closed',
				stage: 'Level 1',
				reason: 'On leave during the cohort',
				until: '20 Feb 2027',
			},
			{
				person: 'Inês Carvalho',
				requirement: 'Sessions, 3 of 4',
				stage: 'Level 1',
				reason: 'On leave during the cohort',
				until: '26 Feb 2027',
			},
		])
		expect((await asked(admin)).waivers).toEqual([])
	})

	test.each([
		['asks it otherwise', [{ ...rules.tries, closed: 5 }]],
		['asks it no more', [rules.case]],
	])('says what the person is asked, where the program of today %s', async (_what, requirements) => {
		await propose({ requirementId: 'tries' })
		const { waivers } = await readAsked(db, [aProgram(aStage({ requirements }))], { id: ruth.id, timeZone: 'UTC' })
		expect(waivers).toMatchObject([{ requirement: 'Three commitments closed' }])
	})

	test('lets go of what is agreed', async () => {
		await propose()
		await agreeToWaiver(db, (await only()).id, ruth, now)
		expect((await asked(ruth)).waivers).toEqual([])
		expect(await listWaiversToAgree(db, ruth.id)).toEqual([])
	})

	test('names a level that left the content by its key', async () => {
		await propose()
		const { waivers } = await readAsked(db, [], { id: ruth.id, timeZone: 'Europe/Lisbon' })
		expect(waivers).toMatchObject([{ stage: STAGE_KEY, requirement: 'sessions' }])
	})

	test('counts texts to score: open and undecided ones of one’s own', async () => {
		const text = (decision: string | null) =>
			db.submission.create({
				data: {
					personId: ines.id,
					cohortId: world.cohort.id,
					stageKey: STAGE_KEY,
					requirementId: 'scenario',
					rubricId: 'r',
					rubricHash: 'h',
					submittedAt: now,
					decision,
					sheets: { create: [{ assessorId: ruth.id }] },
				},
			})
		await text(null)
		await text(null)
		await text('met')
		expect((await asked(ruth)).toScore).toBe(2)
		await db.scoreSheet.updateMany({ where: { submission: { decision: null } }, data: { submittedAt: now } })
		expect((await asked(ruth)).toScore).toBe(0)
		expect((await asked(admin)).toScore).toBe(0)
	})
})
