import type { Rubric } from '~/domain/assessment/rubric'
import { keepWording } from '~/domain/assessment/rubric-versions.server'
import { LEVEL_TWO } from './slots'
import { daysFrom, idOf, type Story } from './story'

const PAGE = `Seven of nine answered in the first week of September, and seven of nine in the second week of November. The mean of the seven questions went from 3.2 to 3.7, with a spread of 0.7 both times. A change would have to be larger than 0.75 to be more than a wobble, so what I can say is: no clear change. One question moved by more than a point, that a risk can be raised while there is still time to act. It is one of seven, and one of seven does that by itself now and then.

Three other things happened in those ten weeks. Two people joined who have not yet seen a bad quarter here. The release that had kept everybody up in August was finished in October. And whoever answered in November knew that I had read September, because I had told them so. Each of these alone could have moved half a point.

What I did was little, and I wrote it down beforehand. I stopped asking "why" in the first minute after somebody reports a fault, and I kept to that in eleven of fourteen cases; the three others were mine, not theirs. I told the team of one estimate I had defended for two weeks after I knew that it was wrong. In the review on Wednesdays the first three minutes are for writing, because two of us say more on paper.

What I would look at instead of the mean is the number of days between the first doubt and the first word about it, for the last four faults: nine, twelve, three and two. Four faults are no statistic either. But everybody here can argue with them, one by one, and nobody has to wonder who gave which number.

I cannot claim that I made anything better. I had planned to drop the writing in January, because it costs us half an hour a month between us. Since the one question that moved is about raising risks in time, and the writing is where that happens, I leave it in until June, and I count the days.`

/** On the plan that two colleagues watch (teams.ts): it claims more than it can show. */
const PLANNED = `My plan had two parts. In our design reviews the first three minutes are for writing: everybody puts down one doubt, without a name, before anybody speaks, and I answer the one I like least first. And whenever somebody reports a fault I ask what is going wrong now, and not why, until it is contained.

It works. In the first review after I began there were six doubts on the table before we decided, where there had been none in the two reviews before. One of them was about the order in which we move the tenants, and because of it we changed the order. That doubt would have cost us a weekend in February. In the second review there were four, and the person who writes least in the channel had two of them.

I kept to the second part as well. In two weeks there were five faults, and in four of them I asked what and not why. In the fifth I was annoyed, because it was the same alert as on Monday, and I asked who had silenced it. I noticed it when I had already said it, and I said in the channel that this was the wrong question. Nobody minded.

From this I conclude that the team feels safer than it did in October. People speak who did not speak, faults are reported within the hour, and the mood in the retrospective was the best we had this year: nobody put a card under “what holds me back”. Two colleagues watch the plan, and the one who has said so already saw the same as I did.

What made the difference is that I read the doubts out myself, in an order of chance. People see that I take the hard one first. I think that every team which decides in meetings should begin like this, and I have offered to show it to the two teams next to ours. I will keep both parts until the end of the year. After that I expect that we no longer need the slips, because people will simply say what they doubt.`

/** On a reading of a group its author does not lead: two assessors read it differently. */
const ON_CALL = `The group I chose is the eight who share the night pager of two teams. I do not lead them; I hand them what my team breaks. Seven of eight answered the seven questions in September, and six in November. The mean went from 2.9 to 3.3, with a spread of 0.8. With so few, less than 0.8 is no clear change, so I do not call it one. One question fell, that asking for help costs nothing here, from 3.4 to 2.8. That too may be chance, and it is the one I looked into.

Two things changed between the readings that have nothing to do with me. The rota went from weeks to half weeks in October, which everybody had asked for, and the largest customer moved to another region, so that there were eleven pages at night where there had been twenty-six. Fewer nights alone make a kinder answer to most of these questions. They also make a call for help rarer, and a rare thing costs more to do.

What I did: I wrote a page on what the pager may wake my team for, with our names and numbers in the order of the week, and I said at the handover that waking us is part of the service. Then I counted. In ten weeks we were woken twice. Before my page it had been five times in ten weeks. I had thought that a page makes asking easier. What I had written was a list of four conditions, and a person at three in the morning reads four conditions as four ways to have called without a reason.

So I have taken the conditions out. The page now says: if you wonder whether to call, call, and it says who. I answered both calls in November myself and thanked them in the channel the next morning, so that others saw it.

I would look at how many minutes pass between the first alert and the first call, night by night, and not at the number of calls, since that hangs on the number of faults. I cannot say yet whether it has fallen: there were two nights.`

type Sheet = { by: string; score: number; said: string }
type Page = { key: string; text: string; daysAgo: number; sheets: Sheet[] }

/**
 * One-page analyses, the second work of Level 2: one is met, one waits for a third because two read it differently, and of
 * one its author has appealed.
 */
export async function analyses(story: Story, rubric: Rubric | undefined): Promise<void> {
	if (!rubric) throw new Error('The sample needs the rubric of the analysis of Level 2.')
	const { now } = story
	await keepWording(story.tx, rubric, daysFrom(now, -40))
	const met = { decision: 'met', decidedAt: daysFrom(now, -5) }
	await write(story, rubric, { key: 'eng4-2', text: PAGE, daysAgo: 12, sheets: AGREED }, met)
	await write(story, rubric, { key: 'eng6-2', text: ON_CALL, daysAgo: 8, sheets: APART }, {})
	const appealed = { round: 2, firstDecidedAt: daysFrom(now, -9) }
	await write(story, rubric, { key: 'eng5-4', text: PLANNED, daysAgo: 16, sheets: NOT_YET }, appealed)
}

const AGREED: Sheet[] = [
	{
		by: 'facilitator2',
		score: 4,
		said: 'A plan that changes because of it: that is the 4. Next time say how you counted the fourteen.',
	},
	{
		by: 'facilitator3',
		score: 3,
		said: 'You name what else moved before you name yourself. The days between doubt and word say more than the mean.',
	},
]
const APART: Sheet[] = [
	{
		by: 'facilitator2',
		score: 4,
		said: 'You took your own page apart because of what you saw. That is all one can ask of a number.',
	},
	{
		by: 'facilitator3',
		score: 2,
		said: 'It tells the change well. I miss a range for the question that fell, before you act on it.',
	},
]
const NOT_YET: Sheet[] = [
	{
		by: 'facilitator2',
		score: 1,
		said: 'Two reviews carry the whole claim. What else changed in those weeks?',
	},
	{ by: 'facilitator3', score: 2, said: 'You say what you did. Say also what you cannot claim from it.' },
]

async function write(
	{ tx, now }: Story,
	rubric: Rubric,
	{ key, text, daysAgo, sheets }: Page,
	became: { decision?: string; decidedAt?: Date; round?: number; firstDecidedAt?: Date },
): Promise<void> {
	await tx.submission.create({
		data: {
			id: idOf(`analysis-${key}`),
			...{ personId: idOf(key), cohortId: idOf('ridge-a'), stageKey: LEVEL_TWO, requirementId: 'analysis' },
			rubricId: rubric.id,
			rubricHash: rubric.hash,
			text,
			createdAt: daysFrom(now, -daysAgo - 6),
			submittedAt: daysFrom(now, -daysAgo),
			...became,
			sheets: {
				create: sheets.map(({ by, score, said }, index) => ({
					assessorId: idOf(by),
					scores: { analysis: score },
					comment: said,
					assignedAt: daysFrom(now, -daysAgo + 1),
					submittedAt: daysFrom(now, -daysAgo + 6 + index),
				})),
			},
		},
	})
}
