/** How well a question came back, as FSRS asks it. A wrong answer is `again` by itself; a right one its reader rates. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const
export type Rating = (typeof RATINGS)[number]
export const ratingNames: Record<Rating, string> = {
	again: 'I guessed',
	hard: 'It was hard',
	good: 'I knew it',
	easy: 'It was easy',
}
