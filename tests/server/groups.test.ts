import { beforeEach, expect, test } from 'vitest'
import { removeMember } from '~/domain/cohort/enroll.server'
import { apologize } from '~/domain/session/apology.server'
import { changeGroup, clearGroups, moveToGroup, splitIntoGroups } from '~/domain/session/arrange-groups.server'
import { listForCalendar } from '~/domain/session/feed.server'
import { findOwnGroup, readGroups } from '~/domain/session/groups.server'
import { addGuest, removeGuest } from '~/domain/session/make-up.server'
import { getMySession } from '~/domain/session/read.server'
import { cancelSession, changeSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import type { PersonMade } from '../support/people'
import { sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')
const startsAt = new Date('2026-12-03T16:00:00Z')

let world: Awaited<ReturnType<typeof aCohort>>
let admin: PersonMade
let id: string
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aCohort(db, { members: 7, startsAt })
	id = world.session.id
})

const split = (size: 2 | 3 | 4, at = now) => splitIntoGroups(db, id, size, world.lead, at)
const groups = async () => (await readGroups(db, id, now)).groups
const sizes = async () => (await groups()).map(({ people }) => people.length)
const own = async (personId: string, at = now) => findOwnGroup(db, await getMySession(db, id, personId), personId, at)
const name = (group: string, said: object = {}) =>
	changeGroup(
		db,
		id,
		{ group, name: 'Blue', callUrl: 'https://call.example/blue', place: '', ...said },
		world.lead,
		now,
	)
const aGuest = async () => {
	const other = await aCohort(db, { members: 1, name: 'Autumn C', startsAt: new Date('2026-11-19T16:00:00Z') })
	const guest = other.members[0] as PersonMade
	await addGuest(db, { sessionId: id, personId: guest.id, missedSessionId: other.session.id }, admin, now)
	return guest
}

test('everybody who is expected is dealt into groups, guests too, and who cannot come is not', async () => {
	const guest = await aGuest()
	const away = world.members[0]?.id ?? ''
	await apologize(db, { sessionId: id, personId: away }, 'not', now)
	await split(3)
	const [first, second] = await groups()
	expect([first?.name, second?.name, first?.people.length, second?.people.length]).toEqual(['Group 1', 'Group 2', 4, 3])
	const seated = (await groups()).flatMap(({ people }) => people.map((person) => person.id))
	expect(seated.sort()).toEqual([...world.members.slice(1).map((each) => each.id), guest.id].sort())
	expect((await readGroups(db, id, now)).ungrouped).toMatchObject([{ id: away, isAway: true }])
	expect(await db.auditEntry.count({ where: { act: 'groups-changed', subject: id, actorId: world.lead.id } })).toBe(1)
})

test('dealing anew keeps names and links, and seats nobody twice', async () => {
	await split(2)
	expect(await sizes()).toEqual([3, 2, 2])
	await name((await groups())[1]?.id ?? '')
	await split(3)
	expect((await groups()).map((group) => [group.name, group.callUrl])).toEqual([
		['Blue', 'https://call.example/blue'],
		['Group 1', ''],
	])
	await split(2)
	expect((await groups()).map((group) => group.name)).toEqual(['Blue', 'Group 1', 'Group 2'])
	expect(await db.sessionGroupSeat.count()).toBe(7)
	await clearGroups(db, id, world.lead, now)
	expect([await db.sessionGroup.count(), await db.sessionGroupSeat.count()]).toEqual([0, 0])
})

test('two who split at once leave one split', async () => {
	await Promise.all([split(2), split(3)])
	expect(await db.sessionGroupSeat.count()).toBe(7)
	expect([2, 3]).toContain((await groups()).length)
})

test('somebody sees their own group with its link, and neither calendar nor letter says it', async () => {
	await split(3)
	const [first, second] = await groups()
	await name(first?.id ?? '')
	const inside = first?.people[0]?.id ?? ''
	const [others, mine] = [first?.people.slice(1).map((person) => person.name), await own(inside)]
	expect(mine).toEqual({ id: first?.id, name: 'Blue', callUrl: 'https://call.example/blue', place: '', others })
	expect((await own(second?.people[0]?.id ?? ''))?.callUrl).toBe('')
	expect(await own(world.lead.id)).toBeNull()
	expect(JSON.stringify(await listForCalendar(db, inside, now))).not.toMatch(/Blue|blue/)
	await changeSession(db, id, { ...sessionFields, date: '2026-12-04' }, admin, now)
	const letters = await postAt(db, now)
	expect(letters.map(({ to }) => to)).toContain(world.members[0]?.email)
	expect(JSON.stringify(letters)).not.toMatch(/Blue|blue/)
})

test('people are moved, into none as well, and to no group of another session', async () => {
	await split(3)
	const [first, second] = await groups()
	const person = first?.people[0]?.id ?? ''
	await moveToGroup(db, id, { person, group: second?.id ?? '' }, world.lead, now)
	expect(await sizes()).toEqual([3, 4])
	await moveToGroup(db, id, { person, group: '' }, world.lead, now)
	expect([await sizes(), await own(person)]).toEqual([[3, 3], null])
	const other = await aCohort(db, { members: 2, name: 'Autumn C', startsAt })
	await splitIntoGroups(db, other.session.id, 2, other.lead, now)
	const foreign = (await readGroups(db, other.session.id, now)).groups[0]
	await expect(moveToGroup(db, id, { person, group: foreign?.id ?? '' }, world.lead, now)).rejects.toMatchObject({
		code: 'not-found',
	})
	await expect(name(foreign?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
	const stranger = { person: foreign?.people[0]?.id ?? '', group: first?.id ?? '' }
	await expect(moveToGroup(db, id, stranger, world.lead, now)).rejects.toMatchObject({ why: 'not-in-session' })
	await name(first?.id ?? '')
	await expect(name(second?.id ?? '')).rejects.toMatchObject({ why: 'group-name-taken' })
})

test('whoever leaves the cohort, or goes back from a visit, leaves the group', async () => {
	const guest = await aGuest()
	await split(4)
	const leaver = world.members[0] as PersonMade
	await removeMember(db, { cohortId: world.cohort.id, personId: leaver.id }, admin, now)
	await removeGuest(db, { sessionId: id, personId: guest.id }, admin, now)
	expect(await db.sessionGroupSeat.count({ where: { personId: { in: [leaver.id, guest.id] } } })).toBe(0)
	expect(await db.sessionGroupSeat.count()).toBe(6)
})

test('of a session that is over nothing changes, nor of a cancelled one, and nobody is sent there', async () => {
	await split(3)
	const [first] = await groups()
	const person = first?.people[0]?.id ?? ''
	const after = new Date('2026-12-03T17:00:00Z')
	const acts = (at: Date) => [
		() => split(2, at),
		() => clearGroups(db, id, world.lead, at),
		() => moveToGroup(db, id, { person, group: '' }, world.lead, at),
		() => changeGroup(db, id, { group: first?.id ?? '', name: 'x', callUrl: '', place: '' }, world.lead, at),
	]
	for (const act of acts(after)) await expect(act()).rejects.toMatchObject({ why: 'groups-stay' })
	expect([await own(person, after), (await own(person))?.name]).toEqual([null, 'Group 1'])
	await cancelSession(db, id, 'Storm', admin, now)
	for (const act of acts(now)) await expect(act()).rejects.toMatchObject({ why: 'cancelled' })
	expect([await own(person), await sizes()]).toEqual([null, [4, 3]])
})

test('one person makes no groups, and a meeting of people’s own has none', async () => {
	await db.cohortMember.deleteMany({ where: { personId: { not: world.members[0]?.id } } })
	await expect(split(2)).rejects.toMatchObject({ why: 'too-few' })
	await db.session.update({ where: { id }, data: { kind: 'self-run' } })
	await expect(split(2)).rejects.toMatchObject({ code: 'not-found' })
})
