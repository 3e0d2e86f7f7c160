/**
 * What lies in the field of a thought: one, or what was written ahead, a thought to a line.
 * @param longest characters that fit into one
 * @returns `one`, `lines`: what may be added, by itself or line by line; empty for nothing. `tooLong`: what is in the way
 */
export function thoughtsIn(text: string, longest: number): { one: string; lines: string[]; tooLong: string } {
	const one = text.trim()
	const lines = one
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
	const long = lines.find((line) => line.length > longest)
	const fits = `${longest} characters fit`
	return {
		one: one.length > longest ? '' : one,
		lines: lines.length > 1 && !long ? lines : [],
		tooLong:
			lines.length > 1 && long
				? `One line is too long, “${long.slice(0, SHOWN)}…”: ${fits}`
				: one.length > longest
					? `Too long for one: ${fits}`
					: '',
	}
}

/** Characters by which somebody finds the line */
const SHOWN = 24
