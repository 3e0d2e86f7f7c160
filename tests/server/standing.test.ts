import { beforeEach, describe, expect, test } from 'vitest'
import type { Part } from '~/domain/room/wire'
import { createSignIns, hashToken } from '~/domain/sign-in/sign-ins.server'
import { findLapsed } from '~/domain/sign-in/standing.server'
import { useDatabase } from '../support/database'
import { signInAs } from '../support/server'
import { aCohort } from '../support/world'

/** What the sweep of the rooms asks every second: who of the connected has lost their ground. */
const db = await useDatabase()
let world: Awaited<ReturnType<typeof aCohort>>
let member: { id: string }
let cookie: string

beforeEach(async () => {
	world = await aCohort(db, { members: 1 })
	member = world.members[0] ?? world.lead
	cookie = await signInAs(db, member.id)
})

async function asked(personId: string, theirCookie: string, part = partOf(personId)) {
	const token = createSignIns(db, { secure: false }).tokenOf(theirCookie) ?? ''
	return { key: `socket of ${personId}`, signInId: hashToken(token), sessionId: world.session.id, personId, part }
}

const partOf = (personId: string): Part => (personId === world.lead.id ? 'lead' : 'participant')

const whyLapsed = async (personId = member.id, theirCookie = cookie) =>
	(await findLapsed(db, [await asked(personId, theirCookie)])).lapsed.map(({ why }) => why)

describe('a connection stands', () => {
	test('while its person is signed in and of the cohort, as member or as facilitator', async () => {
		expect(await whyLapsed()).toEqual([])
		expect(await whyLapsed(world.lead.id, await signInAs(db, world.lead.id))).toEqual([])
	})

	test('no longer once its sign-in is over, on whatever node that happened', async () => {
		await createSignIns(db, { secure: false }).close(cookie)
		expect(await whyLapsed()).toEqual(['signed-out'])
	})

	test('no longer once its sign-in is too old', async () => {
		await db.signIn.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } })
		expect(await whyLapsed()).toEqual(['signed-out'])
	})

	test('no longer once the account is closed, though its sign-in is still in the table', async () => {
		await db.person.update({ where: { id: member.id }, data: { disabledAt: new Date() } })
		expect(await whyLapsed()).toEqual(['signed-out'])
	})

	test('no longer once its person has left the cohort, or leads it no more', async () => {
		await db.cohortMember.deleteMany({ where: { personId: member.id } })
		expect(await whyLapsed()).toEqual(['not-in-cohort'])
		await db.cohortFacilitator.deleteMany({ where: { personId: world.lead.id } })
		expect(await whyLapsed(world.lead.id, await signInAs(db, world.lead.id))).toEqual(['not-in-cohort'])
	})

	test('no longer as it was, once its person has another part in the cohort', async () => {
		const theirCookie = await signInAs(db, world.lead.id)
		await db.cohortFacilitator.updateMany({ where: { personId: world.lead.id }, data: { part: 'observer' } })
		expect(await whyLapsed(world.lead.id, theirCookie)).toEqual(['part-changed'])
		const { lapsed } = await findLapsed(db, [await asked(world.lead.id, theirCookie, 'observer')])
		expect(lapsed).toEqual([])
	})

	test('no longer once the session is cancelled', async () => {
		await db.session.update({ where: { id: world.session.id }, data: { cancelledAt: new Date() } })
		expect(await whyLapsed()).toEqual(['cancelled'])
	})
})

test('of many connections only those that lapsed are named, and each room’s log says how long it is', async () => {
	const other = await aCohort(db, { members: 1, name: 'Autumn C' })
	await db.room.create({ data: { id: world.session.id, format: {}, openedAt: new Date(), lastSeq: 7 } })
	const stays = await asked(member.id, cookie)
	const goes = await asked(world.lead.id, 'belay=made-up')
	const stranger = other.members[0]?.id ?? ''
	const strays = await asked(stranger, await signInAs(db, stranger))
	const { lapsed, seqs } = await findLapsed(db, [stays, goes, strays])
	expect(new Map(lapsed.map(({ key, why }) => [key, why]))).toEqual(
		new Map([
			[goes.key, 'signed-out'],
			[strays.key, 'not-in-cohort'],
		]),
	)
	expect(seqs).toEqual([{ roomId: world.session.id, lastSeq: 7, sheetSeq: 0 }])
})
