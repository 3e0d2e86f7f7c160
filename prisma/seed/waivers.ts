import { daysFrom, idOf, type Story } from './story'

/** Of one learner the practice is waived, who was away for half of Autumn B; whether Marco’s promises are waits for his lead. */
export async function waivedSome({ tx, stage, now }: Story): Promise<void> {
	const base = { stageKey: stage.key, proposedById: idOf('admin') }
	await tx.waiver.createMany({
		data: [
			{
				...base,
				id: idOf('waiver of practice'),
				personId: idOf('learner9'),
				requirementId: 'practice',
				reason: 'On leave during the cohort',
				facilitatorId: idOf('facilitator2'),
				createdAt: daysFrom(now, -9),
				agreedAt: daysFrom(now, -6),
				expiresAt: daysFrom(now, 120),
			},
			{
				...base,
				id: idOf('waiver of tries'),
				personId: idOf('spring7'),
				requirementId: 'tries',
				reason: 'On leave during the cohort',
				facilitatorId: idOf('facilitator'),
				createdAt: daysFrom(now, -1),
				agreedAt: null,
				expiresAt: daysFrom(now, 91),
			},
		],
	})
}
