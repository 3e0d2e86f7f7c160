import { beforeEach, describe, expect, test } from 'vitest'
import { answerRound, findQuestion } from '~/domain/round360/answer.server'
import { openRound, sendList, takeListBack } from '~/domain/round360/approve.server'
import { beginRound, isAskedThere, nominate, sayTooFew } from '~/domain/round360/begin.server'
import { closeDueRounds } from '~/domain/round360/close.server'
import { readRound360Facts } from '~/domain/round360/facts.server'
import { getReport } from '~/domain/round360/read.server'
import { useDatabase } from '../support/database'
import { aPerson, type PersonMade } from '../support/people'
import { days, key, said, sentNow, ticketsOf } from '../support/round-world'
import { anAnswer, partnerFeedback } from '../support/rounds360'
import { aCohort } from '../support/world'

/** What partners say of an initiative of quarter 3: a round like any other, of one kind of people, that counts by its answers. */
const db = await useDatabase()
const about = { stageKey: 'strategist-track/q3', instrument: partnerFeedback }

let owner: PersonMade
let lead: PersonMade
beforeEach(async () => {
	const world = await aCohort(db, { members: 1, startsAt: days(-1) })
	await db.cohort.update({ where: { id: world.cohort.id }, data: { program: 'strategist-track', stage: 'q3' } })
	owner = world.members[0] as PersonMade
	lead = world.lead
})

const named = (index: number) => ({ name: `Partner ${index}`, email: `partner${index}@outside.test` })

async function list(count: number, at = days(0)) {
	const own = { roundId: await beginRound(db, owner, about, at), owner }
	for (let index = 1; index <= count; index++) await nominate(db, own, { ...named(index), perspective: 'partners' })
	return own
}
async function open(count: number) {
	const own = await list(count)
	await sendList(db, own, lead.id, days(0))
	await openRound(db, key, { roundId: own.roundId, approverId: lead.id }, days(0))
	return own
}
/** @param points of each who answers, in the order of the list */
async function answered(roundId: string, ...points: number[]) {
	const tickets = await ticketsOf(db, roundId)
	for (const [index, each] of points.entries()) {
		const { ratings } = anAnswer('partners', each, {}, partnerFeedback)
		const words = { keep: 'SECRET-KEEP', differently: 'SECRET-DIFFERENTLY' }
		await answerRound(db, tickets[index]?.ticket ?? '', { ratings, ...words }, days(1))
	}
	await closeDueRounds(db, days(21))
	return (await readRound360Facts(db, [owner.id], about.stageKey)).get(owner.id)?.first.answeredAt ?? null
}

describe('partners', () => {
	test('are looked at by somebody who hears of the list three times a day at most, however often it is taken back', async () => {
		const own = await list(3)
		const send = (at: Date) => sendList(db, own, lead.id, at)
		for (let sent = 0; sent < 3; sent++) {
			await send(days(0))
			await takeListBack(db, own)
		}
		await expect(send(days(0.9))).rejects.toMatchObject({ why: 'enough-letters' })
		await send(days(1.1))
	})

	test('answer four questions; three of them count, however low, and their means are all that is kept', async () => {
		const own = await open(4)
		expect(await answered(own.roundId, 1, 2, 3)).toEqual(days(21))
		const { report } = await getReport(db, own.roundId, owner.id)
		expect(report?.groups).toMatchObject([{ group: 'partners', answers: 3, cells: { constraints: { mean: 2 } } }])
		expect(JSON.stringify(await db.round360.findMany())).not.toContain('SECRET')
	})

	test('of whom two answered are not shown and do not count', async () => {
		const own = await open(4)
		expect(await answered(own.roundId, 5, 5)).toBeNull()
		expect((await getReport(db, own.roundId, owner.id)).report).toBeNull()
		// What was not enough takes nothing from what was, and is asked again at once.
		await list(3, days(22))
	})

	test('are asked by a letter that holds a link and nothing of what is asked, on a list somebody looked at', async () => {
		await open(3)
		const letters = (await sentNow(db, days(0))).filter(({ to }) => to.endsWith('@outside.test'))
		expect(letters).toHaveLength(3)
		for (const { subject, text } of letters) {
			expect(subject).not.toContain(owner.name)
			expect(text).toMatch(/https:\/\/belay\.example\/rate\/\S{20,}/)
			for (const { says } of partnerFeedback.items) expect(text).not.toContain(says)
		}
		expect(JSON.stringify(await db.outboxMail.findMany())).not.toMatch(/outside\.test|Partner \d/)
	})

	test('use a link once and in time; another round’s opens that one, and a made-up one nothing', async () => {
		const { roundId } = await open(3)
		const [one, two] = (await ticketsOf(db, roundId)).map(({ ticket }) => ticket)
		await answerRound(db, one ?? '', said(4), days(1))
		for (const wrong of [one, `${two}x`, 'thank-you', ''])
			await expect(answerRound(db, wrong ?? '', said(4), days(1)), wrong).rejects.toMatchObject({ why: 'link-used' })
		await expect(answerRound(db, two ?? '', said(4), days(21))).rejects.toMatchObject({ why: 'link-used' })
		expect(await findQuestion(db, two ?? '', days(20))).toMatchObject({ roundId, group: 'partners' })
		expect(await db.answer360.count()).toBe(1)
	})
})

describe('the list of partners', () => {
	test('begins empty, and holds neither its owner nor anybody who is asked as something else', async () => {
		await db.person.update({ where: { id: owner.id }, data: { managerId: lead.id } })
		await aPerson(db, { name: 'Ria Report', managerId: owner.id })
		const own = await list(0)
		expect(await db.rater360.count()).toBe(0)
		const mine = { name: 'Me', email: owner.email, perspective: 'partners' as const }
		await expect(nominate(db, own, mine)).rejects.toMatchObject({ why: 'is-self' })
		await expect(nominate(db, own, { ...named(1), perspective: 'peers' })).rejects.toMatchObject({
			why: 'not-asked-here',
		})
		await nominate(db, own, { ...named(1), perspective: 'partners' })
		await nominate(db, own, { ...named(2), perspective: 'partners' })
		await expect(sendList(db, own, lead.id, days(0))).rejects.toMatchObject({ why: 'fewer-than-may-be-shown' })
		await expect(sayTooFew(db, own, days(0))).rejects.toMatchObject({ why: 'no-other-route' })
	})

	test('is made by people of the quarter', async () => {
		const other = await aPerson(db, { name: 'Somebody Else' })
		await expect(beginRound(db, other, about, days(0))).rejects.toMatchObject({ why: 'not-of-quarter' })
		expect([await isAskedThere(db, owner.id, about), await isAskedThere(db, other.id, about)]).toEqual([true, false])
	})
})
