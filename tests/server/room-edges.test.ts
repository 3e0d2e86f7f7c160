import { describe, expect, test } from 'vitest'
import { learningKey } from '~/domain/pattern/draft.server'
import { forgetUnsentWords, listDrafts, MOST_DRAFTS, saveDraft } from '~/domain/room/drafts.server'
import { readRoomFigures } from '~/domain/room/figures.server'
import { forgetCase } from '~/domain/room/forget-case.server'
import { append, loadRoom } from '~/domain/room/log.server'
import { openRoom } from '~/domain/room/open.server'
import { project } from '~/domain/room/project.server'
import type { RoomEvent } from '~/domain/room/room'
import { closeAndTell, reopenAndTell } from '~/domain/room/tell-outcome.server'
import type { Intent } from '~/domain/room/wire'
import { Writer } from '~/domain/room/writer.server'
import { draftSaver } from '../../app/components/room/save-draft'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aFormat } from '../support/rooms'
import { aCohort } from '../support/world'

const db = await useDatabase()
const startsAt = nov(26, 16)
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const formats = new Map([['critique-60', aFormat()]])

/** Writes events behind the room's back, as its log would hold them. */
async function say(roomId: string, byId: string, events: RoomEvent[]) {
	const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { lastSeq: true } })
	await db.roomEvent.createMany({
		data: events.map((event, index) => ({
			roomId,
			seq: lastSeq + index + 1,
			opId: `op-${lastSeq + index + 1}`,
			actorId: byId,
			type: event.type,
			payload: event,
			at: startsAt,
		})),
	})
	await db.room.update({ where: { id: roomId }, data: { lastSeq: lastSeq + events.length } })
}
function aNext(cohortId: string, startsAt: Date) {
	return db.session.create({
		data: {
			...{ cohortId, position: 2, planNumber: 2, title: 'Second case', format: 'critique-60' },
			...{ localStart: startsAt.toISOString().slice(0, 16), timeZone: 'UTC', durationMinutes: 60, startsAt },
		},
		select: { id: true },
	})
}
const began: RoomEvent = { type: 'phase-started', to: 0, startedAtMs: 0, endsAtMs: 1, faceUp: [] }

describe('the case of a room for which nobody was named', () => {
	test('is the lead’s in the cohort’s first one, and nobody’s in the next', async () => {
		const { session, cohort, lead } = await aCohort(db, { startsAt })
		await openRoom(db, session.id, formats, at(-60))
		expect((await loadRoom(db, session.id)).presenters).toEqual({ 1: lead.id })
		const second = await aNext(cohort.id, nov(27, 16))
		await say(session.id, lead.id, [began])
		await openRoom(db, second.id, formats, at(23 * 60))
		expect((await loadRoom(db, second.id)).presenters).toEqual({})
	})

	test('is whose it was, if somebody was named', async () => {
		const { session, members } = await aCohort(db, { startsAt })
		await db.sessionCase.create({ data: { sessionId: session.id, authorId: members[0]?.id ?? '' } })
		await openRoom(db, session.id, formats, at(-60))
		expect((await loadRoom(db, session.id)).presenters).toEqual({ 1: members[0]?.id })
	})
})

test('a mean of a room is there an hour after its end, of five or more', async () => {
	const { session, lead } = await aCohort(db, { startsAt })
	await openRoom(db, session.id, formats, at(-60))
	const give = (worths: number[], from: number) =>
		say(
			session.id,
			lead.id,
			worths.map((worth, index) => ({ type: 'checked-out', byId: `p${from + index}`, worth })),
		)
	await give([8, 9, 7, 8], 0)
	await db.room.update({ where: { id: session.id }, data: { closedAt: at(60) } })
	expect(await readRoomFigures(db, session.id, at(121))).toEqual({ worth: null, themes: [] })
	await give([6], 4)
	expect(await readRoomFigures(db, session.id, at(119))).toBeNull()
	expect((await readRoomFigures(db, session.id, at(121)))?.worth).toEqual({ answers: 5, mean: 7.6 })
})

test('unsent words wait while the room may open again, and are forgotten after that', async () => {
	const { session, members } = await aCohort(db, { startsAt })
	await openRoom(db, session.id, formats, at(-60))
	const personId = members[0]?.id ?? ''
	const draft = { roomId: session.id, personId, box: 'write:goal', text: 'ahead' }
	expect(await saveDraft(db, draft)).toEqual({ ok: true })
	await db.room.update({ where: { id: session.id }, data: { closedAt: at(60) } })
	expect(await saveDraft(db, { ...draft, text: 'late' })).toEqual({ ok: false, why: 'room-closed' })
	await forgetUnsentWords(db, at(119))
	expect(await listDrafts(db, session.id, personId)).toEqual({ 'write:goal': 'ahead' })
	await forgetUnsentWords(db, at(121))
	expect(await listDrafts(db, session.id, personId)).toEqual({})
})

test('two tabs of one person write in one box: neither loses a word, and what one has sent the other keeps', async () => {
	const { session, members } = await aCohort(db, { startsAt })
	await openRoom(db, session.id, formats, at(-60))
	const personId = members[0]?.id ?? ''
	const box = 'write:goal'
	const lies = async () => (await listDrafts(db, session.id, personId))[box]
	const aTab = () => {
		const drafts: Record<string, string> = {}
		const send = (_box: string, text: string, over: string) =>
			saveDraft(db, { roomId: session.id, personId, box, text, over })
		const save = draftSaver({ drafts, onServer: {}, send })
		return (text: string) => {
			drafts[box] = text
			return save(box, text)
		}
	}
	const [one, other] = [aTab(), aTab()]
	expect(await Promise.all([one('Ask'), one('Ask her')])).toEqual([
		{ isSaved: true, text: 'Ask' },
		{ isSaved: true, text: 'Ask her' },
	])
	expect(await other('Wait')).toEqual({ isSaved: true, text: 'Ask her\nWait' })
	expect(await one('Ask her first')).toEqual({ isSaved: true, text: 'Ask her first\nWait' })
	expect(await lies()).toBe('Ask her first\nWait')
	// Laid down in the other, which has not seen the last of it.
	expect(await other('')).toEqual({ isSaved: true, text: '' })
	expect(await lies()).toBe('Ask her first\nWait')
	expect(await one('')).toEqual({ isSaved: true, text: '' })
	expect(await lies()).toBeUndefined()
})

test('what lay there of a case that was taken off is begun anew by no tab, and what another tab laid down is', async () => {
	const { session, members } = await aCohort(db, { startsAt })
	await openRoom(db, session.id, formats, at(-60))
	const draft = { roomId: session.id, personId: members[0]?.id ?? '' }
	for (const box of ['question:1', 'promise']) await saveDraft(db, { ...draft, box, text: 'Marek' })
	await db.$transaction((tx) => forgetCase(tx, session.id, { type: 'case-taken-off', round: 1, boards: ['write'] }))
	const lies = () => listDrafts(db, session.id, draft.personId)
	expect(await lies()).toEqual({ 'question:1': '', promise: 'Marek' })
	const typedOn = { ...draft, box: 'question:1', text: 'Marek, typed on', over: 'Marek' }
	expect(await saveDraft(db, typedOn)).toEqual({ ok: false, why: 'newer', text: '' })
	expect(await saveDraft(db, { ...typedOn, text: '' })).toEqual({ ok: true })
	expect(await saveDraft(db, typedOn)).toEqual({ ok: false, why: 'newer', text: '' })
	expect(await lies()).toEqual({ 'question:1': '', promise: 'Marek' })
	expect(await saveDraft(db, { ...typedOn, text: 'Afresh', over: '' })).toEqual({ ok: true })
	const laidDown = { ...draft, box: 'promise', over: 'Marek' }
	expect(await saveDraft(db, { ...laidDown, text: '' })).toEqual({ ok: true })
	expect(await saveDraft(db, { ...laidDown, text: 'Marek, and Rosa' })).toEqual({ ok: true })
	expect(await lies()).toEqual({ 'question:1': 'Afresh', promise: 'Marek, and Rosa' })
})

test('nobody leaves more unsent words in a room than anybody would, and a full heap takes changes all the same', async () => {
	const { session, members } = await aCohort(db, { startsAt })
	await openRoom(db, session.id, formats, at(-60))
	const [me, other] = members.map(({ id }) => id)
	const draft = (personId = '', box: string, text = 'unsent') => ({ roomId: session.id, personId, box, text })
	const heap = Array.from({ length: MOST_DRAFTS }, (_, nth) => draft(me, `s:${nth}`))
	await db.roomDraft.createMany({ data: heap })
	expect(await saveDraft(db, draft(me, 'promise'))).toEqual({ ok: false, why: 'enough-drafts' })
	expect(await saveDraft(db, draft(me, 's:7', 'changed'))).toEqual({ ok: true })
	expect(await saveDraft(db, draft(other, 'promise'))).toEqual({ ok: true })
	expect(await saveDraft(db, draft(me, 's:8', ''))).toEqual({ ok: true })
	expect(await saveDraft(db, draft(me, 'promise'))).toEqual({ ok: true })
})

describe('what a room opens with', () => {
	/** A promise of last time, and the next room, open since before anybody said what came of it. */
	async function promised() {
		const { session, cohort, members } = await aCohort(db, { startsAt: nov(12, 16) })
		const [person, other] = members as [(typeof members)[number], (typeof members)[number]]
		const { id } = await db.commitment.create({
			data: { personId: person.id, sessionId: session.id, text: 'Count to eight.', dueOn: '2026-11-20' },
		})
		const next = await aNext(cohort.id, startsAt)
		await openRoom(db, next.id, formats, at(-60))
		const lastTime = async () => (await loadRoom(db, next.id)).lastTime
		const close = (learned: string, minutes: number, personId = person.id) =>
			closeAndTell(db, { id, personId, outcome: 'changed', learned, now: at(minutes) })
		return { id, person, other, roomId: next.id, lastTime, close }
	}
	const entry = (id: string, personId: string) => ({ commitmentId: id, personId, text: 'Count to eight.' })

	test('is what came of each promise, also when that is said on the page after the room was opened', async () => {
		const { id, person, roomId, lastTime, close } = await promised()
		expect(await lastTime()).toEqual([{ ...entry(id, person.id), outcome: null, learned: '' }])
		await close('Four is enough.', -30)
		const said = [{ ...entry(id, person.id), outcome: 'changed', learned: 'Four is enough.' }]
		expect(await lastTime()).toEqual(said)
		// Said once more, it is no news; put better, it is.
		await close('Four is enough.', -29)
		expect(await db.roomEvent.count({ where: { roomId } })).toBe(1)
		await reopenAndTell(db, { id, personId: person.id, now: at(-25) })
		expect(await lastTime()).toEqual([{ ...entry(id, person.id), outcome: null, learned: '' }])
		await close('Five is better.', -20)
		expect(await lastTime()).toEqual([{ ...entry(id, person.id), outcome: 'changed', learned: 'Five is better.' }])
	})

	test('is also what was promised between that and its begin, on every node, and nothing after', async () => {
		const { session, cohort, members, lead } = await aCohort(db, { startsAt })
		const [person, other] = members as [(typeof members)[number], (typeof members)[number]]
		const next = await aNext(cohort.id, nov(27, 15))
		await openRoom(db, next.id, formats, at(-60))
		const promise = (personId: string, text: string) =>
			db.commitment.create({ data: { personId, sessionId: session.id, text, dueOn: '2026-11-27' } })
		const node = await loadRoom(db, next.id)
		await openRoom(db, session.id, formats, at(-30))
		await say(session.id, lead.id, [began])
		await promise(person.id, 'Count to eight.')
		const writer = new Writer(db, () => undefined)
		const act = (opId: string, intent: Intent) =>
			append({ db, writer }, next.id, node, null, [{ opId, personId: lead.id, intent }], {
				nowMs: 0,
				shuffle: (ids) => ids,
			})
		const { events } = await act('begin', { type: 'start-phase', to: 0, from: 0 })
		expect(events.map(({ after }) => after.lastTime.map(({ text }) => text))).toEqual([['Count to eight.']])
		await promise(other.id, 'Too late for it.')
		await act('go on', { type: 'start-phase', to: 1, from: 1 })
		const told = async () => (await loadRoom(db, next.id)).lastTime.map(({ text }) => text)
		expect(await told()).toEqual(['Count to eight.'])
	})

	test('is no promise that was struck out of a recap since, by what was put back last, and nobody else’s strike', async () => {
		const { session, cohort, members, lead } = await aCohort(db, { members: 4, startsAt: nov(12, 16) })
		const promised = ['Ring Marek.', 'Ring  Lena.', 'Count to eight.', 'Ask twice.']
		await db.commitment.createMany({
			data: members.map(({ id: personId }, index) => ({
				...{ personId, sessionId: session.id, text: promised[index] ?? '', dueOn: '2026-11-20' },
				...{ learned: index === 3 ? 'Marek said no.' : '', createdAt: nov(12, 10 + index) },
			})),
		})
		const strike = (line: string, struck = true): RoomEvent => ({
			type: 'line-struck',
			byId: lead.id,
			key: learningKey(line),
			struck,
		})
		const next = async (position: number, more = {}) => {
			const startsAt = nov(12 + position, 16)
			const { id } = await db.session.create({
				data: {
					...{ cohortId: cohort.id, position, planNumber: position, title: 'Next', format: 'critique-60' },
					...{ localStart: '2026-11-14T16:00', timeZone: 'UTC', durationMinutes: 60, startsAt, ...more },
				},
			})
			await openRoom(db, id, formats, startsAt)
			return { id, told: (await loadRoom(db, id)).lastTime.map(({ text, learned }) => text + learned) }
		}
		await openRoom(db, session.id, formats, nov(12, 16))
		await say(session.id, lead.id, [strike('Ring Marek.'), strike('Ring Lena.'), strike('Ring Lena.', false)])
		const second = await next(2)
		expect(second.told).toEqual(['Ring  Lena.', 'Count to eight.', 'Ask twice.Marek said no.'])
		// Nobody promised anything in the second; its recap told of the first all the same.
		await say(second.id, lead.id, [strike('Ring Lena.'), strike('Marek said no.')])
		const own = await next(3, { kind: 'self-run' })
		await say(own.id, lead.id, [strike('Count to eight.')])
		expect((await next(4)).told).toEqual(['Count to eight.', 'Ask twice.'])
		// It stays whose it is.
		expect(await db.commitment.count({ where: { closedAt: null } })).toBe(4)
	})

	test('can be put better in the room, and the last word is the one that stays', async () => {
		const { id, person, roomId } = await promised()
		const told = (outcome: 'kept' | 'dropped', learned: string): RoomEvent => ({
			type: 'outcome-told',
			commitmentId: id,
			byId: person.id,
			outcome,
			learned,
		})
		for (const event of [told('kept', 'Eight it was.'), told('dropped', 'I let it go in week two.')])
			await db.$transaction((tx) => project(tx, roomId, event, at(-30)))
		const row = await db.commitment.findUniqueOrThrow({ where: { id } })
		expect(row).toMatchObject({ outcome: 'dropped', learned: 'I let it go in week two.' })
		expect(row.closedAt).not.toBeNull()
	})

	test('is nobody else’s to say', async () => {
		const { other, roomId, close } = await promised()
		await expect(close('Not mine.', -30, other.id)).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.roomEvent.count({ where: { roomId } })).toBe(0)
	})

	test('stays as it was once the room is over', async () => {
		const over = await promised()
		await say(over.roomId, over.person.id, [began])
		await over.close('Too late for the recap.', 60 + 181)
		expect(await over.lastTime()).toMatchObject([{ outcome: null }])
		const closed = await promised()
		await say(closed.roomId, closed.person.id, [began, { type: 'room-closed' }])
		await db.room.update({ where: { id: closed.roomId }, data: { closedAt: at(30) } })
		await closed.close('Too late for the recap.', 31)
		expect(await closed.lastTime()).toMatchObject([{ outcome: null }])
	})
})
