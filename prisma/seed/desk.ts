import { idOf, type Story } from './story'

const SAID: [worth: number, better: string][] = [
	[5, ''],
	[4, 'Five minutes more for questions, and fewer for the vote.'],
	[5, 'Start with the author of the last case. I wanted to know how it went.'],
	[3, 'Two people said nothing until the end. Go round once.'],
	[4, ''],
	[4, 'The same again.'],
	[2, 'My case would have needed the hour. Could one be left for next time?'],
	[5, ''],
	[4, 'Say the limit on secrecy again before the case, not only at the beginning.'],
	[5, ''],
]

/** What Autumn B said of its kick-off and of its first case, and what its lead wrote down for a co-lead. */
export async function lookBack({ tx, now }: Story): Promise<void> {
	const critique = idOf('autumn-b-2')
	await tx.sessionSurveyAnswer.createMany({
		data: [
			...SAID.flatMap(([worth, better], index) => [
				{ id: idOf(`said-of-critique-${index}`), sessionId: critique, worth, released: true },
				{ id: idOf(`words-of-critique-${index}`), sessionId: critique, worth: null, better, released: true },
			]),
			...[5, 4, 4, 5, 3].map((worth, index) => ({
				id: idOf(`said-of-kickoff-${index}`),
				sessionId: idOf('autumn-b-1'),
				worth,
				released: true,
			})),
		],
	})
	// Ten of ten answered about the case. Who answered about the kick-off is forgotten: it is more than two weeks ago.
	await tx.sessionSurveyDone.createMany({
		data: SAID.map((_, index) => ({ sessionId: critique, personId: idOf(`learner${index + 1}`) })),
	})
	await tx.sessionNote.create({
		data: {
			sessionId: critique,
			authorId: idOf('facilitator'),
			text: 'Discussion ran four minutes over; took them from learnings. Next time stop at the second good question.\nDaniel and Sofia spoke once each. Begin the round with them.',
			updatedAt: now,
		},
	})
	for (const [key, saidAs] of [
		['learner1', 'ee-NESH kar-VAH-lyoo'],
		['learner4', 'TOH-mash veesh-NYEF-skee'],
		['learner6', 'may-LING chwah'],
		['learner8', 'WOO-kash'],
	] as const)
		await tx.person.update({ where: { id: idOf(key) }, data: { saidAs } })
}
