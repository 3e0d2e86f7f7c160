import type { Instrument } from '~/domain/assessment/instrument'
import type { Prisma } from '~/domain/db'
import { ratedItems, reportOf } from '~/domain/round360/report'
import { daysFrom, idOf, type Story } from './story'

const STAGE = 'strategist-track/q3'
/** What each of four partners gave to the four questions */
const SAID = [
	[5, 3, 4, 4],
	[4, 2, 5, 4],
	[5, 3, 4, 5],
	[4, 4, 3, 3],
]

/** Two of the year before have read what their partners said of an initiative. */
export async function partnersSaid({ tx, now }: Story, instruments: ReadonlyMap<string, Instrument>): Promise<void> {
	const instrument = instruments.get('partner-feedback')
	if (!instrument) throw new Error('The sample needs the questions to partners.')
	const answers = SAID.map((points) => ({
		group: 'partners',
		ratings: Object.fromEntries(ratedItems(instrument).map(({ id }, at) => [id, points[at] ?? 3])),
		keep: '',
		differently: '',
	}))
	const report = reportOf(instrument, answers, (items) => [...items])
	for (const [owner, daysAgo] of [
		['spring3', 140],
		['eng7-3', 135],
	] as const)
		await tx.round360.create({
			data: {
				id: idOf(`partners-of-${owner}`),
				personId: idOf(owner),
				stageKey: STAGE,
				state: 'closed',
				instrument: instrument as unknown as Prisma.InputJsonValue,
				approverId: idOf('facilitator'),
				beganAt: daysFrom(now, -daysAgo - 25),
				openedAt: daysFrom(now, -daysAgo - 21),
				closesAt: daysFrom(now, -daysAgo),
				closedAt: daysFrom(now, -daysAgo),
				report: report as unknown as Prisma.InputJsonValue,
			},
		})
}
