import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counting } from '../support/counting'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { SeatModel } from '../support/seat-model'
import { type PlayedCohort, SEAT_STEPS, type SeatWorld, seatCommands } from '../support/seat-steps'
import { aFullCohort } from '../support/seats'

const db = await useDatabase()
/** Each step waits for PostgreSQL several times; there fewer say the same. */
const STEPS = process.env.TEST_DATABASE === 'postgresql' ? counting(600, 20_000) : counting(2_000, 20_000)
const PEOPLE = 32
const SEATS = 8
const IN_ONE_RUN = 200

test(`F9: seats do what a model of them does, ${STEPS} steps: asking, answering, leaving, moving, visiting, resizing, lapsing`, async () => {
	await anOrganization(db)
	const admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
	const people: PersonMade[] = []
	for (let index = 0; index < PEOPLE; index++)
		people.push(await aPerson(db, { name: `Person ${String(index).padStart(2, '0')}` }))
	const taken: SeatWorld['taken'] = { steps: 0, done: new Map() }
	let isWrong = false
	await fc.assert(
		fc.asyncProperty(fc.commands(seatCommands(PEOPLE), { maxCommands: IN_ONE_RUN, size: 'max' }), async (commands) => {
			// Enough: runs are longer or shorter. Whatever went wrong is made as short as it can be.
			if (taken.steps >= STEPS && !isWrong) return
			const world: SeatWorld = { db, admin, people, cohorts: await afresh(people), taken }
			const seated = [0, 1].map((at) => Array.from({ length: SEATS }, (_, index) => at * SEATS + index))
			try {
				await fc.asyncModelRun(
					() => ({ model: new SeatModel(now.getTime(), [seated[0] ?? [], seated[1] ?? []]), real: world }),
					commands,
				)
			} catch (error) {
				isWrong = true
				throw error
			}
		}),
		// As long as they may be: without a bias to short ones.
		{ numRuns: STEPS / 20, unbiased: true },
	)
	expect(taken.steps).toBeGreaterThanOrEqual(STEPS)
	// Fewer steps may leave a rare one out.
	if (STEPS >= 2_000) for (const says of SEAT_STEPS) expect(taken.done.get(says) ?? 0, says).toBeGreaterThan(0)
}, 600_000)

/** Two full cohorts of one level, nobody in line, each with a session ahead. */
async function afresh(people: readonly PersonMade[]): Promise<[PlayedCohort, PlayedCohort]> {
	await db.$executeRawUnsafe('truncate "Cohort", "AuditEntry", "OutboxMail", "OneUseLink" cascade')
	await db.organization.updateMany({ data: { seatsNeedApproval: false, offerHours: 24 } })
	const made = async (name: string, seated: readonly PersonMade[]): Promise<PlayedCohort> => {
		const startsOn = '2029-01-11'
		const { id } = await aFullCohort(db, { name, seats: SEATS, members: 0, startsOn })
		await db.cohortMember.createMany({ data: seated.map((person) => ({ cohortId: id, personId: person.id })) })
		const session = await db.session.create({
			data: {
				cohortId: id,
				position: 1,
				planNumber: 1,
				title: 'Kickoff',
				format: 'kickoff-60',
				localStart: `${startsOn}T16:00`,
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt: new Date(`${startsOn}T16:00:00Z`),
				callUrl: 'https://call.example/room',
			},
		})
		return { id, name, startsOn, sessionId: session.id }
	}
	return [await made('One', people.slice(0, SEATS)), await made('Two', people.slice(SEATS, 2 * SEATS))]
}
