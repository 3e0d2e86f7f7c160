/** Work that is done at the first call; whoever calls again waits for the same. */
export function once<Given extends unknown[], Result>(
	work: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
	let done: Promise<Result> | undefined
	return (...given) => {
		done ??= work(...given)
		return done
	}
}
