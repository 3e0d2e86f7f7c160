import type { SlotPart } from '~/domain/assessment/slot'
import type { Actor } from './actors'
import type { CohortPlace } from './canary-cohort'
import { someone } from './canary-people'
import { letAssess } from './qualifications'

type Base = Parameters<typeof someone>[0]
type Someone = Awaited<ReturnType<typeof someone>>
const DAY_MS = 86_400_000
export const LEVEL_TWO = { program: 'technical-leadership-ladder', stage: 'l2' }

/** Slots the lead assesses in: one the learner has, one that is free, one that was called off. */
export async function canarySlots(base: Base, a: Pick<CohortPlace, 'people'>) {
	const { db, canaries } = base
	const { learner, lead } = a.people
	const other = await someone(base, 'who assesses with the lead', {
		crew: [],
		namedTo: ['learner', 'lead'],
		roles: ['facilitator'],
	})
	for (const { id } of [lead, other]) await letAssess(db, id, `${LEVEL_TWO.program}/${LEVEL_TWO.stage}`)
	const offer = async (what: string, shownBy: Someone | null, seenBy: Actor[], isOff = false) => {
		const startsAt = new Date(Date.now() + 9 * DAY_MS)
		const seat = (part: SlotPart) => (person: Someone) => ({ personId: person.id, part, since: new Date() })
		const { id } = await db.assessmentSlot.create({
			data: {
				stageKey: `${LEVEL_TWO.program}/${LEVEL_TWO.stage}`,
				requirementId: 'mediation',
				localStart: startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				durationMinutes: 45,
				startsAt,
				callUrl: `https://call.example/${canaries.plant(`call of ${what}`, [])}`,
				place: canaries.plant(`place of ${what}`, seenBy),
				cancelledAt: isOff ? new Date() : null,
				cancelReason: isOff ? canaries.plant(`reason of ${what}`, seenBy) : '',
				createdAt: new Date(),
				seats: {
					create: [...[lead, other].map(seat('assesses')), ...(shownBy ? [shownBy] : []).map(seat('shows'))],
				},
			},
			select: { id: true },
		})
		return id
	}
	const desk: Actor[] = ['lead', 'admin']
	return {
		booked: await offer('the slot of the learner', learner, ['learner', ...desk]),
		free: await offer('a free slot', null, desk),
		off: await offer('a slot that was called off', null, desk, true),
		assessor: other,
	}
}
