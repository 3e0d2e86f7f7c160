import { beforeEach, expect, test } from 'vitest'
import { keepNote, LONGEST_NOTE, listNotes } from '~/domain/session/notes.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aCohort } from '../support/world'

const db = await useDatabase()
let world: Awaited<ReturnType<typeof aCohort>>
let co: Awaited<ReturnType<typeof aPerson>>
let observer: Awaited<ReturnType<typeof aPerson>>
beforeEach(async () => {
	world = await aCohort(db, { members: 1 })
	co = await aPerson(db, { name: 'Co Lead', roles: ['facilitator'] })
	observer = await aPerson(db, { name: 'Observer', roles: ['trainee'] })
	await db.cohortFacilitator.createMany({
		data: [
			{ cohortId: world.cohort.id, personId: co.id, part: 'co' },
			{ cohortId: world.cohort.id, personId: observer.id, part: 'observer' },
		],
	})
})
const keep = (authorId: string, text: string) => keepNote(db, { sessionId: world.session.id, authorId }, text)
const read = (part: 'lead' | 'co' | 'observer' | 'member', readerId: string) =>
	listNotes(db, { id: world.session.id, part }, readerId)

test('lead and co-lead keep one text each and read the other’s', async () => {
	await keep(world.lead.id, 'First')
	await keep(world.lead.id, 'Slower next time')
	await keep(co.id, 'Ask the quiet ones first')
	expect(await read('lead', world.lead.id)).toEqual({
		own: 'Slower next time',
		others: [{ author: 'Co Lead', text: 'Ask the quiet ones first' }],
	})
	expect((await read('co', co.id)).own).toBe('Ask the quiet ones first')
	expect(await db.sessionNote.count()).toBe(2)
})

test('an emptied text is gone', async () => {
	await keep(co.id, 'Something')
	await keep(co.id, '  \n')
	expect(await db.sessionNote.count()).toBe(0)
})

test('nobody else writes: an observer, a learner, a stranger, one who was taken off meanwhile', async () => {
	const stranger = await aPerson(db, { roles: ['admin', 'facilitator'] })
	await db.cohortFacilitator.deleteMany({ where: { personId: co.id } })
	for (const { id } of [observer, world.members[0] ?? stranger, stranger, co])
		await expect(keep(id, 'Not mine to write')).rejects.toMatchObject({ code: 'forbidden' })
	expect(await db.sessionNote.count()).toBe(0)
})

test('nobody else reads', async () => {
	await keep(world.lead.id, 'For us')
	for (const part of ['observer', 'member'] as const)
		await expect(read(part, observer.id)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a text that is too long is refused, and what was kept stays', async () => {
	await keep(world.lead.id, 'Short')
	await expect(keep(world.lead.id, 'x'.repeat(LONGEST_NOTE + 1))).rejects.toMatchObject({ why: 'note-too-long' })
	expect((await read('lead', world.lead.id)).own).toBe('Short')
})
