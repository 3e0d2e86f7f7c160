import { afterAll, expect, test } from 'vitest'
import { answerActivity } from '~/domain/activity/confirm.server'
import { changeHosting } from '~/domain/activity/hosting.server'
import { bookSeat, freeSeatsLeft, giveUpSeat } from '~/domain/activity/seats.server'
import { activityToken } from '~/domain/activity/token.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { nov } from '../support/evidence'
import { aHosting } from '../support/hostings'
import { counting } from '../support/nodes'
import { aPerson } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { aSeatInQuarter, QUARTER_KEY } from '../support/quarters'

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database
const now = nov(20)

const people: string[] = []
for (let index = 0; index < 24; index++) people.push((await aPerson(db, { name: `Person ${index}` })).id)
await aSeatInQuarter(db, ...people)

const book = (hostingId: string, personId: string) => bookSeat(db, { hostingId, personId, stageKey: QUARTER_KEY }, now)
const countIn = async (hostingId: string, state: string) => db.hostingSeat.count({ where: { hostingId, state } })

test('F9: everybody asks at once and twice: never more people than seats, each with one place', async () => {
	for (let round = 0; round < counting(4, 30); round++) {
		const seats = 1 + (round % 4)
		const day = await aHosting(db, { seatCount: seats, activityId: `day-${round}` })
		const answers = await Promise.allSettled([...people, ...people].map((id) => book(day, id)))
		const said = answers.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.why))
		expect(said.filter((each) => each === 'booked')).toHaveLength(seats)
		expect(said.filter((each) => each === 'waiting')).toHaveLength(people.length - seats)
		expect(said.filter((each) => each === 'has-seat')).toHaveLength(people.length)
		expect([await countIn(day, 'booked'), await countIn(day, 'waiting')]).toEqual([seats, people.length - seats])
	}
})

test('two seats for one activity, asked for at the same moment: one is given', async () => {
	for (let round = 0; round < counting(6, 60); round++) {
		const activityId = `both-${round}`
		const days = [await aHosting(db, { activityId }), await aHosting(db, { activityId, startsAt: nov(29, 9) })]
		const [person = ''] = people.slice(round % people.length)
		const answers = await Promise.allSettled(days.map((day) => book(day, person)))
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
	}
})

test('booked, given up, freed and made larger all at once: never over the number of seats, and nobody waits beside a free one', async () => {
	const day = await aHosting(db, { seatCount: 3, activityId: 'mixed' })
	const host = { id: '', name: 'An admin', isAdmin: true }
	let open = counting(60, 400)
	let most = 0
	const watch = async () => {
		while (open > 0) {
			const row = await db.hosting.findUniqueOrThrow({
				where: { id: day },
				select: { seatCount: true, _count: { select: { seats: { where: { state: 'booked' } } } } },
			})
			most = Math.max(most, row._count.seats - row.seatCount)
		}
	}
	const changed = { date: '2026-11-30', time: '09:00', bookUntil: '2026-11-28', callUrl: '', place: 'Building 2' }
	const act = async (index: number) => {
		const personId = people[index % people.length] ?? ''
		const acts = [
			() => book(day, personId),
			() => giveUpSeat(db, { hostingId: day, personId }, now),
			() => freeSeatsLeft(db, now),
			() => changeHosting(db, day, { ...changed, seatCount: 3 + (index % 3) }, host, now),
		]
		// What is refused is refused for good reasons: no seat to give up, one too few.
		await acts[index % 7 < 4 ? 0 : (index % 3) + 1]?.().catch(() => undefined)
		open--
	}
	await Promise.all([watch(), ...Array.from({ length: open }, (_, index) => act(index))])
	expect(most).toBeLessThanOrEqual(0)
	const { seatCount } = await db.hosting.findUniqueOrThrow({ where: { id: day } })
	const [booked, waiting] = [await countIn(day, 'booked'), await countIn(day, 'waiting')]
	expect(booked).toBeLessThanOrEqual(seatCount)
	if (waiting > 0) expect(booked).toBe(seatCount)
})

test('a sponsor who answers yes and no at the same moment has said one thing', async () => {
	const key = createLinkKey('tests-only-tests-only-tests-only')
	for (let round = 0; round < counting(6, 60); round++) {
		const [personId = ''] = people
		const linkId = `link-${round}`
		const { id } = await db.activityEvidence.create({
			data: {
				personId,
				stageKey: QUARTER_KEY,
				activityId: `asked-${round}`,
				state: 'asked',
				linkId,
				linkEndsAt: nov(28),
				createdAt: now,
			},
		})
		const by = { key, token: activityToken(key, linkId) }
		const answers = await Promise.allSettled(
			[true, false, true, false].map((wasSo) => answerActivity(db, by, { wasSo, reason: 'No' }, now)),
		)
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
		expect(await db.outboxMail.count({ where: { subjectId: id } })).toBe(1)
	}
})
