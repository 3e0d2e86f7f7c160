import { randomInt, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerRound } from '~/domain/round360/answer.server'
import { closeDueRounds } from '~/domain/round360/close.server'
import { replyToRaters } from '~/domain/round360/share.server'
import { sealOf } from '~/domain/round360/ticket.server'
import { answerSurvey } from '~/domain/session/answer-survey.server'
import { counting } from '../support/counting'
import { useDatabase } from '../support/database'
import { fullDump, Guesses, inAnyOrder, inCommon, type Orders, ordersIn } from '../support/linkage'
import { aRoundWorld, days, said, sentNow, ticketsOf } from '../support/round-world'
import { aCohort } from '../support/world'

const db = await useDatabase()

const SURVEYS = counting(2, 200)
const PEOPLE = 20
const GROUPS = ['reports', 'peers'] as const
const IN_GROUP = PEOPLE / GROUPS.length
/** So much better than chance nobody may be; wider where there are few surveys, by six standard deviations. */
const MARGIN = counting(0.4, 0.05)
/** Two hundred of them take minutes on a machine that has nothing else to do. */
const WITHIN_MS = counting(60_000, 1_200_000)

/** Attacks that find more than somebody who guesses: with one in `among`. */
function tooGood({ right }: Guesses, among: number) {
	const most = (1 / among + MARGIN) * SURVEYS * PEOPLE
	return [...right].filter(([, count]) => count > most)
}

test(
	`P4: in ${SURVEYS} rounds of ${PEOPLE} people, a full copy of the database and all logs together guess hardly better than chance`,
	async () => {
		const open = new Guesses()
		const closed = new Guesses()
		const world = await aRoundWorld(db)
		for (let survey = 0; survey < SURVEYS; survey++) {
			await db.round360.deleteMany()
			await db.asking.deleteMany()
			await db.outboxMail.deleteMany()
			const roundId = await world.open({ reports: IN_GROUP, peers: IN_GROUP })
			const tickets = await ticketsOf(db, roundId)
			const emails = tickets.map(({ email }) => email)
			// With the secret of the server, the tickets of before, too.
			const people = new Map(
				tickets.flatMap(({ ticket, email }) => [email, ticket, sealOf(ticket)].map((by) => [by, email])),
			)
			for (const { id, email } of await db.rater360.findMany()) people.set(id, email)
			const groups = GROUPS.map((group) => emails.filter((email) => email.startsWith(group)))
			const areAlike = (one: string, other: string) =>
				groups.some((group) => group.includes(one) && group.includes(other))
			const letters = async (at: Date) => {
				const to: string[] = []
				for (let sent = await sentNow(db, at); sent.length > 0; sent = await sentNow(db, at))
					to.push(...sent.flatMap((letter) => (emails.includes(letter.to) ? letter.to : [])))
				return to
			}
			const logs: Orders = { 'letters in the mail log': await letters(days(0)) }
			const before = ordersIn(await fullDump(db), people)
			// What somebody wrote says here whose it is: that is what is guessed.
			const answers = new Map<string, string>()
			logs['requests in the access log'] = []
			for (const [at, { ticket, email }] of inAnyOrder(tickets).entries()) {
				const keep = randomUUID()
				answers.set(keep, email)
				logs['requests in the access log'].push(email)
				await answerRound(db, ticket, said(randomInt(1, 6), { keep }), days(at / 10))
			}
			const answered = await fullDump(db)
			for (const [by, order] of Object.entries(before)) logs[`${by}, before`] = order
			open.lay(ordersIn(answered, answers), { ...logs, ...ordersIn(answered, people) }, groups)
			open.match(inCommon(answered, answers, people, areAlike))

			await closeDueRounds(db, days(21))
			await replyToRaters(db, world.own(roundId), 'I heard: slower.', days(22))
			logs['letters with the reply'] = await letters(days(22))
			const over = await fullDump(db)
			closed.lay(ordersIn(over, answers), { ...logs, ...ordersIn(over, people) }, groups)
		}
		// What is read: every table that knows who was asked, before and after, and what became of the answers.
		const read = [...open.right.keys()].join('\n')
		for (const way of ['Rater360 by place', 'Asking by id', 'OutboxMail by subjectId', 'Ticket360 by seal, before'])
			expect(read).toMatch(new RegExp(`answers by Answer360 by id, ${way}`))
		for (const way of ['what is in common: Answer360 and Rater360', 'what is in common: Answer360 and OutboxMail'])
			expect(read).toContain(way)
		expect([...closed.right.keys()].join('\n')).toContain('answers by Round360 by place, letters with the reply')
		expect([...tooGood(open, IN_GROUP), ...tooGood(closed, IN_GROUP)]).toEqual([])
	},
	WITHIN_MS,
)

test(
	`P4: in ${SURVEYS} surveys of a session with ${PEOPLE} people, too`,
	async () => {
		const guesses = new Guesses()
		const startsAt = new Date('2026-11-26T16:00:00Z')
		const now = new Date('2026-11-26T18:00:00Z')
		const { session, members } = await aCohort(db, { members: PEOPLE, startsAt })
		const people = new Map(members.flatMap(({ id, email }) => [id, email].map((by) => [by, id])))
		const group = members.map(({ id }) => id)
		for (let survey = 0; survey < SURVEYS; survey++) {
			await db.sessionSurveyAnswer.deleteMany()
			await db.sessionSurveyDone.deleteMany()
			const answers = new Map<string, string>()
			const requests = inAnyOrder(group)
			for (const personId of requests) {
				const better = randomUUID()
				answers.set(better, personId)
				await answerSurvey(db, { sessionId: session.id, personId }, { worth: randomInt(1, 6), better }, now)
			}
			const answered = await fullDump(db)
			const orders = { 'requests in the access log': requests, ...ordersIn(answered, people) }
			guesses.lay(ordersIn(answered, answers), orders, [group])
			guesses.match(inCommon(answered, answers, people, () => true))
		}
		const read = [...guesses.right.keys()].join('\n')
		for (const way of ['requests in the access log', 'SessionSurveyDone by place', 'CohortMember by personId'])
			expect(read).toContain(`answers by SessionSurveyAnswer by place, ${way}`)
		expect(tooGood(guesses, PEOPLE)).toEqual([])
	},
	WITHIN_MS,
)
