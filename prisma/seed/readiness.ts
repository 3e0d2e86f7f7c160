import { type Instrument, itemsOf } from '~/domain/readiness/instrument'
import type { Answers, Points } from '~/domain/readiness/kinds'
import { daysFrom, idOf, type Story } from './story'

const WEEKS_AGO = 9

/**
 * Inês answered once, when her cohort was about to begin: enough time ago to answer again and see what changed. Ayşe is in
 * the middle of it.
 */
export async function earlierReadiness({ tx, now }: Story, instrument: Instrument): Promise<void> {
	const finishedAt = daysFrom(now, -7 * WEEKS_AGO)
	const given: Points[] = [2, 1, 3, 2, 2, 1]
	const answers: Answers = Object.fromEntries(
		itemsOf(instrument).map(({ id, stage }, index) => [
			id,
			['director', 'vp', 'cto'].includes(stage) ? 0 : (given[index % given.length] ?? 2),
		]),
	)
	await tx.readinessRun.create({
		data: {
			id: idOf('readiness-learner1'),
			personId: idOf('learner1'),
			at: 'em',
			aim: 'unsure',
			answers,
			startedAt: daysFrom(finishedAt, -1),
			updatedAt: finishedAt,
			finishedAt,
		},
	})
	await tx.readinessRun.create({
		data: {
			id: idOf('readiness-spring1'),
			personId: idOf('spring1'),
			at: 'em',
			aim: 'director',
			answers: Object.fromEntries(
				itemsOf(instrument)
					.slice(0, 11)
					.map(({ id }, index) => [id, given[index % given.length] ?? 2]),
			),
			startedAt: daysFrom(now, -1),
			updatedAt: daysFrom(now, -1),
		},
	})
}
