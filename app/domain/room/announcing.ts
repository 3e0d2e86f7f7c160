/**
 * What a screen reader hears of a room. Lines come by kind, each kind at its own place: the phase, the clock, the floor;
 * empty for nothing to say.
 * @returns what is still to be said: the newest of each kind that has changed, until it is said or true no more. A line
 * of one kind never takes the place of another's.
 * @param told what is said once in a phase, and was: it may go and come up again, as after a stop
 */
export function stillToSay(
	unsaid: readonly string[],
	before: readonly string[],
	now: readonly string[],
	told: readonly string[] = [],
): string[] {
	return now.map((line, kind) => (line === before[kind] ? (unsaid[kind] ?? '') : told.includes(line) ? '' : line))
}

/** Who holds the lead now, as everybody is told when it changes hands; empty while nobody whose name is known does. */
export function leadLine(leadId: string | null, meId: string, people: readonly { personId: string; name: string }[]) {
	if (leadId !== null && leadId === meId) return 'You lead now.'
	const leader = people.find(({ personId }) => personId === leadId)
	return leader ? `${leader.name} leads now.` : ''
}

/** Counted, and never named; whoever reads it is told apart from the others. @param iWrite whether the reader is one of them */
export function stillWritingWords(count: number, iWrite: boolean): string {
	if (!iWrite) return count === 1 ? '1 is still writing' : `${count} are still writing`
	if (count === 1) return 'You are still writing'
	return count === 2 ? 'You and 1 other are still writing' : `You and ${count - 1} others are still writing`
}
