import { beforeEach, describe, expect, test } from 'vitest'
import { changeCohort, createCohort } from '~/domain/cohort/create.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { enrollSeveral } from '~/domain/cohort/enroll-several.server'
import { nameFacilitator, removeFacilitator } from '~/domain/cohort/name-facilitator.server'
import { getCohort, getMyCohort, listCohorts, listMyCohorts, listOpenCohorts } from '~/domain/cohort/read.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const programs = [aProgram(aStage())]
let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
})

const fields = {
	name: 'Winter A',
	stage: STAGE_KEY,
	seatCount: 8,
	startsOn: '2026-12-03',
	timeZone: 'Europe/Lisbon',
	status: 'open',
} as const
const create = async (said: Partial<Parameters<typeof createCohort>[2]> = {}) =>
	(await createCohort(db, programs, { ...fields, ...said }, admin, now)).cohortId
const people = (count: number) =>
	Promise.all(Array.from({ length: count }, (_, index) => aPerson(db, { name: `Person ${index + 1}` })))
/** With a role on the desk, and what goes with it for the level. */
const aFacilitator = async (
	said: Parameters<typeof aPerson>[1] = {},
	role: 'facilitator' | 'trainee' = 'facilitator',
) => {
	const person = await aPerson(db, { roles: [role], ...said })
	await qualify(db, person.id, STAGE_KEY, { state: role === 'trainee' ? 'training' : 'qualified' })
	return person
}
const seat = (cohortId: string, person: PersonMade, by: PersonMade = person) =>
	enroll(db, { cohortId, personId: person.id }, by, now)
const acts = async () =>
	(await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act, actorId, subject }) => ({
		act,
		actorId,
		subject,
	}))

describe('a cohort', () => {
	test('is created with its level, zone and first day', async () => {
		const cohortId = await create()
		expect(await getCohort(db, cohortId)).toMatchObject({
			name: 'Winter A',
			stageKey: STAGE_KEY,
			seatCount: 8,
			taken: 0,
			startsOn: '2026-12-03',
			timeZone: 'Europe/Lisbon',
			status: 'open',
			lead: null,
			members: [],
		})
		expect(await acts()).toEqual([{ act: 'cohort-created', actorId: admin.id, subject: cohortId }])
	})

	test.each([
		['a level nobody has', { stage: 'ladder/l9' }, 'no-such-stage'],
		['a zone nobody has', { timeZone: 'Europe/Atlantis' }, 'no-such-zone'],
	])('is not created for %s', async (_what, said, why) => {
		await expect(create(said)).rejects.toMatchObject({ code: 'invalid', why })
		expect(await db.cohort.count()).toBe(0)
	})

	test('can be renamed, moved and closed, never to another level', async () => {
		const cohortId = await create()
		const changed = { ...fields, name: 'Winter B', seatCount: 12, startsOn: '2027-01-14', status: 'running' } as const
		const smuggled = { ...changed, stage: 'ladder/l2', program: 'elsewhere', requirements: [] }
		await changeCohort(db, cohortId, smuggled, admin, now)
		expect(await getCohort(db, cohortId)).toMatchObject({ name: 'Winter B', status: 'running', stageKey: STAGE_KEY })
	})

	test('cannot have fewer seats than people, or a zone that does not exist', async () => {
		const cohortId = await create({ seatCount: 9 })
		for (const person of await people(9)) await seat(cohortId, person)
		await expect(changeCohort(db, cohortId, { ...fields, seatCount: 8 }, admin, now)).rejects.toMatchObject({
			code: 'conflict',
			why: 'fewer-seats-than-people',
		})
		await expect(changeCohort(db, cohortId, { ...fields, timeZone: 'Mars' }, admin, now)).rejects.toMatchObject({
			why: 'no-such-zone',
		})
		await expect(changeCohort(db, 'nowhere', fields, admin, now)).rejects.toMatchObject({ code: 'not-found' })
		expect((await getCohort(db, cohortId)).seatCount).toBe(9)
	})
})

describe('a seat', () => {
	test('in a second cohort of the same level nobody takes by a click while the first is not over; an admin may give it', async () => {
		const [first, second] = [await create(), await create({ name: 'Winter B' })]
		const [ines, otto] = await people(2)
		if (!ines || !otto) throw new Error('two people are missing')
		await seat(first, ines)
		for (const status of ['open', 'planned', 'running'] as const) {
			await changeCohort(db, first, { ...fields, status }, admin, now)
			await expect(seat(second, ines)).rejects.toMatchObject({ code: 'conflict', why: 'same-stage' })
		}
		await seat(second, otto)
		await seat(second, ines, admin)
		expect(await db.cohortMember.count({ where: { personId: ines.id } })).toBe(2)
	})

	test('in another cohort of the level is open to who had one in a cohort that is over', async () => {
		const [first, second] = [await create(), await create({ name: 'Winter B' })]
		const [ines] = await people(1)
		if (!ines) throw new Error('nobody is there')
		await seat(first, ines)
		await changeCohort(db, first, { ...fields, status: 'finished' }, admin, now)
		await seat(second, ines)
		expect(await db.cohortMember.count({ where: { personId: ines.id } })).toBe(2)
	})

	test('of two cohorts of one level, taken at the same moment, is one', async () => {
		const both = [await create(), await create({ name: 'Winter B' })]
		const [ines] = await people(1)
		if (!ines) throw new Error('nobody is there')
		await Promise.allSettled(both.map((cohortId) => seat(cohortId, ines)))
		expect(await db.cohortMember.count({ where: { personId: ines.id } })).toBe(1)
	})

	test('is taken by joining, and the log says who', async () => {
		const cohortId = await create()
		const [ada] = await people(1)
		if (ada) await seat(cohortId, ada)
		expect((await getCohort(db, cohortId)).members.map(({ name }) => name)).toEqual(['Person 1'])
		expect((await acts()).at(-1)).toEqual({ act: 'member-joined', actorId: ada?.id, subject: ada?.id })
	})

	test('given by an admin is another act, and works before the cohort opens and while it runs', async () => {
		for (const status of ['planned', 'running'] as const) {
			const cohortId = await create({ status })
			const person = await aPerson(db)
			await expect(seat(cohortId, person)).rejects.toMatchObject({ why: 'not-open' })
			await seat(cohortId, person, admin)
			expect((await acts()).at(-1)).toEqual({ act: 'member-added', actorId: admin.id, subject: person.id })
		}
	})

	test('is the last one only once, however many want it at the same moment', async () => {
		const cohortId = await create()
		const [first, ...others] = await people(15)
		const results = await Promise.allSettled([first, ...others].map((person) => person && seat(cohortId, person)))
		expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(8)
		expect(await db.cohortMember.count({ where: { cohortId } })).toBe(8)
		expect((await acts()).filter(({ act }) => act === 'member-joined')).toHaveLength(8)
	})

	test('is taken once by one person, in two windows too', async () => {
		const cohortId = await create()
		const person = await aPerson(db)
		const results = await Promise.allSettled([seat(cohortId, person), seat(cohortId, person)])
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		await expect(seat(cohortId, person)).rejects.toMatchObject({ code: 'conflict', why: 'already-in' })
	})

	test('is not for who facilitates the cohort, for a closed account, for nobody, or nowhere', async () => {
		const cohortId = await create()
		const lead = await aFacilitator({ roles: ['facilitator', 'learner'] })
		await nameFacilitator(db, { cohortId, personId: lead.id, part: 'lead' }, admin, now)
		await expect(seat(cohortId, lead)).rejects.toMatchObject({ why: 'leads-it' })
		const closed = await aPerson(db, { disabledAt: now })
		await expect(seat(cohortId, closed, admin)).rejects.toMatchObject({ why: 'account-closed' })
		await expect(seat(cohortId, { ...closed, id: 'nobody' }, admin)).rejects.toMatchObject({ code: 'not-found' })
		await expect(seat('nowhere', lead)).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.cohortMember.count()).toBe(0)
	})

	test('freed can be taken by another, and what the person did stays', async () => {
		const cohortId = await create()
		const everybody = await people(9)
		for (const person of everybody.slice(0, 8)) await seat(cohortId, person)
		const [leaver, , , , , , , , comer] = everybody
		if (!leaver || !comer) throw new Error('nine people were made')
		await db.commitment.create({ data: { personId: leaver.id, text: 'Ask first.', dueOn: '2026-12-01' } })
		await expect(seat(cohortId, comer)).rejects.toMatchObject({ why: 'cohort-full' })
		await removeMember(db, { cohortId, personId: leaver.id }, admin, now)
		await seat(cohortId, comer)
		expect(await db.commitment.count({ where: { personId: leaver.id } })).toBe(1)
		expect((await acts()).some(({ act, subject }) => act === 'member-removed' && subject === leaver.id)).toBe(true)
		await expect(removeMember(db, { cohortId, personId: leaver.id }, admin, now)).rejects.toMatchObject({
			code: 'not-found',
		})
	})
})

describe('several people at once', () => {
	test('get seats as far as there are; each refusal names its person and reason and costs nobody else theirs', async () => {
		const cohortId = await create()
		const everybody = await people(10)
		const [already, closed, lead] = everybody
		if (!already || !closed || !lead) throw new Error('ten people were made')
		await seat(cohortId, already)
		await db.person.update({ where: { id: closed.id }, data: { disabledAt: now } })
		await db.personRole.create({ data: { personId: lead.id, role: 'facilitator' } })
		await qualify(db, lead.id, STAGE_KEY)
		await nameFacilitator(db, { cohortId, personId: lead.id, part: 'lead' }, admin, now)
		const personIds = everybody.map(({ id }) => id)
		const { added, refused } = await enrollSeveral(db, { cohortId, personIds }, admin, now)
		expect(added).toBe(7)
		expect(refused).toEqual([
			{ personId: already.id, why: 'already-in' },
			{ personId: closed.id, why: 'account-closed' },
			{ personId: lead.id, why: 'leads-it' },
		])
		const late = await aPerson(db)
		expect(await enrollSeveral(db, { cohortId, personIds: [late.id] }, admin, now)).toEqual({
			added: 0,
			refused: [{ personId: late.id, why: 'cohort-full' }],
		})
	})

	test('named twice have one seat', async () => {
		const cohortId = await create()
		const [ada] = await people(1)
		const personIds = [ada?.id ?? '', ada?.id ?? '']
		expect(await enrollSeveral(db, { cohortId, personIds }, admin, now)).toEqual({
			added: 1,
			refused: [{ personId: ada?.id, why: 'already-in' }],
		})
	})
})

describe('who leads', () => {
	const name = (cohortId: string, person: PersonMade, part: 'lead' | 'co' | 'observer') =>
		nameFacilitator(db, { cohortId, personId: person.id, part }, admin, now)

	test('is one facilitator; another may co-lead, somebody in training observes', async () => {
		const cohortId = await create()
		const ruth = await aFacilitator({ name: 'Ruth' })
		const grace = await aFacilitator({ name: 'Grace' })
		const kwame = await aFacilitator({ name: 'Kwame' }, 'trainee')
		await name(cohortId, ruth, 'lead')
		await expect(name(cohortId, grace, 'lead')).rejects.toMatchObject({ code: 'conflict', why: 'second-lead' })
		await name(cohortId, grace, 'co')
		await expect(name(cohortId, kwame, 'co')).rejects.toMatchObject({ why: 'in-training' })
		await name(cohortId, kwame, 'observer')
		expect((await getCohort(db, cohortId)).lead).toBe('Ruth')
		expect((await getCohort(db, cohortId)).facilitators.map(({ name: who, part }) => `${who} ${part}`).sort()).toEqual([
			'Grace co',
			'Kwame observer',
			'Ruth lead',
		])
	})

	test('can step down to co-lead, and then another leads', async () => {
		const cohortId = await create()
		const ruth = await aFacilitator()
		const grace = await aFacilitator({ name: 'Grace' })
		await name(cohortId, ruth, 'lead')
		await name(cohortId, ruth, 'co')
		expect((await getCohort(db, cohortId)).lead).toBeNull()
		await name(cohortId, grace, 'lead')
		await removeFacilitator(db, { cohortId, personId: ruth.id }, admin, now)
		expect((await getCohort(db, cohortId)).facilitators).toMatchObject([{ name: 'Grace', part: 'lead' }])
		await expect(removeFacilitator(db, { cohortId, personId: ruth.id }, admin, now)).rejects.toMatchObject({
			code: 'not-found',
		})
	})

	test('is never a member, and of two named at once one', async () => {
		const cohortId = await create()
		const ruth = await aFacilitator({ roles: ['facilitator', 'learner'] })
		const grace = await aFacilitator()
		await seat(cohortId, ruth)
		await expect(name(cohortId, ruth, 'co')).rejects.toMatchObject({ why: 'is-member' })
		await removeMember(db, { cohortId, personId: ruth.id }, admin, now)
		const results = await Promise.allSettled([name(cohortId, ruth, 'lead'), name(cohortId, grace, 'lead')])
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
	})
})

describe('who sees which cohort', () => {
	test('its own people open it, each in their part; a stranger and an admin find none', async () => {
		const cohortId = await create()
		const [ada] = await people(1)
		const ruth = await aFacilitator()
		if (ada) await seat(cohortId, ada)
		await nameFacilitator(db, { cohortId, personId: ruth.id, part: 'lead' }, admin, now)
		expect((await getMyCohort(db, cohortId, ada?.id ?? '')).part).toBe('member')
		expect((await getMyCohort(db, cohortId, ruth.id)).part).toBe('lead')
		for (const stranger of [admin.id, (await aPerson(db)).id, ''])
			await expect(getMyCohort(db, cohortId, stranger)).rejects.toMatchObject({ code: 'not-found' })
		await expect(getMyCohort(db, 'nowhere', ruth.id)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('open ones are offered, soonest first, but for those one has a part in', async () => {
		const ada = await aPerson(db)
		const [mine, later] = [await create({ name: 'Mine' }), await create({ name: 'Later', startsOn: '2027-03-01' })]
		await create({ name: 'Sooner', startsOn: '2026-12-01' })
		for (const status of ['planned', 'running', 'finished', 'cancelled'] as const)
			await create({ name: status, status })
		await seat(mine, ada)
		expect((await listOpenCohorts(db, ada.id)).map((cohort) => cohort.name)).toEqual(['Sooner', 'Later'])
		await nameFacilitator(db, { cohortId: later, personId: (await aFacilitator()).id, part: 'lead' }, admin, now)
		expect((await listMyCohorts(db, ada.id)).map(({ name, part }) => [name, part])).toEqual([['Mine', 'member']])
		expect((await listCohorts(db)).map((cohort) => cohort.name)[0]).toBe('Later')
		expect(await listCohorts(db)).toHaveLength(7)
	})
})
