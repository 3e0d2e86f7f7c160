import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

/** What facilitators write for each other, what learners said of the session that was held, and how names are said. */
export async function addDesk({ db, plant, people, actors, sessions }: CanaryCohort) {
	await db.sessionNote.create({
		data: { sessionId: sessions.held, authorId: people.lead.id, text: plant('note of the lead', [actors.lead]) },
	})
	await db.sessionSurveyAnswer.createMany({
		data: [
			...[1, 2, 3, 4, 5].flatMap((worth) => [
				{ sessionId: sessions.held, worth, released: true },
				{
					sessionId: sessions.held,
					worth: null,
					better: plant(`answer ${worth} of the survey that was shown`, [actors.lead]),
					released: true,
				},
			]),
			{ sessionId: sessions.held, worth: 2 },
			{ sessionId: sessions.held, worth: null, better: plant('answer of the survey that waits', []) },
		],
	})
	await db.sessionSurveyDone.createMany({
		data: [people.peer, people.ready].map(({ id }) => ({ sessionId: sessions.held, personId: id })),
	})
	const facilitators: Actor[] = [actors.lead, ...(actors.observer ? [actors.observer] : [])]
	for (const [person, who, own] of [
		[people.learner, 'the learner', [actors.learner]],
		[people.peer, 'the peer', []],
	] as const)
		await db.person.update({
			where: { id: person.id },
			data: { saidAs: plant(`how the name of ${who} is said`, [...own, ...facilitators]) },
		})
}
