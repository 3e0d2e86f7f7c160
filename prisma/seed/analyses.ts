import type { Rubric } from '~/domain/assessment/rubric'
import { keepWording } from '~/domain/assessment/rubric-versions.server'
import { LEVEL_TWO } from './slots'
import { daysFrom, idOf, type Story } from './story'

const PAGE = `Seven of nine answered in the first week of September, and seven of nine in the second week of November. The mean of the seven questions went from 3.2 to 3.7, with a spread of 0.7 both times. A change would have to be larger than 0.75 to be more than a wobble, so what I can say is: no clear change. One question moved by more than a point, that a risk can be raised while there is still time to act. It is one of seven, and one of seven does that by itself now and then.

Three other things happened in those ten weeks. Two people joined who have not yet seen a bad quarter here. The release that had kept everybody up in August was finished in October. And whoever answered in November knew that I had read September, because I had told them so. Each of these alone could have moved half a point.

What I did was little, and I wrote it down beforehand. I stopped asking "why" in the first minute after somebody reports a fault, and I kept to that in eleven of fourteen cases; the three others were mine, not theirs. I told the team of one estimate I had defended for two weeks after I knew that it was wrong. In the review on Wednesdays the first three minutes are for writing, because two of us say more on paper.

What I would look at instead of the mean is the number of days between the first doubt and the first word about it, for the last four faults: nine, twelve, three and two. Four faults are no statistic either. But everybody here can argue with them, one by one, and nobody has to wonder who gave which number.

I cannot claim that I made anything better. I had planned to drop the writing in January, because it costs us half an hour a month between us. Since the one question that moved is about raising risks in time, and the writing is where that happens, I leave it in until June, and I count the days.`

/** A page on two readings of team safety, as the second work of Level 2: scored, and met. */
export async function analyses({ tx, now }: Story, rubric: Rubric | undefined): Promise<void> {
	if (!rubric) throw new Error('The sample needs the rubric of the analysis of Level 2.')
	await keepWording(tx, rubric, daysFrom(now, -20))
	await tx.submission.create({
		data: {
			id: idOf('analysis-eng4-2'),
			...{ personId: idOf('eng4-2'), cohortId: idOf('ridge-a'), stageKey: LEVEL_TWO, requirementId: 'analysis' },
			rubricId: rubric.id,
			rubricHash: rubric.hash,
			text: PAGE,
			createdAt: daysFrom(now, -18),
			submittedAt: daysFrom(now, -12),
			decision: 'met',
			decidedAt: daysFrom(now, -5),
			sheets: {
				create: [
					[
						'facilitator2',
						'A plan that changes because of it: that is the 4. Next time say how you counted the fourteen.',
					],
					[
						'facilitator3',
						'You name what else moved before you name yourself. The days between doubt and word say more than the mean.',
					],
				].map(([assessor = '', comment = ''], index) => ({
					assessorId: idOf(assessor),
					scores: { analysis: 4 - index },
					comment,
					assignedAt: daysFrom(now, -11),
					submittedAt: daysFrom(now, -6 + index),
				})),
			},
		},
	})
}
