/** Items by a key, in their order; what has none is an empty list. One pass, however many there are. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): (key: string) => Item[] {
	const groups = new Map<string, Item[]>()
	for (const item of items) {
		const group = groups.get(keyOf(item))
		if (group) group.push(item)
		else groups.set(keyOf(item), [item])
	}
	return (key) => groups.get(key) ?? []
}
