import type { Db } from '~/domain/db'
import { stage as stageSchema } from '~/domain/program/frontmatter'
import type { Stage } from '~/domain/program/lesson'
import { aStageData } from './stages'
import { aStage } from './stages-taken'

/** "track/q1": the key of the quarter below. */
export const QUARTER_KEY = 'track/q1'

/** A quarter of the track that asks for two activities; a host has seats for the first. */
export function aQuarter(): Stage {
	const { activities } = stageSchema.parse({
		...aStageData(),
		activities: [
			{
				id: 'product-day',
				title: 'A product day',
				evidence: 'What you saw',
				serves: ['listening'],
				minutes: 240,
				hosted: true,
			},
			{ id: 'pnl', title: 'A P&L reading', evidence: 'What surprised you', serves: ['feedback'], minutes: 160 },
		],
	})
	return { ...aStage(), id: 'q1', key: QUARTER_KEY, program: { slug: 'track', title: 'Track' }, activities }
}

/** @returns the cohort */
export async function aSeatInQuarter(db: Db, ...personIds: string[]): Promise<string> {
	const { id } = await db.cohort.create({
		data: {
			program: 'track',
			stage: 'q1',
			name: 'A quarter',
			seatCount: Math.max(8, personIds.length),
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-05',
			requirements: [],
			members: { create: personIds.map((personId) => ({ personId })) },
		},
		select: { id: true },
	})
	return id
}
