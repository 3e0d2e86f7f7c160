import { type GroupKey, PERSPECTIVES, type Perspective } from './kinds'

/**
 * Which raters are shown together, decided by who is asked and frozen before anybody answers: what is shown of a group must
 * not depend on who of it happened to answer, and each rater is told their group beforehand (docs/decisions/0035).
 *
 * A perspective with fewer people than are ever shown joins the next smallest. The manager is one, named, and apart.
 * @param fewest of the instrument
 * @returns the group of each perspective; null when all together are fewer than may be shown
 */
export function groupsOf(
	raters: readonly { perspective: Perspective }[],
	fewest: number,
): Map<Perspective, GroupKey> | null {
	const sizeOf = (perspectives: readonly Perspective[]) =>
		raters.filter(({ perspective }) => perspectives.includes(perspective)).length
	let blocks: Perspective[][] = PERSPECTIVES.filter((each) => each !== 'manager' && sizeOf([each]) > 0).map((each) => [
		each,
	])
	for (;;) {
		blocks = blocks.toSorted((one, other) => sizeOf(one) - sizeOf(other))
		const [smallest, next, ...rest] = blocks
		if (!smallest || (sizeOf(smallest) < fewest && !next)) return null
		if (sizeOf(smallest) >= fewest || !next) break
		blocks = [[...smallest, ...next], ...rest]
	}
	const keyOf = (block: Perspective[]) => PERSPECTIVES.filter((each) => block.includes(each)).join('+')
	return new Map([
		...blocks.flatMap((block) => block.map((each) => [each, keyOf(block)] as const)),
		...(sizeOf(['manager']) > 0 ? [['manager', 'manager'] as const] : []),
	])
}
