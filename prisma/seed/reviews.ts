import { keepWording } from '~/domain/assessment/rubric-versions.server'
import { ESSAY } from './spring'
import { daysFrom, idOf, type Story } from './story'

/** Somebody’s text before it had a next step of its own. */
const EARLIER = `${ESSAY.split('\n\n').slice(0, 5).join('\n\n')}

What I take from it: I listened for ten minutes to the part I had asked for, and I nearly left it there. Next time I will begin with her and not with the job, and I will leave more room before I answer. I have told her so, and she said that would help. I also want to talk with the others about how fast our designs are settled, because I think she is not the only one who needs a night. It will take a while to change that.`

const SAID = [
	'You show well what you missed, and when. Where is the step the two of you agreed on, and its date?',
	'I believe every word of the first half. Then it stops: say what you would do next, and by when.',
]

/**
 * Work that came back: Zanele has written again with what she was told, and her text waits in the queue; Marco has just
 * heard "again" and may write anew or appeal.
 */
export async function reviewedWork(story: Story): Promise<void> {
	const { tx, rubric, now } = story
	await keepWording(tx, rubric, daysFrom(now, -240))
	await sentBack(story, 'spring8', 44, ['facilitator2', 'facilitator3'])
	await handIn(story, 'spring8', 2, ESSAY)
	await sentBack(story, 'spring7', 9, ['facilitator', 'facilitator3'])
	const tied = { learnerId: idOf('spring7'), assessorId: idOf('mentor'), saidById: idOf('spring7') }
	await tx.assessorTie.create({ data: { ...tied, kind: 'mentor', createdAt: daysFrom(now, -30) } })
}

async function handIn({ tx, stage, rubric, now }: Story, key: string, daysAgo: number, text: string): Promise<string> {
	const id = idOf(`work-${key}-${daysAgo}`)
	await tx.submission.create({
		data: {
			id,
			personId: idOf(key),
			cohortId: idOf('spring-a'),
			stageKey: stage.key,
			requirementId: 'scenario',
			rubricId: rubric.id,
			rubricHash: rubric.hash,
			text,
			createdAt: daysFrom(now, -daysAgo - 5),
			submittedAt: daysFrom(now, -daysAgo),
		},
	})
	return id
}

/** Handed in so many days before both said "again", which is so many days ago. */
async function sentBack(story: Story, key: string, daysAgo: number, assessors: string[]): Promise<void> {
	const { tx, rubric, now } = story
	const submissionId = await handIn(story, key, daysAgo + 6, EARLIER)
	const decidedAt = daysFrom(now, -daysAgo)
	await tx.submission.update({ where: { id: submissionId }, data: { decision: 'again', decidedAt } })
	for (const [index, assessor] of assessors.entries()) {
		await tx.scoreSheet.create({
			data: {
				submissionId,
				assessorId: idOf(assessor),
				scores: Object.fromEntries(rubric.criteria.map(({ id }) => [id, id === 'next-step' ? 2 - index : 3])),
				comment: SAID[index] ?? '',
				assignedAt: daysFrom(decidedAt, -3),
				submittedAt: decidedAt,
			},
		})
	}
}
