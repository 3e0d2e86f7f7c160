import { beforeEach, describe, expect, test } from 'vitest'
import { decideSeat } from '~/domain/cohort/agree-to-seat.server'
import { listBeside, listKinTogether } from '~/domain/cohort/apart.server'
import { enroll } from '~/domain/cohort/enroll.server'
import { enrollSeveral } from '~/domain/cohort/enroll-several.server'
import { nameFacilitator } from '~/domain/cohort/name-facilitator.server'
import { listStandings } from '~/domain/cohort/place.server'
import { sayVisitBeside } from '~/domain/cohort/say-kin'
import { transfer } from '~/domain/cohort/transfer.server'
import { createShelf } from '~/domain/program/shelf.server'
import { addGuest, type BesideKin } from '~/domain/session/make-up.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { seatActs } from '../support/seat-acts'
import { aFullCohort } from '../support/seats'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'
import { aCohort } from '../support/world'

const db = await useDatabase()
let admin: PersonMade
let cohort: Awaited<ReturnType<typeof aFullCohort>>
let ana: PersonMade
let ben: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	cohort = await aFullCohort(db)
	ana = await aPerson(db, { name: 'Ana Ruiz' })
	ben = await aPerson(db, { name: 'Ben Okoro' })
})

const { ask, leaves, answer, line, isIn, holds } = seatActs(db, () => cohort)
const oneTeam = (...people: (PersonMade | undefined)[]) =>
	db.person.updateMany({ where: { id: { in: people.map((each) => each?.id ?? '') } }, data: { team: 'Ledger' } })
const reportsTo = (person: PersonMade, managerId: string) =>
	db.person.update({ where: { id: person.id }, data: { managerId } })
const DAY_MS = 86_400_000
const aSession = (inDays: number) =>
	db.session.create({
		data: {
			cohortId: cohort.id,
			title: 'Second case',
			startsAt: new Date(now.getTime() + inDays * DAY_MS),
			position: inDays + 2,
			localStart: '2026-11-20T17:00',
			timeZone: 'Europe/Berlin',
			durationMinutes: 60,
			format: 'critique-60',
		},
	})
const kinHere = { code: 'conflict', why: 'kin-here' }
const give = (person: PersonMade, reason?: string) =>
	enroll(db, { cohortId: cohort.id, personId: person.id, reason }, admin, now)

describe('Belay gives no seat beside somebody of one’s own', () => {
	test.each([
		['of one team', () => oneTeam(ana, cohort.people[1])],
		['above them', () => reportsTo(ana, cohort.people[1]?.id ?? '')],
		[
			'two steps below them',
			async () => {
				await reportsTo(ben, ana.id)
				await reportsTo(cohort.people[1] as PersonMade, ben.id)
			},
		],
	])('to who asks: %s', async (_how, makeKin) => {
		await leaves(0)
		await makeKin()
		await expect(ask(ana)).rejects.toMatchObject(kinHere)
		expect((await listStandings(db, ana.id, now)).get(cohort.id)?.way).toEqual({ ok: false, why: 'kin-here' })
		await leaves(1)
		expect(await ask(ana)).toBe('seat')
	})

	test('to who would be led by one of their reporting line; a lead of the same team is no matter', async () => {
		await leaves(0)
		const lead = await aPerson(db, { name: 'Lena Lead', roles: ['facilitator'] })
		await db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: lead.id, part: 'lead' } })
		await oneTeam(ana, lead)
		await reportsTo(ben, lead.id)
		await expect(ask(ben)).rejects.toMatchObject(kinHere)
		expect(await ask(ana)).toBe('seat')
	})

	test('from the line: the next who may is offered it, and the place is kept', async () => {
		for (const person of [ana, ben]) await ask(person)
		await oneTeam(ana, cohort.people[1])
		await leaves(0)
		expect(await line()).toEqual(['Ana Ruiz: waiting', 'Ben Okoro: offered'])
		await leaves(1)
		expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: offered'])
		await holds()
	})

	test('by two offers to people of one team', async () => {
		await oneTeam(ana, ben)
		for (const person of [ana, ben]) await ask(person)
		await leaves(0)
		await leaves(1)
		expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
		await answer(ana, 'let-go')
		expect(await line()).toEqual(['Ana Ruiz: declined', 'Ben Okoro: offered'])
	})

	test('by an offer that was made before they were of one team', async () => {
		await ask(ana)
		await leaves(0)
		await oneTeam(ana, cohort.people[1])
		await expect(answer(ana, 'take')).rejects.toMatchObject(kinHere)
		expect(await isIn(ana)).toBe(false)
		await leaves(1)
		await answer(ana, 'take')
		expect(await isIn(ana)).toBe(true)
	})

	test('beside a guest of a session ahead; once it is over they may', async () => {
		await leaves(0)
		await leaves(1)
		const [missed, ahead] = [await aSession(-1), await aSession(1)]
		const guest = { personId: ben.id, missedSessionId: missed.id, byId: admin.id, addedAt: now }
		await db.sessionGuest.create({ data: { ...guest, sessionId: ahead.id } })
		await oneTeam(ana, ben)
		await expect(ask(ana)).rejects.toMatchObject(kinHere)
		await expect(give(ana)).rejects.toMatchObject(kinHere)
		expect(await listBeside(db, cohort.id, [ana.id], { now })).toMatchObject([{ beside: 'Ben Okoro', how: 'team' }])
		const lead = await aPerson(db, { roles: ['facilitator'] })
		await qualify(db, lead.id, STAGE_KEY)
		await reportsTo(ben, lead.id)
		const part = { cohortId: cohort.id, personId: lead.id, part: 'observer' as const }
		await expect(nameFacilitator(db, part, admin, now)).rejects.toMatchObject({ why: 'own-line' })
		await db.session.update({ where: { id: ahead.id }, data: { startsAt: new Date(now.getTime() - DAY_MS) } })
		await nameFacilitator(db, part, admin, now)
		expect(await ask(ana)).toBe('seat')
	})

	test('to two of one team at the same moment', async () => {
		await leaves(0)
		await leaves(1)
		await oneTeam(ana, ben)
		const both = await Promise.allSettled([ana, ben].map((person) => ask(person)))
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: kinHere })
		expect(await db.cohortMember.count({ where: { cohortId: cohort.id } })).toBe(7)
	})

	test('by agreeing to their time: they stand in line', async () => {
		await db.organization.update({ where: { id: 1 }, data: { seatsNeedApproval: true } })
		await ask(ana)
		await oneTeam(ana, cohort.people[1])
		await leaves(0)
		await decideSeat(db, { cohortId: cohort.id, personId: ana.id }, true, admin, now)
		expect(await line()).toEqual(['Ana Ruiz: waiting'])
	})

	test('by agreeing on the last day either, when a free seat is anybody’s', async () => {
		await db.organization.update({ where: { id: 1 }, data: { seatsNeedApproval: true } })
		await ask(ana)
		await oneTeam(ana, cohort.people[1])
		await leaves(0)
		const lastDay = new Date('2027-01-14T09:00:00Z')
		await decideSeat(db, { cohortId: cohort.id, personId: ana.id }, true, admin, lastDay)
		expect(await line()).toEqual(['Ana Ruiz: waiting'])
	})
})

describe('an admin', () => {
	beforeEach(async () => {
		await leaves(0)
		await oneTeam(ana, cohort.people[1])
	})

	test('gives such a seat with a reason, which is kept, shown, and not in the log', async () => {
		await expect(give(ana)).rejects.toMatchObject(kinHere)
		expect(await listBeside(db, cohort.id, [ana.id], { now })).toEqual([
			{ name: 'Ana Ruiz', beside: 'Seated 2 in Winter A', how: 'team' },
		])
		await give(ana, 'New on the team')
		expect(await isIn(ana)).toBe(true)
		expect(await listKinTogether(db, cohort.id)).toEqual([
			{
				names: ['Ana Ruiz', 'Seated 2 in Winter A'],
				how: 'team',
				allowed: { reason: 'New on the team', by: admin.name, at: now },
			},
		])
		const entry = await db.auditEntry.findFirst({ where: { act: 'kin-seated' } })
		expect(entry).toMatchObject({ actorId: admin.id, subject: ana.id, detail: { cohort: 'Winter A', beside: 1 } })
		expect(JSON.stringify(await db.auditEntry.findMany())).not.toContain('New on the team')
	})

	test('has one word for a pair, whoever is named first', async () => {
		await give(ana, 'New on the team')
		const [kept] = await db.seatAllowance.findMany()
		if (!kept) throw new Error('none was kept')
		const turned = { ...kept, oneId: kept.otherId, otherId: kept.oneId }
		await expect(db.seatAllowance.create({ data: turned })).rejects.toThrow('SeatAllowance_in_order')
	})

	test('gives none to themselves, whatever the reason', async () => {
		await oneTeam(admin)
		const own = { cohortId: cohort.id, personId: admin.id, reason: 'I say so' }
		await expect(enroll(db, own, admin, now)).rejects.toMatchObject(kinHere)
	})

	test('is asked for two of one team who are added at once', async () => {
		await leaves(1)
		await oneTeam(ana, ben)
		const both = { cohortId: cohort.id, personIds: [ana.id, ben.id] }
		expect(await listBeside(db, cohort.id, both.personIds, { now })).toMatchObject([
			{ name: 'Ana Ruiz', beside: 'Ben Okoro' },
		])
		expect(await enrollSeveral(db, both, admin, now)).toEqual({
			added: 1,
			refused: [{ personId: ben.id, why: 'kin-here' }],
		})
	})

	test('moves somebody to such a seat only with a reason', async () => {
		const other = await aFullCohort(db, { name: 'Winter B', members: 3 })
		const [who] = other.people as [PersonMade]
		await oneTeam(who)
		const content = { programs: [aProgram(aStage())], shelf: createShelf(db), formats: new Map() }
		const move = { personId: who.id, from: other.id, to: cohort.id }
		await expect(transfer(db, content, move, admin, { now })).rejects.toMatchObject(kinHere)
		await transfer(db, content, { ...move, reason: 'The only hours that fit' }, admin, { now })
		expect(await isIn(who)).toBe(true)
		expect((await listKinTogether(db, cohort.id))[0]?.allowed?.reason).toBe('The only hours that fit')
	})

	test('sees who became kin later; both keep their seats', async () => {
		await oneTeam(cohort.people[2])
		expect(await listKinTogether(db, cohort.id)).toEqual([
			{ names: ['Seated 2 in Winter A', 'Seated 3 in Winter A'], how: 'team', allowed: null },
		])
		expect(await db.cohortMember.count({ where: { cohortId: cohort.id } })).toBe(7)
	})

	test('who let a pair meet in the intake has let them in its cohorts too', async () => {
		const [seated] = cohort.people.slice(1) as [PersonMade]
		const { id } = await db.intake.create({
			data: {
				name: 'Winter',
				stageKey: 'technical-leadership-ladder/l1',
				status: 'formed',
				opensOn: '2026-10-01',
				closesOn: '2026-11-01',
				startsOn: '2027-01-14',
				capacity: 24,
				whoMay: 'all',
				overlapHours: 3,
			},
		})
		await db.cohort.update({ where: { id: cohort.id }, data: { intakeId: id } })
		const [oneId = '', otherId = ''] = [ana.id, seated.id].sort()
		await db.pairWish.create({
			data: { intakeId: id, oneId, otherId, kind: 'allowed', reason: 'A new team', byId: admin.id },
		})
		await give(ana)
		expect(await listKinTogether(db, cohort.id)).toMatchObject([{ allowed: { reason: 'A new team', at: null } }])
	})
})

test('a guest of one evening meets nobody of their own: no member, nobody above them who leads, no other guest', async () => {
	const mine = await aCohort(db, { members: 2, name: 'Autumn B', startsAt: new Date(now.getTime() - 86_400_000) })
	const other = await aCohort(db, { members: 2, name: 'Autumn C', startsAt: new Date(now.getTime() + 86_400_000) })
	const [mia, gus] = mine.members as [PersonMade, PersonMade]
	const [ola] = other.members as [PersonMade]
	const put = ({ id }: { id: string }, data: object) => db.person.update({ where: { id }, data })
	const visit = ({ id: personId }: PersonMade) =>
		addGuest(db, { sessionId: other.session.id, personId, missedSessionId: mine.session.id }, admin, now)
	const refusedFor = async (line: string) => {
		const refused = await visit(mia).catch((error: unknown) => error)
		expect(refused).toMatchObject({ code: 'conflict', why: 'kin-there' })
		const said = sayVisitBeside((refused as BesideKin).beside)
		expect(said).toBe(`${line}. Choose another session, or hold it again in their own cohort.`)
	}
	await put(mia, { name: 'Mia', team: 'Ledger' })
	await put(ola, { name: 'Ola', team: 'Ledger' })
	await refusedFor('Mia and Ola are of one team')
	await put(ola, { team: 'Search', managerId: mia.id })
	await refusedFor('Mia and Ola are in one reporting line')
	await put(ola, { managerId: null })
	// Who leads may be of the team, not of the line.
	await put(other.lead, { name: 'Ruth', team: 'Ledger' })
	await put(mia, { managerId: other.lead.id })
	await refusedFor('Mia and Ruth are in one reporting line')
	await put(mia, { managerId: null })
	await visit(gus)
	await put(gus, { name: 'Gus', team: 'Ledger' })
	await refusedFor('Mia and Gus are of one team')
	await put(gus, { team: 'Payments' })
	await visit(mia)
	expect(await db.sessionGuest.count()).toBe(2)
})
