/** From one minute, or day, until another. */
export type Stretch = { from: number; until: number }

/**
 * Stretches that overlap stand beside each other: which lane each has, and how many lanes its group has. As few lanes as
 * are on at once; two that only touch share one. Of a length that is not positive: as if it were a minute.
 */
export function lanesOf<Block extends Stretch>(blocks: readonly Block[]): (Block & { lane: number; lanes: number })[] {
	const placed: (Block & { lane: number; lanes: number })[] = []
	let group: (Block & { lane: number; lanes: number })[] = []
	let groupEnds = Number.NEGATIVE_INFINITY
	const close = () => {
		const lanes = Math.max(0, ...group.map(({ lane }) => lane + 1))
		for (const each of group) each.lanes = lanes
		group = []
	}
	const endOf = ({ from, until }: Stretch) => Math.max(until, from + 1)
	const inOrder = [...blocks].sort((a, b) => a.from - b.from || endOf(b) - endOf(a))
	for (const block of inOrder) {
		if (block.from >= groupEnds) close()
		let lane = 0
		while (group.some((other) => other.lane === lane && endOf(other) > block.from)) lane++
		const mine = { ...block, lane, lanes: 1 }
		group.push(mine)
		placed.push(mine)
		groupEnds = Math.max(groupEnds, endOf(block))
	}
	close()
	return placed
}
