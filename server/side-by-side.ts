/** Waits for both: what one of them computes, the other may read. When the first fails, what the second opened is let go. */
export async function sideBySide<First, Second>(
	first: Promise<First>,
	second: Promise<Second>,
	letGo: (opened: Second) => Promise<void>,
): Promise<[First, Second]> {
	const [read, opened] = await Promise.allSettled([first, second])
	if (read.status === 'fulfilled' && opened.status === 'fulfilled') return [read.value, opened.value]
	if (opened.status === 'fulfilled') await letGo(opened.value)
	throw read.status === 'rejected' ? read.reason : (opened as PromiseRejectedResult).reason
}
