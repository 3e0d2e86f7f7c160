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
