/** What may be logged of an error in a room: its kind. The database's own words can quote what somebody wrote. */
export function kindOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error
	const { code } = error as { code?: unknown }
	return typeof code === 'string' ? `${error.name} ${code}` : error.name
}
