import type { Instrument } from '~/domain/assessment/instrument'
import type { Prisma } from '~/domain/db'
import { ratedItems, reportOf } from '~/domain/round360/report'
import { daysFrom, idOf, type Story } from './story'

const LEVEL_FOUR = 'technical-leadership-ladder/l4'
/** Of nine people each time, what all of them gave to each statement together: bad news travels better than it did. */
const READINGS = [
	{ daysAgo: 210, points: [29, 21, 26, 25, 30] },
	{ daysAgo: 105, points: [30, 27, 25, 28, 31] },
	{ daysAgo: 10, points: [30, 34, 26, 30, 31] },
]
const PEOPLE = 9

/** A director has asked her part of the organization three times how it lives what it says. */
export async function pulseTaken({ tx, now }: Story, instruments: ReadonlyMap<string, Instrument>): Promise<void> {
	const instrument = instruments.get('culture-pulse')
	if (!instrument) throw new Error('The sample needs the questions of the culture pulse.')
	for (const { daysAgo, points } of READINGS) {
		const answers = Array.from({ length: PEOPLE }, (_, person) => ({
			group: 'part',
			ratings: Object.fromEntries(
				ratedItems(instrument).map(({ id }, item) => [id, shareOf(points[item] ?? 0, person)]),
			),
			keep: '',
			differently: '',
		}))
		const report = reportOf(instrument, answers, (items) => [...items])
		await tx.round360.create({
			data: {
				id: idOf(`pulse-${daysAgo}`),
				...{ personId: idOf('dir-money'), stageKey: LEVEL_FOUR, state: 'closed', approverId: idOf('facilitator') },
				instrument: instrument as unknown as Prisma.InputJsonValue,
				beganAt: daysFrom(now, -daysAgo - 18),
				openedAt: daysFrom(now, -daysAgo - 14),
				closesAt: daysFrom(now, -daysAgo),
				closedAt: daysFrom(now, -daysAgo),
				report: report as unknown as Prisma.InputJsonValue,
			},
		})
	}
}

/** As evenly as whole points go. */
function shareOf(points: number, person: number): number {
	return Math.floor(points / PEOPLE) + (person < points % PEOPLE ? 1 : 0)
}
