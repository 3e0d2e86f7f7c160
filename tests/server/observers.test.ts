import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { append, loadRoom, type Pending } from '~/domain/room/log.server'
import { openRoom } from '~/domain/room/open.server'
import type { Room } from '~/domain/room/room'
import { fromBase64 } from '~/domain/room/sheet-text'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { EMPTY_SHEET, writeOnSheet } from '~/domain/room/write-sheet.server'
import { Writer } from '~/domain/room/writer.server'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import { aPerson } from '../support/people'
import { ALL_ACTS, everyActOf, type Moment, make } from '../support/room-acts'
import { aFormat } from '../support/rooms'
import { aSheetUpdate } from '../support/sheets'
import { aCohort } from '../support/world'

/** Who learns to lead watches: whatever they send, in whatever phase, the log holds nothing of theirs but notes beside the room. */
const db = await useDatabase()
const writer = new Writer(db, (error) => {
	throw error
})
beforeEach(() => anOrganization(db))

async function aWatchedRoom(file: string) {
	const format = aFormat(file)
	const { session, cohort, lead, members } = await aCohort(db, { members: 3 })
	const observer = await aPerson(db, { name: 'Oba Observer' })
	await db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: observer.id, part: 'observer' } })
	await db.session.update({ where: { id: session.id }, data: { format: format.id } })
	await openRoom(db, session.id, new Map([[format.id, format]]), new Date())
	const everybody = [lead, observer, ...members].map(({ id }) => id)
	let room: Room = await loadRoom(db, session.id)
	let drawn = 1
	let words = 0
	const moment = (personId: string): Moment => ({
		view: view(room, personId),
		format,
		personIds: everybody,
		chance: () => {
			drawn = (drawn * 48_271 + 11) % 2_147_483_647
			return drawn >> 3
		},
		words: () => `words ${++words}`,
	})
	const act = async (personId: string, intents: (at: Moment) => Intent[]) => {
		const batch = intents(moment(personId)).map((intent): Pending => ({ opId: randomUUID(), personId, intent }))
		const options = { nowMs: Date.now(), shuffle: (ids: string[]) => ids }
		const done = await append({ db, writer }, session.id, room, null, batch, options)
		room = done.room
		return done.outcomes.map((outcome, nth) => ({ type: batch[nth]?.intent.type, outcome }))
	}
	return { id: session.id, format, lead, members, observer, act, room: () => room }
}

test.each(['critique', 'roleplay-60', 'retrospective-60'])(
	'in no phase of %s does an act of an observer reach the log, nor the sheet',
	async (file) => {
		const { id, format, lead, members, observer, act, room } = await aWatchedRoom(file)
		const writes = async () => {
			// Twice, about other things. Anybody may stop a room, and the log does not say who: docs/decisions/0056.
			for (const { type, outcome } of await act(observer.id, (at) =>
				[...ALL_ACTS, ...ALL_ACTS].filter((each) => each !== 'stop').map((each) => make(each, at)),
			))
				if (type !== 'note-aside') expect(outcome, `${type} in phase ${room().phase.index}`).toHaveProperty('refused')
			const known = { room: room(), sheet: EMPTY_SHEET(), owners: new Map() }
			const update = fromBase64(aSheetUpdate('by who watches'))
			const { outcomes } = await writeOnSheet(db, id, known, [{ personId: observer.id, update }])
			const why = room().status === 'closed' ? 'room-closed' : 'observers-watch'
			expect(outcomes).toEqual([{ refused: why }])
		}
		await writes()
		await act(lead.id, () => [{ type: 'make-groups', size: 2, personIds: members.map((each) => each.id) }])
		for (const [to, { kind }] of format.phases.entries()) {
			await act(lead.id, ({ view: seen }) => [{ type: 'start-phase', to, from: seen.phase.version }])
			expect(room().phase.index).toBe(to)
			// So that there is something to move, to change and to vote for.
			for (const member of members) await act(member.id, (at) => everyActOf(kind).map((type) => make(type, at)))
			await writes()
		}
		await act(lead.id, ({ view: seen }) => [{ type: 'close', from: seen.phase.version }])
		await writes()
		const rows = await db.roomEvent.groupBy({ by: ['actorId', 'type'], where: { roomId: id }, _count: true })
		expect(rows.filter(({ actorId }) => actorId === observer.id).map(({ type }) => type)).toEqual(['noted-aside'])
		expect(rows.filter(({ actorId }) => actorId === members[0]?.id).length).toBeGreaterThan(3)
		expect(await db.roomSheet.count()).toBe(0)
	},
)
