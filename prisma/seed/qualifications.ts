import { addMonths } from '~/domain/zone/months'
import { daysFrom, idOf, STAGE, type Story } from './story'

const QUARTER_ONE = 'strategist-track/q1'
const LEVEL_TWO = STAGE.replace(/l1$/, 'l2')

/**
 * Who may lead: four founding facilitators of Level 1, one who came up from a cohort and was signed off, one in training.
 * One of the founders' twelve months end soon.
 */
export async function qualifyFacilitators({ tx, now }: Story): Promise<void> {
	const qualified = (key: string, daysAgo: number, founding = true, stageKey = STAGE) => ({
		personId: idOf(key),
		stageKey,
		state: 'qualified',
		founding,
		reason: founding ? 'Coached managers for years; nobody holds the level yet' : '',
		grantedById: idOf('admin'),
		since: daysFrom(now, -daysAgo),
		until: addMonths(daysFrom(now, -daysAgo), 12),
	})
	const training = (key: string, daysAgo: number, stageKey = STAGE) => ({
		personId: idOf(key),
		stageKey,
		state: 'training',
		grantedById: idOf('admin'),
		since: daysFrom(now, -daysAgo),
	})
	await tx.qualification.createMany({
		data: [
			qualified('facilitator', 226),
			qualified('facilitator2', 322),
			qualified('facilitator3', 200),
			qualified('mentor', 180),
			qualified('spring3', 21, false),
			qualified('spring3', 60, true, QUARTER_ONE),
			training('trainee', 48),
			training('facilitator', 30, LEVEL_TWO),
		],
	})
}
