import { FSRS, type Grade, Rating as Grades } from 'ts-fsrs'
import type { Rating } from './recall-kinds'

/** What FSRS knows of one question and one person. `stability`: days until the chance of recall has fallen to 90 %. */
export type Memory = { stability: number; difficulty: number }

/**
 * FSRS-6 with its published parameters, asking again at a 90 % chance of recall. No steps of minutes: we ask once a day at
 * most. No fuzz: the day a page names is the day it comes. Its formulas take whole days, so its clock is never asked, and
 * a day is the reader's own.
 */
const fsrs = new FSRS({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })

const grades: Record<Rating, Grade> = {
	again: Grades.Again,
	hard: Grades.Hard,
	good: Grades.Good,
	easy: Grades.Easy,
}

/** @param memory null on the first review @param elapsedDays since the last one */
export function schedule(
	memory: Memory | null,
	elapsedDays: number,
	rating: Rating,
): Memory & { /** At least 1 */ intervalDays: number } {
	const { stability, difficulty } = fsrs.next_state(memory, elapsedDays, grades[rating])
	return { stability, difficulty, intervalDays: fsrs.next_interval(stability, elapsedDays) }
}

/** The chance that it is still known, 0 to 1. */
export function retrievability(memory: Memory, elapsedDays: number): number {
	return fsrs.forgetting_curve(elapsedDays, memory.stability)
}
