import { beforeEach, describe, expect, test } from 'vitest'
import { readEvidence } from '~/domain/certification/evidence.server'
import { judgedToday } from '~/domain/program/judged'
import { answerRound } from '~/domain/round360/answer.server'
import { openRound, sendList } from '~/domain/round360/approve.server'
import { beginRound, nominate, sayTooFew } from '~/domain/round360/begin.server'
import { closeDueRounds } from '~/domain/round360/close.server'
import { NO_ROUND } from '~/domain/round360/facts'
import { getReport } from '~/domain/round360/read.server'
import { showReport } from '~/domain/round360/show'
import { useDatabase } from '../support/database'
import { aPerson, type PersonMade } from '../support/people'
import { days, key, ticketsOf } from '../support/round-world'
import { anAnswer, culturePulse, teamSafety } from '../support/rounds360'
import { aStage } from '../support/stages-taken'
import { aCohort } from '../support/world'

/** What a team says of itself: a round like any other, of one kind of people, that counts by its answers. */
const db = await useDatabase()
const about = { stageKey: 'technical-leadership-ladder/l2', instrument: teamSafety }
const stage = { ...aStage(), key: about.stageKey }

let owner: PersonMade
let lead: PersonMade
beforeEach(async () => {
	const world = await aCohort(db, { members: 1, startsAt: days(-1) })
	await db.cohort.update({
		where: { id: world.cohort.id },
		data: { program: 'technical-leadership-ladder', stage: 'l2' },
	})
	owner = world.members[0] as PersonMade
	lead = world.lead
})

async function list(count: number, at = days(0)) {
	const own = { roundId: await beginRound(db, owner, about, at), owner }
	const raters = await db.rater360.count({ where: { roundId: own.roundId } })
	for (let index = raters + 1; index <= count; index++)
		await nominate(db, own, { name: `Person ${index}`, email: `team${index}@outside.test`, perspective: 'team' })
	return own
}
/** A round of seven, that opens then and is closed three weeks later. @param points of each who answers */
async function read(at: number, ...points: number[]) {
	const own = await list(7, days(at))
	await sendList(db, own, lead.id, days(at))
	await openRound(db, key, { roundId: own.roundId, approverId: lead.id }, days(at))
	const tickets = await ticketsOf(db, own.roundId)
	for (const [index, each] of points.entries()) {
		const { ratings } = anAnswer('team', each, {}, teamSafety)
		const words = { keep: 'SECRET-KEEP', differently: 'SECRET-DIFFERENTLY' }
		await answerRound(db, tickets[index]?.ticket ?? '', { ratings, ...words }, days(at + 1))
	}
	await closeDueRounds(db, days(at + 21))
	return own.roundId
}
const readings = async () => (await readEvidence(db, [owner.id], judgedToday(stage))).get(owner.id)?.teamReadings

describe('a team reading', () => {
	test('counts when five have answered, whatever they said, and keeps means alone', async () => {
		const roundId = await read(0, 1, 1, 1, 1, 1)
		expect(await readings()).toEqual([{ at: days(21) }])
		const { report } = await getReport(db, roundId, owner.id)
		expect(report?.groups).toMatchObject([{ group: 'team', answers: 5 }])
		expect(await db.answer360.count()).toBe(0)
		expect(JSON.stringify(await db.round360.findMany())).not.toContain('SECRET')
	})

	test('to which four came shows nothing, counts for nothing, and can be asked again at once', async () => {
		const roundId = await read(0, 5, 5, 5, 5)
		expect(await readings()).toEqual([])
		expect((await getReport(db, roundId, owner.id)).report).toBeNull()
		await list(5, days(22))
	})

	test('is taken again after eight weeks, and says whether the change is more than a wobble', async () => {
		const first = await read(0, 2, 3, 3, 4, 4)
		await expect(list(5, days(21 + 55))).rejects.toMatchObject({ why: 'too-soon' })
		const second = await read(21 + 56, 3, 3, 4, 4, 4)
		const third = await read(21 + 56 + 21 + 56, 5, 5, 5, 5, 5)
		expect(await readings()).toHaveLength(3)
		const reportOf = async (id: string) => (await getReport(db, id, owner.id)).report
		const change = async (before: string, after: string) =>
			showReport(teamSafety, await reportOf(after), await reportOf(before)).change?.clear
		expect([await change(first, second), await change(second, third)]).toEqual([null, 'up'])
	})

	test('is its owner’s: not found by whoever looked at the list, or was asked', async () => {
		const roundId = await read(0, 4, 4, 4, 4, 4)
		const asked = await aPerson(db, { name: 'Asked', email: 'team1@outside.test' })
		for (const { id } of [lead, asked])
			await expect(getReport(db, roundId, id)).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('the list of a team', () => {
	test('begins with who reports to its owner, not with their line manager, and is too short with four', async () => {
		await db.person.update({ where: { id: owner.id }, data: { managerId: lead.id } })
		await aPerson(db, { name: 'Ria Report', managerId: owner.id })
		const own = await list(4)
		expect(await db.rater360.findMany({ select: { perspective: true } })).toEqual(
			[1, 2, 3, 4].map(() => ({ perspective: 'team' })),
		)
		const boss = { name: lead.name, email: lead.email, perspective: 'manager' as const }
		await expect(nominate(db, own, boss)).rejects.toMatchObject({ why: 'not-asked-here' })
		await expect(sendList(db, own, lead.id, days(0))).rejects.toMatchObject({ why: 'fewer-than-may-be-shown' })
		await expect(sayTooFew(db, own, days(0))).rejects.toMatchObject({ why: 'no-other-route' })
	})

	test('is made by people of the level', async () => {
		const other = await aPerson(db, { name: 'Somebody Else' })
		await expect(beginRound(db, other, about, days(0))).rejects.toMatchObject({ why: 'not-of-quarter' })
	})
})

describe('the culture pulse', () => {
	const ofPart = { stageKey: 'technical-leadership-ladder/l4', instrument: culturePulse }

	test('is begun by people of Level 4, goes to eight or more, and meets nothing', async () => {
		await expect(beginRound(db, owner, ofPart, days(0))).rejects.toMatchObject({ why: 'not-of-quarter' })
		await db.cohort.updateMany({ data: { stage: 'l4' } })
		await aPerson(db, { name: 'Ria Report', managerId: owner.id })
		const own = { roundId: await beginRound(db, owner, ofPart, days(0)), owner }
		expect(await db.rater360.findMany({ select: { perspective: true } })).toEqual([{ perspective: 'part' }])
		const add = (index: number) =>
			nominate(db, own, { name: `Person ${index}`, email: `part${index}@outside.test`, perspective: 'part' })
		for (const index of [2, 3, 4, 5, 6, 7]) await add(index)
		await expect(sendList(db, own, lead.id, days(0))).rejects.toMatchObject({ why: 'fewer-than-may-be-shown' })
		await add(8)
		await sendList(db, own, lead.id, days(0))
		await openRound(db, key, { roundId: own.roundId, approverId: lead.id }, days(0))
		const { ratings } = anAnswer('part', 4, {}, culturePulse)
		for (const { ticket } of await ticketsOf(db, own.roundId))
			await answerRound(db, ticket, { ratings, keep: '', differently: '' }, days(1))
		await closeDueRounds(db, days(21))
		const { report } = await getReport(db, own.roundId, owner.id)
		expect(report?.groups).toMatchObject([{ group: 'part', answers: 8 }])
		const evidence = (await readEvidence(db, [owner.id], judgedToday({ ...stage, key: ofPart.stageKey }))).get(owner.id)
		expect(evidence).toMatchObject({ teamReadings: [], latest360: NO_ROUND })
	})
})
