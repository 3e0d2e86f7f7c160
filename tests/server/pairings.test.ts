import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { isTied, listMentors, nameMentor, unnameMentor } from '~/domain/assessment/ties.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { sendDueLetters } from '~/domain/notice/outbox.server'
import {
	answerPairing,
	type PairingFields,
	scorePairing,
	takePairingOut,
	writePairing,
} from '~/domain/practice/pairings.server'
import { listPairings } from '~/domain/practice/read-pairings.server'
import { judgedToday } from '~/domain/program/judged'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { useDatabase } from '../support/database'
import { nov, now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho' })
	otto = await aPerson(db, { name: 'Otto Lind', roles: ['mentor'] })
})

async function wrote(said: Partial<PairingFields> & { id?: string; by?: PersonMade; at?: Date } = {}): Promise<string> {
	const { id = randomUUID(), by = ines, at = nov(12), ...fields } = said
	const given = { email: otto.email.toUpperCase(), part: 'watched' as const, stageKey: STAGE_KEY, onDay: '2026-11-11' }
	await writePairing(db, { id, byId: by.id }, { ...given, line: 'SECRET-LINE', ...fields }, at)
	return id
}
const confirm = (id: string, by = otto, stageKey = STAGE_KEY, at = nov(13)) =>
	answerPairing(db, { id, withId: by.id }, { wasSo: true, stageKey }, at)
const countedOf = async ({ id }: PersonMade) => {
	const own = (await readEvidence(db, [ines.id, otto.id], judgedToday(stage))).get(id)
	return [own?.pairings, own?.observations]
}

describe('a conversation that was written down', () => {
	test('counts for both once the other has said so, for each as what it was for them, and only once', async () => {
		const id = await wrote()
		await wrote({ id })
		expect(await db.pairing.count()).toBe(1)
		expect(await countedOf(ines)).toEqual([[], []])
		await confirm(id)
		await confirm(id, otto, STAGE_KEY, nov(20))
		expect(await countedOf(ines)).toEqual([[{ part: 'watched', at: nov(13) }], []])
		expect(await countedOf(otto)).toEqual([[{ part: 'was-watched', at: nov(13) }], []])
		// The other wrote the same one down, too.
		const again = await wrote({ by: otto, email: ines.email, part: 'was-watched' })
		await confirm(again, ines)
		expect((await countedOf(ines))[0]).toHaveLength(1)
		expect((await countedOf(otto))[0]).toHaveLength(1)
	})

	test('as six weeks with a mentee counts for the mentor, and for nobody’s conversations', async () => {
		const id = await wrote({ part: 'mentored' })
		await confirm(id)
		expect(await countedOf(ines)).toEqual([[{ part: 'mentored', at: nov(13) }], []])
		expect(await countedOf(otto)).toEqual([[{ part: 'was-mentored', at: nov(13) }], []])
	})

	test.each([
		['mentored', true],
		['was-mentored', true],
		['coached', false],
	] as const)('as %s keeps the two from assessing each other from then on: %s', async (part, isKept) => {
		const id = await wrote({ part })
		const [mentor, mentee] = part === 'was-mentored' ? [otto, ines] : [ines, otto]
		await nameMentor(db, mentee, mentor.email, now)
		await confirm(id)
		expect(await listMentors(db, mentee.id)).toHaveLength(1)
		await unnameMentor(db, mentee.id, mentor.id)
		expect(await isTied(db, mentor.id, mentee.id)).toBe(isKept)
	})

	test('is answered by the other alone, and what was said stays', async () => {
		const id = await wrote()
		for (const who of [ines, await aPerson(db, { name: 'Somebody Else' })])
			await expect(confirm(id, who)).rejects.toMatchObject({ code: 'not-found' })
		await answerPairing(db, { id, withId: otto.id }, { wasSo: false, stageKey: '' }, now)
		await expect(confirm(id)).rejects.toMatchObject({ why: 'already-said' })
		expect(await countedOf(ines)).toEqual([[], []])
		await expect(takePairingOut(db, { id, byId: otto.id })).rejects.toMatchObject({ code: 'not-found' })
		await takePairingOut(db, { id, byId: ines.id })
		const kept = await wrote()
		await confirm(kept)
		await expect(takePairingOut(db, { id: kept, byId: ines.id })).rejects.toMatchObject({ why: 'already-confirmed' })
	})

	test('names a colleague with an account who is somebody else, and floods nobody', async () => {
		await expect(wrote({ email: 'nobody@example.com' })).rejects.toMatchObject({ why: 'unknown-address' })
		await expect(wrote({ email: ines.email })).rejects.toMatchObject({ why: 'is-self' })
		for (let day = 1; day <= 10; day++) await wrote({ onDay: `2026-10-${String(day).padStart(2, '0')}` })
		await expect(wrote()).rejects.toMatchObject({ why: 'too-many-waiting' })
	})

	test('asks by a letter whose row and subject name nobody, and shows its line to its author alone', async () => {
		await wrote()
		expect(JSON.stringify(await db.outboxMail.findMany())).not.toMatch(new RegExp(`${ines.id}|${otto.id}`))
		const sent: { to: string; subject: string; text: string }[] = []
		const send = async (mail: (typeof sent)[number]) => void sent.push(mail)
		const key = createLinkKey('tests-only-tests-only-tests-only')
		const content = { programs: [], library: { patterns: [] } } as never
		await sendDueLetters(db, { key, publicUrl: 'https://b.test', from: 'b@b.test', now: () => now, content, send })
		expect(sent).toMatchObject([{ to: otto.email, subject: expect.not.stringMatching(/Inês|Otto|watch/i) }])
		expect(sent[0]?.text).toContain('https://b.test/practice/watched')
		expect(JSON.stringify(sent)).not.toContain('SECRET')
		expect(JSON.stringify(await listPairings(db, ines.id))).toContain('SECRET-LINE')
		expect(JSON.stringify(await listPairings(db, otto.id))).not.toContain('SECRET-LINE')
	})
})

describe('what a watcher saw', () => {
	const scores = { listening: 3, 'behavior-and-effect': 3, 'next-step': 1 }
	const score = (id: string, who: PersonMade, said: Record<string, number> = scores) =>
		scorePairing(db, { id, watcherId: who.id, scores: said }, nov(15))

	test('is an observation of the one who was watched, and of nobody else', async () => {
		const id = await wrote({ part: 'was-watched' })
		await expect(score(id, otto)).rejects.toMatchObject({ why: 'not-confirmed' })
		await confirm(id)
		await expect(score(id, ines)).rejects.toMatchObject({ code: 'not-found' })
		await score(id, otto)
		await expect(score(id, otto, { listening: 4 })).rejects.toMatchObject({ why: 'already-scored' })
		expect((await countedOf(ines))[1]).toEqual([{ at: nov(15) }])
		expect((await countedOf(otto))[1]).toEqual([])
	})

	test('is said by a mentor or who holds the level, and not of one’s own line', async () => {
		const plain = await aPerson(db, { name: 'Plain Peer' })
		const id = await wrote({ part: 'was-watched', email: plain.email })
		await confirm(id, plain)
		await expect(score(id, plain)).rejects.toMatchObject({ why: 'not-trained' })
		await db.person.update({ where: { id: ines.id }, data: { managerId: otto.id } })
		const ofLine = await wrote({ part: 'was-watched', onDay: '2026-11-10' })
		await confirm(ofLine)
		await expect(score(ofLine, otto)).rejects.toMatchObject({ why: 'own-line' })
		expect((await countedOf(ines))[1]).toEqual([])
	})

	test('below 3 in two of them is said, and is no observation', async () => {
		const id = await wrote({ part: 'was-watched' })
		await confirm(id)
		await score(id, otto, { listening: 4, 'behavior-and-effect': 2, 'next-step': 2 })
		expect((await countedOf(ines))[1]).toEqual([])
	})
})

describe('a written plan', () => {
	const plan = (other: PersonMade, said: Partial<PairingFields> = {}) =>
		wrote({ part: 'tried-plan', email: other.email, plan: 'SECRET-PLAN', ...said })
	const watched = async () => (await readEvidence(db, [ines.id], judgedToday(stage))).get(ines.id)?.plansWatched

	test('is read by who is asked, and counts each colleague who watched it once', async () => {
		const bo = await aPerson(db, { name: 'Bo Larsen' })
		const first = await plan(otto)
		expect((await listPairings(db, otto.id))[0]).toMatchObject({ part: 'saw-plan', plan: 'SECRET-PLAN', line: '' })
		expect(await listPairings(db, bo.id)).toEqual([])
		expect(await watched()).toEqual([])
		await confirm(first, otto, '')
		await confirm(await plan(otto, { onDay: '2026-11-10' }), otto, '', nov(14))
		expect(await watched()).toEqual([{ at: nov(13) }])
		await confirm(await plan(bo), bo, '', nov(15))
		expect(await watched()).toEqual([{ at: nov(13) }, { at: nov(15) }])
	})

	test('counts who watched the same plan: two plans with a watcher each are not one with two', async () => {
		const bo = await aPerson(db, { name: 'Bo Larsen' })
		await confirm(await plan(otto), otto, '')
		await confirm(await plan(bo, { plan: 'Another plan' }), bo, '', nov(15))
		expect(await watched()).toEqual([{ at: nov(13) }])
		await confirm(await plan(otto, { plan: 'Another\nplan' }), otto, '', nov(16))
		expect(await watched()).toEqual([{ at: nov(15) }, { at: nov(16) }])
	})

	test('is watched by no one of the same reporting line', async () => {
		await db.person.update({ where: { id: otto.id }, data: { managerId: ines.id } })
		await expect(plan(otto)).rejects.toMatchObject({ why: 'not-a-peer' })
		expect(await db.pairing.count()).toBe(0)
		await wrote()
	})

	test('goes with nothing else, and reaches neither the letter nor its list', async () => {
		await wrote({ part: 'watched', plan: 'SECRET-PLAN' })
		expect((await db.pairing.findFirstOrThrow()).plan).toBe('')
		await plan(otto)
		expect(JSON.stringify(await db.outboxMail.findMany())).not.toContain('SECRET')
	})
})
