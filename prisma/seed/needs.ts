import { putEndsOff } from '../../app/domain/certification/put-off.server'
import { addDays } from '../../app/domain/zone/plain-date'
import { idOf, type Story } from './story'

const LEVEL_2 = 'technical-leadership-ladder/l2'

/** Two whose day for Level 2 is not now: one on leave, one who takes it with the next intake. */
export async function excuseSome({ tx, today, now }: Story): Promise<void> {
	await tx.excuse.createMany({
		data: [
			{ personId: idOf('spring4'), kind: 'excused', reason: 'On parental leave', until: addDays(today, 130) },
			{
				personId: idOf('spring3'),
				kind: 'deferred',
				reason: 'Moves the platform to new hosting until the new year',
				until: addDays(today, 60),
			},
		].map((excuse) => ({ ...excuse, stageKey: LEVEL_2, byId: idOf('admin'), createdAt: now })),
	})
}

/**
 * One was promoted after ending the year of the track, which is expected there; and of one nobody wrote down since when
 * they are at their level.
 */
export async function levelsKnownAndNot({ tx, today }: Story): Promise<void> {
	const seniorStaff = { careerTrack: 'ic', careerLevel: 'Senior staff' }
	await tx.need.create({
		data: { ...seniorStaff, stageKey: 'strategist-track/q1', strength: 'expected', withinDays: 365 },
	})
	await tx.person.update({
		where: { id: idOf('eng7-3') },
		data: { ...seniorStaff, levelSince: `${addDays(today, -8).slice(0, 7)}-01` },
	})
	await tx.person.update({ where: { id: idOf('eng2-6') }, data: { levelSince: null } })
}

/** One who holds Level 1 and is away for a quarter: its end is put off, and so is the day Level 2 is due. */
export async function someoneAway({ tx, today, now }: Story): Promise<void> {
	const personId = idOf('spring1')
	const leave = { fromDay: addDays(today, -20), untilDay: addDays(today, 70) }
	await tx.leave.create({
		data: { id: idOf('leave of spring1'), personId, ...leave, byId: idOf('admin'), createdAt: now },
	})
	await putEndsOff(tx, personId, [leave])
}
