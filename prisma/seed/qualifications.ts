import type { Pathways } from '~/domain/facilitator/pathway'
import { addMonths } from '~/domain/zone/months'
import { daysFrom, idOf, STAGE, type Story } from './story'

const QUARTER_ONE = 'strategist-track/q1'
const [LEVEL_TWO, LEVEL_THREE, LEVEL_FOUR] = ['l2', 'l3', 'l4'].map((id) => STAGE.replace(/l1$/, id)) as [
	string,
	string,
	string,
]

/** Appointed so many days ago, before anybody held the level */
const FOUNDERS: [key: string, stageKey: string, daysAgo: number][] = [
	['facilitator', STAGE, 226],
	['facilitator2', STAGE, 322],
	['facilitator3', STAGE, 200],
	['mentor', STAGE, 180],
	['facilitator', LEVEL_TWO, 120],
	['mentor', LEVEL_TWO, 120],
	['facilitator2', LEVEL_TWO, 110],
	['facilitator3', LEVEL_TWO, 110],
	['facilitator2', LEVEL_THREE, 90],
	['facilitator3', LEVEL_THREE, 90],
	['facilitator', LEVEL_FOUR, 90],
	['facilitator3', LEVEL_FOUR, 90],
	['mentor', LEVEL_FOUR, 10],
	['facilitator2', QUARTER_ONE, 70],
	['facilitator3', QUARTER_ONE, 70],
	['spring3', QUARTER_ONE, 60],
]
/** What Luis may not assess yet: he was asked to lead it last week. */
const NOT_CALIBRATED = { key: 'mentor', stageKey: LEVEL_FOUR }

/**
 * Who may lead and assess: founding facilitators of the levels and of a quarter, one who came up from a cohort and was signed
 * off, two in training. One of the founders' twelve months end soon.
 */
export async function qualifyFacilitators({ tx, now }: Story, pathways: Pathways): Promise<void> {
	const held = (key: string, stageKey: string, daysAgo: number) => ({
		personId: idOf(key),
		stageKey,
		grantedById: idOf('admin'),
		since: daysFrom(now, -daysAgo),
	})
	const forAYear = (daysAgo: number) => ({ state: 'qualified', until: addMonths(daysFrom(now, -daysAgo), 12) })
	const reason = 'Coached managers for years; nobody holds the level yet'
	await tx.qualification.createMany({
		data: [
			...FOUNDERS.map(([key, stageKey, daysAgo]) => ({
				...held(key, stageKey, daysAgo),
				...forAYear(daysAgo),
				...{ founding: true, reason },
			})),
			{ ...held('spring3', STAGE, 21), ...forAYear(21) },
			{ ...held('trainee', STAGE, 48), state: 'training' },
			{ ...held('spring3', LEVEL_TWO, 14), state: 'training' },
		],
	})
	const tries = FOUNDERS.filter(
		([key, stageKey]) => key !== NOT_CALIBRATED.key || stageKey !== NOT_CALIBRATED.stageKey,
	).map(([key, stageKey, daysAgo]) => ({ key, stageKey, at: daysFrom(now, 4 - daysAgo) }))
	await tx.calibrationTry.createMany({
		data: [...tries, { key: 'spring3', stageKey: STAGE, at: daysFrom(now, -40) }].map(({ key, stageKey, at }) => ({
			id: idOf(`calibrated-${stageKey}-${key}`),
			...{ personId: idOf(key), stageKey, at },
			...asTheKey(pathways, stageKey),
		})),
	})
}

/** Every sample answer scored as experienced assessors did. */
function asTheKey({ calibrations }: Pathways, stageKey: string) {
	const samples = calibrations.get(stageKey)?.samples ?? []
	const scores = Object.fromEntries(
		samples.map(({ id, key }) => [
			id,
			Object.fromEntries(Object.entries(key).map(([criterion, { score }]) => [criterion, score])),
		]),
	)
	const of = samples.reduce((sum, { key }) => sum + Object.keys(key).length, 0)
	return { scores, close: of, of, passed: true }
}
