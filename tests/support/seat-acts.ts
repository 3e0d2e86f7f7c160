import { expect } from 'vitest'
import { answerOffer } from '~/domain/cohort/answer-offer.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import type { Db } from '~/domain/db'
import { brokenInvariants } from './database-invariants'
import { now } from './evidence'
import { letterKey, postAt } from './letters'
import type { PersonMade } from './people'
import { type aFullCohort, lineOf } from './seats'
import { aProgram, aStage } from './stages-taken'

type Full = Awaited<ReturnType<typeof aFullCohort>>

const content = { programs: [aProgram(aStage())], formats: new Map() }
const DAY_MS = 86_400_000

/** `now`, so many days later. */
export function daysOn(days: number): Date {
	return new Date(now.getTime() + days * DAY_MS)
}

/** What people do at one full cohort, and what is then seen of it. `cohort` is asked anew: each test has its own. */
export function seatActs(db: Db, cohort: () => Full) {
	return {
		ask: (person: PersonMade, at = now) => askForSeat(db, cohort().id, person, at),
		leaves: (index: number, at = now) => {
			const person = cohort().people[index] as PersonMade
			return removeMember(db, { cohortId: cohort().id, personId: person.id }, person, at)
		},
		answer: (person: PersonMade, said: 'take' | 'let-go', at = now) =>
			answerOffer(db, { cohortId: cohort().id, personId: person.id }, said, { now: at }),
		line: () => lineOf(db, cohort().id),
		holds: async () => expect(await brokenInvariants(db)).toEqual([]),
		isIn: async (person: PersonMade) =>
			(await db.cohortMember.count({ where: { cohortId: cohort().id, personId: person.id } })) === 1,
		lettersTo: async (person: PersonMade, at: Date) =>
			(await postAt(db, at, [], content)).filter((mail) => mail.to === person.email).map((mail) => mail.subject),
		tokenOf: async (person: PersonMade) => {
			const link = await db.oneUseLink.findFirstOrThrow({
				where: { personId: person.id, kind: 'seat-offer' },
				orderBy: { createdAt: 'desc' },
			})
			return letterKey.tokenFor(link)
		},
	}
}
