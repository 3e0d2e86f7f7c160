import type { PinnedLive } from '~/domain/assessment/book-slot.server'
import type { Db } from '~/domain/db'
import type { RequirementOf } from '~/domain/program/frontmatter'
import { rubric } from './assessment'
import { nov, rules } from './evidence'
import { STAGE_KEY } from './stages-taken'

/** A mediation between two parties, shown to two. */
export const mediation: RequirementOf<'assessment'> = {
	...rules.scenario,
	minWords: undefined,
	maxWords: undefined,
	id: 'mediation',
	form: 'A mediation played live',
	live: { format: 'mediation-45', players: 2 },
}

export const pinnedLive = (cohortId: string | null): PinnedLive => ({
	stageKey: STAGE_KEY,
	stageLabel: 'Level 2',
	rule: mediation,
	rubric,
	pathways: { ways: new Map(), calibrations: new Map() },
	cohortId,
	since: null,
})

/** An hour of two assessors on the last of November, 16:00 UTC, unless said otherwise. */
export async function aSlot(db: Db, assessorIds: string[], said: { startsAt?: Date } = {}): Promise<string> {
	const startsAt = said.startsAt ?? nov(30, 16)
	const { id } = await db.assessmentSlot.create({
		data: {
			stageKey: STAGE_KEY,
			requirementId: mediation.id,
			localStart: startsAt.toISOString().slice(0, 16),
			timeZone: 'UTC',
			durationMinutes: 45,
			startsAt,
			callUrl: 'https://call.example/SECRET-CALL',
			createdAt: nov(1),
			seats: { create: assessorIds.map((personId) => ({ personId, part: 'assesses', since: nov(1) })) },
		},
		select: { id: true },
	})
	return id
}
