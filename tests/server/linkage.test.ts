import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerRound } from '~/domain/round360/answer.server'
import { sealOf } from '~/domain/round360/ticket.server'
import { counting } from '../support/counting'
import { useDatabase } from '../support/database'
import { aRoundWorld, days, said, sentNow, ticketsOf } from '../support/round-world'

const db = await useDatabase()

const SURVEYS = counting(4, 200)
const GROUPS = ['reports', 'peers'] as const
/** Whoever guesses at random within a group of ten is right with one in ten. */
const IN_GROUP = 10
/** So much better than that nobody may be; wider where there are few surveys, by six standard deviations. */
const MARGIN = counting(0.2, 0.05)
/** Two hundred of them take two minutes on a machine that has nothing else to do. */
const WITHIN_MS = counting(60_000, 600_000)

/** Everything in an order of chance, which is nobody's we know. */
function inAnyOrder<Each>(all: readonly Each[]): Each[] {
	const left = [...all]
	return Array.from(all, () => left.splice(randomInt(left.length), 1)[0] as Each)
}

/** Every order in which a whole copy of the database gives the answers of a round, by whose they are. */
async function ordersOfAnswers(): Promise<Record<string, string[]>> {
	const rows = await db.$queryRaw<{ id: string; keep: string; xmin: string }[]>`
		select id, keep, xmin::text as xmin from "Answer360" order by ctid`
	const by = (of: (row: (typeof rows)[number]) => string) =>
		[...rows].sort((a, b) => of(a).localeCompare(of(b))).map(({ keep }) => keep)
	return { place: rows.map(({ keep }) => keep), id: by(({ id }) => id), transaction: by(({ xmin, id }) => xmin + id) }
}

/** Whose group an answer is of, the copy says: within it, the first answer is laid to the first of the people, and so on. */
function hitsIn(group: string, answers: readonly string[], guessed: readonly string[]): number {
	const of = (emails: readonly string[]) => emails.filter((email) => email.startsWith(group))
	expect([of(answers).length, of(guessed).length]).toEqual([IN_GROUP, IN_GROUP])
	return of(answers).filter((email, index) => email === of(guessed)[index]).length
}

test(
	`P4: in ${SURVEYS} surveys of ${GROUPS.length * IN_GROUP} people, database and logs together guess hardly better than chance`,
	async () => {
		const hits = new Map<string, number>()
		const world = await aRoundWorld(db)
		for (let survey = 0; survey < SURVEYS; survey++) {
			await db.round360.deleteMany()
			await db.asking.deleteMany()
			await db.outboxMail.deleteMany()
			const tickets = await ticketsOf(db, await world.open({ reports: IN_GROUP, peers: IN_GROUP }))
			const letters: string[] = []
			for (let sent = await sentNow(db, days(0)); sent.length > 0; sent = await sentNow(db, days(0)))
				letters.push(...sent.map(({ to }) => to).filter((to) => GROUPS.some((group) => to.startsWith(group))))
			const raters = await db.$queryRaw<{ email: string }[]>`select email from "Rater360" order by ctid`
			const seals = await db.$queryRaw<{ seal: string }[]>`select seal from "Ticket360" order by ctid`
			const emailOf = new Map(tickets.map(({ ticket, email }) => [sealOf(ticket), email]))
			const answered = inAnyOrder(tickets)
			// What somebody wrote says here whose it is: that is what is guessed.
			for (const [at, { ticket, email }] of answered.entries())
				await answerRound(db, ticket, said(randomInt(1, 6), { keep: email }), days(at / 10))

			/** Orders of people: as whoever reads the logs has them, and, with the secret of the server, the tickets of before. */
			const people: Record<string, string[]> = {
				'requests in the access log': answered.map(({ email }) => email),
				'letters in the mail log': letters,
				'raters as they lie': raters.map(({ email }) => email),
				'raters by address': tickets.map(({ email }) => email),
				'tickets as they lay': seals.map(({ seal }) => emailOf.get(seal) ?? ''),
			}
			for (const [answersBy, answers] of Object.entries(await ordersOfAnswers()))
				for (const [peopleBy, order] of Object.entries(people))
					for (const [way, guessed] of [
						['', order],
						['backwards, ', [...order].reverse()],
					] as const) {
						const attack = `answers by ${answersBy}, ${way}${peopleBy}`
						const right = GROUPS.reduce((sum, group) => sum + hitsIn(group, answers, guessed), 0)
						hits.set(attack, (hits.get(attack) ?? 0) + right)
					}
		}
		const most = (1 / IN_GROUP + MARGIN) * SURVEYS * GROUPS.length * IN_GROUP
		expect(hits.size).toBe(30)
		expect([...hits].filter(([, count]) => count > most)).toEqual([])
	},
	WITHIN_MS,
)
