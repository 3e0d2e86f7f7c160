export const WIDTH = 240
export const HEIGHT = 56
/** So that a line at 0 or 100 is whole */
const EDGE = 4

/** Where a value stands in its drawing: from left to right by turns, from 0 at the bottom to 100 at the top. */
export function pointsOf(course: readonly number[]): { x: number; y: number }[] {
	const step = course.length > 1 ? (WIDTH - 2 * EDGE) / (course.length - 1) : 0
	return course.map((value, index) => ({
		x: rounded(EDGE + step * index),
		y: rounded(HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * value) / 100),
	}))
}

/** "M4 30L62 22" */
export function lineOf(course: readonly number[]): string {
	return pointsOf(course)
		.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
		.join('')
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10
}
