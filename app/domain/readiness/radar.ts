import type { Result } from './score'

export type Point = { x: number; y: number }

/** The middle of the drawing, and where 4 points lie. */
export const CENTER = 160
export const RADIUS = 110

/** Axes begin at the top and go round with the clock. A level of 1 lies off the middle, so that it can be seen. */
export function pointAt(index: number, of: number, level: number): Point {
	const angle = (2 * Math.PI * index) / of - Math.PI / 2
	const distance = (RADIUS * level) / 4
	return { x: rounded(CENTER + distance * Math.cos(angle)), y: rounded(CENTER + distance * Math.sin(angle)) }
}

/** The corners of one line round the radar; an axis without a level has none. */
export function cornersOf(result: Result, which: 'level' | 'low' | 'high'): Point[] {
	return result.flatMap(({ level }, index) => (level ? [pointAt(index, result.length, level[which])] : []))
}

/** "M160 50L270 160Z"; a line of two points is not closed into an area. */
export function pathOf(points: readonly Point[]): string {
	const [first, ...rest] = points
	if (!first) return ''
	return `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}${points.length > 2 ? 'Z' : ''}`
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10
}
