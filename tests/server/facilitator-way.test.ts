import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { nameFacilitator } from '~/domain/cohort/name-facilitator.server'
import { calibrate, getCalibrating } from '~/domain/facilitator/calibrate.server'
import { findWay } from '~/domain/facilitator/candidacy.server'
import { keepCrew } from '~/domain/facilitator/crew.server'
import { grantQualification } from '~/domain/facilitator/grant.server'
import { answerTime, nominate, prepared, sayReason, vouch } from '~/domain/facilitator/nominate.server'
import { arrangeObservation, handInObservation } from '~/domain/facilitator/observe.server'
import { listUnqualifiedLeads } from '~/domain/facilitator/read.server'
import { letCoLead, signFor } from '~/domain/facilitator/sign.server'
import { listTimeAsked } from '~/domain/facilitator/waiting.server'
import { append, loadRoom } from '~/domain/room/log.server'
import { openRoom } from '~/domain/room/open.server'
import type { Intent } from '~/domain/room/wire'
import { Writer } from '~/domain/room/writer.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { postAt } from '../support/letters'
import { someWays, stayed, watchedBy } from '../support/pathways'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aFormat } from '../support/rooms'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
const ways = someWays()
const content = { ...ways, programs: [aProgram(stage)] }
const formats = new Map(stage.sessions.map(({ format }) => [format, aFormat()]))
const good = Object.fromEntries(watchedBy.criteria.map(({ id }) => [id, 3]))

/** Kwame, who wants to lead; his manager, a mentor; Ruth and Bea lead the level, and Ruth a cohort of it. */
let world: TakenCohort
let admin: PersonMade
let manager: PersonMade
let mentor: PersonMade
let bea: PersonMade
let kwame: PersonMade
let about: { personId: string; stageKey: string }
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	admin = await anAdmin(db)
	manager = await aPerson(db, { name: 'Mara Line', roles: ['learner', 'mentor'] })
	mentor = await aPerson(db, { name: 'Milo Mentor', roles: ['mentor'] })
	bea = await aPerson(db, { name: 'Bea Second', roles: ['facilitator'] })
	await qualify(db, bea.id, STAGE_KEY)
	kwame = await aPerson(db, { name: 'Kwame Mensah', roles: ['trainee', 'learner'], managerId: manager.id })
	about = { personId: kwame.id, stageKey: STAGE_KEY }
})

const seat = (person: { id: string }, part: 'lead' | 'co' | 'observer') =>
	nameFacilitator(db, { cohortId: world.cohort.id, personId: person.id, part }, admin, now)
const grant = (what: 'training' | 'qualified', by = admin) =>
	grantQualification(db, content, { ...about, grant: what }, by, now)
const standing = async () =>
	(await findWay(db, ways, about, now))?.standings.map(({ state, left }) => (left.length > 0 ? left : state))
const sessionId = (index: number) => world.sessions[index]?.id ?? ''

const writer = new Writer(db, (error) => {
	throw error
})
/** Says something in the room of a session, opened if it is not, as after a batch before. @returns what it was refused for, or null */
async function act(index: number, person: { id: string }, intent: Intent): Promise<string | null> {
	const id = sessionId(index)
	const startsAt = world.sessions[index]?.startsAt ?? now
	await openRoom(db, id, formats, startsAt)
	const chances = { nowMs: startsAt.getTime() + 3_600_000, shuffle: (ids: string[]) => ids }
	const { room, grounds } = await append({ db, writer }, id, await loadRoom(db, id), null, [], chances)
	const batch = [{ opId: randomUUID(), personId: person.id, intent }]
	const { outcomes } = await append({ db, writer }, id, room, grounds, batch, chances)
	const [outcome] = outcomes
	return outcome && 'refused' in outcome ? outcome.refused : null
}
const close = async (index: number, by: { id: string }) => {
	const { version } = (await loadRoom(db, sessionId(index))).phase
	return act(index, by, { type: 'close', from: version })
}
/** A session that is held from its beginning to its end, with these people in its room. */
async function hold(index: number, lead: { id: string }, there: { id: string }[]) {
	for (const { id } of there) await stayed(db, sessionId(index), id)
	if (lead.id !== world.lead.id) expect(await act(index, lead, { type: 'claim-lead' })).toBeNull()
	expect(await act(index, lead, { type: 'start-phase', to: 0, from: 0 })).toBeNull()
	expect(await close(index, lead)).toBeNull()
}
async function prepare() {
	await nominate(db, ways, about, 'I want others to have what I had', kwame, now)
	await vouch(db, about, 'He asks before he answers', mentor, now)
	await answerTime(db, about, 'agreed', manager)
	await db.certification.create({ data: certificateOf(kwame) })
	await prepared(db, about, 'readAt', now)
	await prepared(db, about, 'conductAt', now)
	const calibrating = getCalibrating(ways, STAGE_KEY)
	const scores = Object.fromEntries(
		calibrating.calibration.samples.map(({ id, key }) => [
			id,
			Object.fromEntries(Object.keys(key).map((each) => [each, 4])),
		]),
	)
	expect(await calibrate(db, calibrating, { personId: kwame.id, scores }, now)).toMatchObject({ passed: true })
}
const certificateOf = (person: PersonMade) => ({
	number: '7K2M-4QXD-P9',
	personId: person.id,
	stageKey: STAGE_KEY,
	holderName: person.name,
	statement: {},
	inForceKey: `${person.id}:${STAGE_KEY}`,
	issuedById: admin.id,
	issuedAt: now,
	validUntil: new Date(now.getTime() + 86_400_000),
})

test('the whole way leads over sessions that were really held to two signatures, and then to a cohort of their own', async () => {
	await prepare()
	await grant('training')
	await seat(kwame, 'observer')
	expect((await standing())?.slice(0, 3)).toEqual(['done', 'done', ['two more sessions of the level to watch']])
	await hold(0, world.lead, [world.lead, kwame])
	await expect(letCoLead(db, ways, about, admin, now)).rejects.toMatchObject({ why: 'steps-left' })
	await hold(1, world.lead, [world.lead, kwame])
	await expect(seat(kwame, 'co')).rejects.toMatchObject({ why: 'in-training' })
	await letCoLead(db, ways, about, admin, now)
	await expect(seat(kwame, 'lead')).rejects.toMatchObject({ why: 'in-training' })
	await seat(kwame, 'co')
	expect(await listUnqualifiedLeads(db, now)).toEqual([])
	// A part that is another one now changes nothing of what was held.
	expect((await standing())?.slice(2, 4)).toEqual([
		'done',
		['two more sessions of the level to help in, with a case and an opener'],
	])
	for (const index of [2, 3]) await hold(index, world.lead, [world.lead, kwame])
	await expect(signFor(db, ways, about, world.lead, now)).rejects.toMatchObject({ why: 'steps-left' })
	await expect(grant('qualified')).rejects.toMatchObject({ why: 'role-first' })
	await db.personRole.create({ data: { personId: kwame.id, role: 'facilitator' } })
	await expect(grant('qualified')).rejects.toMatchObject({ why: 'steps-left' })

	await seat(bea, 'observer')
	for (const [index, observer] of [world.lead, bea].entries()) {
		const startsAt = new Date(now.getTime() - (index + 1) * 86_400_000)
		const { id: _, ...like } = await db.session.findUniqueOrThrow({ where: { id: sessionId(1) } })
		const session = await db.session.create({ data: { ...like, position: 10 + index, startsAt } })
		world.sessions.push(session)
		const { id } = await arrangeObservation(db, about, session.id, observer, now)
		const given = { id, scores: good, comment: 'You let the silence stand' }
		const handIn = () => handInObservation(db, ways, watchedBy, given, observer, now)
		await expect(handIn()).rejects.toMatchObject({ why: 'not-held' })
		await hold(
			world.sessions.length - 1,
			kwame,
			[world.lead, kwame, bea].filter(({ id }) => id !== observer.id),
		)
		await expect(handIn()).rejects.toMatchObject({ why: 'not-watched' })
		await stayed(db, session.id, observer.id)
		await db.$transaction((tx) => keepCrew(tx, session.id, now))
		await handIn()
		await expect(handIn()).rejects.toMatchObject({ why: 'handed-in' })
	}
	await expect(grant('qualified')).rejects.toMatchObject({ why: 'lead-signs-first' })
	await expect(signFor(db, ways, about, mentor, now)).rejects.toMatchObject({ why: 'not-a-lead' })
	await expect(signFor(db, ways, about, kwame, now)).rejects.toMatchObject({ why: 'yourself' })
	await signFor(db, ways, about, bea, now)
	await expect(signFor(db, ways, about, world.lead, now)).rejects.toMatchObject({ why: 'signed-already' })
	await db.personRole.create({ data: { personId: kwame.id, role: 'admin' } })
	await expect(grant('qualified', kwame)).rejects.toMatchObject({ why: 'own-way' })
	await grant('qualified')
	expect(await standing()).toEqual(Array(6).fill('done'))
	await seat(world.lead, 'co')
	await seat(kwame, 'lead')
	// Twice led, twice watched, once calibrated: that is another year's practice as well.
	await grant('qualified')
})

describe('only who is qualified leads', () => {
	const isLead = async (index: number) => (await loadRoom(db, sessionId(index))).leadId
	test.each<[string, string | null, { state?: 'training' | 'paused'; until?: Date }]>([
		['qualified', null, {}],
		['in training', 'not-lead', { state: 'training' }],
		['paused', 'not-lead', { state: 'paused' }],
		['past the end', 'not-lead', { until: new Date('2026-01-01') }],
	])('a co-lead who is %s takes the lead in a room: refused as %s', async (_what, refused, said) => {
		await qualify(db, kwame.id, STAGE_KEY, said)
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: kwame.id, part: 'co' } })
		const offer = await act(1, world.lead, { type: 'offer-lead', personId: kwame.id })
		expect(offer).toBe(refused && 'may-not-lead')
		expect(await act(1, kwame, { type: 'claim-lead' })).toBe(refused)
		expect(await isLead(1)).toBe(refused ? world.lead.id : kwame.id)
	})

	test('in training takes it where somebody watches, in that session and no other', async () => {
		await qualify(db, kwame.id, STAGE_KEY, { state: 'training' })
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: kwame.id, part: 'co' } })
		await arrangeObservation(db, about, sessionId(1), world.lead, now)
		expect(await act(1, kwame, { type: 'claim-lead' })).toBeNull()
		expect(await act(2, kwame, { type: 'claim-lead' })).toBe('not-lead')
	})
})

describe('the time', () => {
	const letters = () => postAt(db, now, [], { programs: content.programs, formats })

	test('is asked of the line manager by one letter, once somebody has said why, and not for a nomination', async () => {
		await nominate(db, ways, about, 'She hears what is not said', bea, now)
		expect(await listTimeAsked(db, manager.id)).toEqual([])
		await expect(answerTime(db, about, 'agreed', manager)).rejects.toMatchObject({ code: 'not-found' })
		expect((await letters()).map(({ to }) => to)).toEqual([kwame.email])
		for (const reason of ['Because', 'Because of Ruth']) await sayReason(db, ways, about, reason, kwame, now)
		const sent = await letters()
		expect(sent).toMatchObject([{ to: manager.email, subject: 'The time to lead a level: your word is asked' }])
		expect(sent[0]?.text).toContain('https://belay.example/facilitating')
		expect(sent[0]?.text).not.toMatch(/Because|hears/)
	})

	const person = (id: string, data: { managerId?: string; disabledAt?: Date }) =>
		db.person.update({ where: { id }, data })
	test.each<[string, () => Promise<unknown>]>([
		['was answered', () => answerTime(db, about, 'declined', manager)],
		['is somebody else’s to give', () => person(kwame.id, { managerId: mentor.id })],
		['is of a closed account', () => person(kwame.id, { disabledAt: now })],
		['would be asked of a closed account', () => person(manager.id, { disabledAt: now })],
	])('is asked by no letter once it %s', async (_what, change) => {
		await sayReason(db, ways, about, 'Because', kwame, now)
		await change()
		expect(await letters()).toEqual([])
	})

	test('is asked of nobody for whoever leads the level already', async () => {
		await nominate(db, ways, about, 'She hears what is not said', bea, now)
		await letters()
		await qualify(db, kwame.id, STAGE_KEY)
		const again = sayReason(db, ways, about, 'Because', kwame, now)
		await expect(again).rejects.toMatchObject({ why: 'holds-it' })
		expect(await letters()).toEqual([])
	})
})

test('whoever is nominated is told by a letter without what was written, and not once they have said why', async () => {
	const letters = () => postAt(db, now, [], { programs: content.programs, formats })
	await nominate(db, ways, about, 'She hears what is not said', bea, now)
	const [told, ...others] = await letters()
	expect(others).toEqual([])
	expect(told).toMatchObject({ to: kwame.email, subject: 'You are nominated to lead a level' })
	expect(told?.text).toContain(`https://belay.example/facilitating/${kwame.id}/ladder/l1`)
	expect(told?.text).not.toMatch(/hears|Bea/)
	const other = await aPerson(db, { name: 'Nia Nominated' })
	const theirs = { personId: other.id, stageKey: STAGE_KEY }
	await nominate(db, ways, theirs, 'She hears what is not said', bea, now)
	await sayReason(db, ways, theirs, 'Because', other, now)
	expect(await letters()).toEqual([])
})

describe('somebody for somebody else', () => {
	const nominated = (by: PersonMade) => nominate(db, ways, about, 'She hears what is not said', by, now)
	test('nominates a colleague once, and never down their own line', async () => {
		await expect(nominated(manager)).rejects.toMatchObject({ why: 'own-line' })
		await nominated(bea)
		await expect(nominated(mentor)).rejects.toMatchObject({ why: 'nominated-already' })
		// To who may not read the way it answers as the first one did, and changes nothing.
		await nominated(await aPerson(db))
		// Bea leads the level: what she says is a word as well.
		expect(await db.candidacy.findFirst()).toMatchObject({ wordById: bea.id, reason: '' })
	})

	test('gives a word as a mentor outside their line, and answers for the time of their own report only', async () => {
		await nominated(kwame)
		const colleague = await aPerson(db)
		await expect(vouch(db, about, 'Good', manager, now)).rejects.toMatchObject({ why: 'own-line' })
		await expect(vouch(db, about, 'Good', colleague, now)).rejects.toMatchObject({ why: 'not-a-mentor' })
		await expect(answerTime(db, about, 'agreed', mentor)).rejects.toMatchObject({ code: 'not-found' })
		await answerTime(db, about, 'declined', manager)
		expect((await findWay(db, ways, about, now))?.candidacy.time).toBe('declined')
	})

	test('watches only what they are there for, and somebody who helps to lead it', async () => {
		await qualify(db, kwame.id, STAGE_KEY, { state: 'training' })
		const arrange = (by: PersonMade, session = sessionId(1)) => arrangeObservation(db, about, session, by, now)
		await expect(arrange(bea)).rejects.toMatchObject({ why: 'not-in-crew' })
		await expect(arrange(world.lead)).rejects.toMatchObject({ why: 'not-running-it' })
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: kwame.id, part: 'co' } })
		await expect(arrange(kwame)).rejects.toMatchObject({ why: 'yourself' })
		await expect(arrange(world.lead, 'no-session')).rejects.toMatchObject({ code: 'not-found' })
		await arrange(world.lead)
		await expect(arrange(world.lead)).rejects.toMatchObject({ why: 'watched-already' })
	})
})
