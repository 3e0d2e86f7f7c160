import type { Instrument } from '~/domain/assessment/instrument'
import type { Prisma } from '~/domain/db'
import { ledKey } from '~/domain/round360/kinds'
import { ratedItems, reportOf } from '~/domain/round360/report'
import { daysFrom, idOf, type Story } from './story'

/** Six of Spring A, item by item, at the end of their cohort. */
const POINTS = [
	[5, 3, 4, 4],
	[4, 3, 4, 5],
	[5, 4, 5, 4],
	[4, 2, 4, 3],
	[5, 3, 3, 4],
	[4, 4, 5, 5],
]

/** What Spring A said of who led it: the time was not shared as fairly as all else was done. */
export async function cohortSaid({ tx, now }: Story, instruments: ReadonlyMap<string, Instrument>): Promise<void> {
	const instrument = instruments.get('facilitator')
	if (!instrument) throw new Error('The sample needs the questions to a cohort.')
	const answers = POINTS.map((points) => ({
		group: 'cohort',
		ratings: Object.fromEntries(ratedItems(instrument).map(({ id }, index) => [id, points[index] ?? 3])),
		keep: '',
		differently: '',
	}))
	const report = reportOf(instrument, answers, (items) => [...items])
	await tx.round360.create({
		data: {
			id: idOf('spring-a-said'),
			...{ personId: idOf('facilitator'), stageKey: ledKey(idOf('spring-a')), state: 'closed' },
			instrument: instrument as unknown as Prisma.InputJsonValue,
			beganAt: daysFrom(now, -168),
			openedAt: daysFrom(now, -168),
			closesAt: daysFrom(now, -147),
			closedAt: daysFrom(now, -147),
			report: report as unknown as Prisma.InputJsonValue,
		},
	})
}
