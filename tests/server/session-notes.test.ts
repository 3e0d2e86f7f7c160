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
const keep = (authorId: string, text: string, window = { revision: 0, name: 'one' }) =>
	keepNote(db, { sessionId: world.session.id, authorId }, text, window)
const read = (part: 'lead' | 'co' | 'observer' | 'member', readerId: string) =>
	listNotes(db, { id: world.session.id, part }, readerId)

test('lead and co-lead keep one text each and read the other’s', async () => {
	await keep(world.lead.id, 'First')
	await keep(world.lead.id, 'Slower next time')
	await keep(co.id, 'Ask the quiet ones first')
	expect(await read('lead', world.lead.id)).toEqual({
		own: { text: 'Slower next time', revision: 2 },
		others: [{ author: 'Co Lead', text: 'Ask the quiet ones first' }],
	})
	expect((await read('co', co.id)).own.text).toBe('Ask the quiet ones first')
	expect(await db.sessionNote.count()).toBe(2)
})

test('an emptied text is gone', async () => {
	await keep(co.id, 'Something')
	await keep(co.id, '  \n')
	expect((await read('co', co.id)).own.text).toBe('')
	expect((await read('lead', world.lead.id)).others).toEqual([])
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
	expect((await read('lead', world.lead.id)).own.text).toBe('Short')
})

test('a window that has not seen the newest words of another changes nothing, until it has', async () => {
	await keep(co.id, 'Written on the phone', { revision: 0, name: 'phone' })
	const stale = { revision: 0, name: 'laptop' }
	await expect(keep(co.id, 'Written on the laptop', stale)).rejects.toMatchObject({ why: 'changed-elsewhere' })
	await keep(co.id, 'More, on the phone', { revision: 0, name: 'phone' })
	await expect(keep(co.id, 'Written on the laptop', { ...stale, revision: 1 })).rejects.toThrow('changed-elsewhere')
	expect((await read('co', co.id)).own).toEqual({ text: 'More, on the phone', revision: 2 })
	await keep(co.id, 'Both', { ...stale, revision: 2 })
	expect((await read('co', co.id)).own).toEqual({ text: 'Both', revision: 3 })
})

test('notes that were emptied elsewhere are not brought back by a window that shows them', async () => {
	await keep(co.id, 'To be forgotten')
	await keep(co.id, '')
	await expect(keep(co.id, 'To be forgotten.', { revision: 1, name: 'two' })).rejects.toThrow('changed-elsewhere')
	expect((await read('co', co.id)).own.text).toBe('')
})
