import type { Round360Facts, RoundDates } from '../round360/facts'
import type { Evidence } from './evidence'
import { type Standing, standingOf } from './policy'

/** The certification somebody holds of a stage, or held until it ran out. */
export type Held = Parameters<typeof standingOf>[0] & { issuedAt: Date }

/**
 * How somebody comes to a certification of a stage now: for the first time, by renewing the one they hold, or, once that has
 * lapsed, by its ordinary rules anew. `since`: what was shown before counts no more.
 */
export type Way = { by: 'rules'; since: Date | null } | { by: 'renewal'; since: Date } | { by: 'held'; since: null }

const ways: Record<Standing, Way['by']> = {
	'in-force': 'held',
	expiring: 'renewal',
	'in-grace': 'renewal',
	lapsed: 'rules',
	renewed: 'held',
	revoked: 'rules',
}

export function wayOf(held: Held | null, now: Date): Way {
	if (!held) return { by: 'rules', since: null }
	const standing = standingOf(held, now)
	const by = ways[standing]
	if (by === 'held') return { by, since: null }
	// Taken back for a mistake of somebody else, most often: what was shown then was shown.
	return standing === 'revoked' ? { by: 'rules', since: null } : { by, since: held.issuedAt }
}

/** What of it counts by the rules of a cohort. */
export function shownByRules(evidence: Evidence, way: Way): Evidence {
	return shownSince(evidence, way.by === 'rules' ? way.since : null)
}

/** What of the evidence was shown from a moment on. What has no time of its own counts when it cannot be older. */
export function shownSince(evidence: Evidence, since: Date | null): Evidence {
	if (since === null) return evidence
	const isNew = (at: Date | null): boolean => at !== null && at >= since
	/** Nothing came of it yet, or it came now */
	const isOpenOrNew = (at: Date | null) => at === null || isNew(at)
	const newOrNull = (at: Date | null) => (isNew(at) ? at : null)
	const newDates = (dates: RoundDates): RoundDates => ({
		confirmedAt: newOrNull(dates.confirmedAt),
		closedAt: newOrNull(dates.closedAt),
		answeredAt: newOrNull(dates.answeredAt),
		tooFewAt: newOrNull(dates.tooFewAt),
	})
	const newTold = ({ told, toldOf }: Round360Facts): RoundDates => ({
		confirmedAt: isNew(toldOf.confirmedAt) ? newOrNull(told.confirmedAt) : null,
		closedAt: isNew(toldOf.closedAt) ? newOrNull(told.closedAt) : null,
		answeredAt: isNew(toldOf.answeredAt) ? newOrNull(told.answeredAt) : null,
		tooFewAt: isNew(toldOf.tooFewAt) ? newOrNull(told.tooFewAt) : null,
	})
	const firstDay = since.toISOString().slice(0, 10)
	const { latest360 } = evidence
	return {
		...evidence,
		modules: evidence.modules.map((module) =>
			isOpenOrNew(module.doneAt) ? module : { ...module, doneAt: null, begun: false },
		),
		checks: evidence.checks.filter(({ submittedAt }) => isOpenOrNew(submittedAt)),
		sessions: evidence.sessions.filter(({ confirmedAt }) => isNew(confirmedAt)),
		cases: evidence.cases.filter(
			({ broughtAt, closedAt }) => isNew(closedAt) || (closedAt === null && isNew(broughtAt)),
		),
		contributions: evidence.contributions.filter(({ at, notBefore }) => isNew(at ?? notBefore)),
		practice: evidence.practice.filter(({ at, onDay }) => isNew(at) && onDay >= firstDay),
		pairings: evidence.pairings.filter(({ at }) => isNew(at)),
		observations: evidence.observations.filter(({ at }) => isNew(at)),
		plansWatched: evidence.plansWatched.filter(({ at }) => isNew(at)),
		figures: evidence.figures.filter(({ at }) => isNew(at)),
		simulations: evidence.simulations.filter(({ at }) => isNew(at)),
		conflicts: evidence.conflicts.filter(({ settledAt }) => isOpenOrNew(settledAt)),
		activities: evidence.activities.map((activity) => ({
			...activity,
			confirmed: activity.confirmed.filter(({ at }) => isNew(at)),
		})),
		signedOff: { ...evidence.signedOff, at: evidence.signedOff.at.filter(isNew) },
		rounds360: { ...newDates(latest360), told: newTold(latest360), toldOf: newDates(latest360.toldOf) },
		teamReadings: evidence.teamReadings.filter(({ at }) => isNew(at)),
		commitmentsClosed: evidence.commitmentsClosed.filter(isNew),
		submissions: evidence.submissions.filter(({ decidedAt }) => isOpenOrNew(decidedAt)),
		waivers: evidence.waivers.filter(({ agreedAt }) => isOpenOrNew(agreedAt)),
	}
}
