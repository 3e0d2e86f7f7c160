/** What a line of the log tells of a fault. */
export function firstLine(error: unknown): string {
	const problem = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
	const text = problem instanceof Error ? problem.message || problem.name : String(problem)
	return text.split('\n')[0] ?? text
}
