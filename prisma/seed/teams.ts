import type { Instrument } from '~/domain/assessment/instrument'
import type { Prisma } from '~/domain/db'
import { ratedItems, reportOf } from '~/domain/round360/report'
import { LEVEL_TWO } from './slots'
import { daysFrom, idOf, type Story } from './story'

/** Of seven people each time: all their points together, and those for raising a risk in time, which rose. */
const BEFORE = { points: [15, 18, 21, 22, 24, 27, 30], raising: [1, 1, 2, 2, 2, 3, 3] }
const AFTER = { points: [19, 22, 24, 26, 27, 30, 33], raising: [3, 4, 4, 4, 4, 5, 5] }

const PLAN = `In the two design reviews of this month the first three minutes are for writing: each of us puts down one doubt, without a name, before anybody speaks. I read them out in an order of chance and answer the one I like least first.

Whenever somebody reports a fault in those weeks I ask what is going wrong now, and not why, until it is contained. You see it in the reviews on Wednesday, and in the channel.

It worked if a doubt is on the table before the decision at least once, and if I kept to the second part when I was annoyed.`

/** Somebody of Level 2 asked their team twice; somebody else wrote a plan, which one of two colleagues has watched. */
export async function teamsSaid(story: Story, instruments: ReadonlyMap<string, Instrument>): Promise<void> {
	const instrument = instruments.get('team-safety')
	if (!instrument) throw new Error('The sample needs the questions to a team.')
	for (const [said, daysAgo] of [
		[BEFORE, 84],
		[AFTER, 20],
	] as const)
		await reading(story, instrument, said, daysAgo)
	const { tx, now } = story
	for (const [key, watcher, days] of [
		['first', 'spring3', 12],
		['second', 'eng7-4', 3],
	] as const)
		await tx.pairing.create({
			data: {
				id: idOf(`plan-watched-${key}`),
				...{ byId: idOf('eng5-4'), withId: idOf(watcher), part: 'tried-plan', stageKey: LEVEL_TWO, plan: PLAN },
				onDay: daysFrom(now, -days - 1)
					.toISOString()
					.slice(0, 10),
				createdAt: daysFrom(now, -days),
				confirmedAt: key === 'first' ? daysFrom(now, -days + 1) : null,
			},
		})
}

async function reading(
	{ tx, now }: Story,
	instrument: Instrument,
	{ points, raising }: typeof BEFORE,
	daysAgo: number,
): Promise<void> {
	const answers = points.map((all, person) => ({
		group: 'team',
		ratings: pointsOf(instrument, all, raising[person] ?? 0),
		keep: '',
		differently: '',
	}))
	const report = reportOf(instrument, answers, (items) => [...items])
	await tx.round360.create({
		data: {
			id: idOf(`team-of-eng4-2-${daysAgo}`),
			...{ personId: idOf('eng4-2'), stageKey: LEVEL_TWO, state: 'closed', approverId: idOf('facilitator') },
			instrument: instrument as unknown as Prisma.InputJsonValue,
			beganAt: daysFrom(now, -daysAgo - 18),
			openedAt: daysFrom(now, -daysAgo - 14),
			closesAt: daysFrom(now, -daysAgo),
			closedAt: daysFrom(now, -daysAgo),
			report: report as unknown as Prisma.InputJsonValue,
		},
	})
}

/** The rest of somebody’s points, as evenly as whole ones go; of what is reversed the best answer is the lowest. */
function pointsOf(instrument: Instrument, all: number, raising: number): Record<string, number> {
	const items = ratedItems(instrument)
	const others = items.length - 1
	const left = all - raising
	let given = 0
	return Object.fromEntries(
		items.map(({ id, reversed }) => {
			const points = id === 'raise-in-time' ? raising : Math.floor(left / others) + (given++ < left % others ? 1 : 0)
			return [id, reversed ? instrument.scale.points + 1 - points : points]
		}),
	)
}
