import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOffer } from '~/domain/cohort/answer-offer.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { lapseOffers } from '~/domain/cohort/lapse-offers.server'
import { transfer } from '~/domain/cohort/transfer.server'
import { isDomainError } from '~/domain/errors'
import { createShelf } from '~/domain/program/shelf.server'
import { brokenInvariants } from '../support/database-invariants'
import { counting, endWhatWasStarted, type ServerNode, startNode } from '../support/nodes'
import { aPerson, type PersonMade } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { aFullCohort, seatsOf } from '../support/seats'
import { ask, signInAs } from '../support/server'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database

const AT_ONCE = 200
/** Of plain requests for a seat; what changes places costs more and needs fewer to collide. */
const askRounds = counting(1, 20)
const rounds = counting(3, 20)
const L1 = 'technical-leadership-ladder/l1'
const far = { stage: L1, startsOn: '2029-01-11' }

let nodes: ServerNode[] = []
let admin: PersonMade
const people: (PersonMade & { cookie: string })[] = []
beforeAll(async () => {
	const env = { DATABASE_URL: database.url, BELAY_SECRET: 'the same secret for all of the nodes' }
	nodes = [await startNode(env), await startNode(env)]
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'UTC', offerHours: 24 } })
	admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
	for (let index = 0; index < AT_ONCE; index++) {
		const person = await aPerson(db, { name: `Person ${index}` })
		people.push({ ...person, cookie: await signInAs(db, person.id) })
	}
})

/** Whatever is refused by a rule is an answer; anything else is not. */
async function orRefused(work: Promise<unknown>): Promise<unknown> {
	try {
		return (await work) ?? 'done'
	} catch (error) {
		if (isDomainError(error)) return error.why
		throw error
	}
}

test(
	`F9: ${AT_ONCE} ask at once over two servers, ${askRounds} times: the seats are full, the others one behind the other`,
	async () => {
		for (let round = 0; round < askRounds; round++) {
			const cohort = await aFullCohort(db, { ...far, name: `Line ${round}`, members: 8 - (1 + (round % 4)) })
			const askAll = (asking: typeof people) =>
				Promise.all(
					asking.map(async (person, index) => {
						const form = { cohort: cohort.id }
						const answer = await ask(nodes[index % 2] ?? { url: '' }, '/cohorts.data', { cookie: person.cookie, form })
						return { person, answer }
					}),
				)
			const answers = await askAll(people)
			// On a slow machine the last of two hundred are told to come back: they do, once.
			const sentAway = answers.filter(({ answer }) => answer.status === 503)
			for (const { answer } of sentAway) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
			const served = answers.filter(({ answer }) => answer.status !== 503)
			const later = await askAll(sentAway.map(({ person }) => person))
			const statuses = new Set([...served, ...later].map(({ answer }) => answer.status))
			expect([...statuses], nodes.map((node) => node.printed().out.slice(-2_000)).join('\n')).toEqual([202])
			expect(await seatsOf(db, cohort.id)).toEqual({ members: 8, offers: 0 })
			const line = await db.seatWish.findMany({ where: { cohortId: cohort.id, state: 'waiting' } })
			expect(line).toHaveLength(AT_ONCE - 1 - (round % 4))
			expect(new Set(line.map((wish) => wish.since.getTime())).size).toBe(line.length)
			expect(await brokenInvariants(db)).toEqual([])
			await db.cohort.delete({ where: { id: cohort.id } })
		}
	},
	counting(240_000, 1_200_000),
)

test('forty of one team who ask at once over two servers get one seat between them', async () => {
	const team = people.slice(0, 40)
	const where = { id: { in: team.map(({ id }) => id) } }
	await db.person.updateMany({ where, data: { team: 'Ledger' } })
	for (let round = 0; round < rounds; round++) {
		const cohort = await aFullCohort(db, { ...far, name: `Team ${round}`, members: 4 })
		const answers = await Promise.all(
			team.map(({ cookie }, index) =>
				ask(nodes[index % 2] ?? { url: '' }, '/cohorts.data', { cookie, form: { cohort: cohort.id } }),
			),
		)
		const statuses = answers.map(({ status }) => status).sort()
		expect(statuses).toEqual([202, ...Array.from({ length: 39 }, () => 409)])
		expect(await seatsOf(db, cohort.id)).toEqual({ members: 5, offers: 0 })
		await db.cohort.delete({ where: { id: cohort.id } })
	}
	await db.person.updateMany({ where, data: { team: '' } })
})

test('offers taken, let go and lapsing at once, while seats are given up, never pass the number of seats', async () => {
	for (let round = 0; round < rounds; round++) {
		const cohort = await aFullCohort(db, { ...far, name: `Offers ${round}` })
		for (const person of people.slice(0, 30))
			await ask(nodes[0] ?? { url: '' }, '/cohorts.data', { cookie: person.cookie, form: { cohort: cohort.id } })
		const now = new Date()
		for (const { id } of cohort.people.slice(0, 4))
			await removeMember(db, { cohortId: cohort.id, personId: id }, admin, now)
		expect(await seatsOf(db, cohort.id)).toEqual({ members: 4, offers: 4 })
		const atEnd = new Date(now.getTime() + 24 * 3_600_000)
		const answer = (index: number, said: 'take' | 'let-go', at: Date) =>
			orRefused(answerOffer(db, { cohortId: cohort.id, personId: people[index]?.id ?? '' }, said, { now: at }))
		await Promise.all([
			...[0, 1, 2, 3].flatMap((index) => [
				answer(index, 'take', now),
				answer(index, index % 2 ? 'let-go' : 'take', now),
			]),
			...[1, 2, 3].map(() => lapseOffers(db, atEnd)),
			...cohort.people
				.slice(4, 6)
				.map(({ id }) => orRefused(removeMember(db, { cohortId: cohort.id, personId: id }, admin, now))),
		])
		expect(await brokenInvariants(db)).toEqual([])
		const { members, offers } = await seatsOf(db, cohort.id)
		expect(members + offers).toBe(8)
		const offered = await db.outboxMail.count({ where: { letter: 'seat-offer' } })
		const made = await db.seatWish.count({ where: { offeredAt: { not: null } } })
		expect(offered).toBe(made)
		await db.cohort.delete({ where: { id: cohort.id } })
		await db.outboxMail.deleteMany()
	}
})

test('people who change places between two cohorts at once get through, and no seat is lost', async () => {
	const [one, other] = [
		await aFullCohort(db, { ...far, name: 'One', seats: 12, members: 8 }),
		await aFullCohort(db, { ...far, name: 'Other', seats: 12, members: 8 }),
	]
	const content = { programs: [], shelf: createShelf(db), formats: new Map() }
	const move = (person: PersonMade, from: { id: string }, to: { id: string }) =>
		orRefused(transfer(db, content, { personId: person.id, from: from.id, to: to.id }, admin, { now: new Date() }))
	for (let round = 0; round < rounds; round++) {
		const said = await Promise.all(
			[...one.people, ...other.people].flatMap((person) => [move(person, one, other), move(person, other, one)]),
		)
		expect(said).not.toContain('changed-meanwhile')
		expect(await db.cohortMember.count({ where: { cohortId: { in: [one.id, other.id] } } })).toBe(16)
		expect(await brokenInvariants(db)).toEqual([])
	}
})
