/** What the list of certifications is narrowed to. A state here is read from the row alone; how long grace lasts is not in it. */
export const listedStates = {
	'in-force': 'In force',
	expiring: 'Ends soon',
	ended: 'Ended',
	renewed: 'Renewed',
	revoked: 'Taken back',
} as const
export type ListedState = keyof typeof listedStates

export function isListedState(word: string): word is ListedState {
	return Object.hasOwn(listedStates, word)
}
