import type { Strength } from '../person/needs'

/** Formation: how the people of an intake become cohorts. What is asked of it, what it proposes, and what the two are called. */

/** The day in UTC, in quarter hours: zones differ by no less. */
export const SLOT_MINUTES = 15
export const SLOTS = (24 * 60) / SLOT_MINUTES

export type Weights = {
	/** Each person without a place, so many times as `placeCost` (cost.ts) says */
	place: number
	/** Each hour between the easternmost and the westernmost clock of a cohort */
	spread: number
	/** Each person by whom a cohort's share of managers and individual contributors is off */
	mix: number
	/** Each pair that asked to be together and is not */
	together: number
	/** Each pair that is to be apart and is not */
	apart: number
}

/** What an admin sets for one intake, besides its hours in common. */
export type Settings = {
	fewest: number
	most: number
	/** Cohorts at most; 0 leaves it to the capacity and to who can lead */
	cohorts: number
	/** Working days of the week on which the hours in common are to be found */
	days: number
	weights: Weights
}

export const usualSettings: Settings = {
	fewest: 8,
	most: 12,
	cohorts: 0,
	days: 2,
	weights: { place: 100, spread: 1, mix: 2, together: 8, apart: 12 },
}

/** Somebody to place, or to lead. */
export type Someone = {
	id: string
	name: string
	team: string
	place: string
	/** Minutes east of UTC in the week the cohorts begin */
	offset: number
	track: 'manager' | 'ic'
	level: string
	/** How strongly the level is called for; of a lead it decides nothing */
	strength: Strength
	/** Managers above them, however far */
	line: string[]
	/** For each quarter hour of the day in UTC, the days of the week they can come: bit 0 is Monday. A day for each season, one after the other */
	free: number[]
}
export type Lead = Someone & {
	/** Cohorts they can still take on */
	room: number
}

export const PAIR_KINDS = ['together', 'apart', 'allowed'] as const
export type PairKind = (typeof PAIR_KINDS)[number]
export const pairKindNames: Record<PairKind, string> = {
	together: 'Together, if it can be',
	apart: 'Apart, if it can be',
	allowed: 'May meet, though of one team or line',
}
export type Pair = { one: string; other: string; kind: PairKind; reason: string }

/** Everything that decides what a good arrangement is. */
export type Problem = {
	people: Someone[]
	leads: Lead[]
	pairs: Pair[]
	/** Places in all cohorts together */
	capacity: number
	overlapMinutes: number
	/** The first day of each season: between them the clocks of some zones change against the others (seasons.server.ts) */
	since: string[]
	settings: Settings
}

export type Group = { key: string; leadId: string | null; people: string[] }
/** Who is in none has no place. */
export type Arrangement = { groups: Group[] }
/** `before`: what the last change replaced. */
export type Proposal = Arrangement & { pinned: string[]; before: { groups: Group[]; pinned: string[] } | null }

/** A hard rule an arrangement breaks. `people`: who is concerned; `group`: its key. */
export type Broken = {
	rule:
		| 'too-few'
		| 'too-many'
		| 'no-lead'
		| 'not-qualified'
		| 'lead-load'
		| 'lead-line'
		| 'team'
		| 'line'
		| 'hours'
		| 'seats'
	group: string
	people: string[]
}

export type CostPart = keyof Weights
export type Cost = { total: number; parts: Record<CostPart, number> }

export const FORMATION_STATES = ['running', 'proposed', 'stopped', 'failed', 'published', 'discarded'] as const
export type FormationState = (typeof FORMATION_STATES)[number]

/** How far a run is. `bound`: no arrangement costs less; null until the first stage has ended. */
export type Progress = {
	stage: 'windows' | 'swaps' | 'done'
	elapsedMs: number
	placed: number
	cost: number | null
	bound: number | null
	/** Ended before its time: asked to, or the server was */
	ended?: 'asked' | 'restart' | 'late'
}
export const stageNames: Record<Progress['stage'], string> = {
	windows: 'Finding hours for everybody',
	swaps: 'Trying exchanges',
	done: 'Done',
}
