/** A mark: a highlight on a passage of a lesson, with or without a note. Its owner's alone. */
export const COLORS = ['yellow', 'blue', 'green'] as const
export type Color = (typeof COLORS)[number]
export const colorNames: Record<Color, string> = { yellow: 'Yellow', blue: 'Blue', green: 'Green' }

export const LONGEST_NOTE = 4_000
/** Of one person in one module */
export const MOST_MARKS = 500

/** How a mark stands in the lesson as it is now. */
export type Standing = 'stands' | 'reworded' | 'gone'

/** Why a reader finds a passage weak. */
export const REASONS = ['unclear', 'wrong', 'boring', 'not-my-work', 'other'] as const
export type Reason = (typeof REASONS)[number]
export const reasonNames: Record<Reason, string> = {
	unclear: 'Unclear',
	wrong: 'Wrong',
	boring: 'Boring',
	'not-my-work': 'Does not fit my work',
	other: 'Something else',
}
export const LONGEST_REMARK = 2_000

/** What became of a remark. */
export const REMARK_STATES = ['open', 'answered', 'mended', 'declined'] as const
export type RemarkState = (typeof REMARK_STATES)[number]
export const remarkStateNames: Record<RemarkState, string> = {
	open: 'Open',
	answered: 'Answered',
	mended: 'Mended',
	declined: 'Left as it is',
}
