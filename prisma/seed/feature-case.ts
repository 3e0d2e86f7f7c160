import type { Rubric } from '~/domain/assessment/rubric'
import { keepWording } from '~/domain/assessment/rubric-versions.server'
import { QUARTER } from './quarter'
import { daysFrom, idOf, type Story } from './story'

const TEXT = `What we ask for: 30 to 40 engineer days for a first step on reconciliation, decided by the head of product by the end of the month.

The problem. Nine of eleven shop owners export our report and count again, because one figure once was wrong. Each spends one to three hours a week on it. We have about 2,600 such shops, and we do not know how it is in the two newest markets.

What it costs and brings. Building 30 to 60 days, running 2 to 4 days a month. What comes back is fewer contacts with support, 4 to 9 in a hundred, and perhaps fewer shops that leave; the second we cannot show yet, so the case stands without it.

What has to be true. That owners stop exporting once every figure shows its rows. If fewer than one in four does after eight weeks, we stop.`

const FIGURES = `unit;low;to plan with;high
engineer days to build;30;40;60
engineer days a month to run;2;3;4
fewer contacts with support, of a hundred;4;6;9
weeks until it has paid;70;45;30
`

/** The deliverable of the first quarter: somebody writes with a table beside the text, somebody’s is with two assessors. */
export async function featureCases(story: Story, rubrics: Map<string, Rubric>): Promise<void> {
	const { tx, now } = story
	const rubric = rubrics.get('q1-feature-case')
	if (!rubric) throw new Error('The sample needs the rubric of the feature case.')
	await keepWording(tx, rubric, daysFrom(now, -30))
	const write = async (key: string, said: { daysAgo: number; text: string; isHandedIn: boolean }) => {
		const id = idOf(`feature-case-${key}`)
		const bytes = new TextEncoder().encode(FIGURES)
		await tx.submission.create({
			data: {
				id,
				personId: idOf(key),
				cohortId: idOf('track-one'),
				stageKey: QUARTER,
				requirementId: 'feature-case',
				rubricId: rubric.id,
				rubricHash: rubric.hash,
				text: said.text,
				createdAt: daysFrom(now, -said.daysAgo - 4),
				submittedAt: said.isHandedIn ? daysFrom(now, -said.daysAgo) : null,
				files: {
					create: {
						id: idOf(`feature-case-file-${key}`),
						name: 'cost and return.txt',
						byteCount: bytes.byteLength,
						bytes,
						addedAt: daysFrom(now, -said.daysAgo - 1),
					},
				},
			},
		})
		return id
	}
	await write('learner8', { daysAgo: 1, text: TEXT.split('\n\n').slice(0, 2).join('\n\n'), isHandedIn: false })
	const submissionId = await write('eng2-3', { daysAgo: 2, text: TEXT, isHandedIn: true })
	await tx.scoreSheet.createMany({
		data: ['facilitator2', 'facilitator3'].map((assessor) => ({
			submissionId,
			assessorId: idOf(assessor),
			assignedAt: daysFrom(now, -1),
		})),
	})
}
