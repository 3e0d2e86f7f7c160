import { beforeEach, describe, expect, test } from 'vitest'
import { answerRound, findQuestion, listOwnQuestions } from '~/domain/round360/answer.server'
import { openRound, sendList, sendListBack } from '~/domain/round360/approve.server'
import { beginRound, giveUp, nominate, sayTooFew } from '~/domain/round360/begin.server'
import { closeDueRounds, endRound } from '~/domain/round360/close.server'
import { NO_ROUND } from '~/domain/round360/facts'
import { getOwnRound, getReport, listToApprove } from '~/domain/round360/read.server'
import type { Report } from '~/domain/round360/report'
import { endRoundShare, replyToRaters, shareRound } from '~/domain/round360/share.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aRoundWorld, days, key, said, stageKey, ticketsOf } from '../support/round-world'
import { listening } from '../support/rounds360'

const db = await useDatabase()

let world: Awaited<ReturnType<typeof aRoundWorld>>
beforeEach(async () => {
	world = await aRoundWorld(db)
})

describe('a round', () => {
	test('goes from a list to a result: looked at, asked, answered, closed', async () => {
		const roundId = await world.list({ reports: 3, peers: 2 })
		await sendList(db, world.own(roundId), world.lead.id, days(0))
		expect(await listToApprove(db, world.lead.id)).toMatchObject([{ id: roundId, person: { name: world.owner.name } }])
		await sendListBack(db, { roundId, approverId: world.lead.id, note: 'Add a peer' }, days(0))
		expect(await getOwnRound(db, roundId, world.owner.id)).toMatchObject({ state: 'nominating', note: 'Add a peer' })
		await nominate(db, world.own(roundId), { name: 'Peer 3', email: 'peers3@x.test', perspective: 'peers' })
		await sendList(db, world.own(roundId), world.lead.id, days(0))
		await openRound(db, key, { roundId, approverId: world.lead.id }, days(0))
		const tickets = await ticketsOf(db, roundId)
		expect(await db.ticket360.count()).toBe(6)
		for (const { ticket, perspective } of tickets)
			await answerRound(db, ticket, said(perspective === 'reports' ? 4 : 3.5, { keep: `From ${perspective}` }), days(1))
		await expect(getReport(db, roundId, world.owner.id)).rejects.toMatchObject({ code: 'not-found' })
		await closeDueRounds(db, days(20.9))
		expect((await getOwnRound(db, roundId, world.owner.id)).state).toBe('open')
		await closeDueRounds(db, days(21))
		const { report, isOwn } = await getReport(db, roundId, world.owner.id)
		expect(isOwn).toBe(true)
		expect(report?.groups.map(({ group, answers }) => [group, answers])).toEqual([
			['reports', 3],
			['peers', 3],
		])
		expect(report?.overall?.mean).toBeCloseTo(3.75)
		expect(report?.keep.toSorted()).toEqual([...Array(3).fill('From peers'), ...Array(3).fill('From reports')])
		expect([await db.answer360.count(), await db.ticket360.count()]).toEqual([0, 0])
		expect((await world.facts())?.latest).toEqual({
			confirmedAt: days(21),
			closedAt: days(21),
			answeredAt: days(21),
			tooFewAt: null,
			told: NO_ROUND.told,
			toldOf: NO_ROUND.toldOf,
		})
	})

	test('begins with who reports to its owner and their line manager, one at a time', async () => {
		const boss = await aPerson(db, { name: 'Bo Boss' })
		await db.person.update({ where: { id: world.owner.id }, data: { managerId: boss.id } })
		const report = await aPerson(db, { name: 'Ria Report', managerId: world.owner.id })
		await aPerson(db, { name: 'Gone', managerId: world.owner.id, disabledAt: days(0) })
		const roundId = await beginRound(db, world.owner, { stageKey, instrument: listening }, days(0))
		const raters = await db.rater360.findMany({ where: { roundId }, orderBy: { name: 'asc' } })
		expect(raters.map(({ email, perspective }) => [email, perspective])).toEqual([
			[boss.email, 'manager'],
			[report.email, 'reports'],
		])
		await expect(beginRound(db, world.owner, { stageKey, instrument: listening }, days(0))).rejects.toMatchObject({
			why: 'under-way',
		})
		await giveUp(db, world.own(roundId))
		expect([await db.round360.count(), await db.rater360.count()]).toEqual([0, 0])
		await beginRound(db, world.owner, { stageKey, instrument: listening }, days(0))
	})

	test('sends three lists of its owner a day for a look, also of rounds that were given up', async () => {
		const send = async (at: Date) => {
			const own = world.own(await world.list({ reports: 3 }))
			await sendList(db, own, world.lead.id, at).finally(() => giveUp(db, own))
		}
		for (const at of [days(0), days(0.2), days(0.4)]) await send(at)
		await expect(send(days(0.6))).rejects.toMatchObject({ why: 'enough-letters' })
		await send(days(1.1))
	})

	test('of fewer than three is not asked: that is said, and the other route stands', async () => {
		const roundId = await world.list({ reports: 2, manager: 1 })
		await expect(sendList(db, world.own(roundId), world.lead.id, days(0))).rejects.toMatchObject({
			why: 'fewer-than-may-be-shown',
		})
		await sayTooFew(db, world.own(roundId), days(0))
		expect((await world.facts())?.latest).toEqual({ ...NO_ROUND, tooFewAt: days(0) })
		expect(await db.rater360.count()).toBe(0)
		expect(await db.outboxMail.count()).toBe(0)
	})

	test('in which too few answered shows nothing, and says so to the evaluator', async () => {
		const roundId = await world.open({ reports: 4 })
		const [one, two] = await ticketsOf(db, roundId)
		await answerRound(db, one?.ticket ?? '', said(5, { keep: 'SECRET' }), days(1))
		await answerRound(db, two?.ticket ?? '', said(5), days(1))
		await closeDueRounds(db, days(21))
		expect((await getReport(db, roundId, world.owner.id)).report).toBeNull()
		expect((await world.facts())?.latest).toEqual({ ...NO_ROUND, closedAt: days(21), tooFewAt: days(21) })
		// At once, because it said nothing.
		await beginRound(db, world.owner, { stageKey, instrument: listening }, days(22))
	})

	test('ends early after a week, and by two hands at once only once', async () => {
		const roundId = await world.open({ reports: 3 })
		for (const { ticket } of await ticketsOf(db, roundId)) await answerRound(db, ticket, said(4), days(1))
		await expect(endRound(db, world.own(roundId), days(6))).rejects.toMatchObject({ why: 'not-a-week' })
		const ended = await Promise.allSettled([
			endRound(db, world.own(roundId), days(7)),
			endRound(db, world.own(roundId), days(7)),
		])
		expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
		await closeDueRounds(db, days(30))
		expect(await db.outboxMail.count({ where: { letter: 'round-closed' } })).toBe(1)
		expect((await getReport(db, roundId, world.owner.id)).report?.overall?.mean).toBe(4)
	})

	test('is its owner’s: nobody else changes it, reads it, or looks at its list before being asked', async () => {
		const roundId = await world.list({ reports: 3 })
		const other = await aPerson(db)
		for (const act of [
			() => nominate(db, { roundId, owner: other }, { name: 'X', email: 'x@x.test', perspective: 'peers' }),
			() => sendList(db, { roundId, owner: other }, world.lead.id, days(0)),
			() => giveUp(db, { roundId, owner: other }),
			() => openRound(db, key, { roundId, approverId: world.lead.id }, days(0)),
			() => openRound(db, key, { roundId, approverId: world.owner.id }, days(0)),
		])
			await expect(act()).rejects.toMatchObject({ code: 'not-found' })
		await expect(sendList(db, world.own(roundId), other.id, days(0))).rejects.toMatchObject({ why: 'not-a-choice' })
	})
})

describe('a rater', () => {
	test('answers once; a used link, one that never was and one of a closed round say the same nothing', async () => {
		const roundId = await world.open({ reports: 3 })
		const [one, two] = await ticketsOf(db, roundId)
		const ticket = one?.ticket ?? ''
		expect(await findQuestion(db, ticket, days(1))).toMatchObject({
			group: 'reports',
			about: { name: world.owner.name },
		})
		const twice = await Promise.allSettled([1, 2].map(() => answerRound(db, ticket, said(4), days(1))))
		expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
		expect(await db.answer360.count()).toBe(1)
		for (const wrong of [ticket, 'made-up', `${two?.ticket}x`, '']) {
			expect(await findQuestion(db, wrong, days(1))).toBeNull()
			await expect(answerRound(db, wrong, said(4), days(1))).rejects.toMatchObject({ why: 'link-used' })
		}
		expect(await findQuestion(db, two?.ticket ?? '', days(21))).toBeNull()
		await expect(answerRound(db, two?.ticket ?? '', said(4), days(21))).rejects.toMatchObject({ why: 'link-used' })
	})

	test('is told the group that was frozen, and merged with others where it is small', async () => {
		const roundId = await world.open({ reports: 4, peers: 1, mentees: 2, manager: 1 })
		const groups = new Map<string, string | undefined>()
		for (const { ticket, perspective } of await ticketsOf(db, roundId))
			groups.set(perspective, (await findQuestion(db, ticket, days(1)))?.group)
		expect(Object.fromEntries(groups)).toEqual({
			reports: 'reports',
			mentees: 'mentees+peers',
			peers: 'mentees+peers',
			manager: 'manager',
		})
	})

	test('with an account finds the question of the letter there too, until it is answered', async () => {
		const colleague = await aPerson(db, { name: 'Cleo' })
		const own: Record<string, string | undefined> = {}
		for (const { list, own: of, owner, lead } of [world, await aRoundWorld(db, 'Autumn C')]) {
			const roundId = await list({ reports: 3 })
			await nominate(db, of(roundId), { name: 'Cleo', email: colleague.email, perspective: 'peers' })
			await sendList(db, of(roundId), lead.id, days(0))
			await openRound(db, key, { roundId, approverId: lead.id }, days(0))
			own[owner.name] = (await ticketsOf(db, roundId)).find(({ email }) => email === colleague.email)?.ticket
		}
		const questions = async (at = days(1)) =>
			Object.fromEntries(
				(await listOwnQuestions(db, key, colleague.email, at)).map(({ ticket, about }) => [about.name, ticket]),
			)
		expect(await questions()).toEqual(own)
		expect(await questions(days(21))).toEqual({})
		await answerRound(db, own[world.owner.name] ?? '', said(4), days(1))
		const { [world.owner.name]: _, ...left } = own
		expect(await questions()).toEqual(left)
	})
})

describe('the result', () => {
	async function aClosedRound() {
		const roundId = await world.open({ reports: 3 })
		for (const { ticket } of await ticketsOf(db, roundId)) await answerRound(db, ticket, said(4), days(1))
		await closeDueRounds(db, days(21))
		return roundId
	}

	test('is read by its owner, and by a coach while it is shared', async () => {
		const roundId = await aClosedRound()
		const stranger = await aPerson(db)
		for (const { id } of [world.lead, stranger])
			await expect(getReport(db, roundId, id)).rejects.toMatchObject({ code: 'not-found' })
		await expect(shareRound(db, world.own(roundId), stranger.id, days(22))).rejects.toMatchObject({
			why: 'not-a-choice',
		})
		await shareRound(db, world.own(roundId), world.lead.id, days(22))
		expect(await getReport(db, roundId, world.lead.id)).toMatchObject({
			isOwn: false,
			person: { name: world.owner.name },
		})
		await expect(replyToRaters(db, { roundId, owner: world.lead }, 'x', days(22))).rejects.toMatchObject({
			code: 'not-found',
		})
		await endRoundShare(db, world.own(roundId), world.lead.id)
		await expect(getReport(db, roundId, world.lead.id)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('holds means and words, and nothing by which one answer could be put together again', async () => {
		const roundId = await aClosedRound()
		const row = await db.round360.findUniqueOrThrow({ where: { id: roundId } })
		const { groups, overall } = row.report as unknown as Report
		expect(Object.keys(groups[0] ?? {}).toSorted()).toEqual(['answers', 'cells', 'group'])
		expect(Object.keys(overall ?? {}).toSorted()).toEqual(['answers', 'cells', 'mean', 'parts', 'spread'])
		expect((await world.facts())?.latest).toMatchObject({ confirmedAt: days(21) })
	})
})
