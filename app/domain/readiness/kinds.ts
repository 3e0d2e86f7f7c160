import type { CareerTrack } from '../person/kinds'

/** Readiness: what somebody says they did lately, set beside six stages of leading. Theirs alone, unless they share it. */
export const DIMENSIONS = [
	'technical-strategy',
	'people-leadership',
	'business-acumen',
	'executive-communication',
] as const
export type Dimension = (typeof DIMENSIONS)[number]
export const dimensionNames: Record<Dimension, string> = {
	'technical-strategy': 'Technical strategy',
	'people-leadership': 'People leadership',
	'business-acumen': 'Business acumen',
	'executive-communication': 'Executive communication',
}

/** In the order one meets them. None is above another in worth: many stay at the first for good. */
export const STAGES = ['ic', 'tech-lead', 'em', 'director', 'vp', 'cto'] as const
export type StageId = (typeof STAGES)[number]
export const stageNames: Record<StageId, string> = {
	ic: 'Individual contributor',
	'tech-lead': 'Tech lead',
	em: 'Engineering manager',
	director: 'Director',
	vp: 'VP of Engineering',
	cto: 'CTO',
}

/** What somebody looks at next: a stage, or deeper craft as an IC, which is an answer like the others. */
export const AIMS = ['deeper-ic', 'tech-lead', 'em', 'director', 'vp', 'cto', 'unsure'] as const
export type Aim = (typeof AIMS)[number]
export const aimNames: Record<Aim, string> = {
	'deeper-ic': 'Deeper craft, as an IC',
	'tech-lead': stageNames['tech-lead'],
	em: stageNames.em,
	director: stageNames.director,
	vp: stageNames.vp,
	cto: stageNames.cto,
	unsure: 'Not decided',
}

/** An answer: how far the anchors fit, or that there was no occasion to. */
export const POINTS = [1, 2, 3, 4] as const
export type Points = (typeof POINTS)[number]
export const NO_OCCASION = 0
/** By item id. An item without an entry is open. */
export type Answers = Record<string, Points | typeof NO_OCCASION>

export const BANDS = ['rarely', 'sometimes', 'usually', 'passed-on'] as const
export type Band = (typeof BANDS)[number]
export const bandNames: Record<Band, string> = {
	rarely: 'rarely',
	sometimes: 'now and then',
	usually: 'as a habit',
	'passed-on': 'so that others do it too',
}

const STAGE_OF_LEVEL: Record<string, StageId> = {
	'Tech lead': 'tech-lead',
	'Junior manager': 'em',
	Manager: 'em',
	'Senior manager': 'em',
	'Staff manager': 'director',
	Director: 'director',
	VP: 'vp',
	CTO: 'cto',
}

/** Where a level of the directory stands on the map, until its owner says otherwise. */
export function stageOfLevel(track: CareerTrack, level: string): StageId {
	return track === 'ic' ? 'ic' : (STAGE_OF_LEVEL[level] ?? 'em')
}
