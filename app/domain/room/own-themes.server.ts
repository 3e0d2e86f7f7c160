import type { Db } from '../db'
import { REOPEN_WITHIN_MS } from './conduct'
import type { Format } from './format'
import { loadRoom } from './log.server'
import { asShown } from './struck.server'
import { themesOf } from './themes'

const MOST_ROOMS = 12

/**
 * What people of a cohort share beyond it from retrospectives that they run themselves (docs/decisions/0028, 0033): names
 * by month. Who met, and that some did who shared nothing, stays with them.
 */
export async function listOwnThemes(
	db: Db,
	cohortId: string,
	formats: Map<string, Format>,
	now: Date,
): Promise<{ month: string; themes: string[] }[]> {
	const rows = await db.session.findMany({
		where: {
			cohortId,
			kind: 'self-run',
			format: { in: [...formats.values()].filter(mayShareThemes).map(({ id }) => id) },
			room: { closedAt: { lt: new Date(now.getTime() - REOPEN_WITHIN_MS) } },
		},
		select: { id: true, localStart: true },
		orderBy: { startsAt: 'desc' },
		take: MOST_ROOMS,
	})
	const byMonth = new Map<string, string[]>()
	for (const { id, localStart } of rows) {
		const month = localStart.slice(0, 7)
		const themes = themesOf(asShown(await loadRoom(db, id)))
		if (themes.length > 0) byMonth.set(month, [...(byMonth.get(month) ?? []), ...themes])
	}
	return [...byMonth].map(([month, themes]) => ({ month, themes: themes.sort((a, b) => a.localeCompare(b)) }))
}

function mayShareThemes({ phases }: Format): boolean {
	return phases.some((phase) => phase.kind === 'write' && phase.themes)
}
