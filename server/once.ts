/** Work that is done at the first call; whoever calls again waits for the same. */
export function once<Given>(work: (given: Given) => Promise<void>): (given: Given) => Promise<void> {
	let done: Promise<void> | undefined
	return (given) => {
		done ??= work(given)
		return done
	}
}
