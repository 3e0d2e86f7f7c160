/** Letters somebody may do without; the others are about what they asked for, or about a date that changed. */
export const STOPPABLE = ['reminder', 'promise', 'digest', 'casebook'] as const
export type Stoppable = (typeof STOPPABLE)[number]

export const stoppableNames: Record<Stoppable, { label: string; help: string; plural: string }> = {
	reminder: {
		label: 'Reminders of sessions',
		help: 'A week, a day and an hour before each; a day before a seat at an activity.',
		plural: 'reminders of sessions',
	},
	promise: {
		label: 'What came of it',
		help: 'Two days before a session, while a promise from the last one is open.',
		plural: 'letters about promises',
	},
	digest: { label: 'Your week', help: 'On Mondays at 7:00 your time: what is due.', plural: 'letters about your week' },
	casebook: {
		label: 'News from the casebook',
		help: 'A suggestion to a case of yours, or what came of one you made.',
		plural: 'letters about the casebook',
	},
}

export function isStoppable(kind: string): kind is Stoppable {
	return (STOPPABLE as readonly string[]).includes(kind)
}
