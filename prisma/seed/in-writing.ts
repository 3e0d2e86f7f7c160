import { daysFrom, idOf, type Story } from './story'

/** Somebody was on call on the evening of the kickoff. They reviewed two cases, and the lead has not read it yet. */
export async function madeUpInWriting({ tx, now }: Story): Promise<void> {
	const handedInAt = daysFrom(now, -2)
	await tx.inWriting.create({
		data: {
			id: idOf('in-writing-learner10'),
			sessionId: idOf('autumn-b-1'),
			personId: idOf('learner10'),
			kind: 'review',
			createdAt: handedInAt,
			handedInAt,
			reviews: { create: REVIEWS.map(({ of, ...words }) => ({ caseId: idOf(`case-${of}`), ...words })) },
		},
	})
}

const REVIEWS = [
	{
		of: 'finds-everything',
		heard:
			'Two people who both do their work well, and a lead who stands between them and the rest. I heard more worry than anger. The author likes his eye for bugs and says so twice. What tires them is that being right has become the whole talk. I also heard that they tried the same thing two times, and that both times it ended as a debate about one example. Under the facts there is something like loneliness: nobody else in the team seems to say it to him.',
		ask: 'What does he think his reviews are for? Who thanked him last, and for what? If you asked the two who pair with him to describe one good hour, what would they say first? And what would you lose if he stopped reviewing tomorrow?',
		suggest:
			'I would leave tone out of it. I would ask him to watch one number with me for two weeks: how many of his comments led to a change, and how many to silence. Then we look at the silent ones together. He is a man for evidence, so let him find it.',
	},
	{
		of: 'who-is-it-for',
		heard:
			'Somebody who prepares with care, because being prepared has kept her safe so far. The board is her proof. I heard the author feel shut out, a little, and bored, and guilty for being bored. There is a wish to be let in. I did not hear that she refuses; I heard that nobody ever told her what else this half hour could be. Moving to a walk changed the place and left the question the same.',
		ask: 'Has she ever had a manager with whom she talked about herself, and how did that end? What does she believe you do with what she tells you? When did she last light up while she talked, and about what?',
		suggest:
			'Say it as your own wish, once, and give her time: “I read the board on my own. I would like this hour to be about you, and I do not know how to begin, either.” Bring something of yours first. Then ask her to choose the topic for the next one, and hold the silence when it comes.',
	},
]
