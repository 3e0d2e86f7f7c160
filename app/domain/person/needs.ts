import { type Leave, lastDayOf } from '../leave/clock'
import { addDays, daysBetween } from '../zone/plain-date'
import { CAREER_LEVELS, CAREER_TRACKS, type CareerTrack } from './kinds'

/** Need: which stage a career level calls for, how strongly, and how soon after hire or promotion it should have begun. */
export type Need = {
	careerTrack: CareerTrack
	careerLevel: string
	/** "technical-leadership-ladder/l1" */
	stageKey: string
	strength: Strength
	/** Days from hire or promotion */
	withinDays: number
}

export const STRENGTHS = ['must', 'expected', 'invited'] as const
export type Strength = (typeof STRENGTHS)[number]
export const strengthNames: Record<Strength, string> = { must: 'Must', expected: 'Expected', invited: 'Invited' }

export const MOST_DAYS = 1_500

/** What one person needs. */
export type PersonNeed = {
	stageKey: string
	strength: Strength
	/** yyyy-mm-dd; null while nobody wrote down since when they are at their level, or where they are only invited */
	dueOn: string | null
	/** Due before today. Nobody is late for what they are invited to. */
	isOverdue: boolean
}

/**
 * The rows for this person's level, the strongest and then the soonest first.
 * @param today yyyy-mm-dd where the reader is
 */
export function needsOf(
	person: { careerTrack: string; careerLevel: string; levelSince: string | null; leaves: readonly Leave[] },
	needs: readonly Need[],
	today: string,
): PersonNeed[] {
	return needs
		.filter((need) => need.careerTrack === person.careerTrack && need.careerLevel === person.careerLevel)
		.map(({ stageKey, strength, withinDays }) => {
			const since = strength === 'invited' ? null : person.levelSince
			const dueOn = since && lastDayOf(since, addDays(since, withinDays), person.leaves)
			return { stageKey, strength, dueOn, isOverdue: dueOn !== null && daysBetween(dueOn, today) > 0 }
		})
		.sort(
			(a, b) =>
				STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
				(a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
				a.stageKey.localeCompare(b.stageKey),
		)
}

/** How strongly a career level calls for a stage. Whom no row names may come and need not. */
export function strengthFor(
	person: { careerTrack: string; careerLevel: string },
	needs: readonly Need[],
	stageKey: string,
): Strength {
	const own = needs.find(
		(need) =>
			need.stageKey === stageKey && need.careerTrack === person.careerTrack && need.careerLevel === person.careerLevel,
	)
	return own?.strength ?? 'invited'
}

/** As the page lists them: managers before individual contributors, low levels first, then by stage. */
export function inOrder<Row extends Pick<Need, 'careerTrack' | 'careerLevel' | 'stageKey'>>(
	needs: readonly Row[],
): Row[] {
	const place = ({ careerTrack, careerLevel }: Row) =>
		CAREER_TRACKS.indexOf(careerTrack) * 100 + (CAREER_LEVELS[careerTrack] as readonly string[]).indexOf(careerLevel)
	return [...needs].sort((a, b) => place(a) - place(b) || a.stageKey.localeCompare(b.stageKey))
}

export const needRefusals = {
	'need-exists': 'This level has a row for that stage already. Change it in the table.',
	'need-changed':
		'Another admin changed one of these rows meanwhile, so nothing was saved. The rows marked below say what stands now. Save again to keep yours.',
} as const

const LADDER = 'technical-leadership-ladder'

/**
 * What a new organization starts from: managers climb the ladder by role, senior engineers take the same levels adapted
 * to their work, and who has reached the top is invited to what shapes the culture. The days are our own choice.
 */
export const firstNeeds: readonly Need[] = [
	row('manager', 'Tech lead', 'l1', 'expected', 180),
	row('manager', 'Junior manager', 'l1', 'must', 90),
	row('manager', 'Manager', 'l2', 'must', 180),
	row('manager', 'Senior manager', 'l3', 'must', 270),
	row('manager', 'Staff manager', 'l4', 'must', 365),
	row('manager', 'Director', 'l4', 'must', 365),
	row('manager', 'VP', 'l4', 'invited', 365),
	row('manager', 'CTO', 'l4', 'invited', 365),
	row('ic', 'Senior', 'l1', 'expected', 365),
	row('ic', 'Staff', 'l2', 'must', 365),
	row('ic', 'Senior staff', 'l3', 'must', 365),
	row('ic', 'Principal', 'l3', 'must', 365),
	row('ic', 'Principal', 'l4', 'expected', 730),
	row('ic', 'Senior', 'q1', 'invited', 365),
	row('ic', 'Staff', 'q1', 'invited', 365),
]

function row(
	careerTrack: CareerTrack,
	careerLevel: string,
	stage: string,
	strength: Strength,
	withinDays: number,
): Need {
	const program = stage.startsWith('q') ? 'strategist-track' : LADDER
	return { careerTrack, careerLevel, stageKey: `${program}/${stage}`, strength, withinDays }
}
