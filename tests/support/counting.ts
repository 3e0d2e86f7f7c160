/** `npm run test:long` counts further than `npm test`. */
export function counting(inTest: number, inLong: number): number {
	return process.env.BELAY_LONG === '1' ? inLong : inTest
}

/** How often fast-check tries a law: ten times as often in the long run. */
export function runs(inTest: number): { numRuns: number } {
	return { numRuns: counting(inTest, inTest * 10) }
}
