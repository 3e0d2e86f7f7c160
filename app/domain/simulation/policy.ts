/** Talks kept of one person and simulation: a new one takes the place of the one played longest ago. */
export const TALKS_KEPT = 3

export const simulationRefusals = {
	'text-changed': 'The text of this talk was changed since, so it cannot go on from here. Begin again.',
	'moved-on': 'This talk went on in another window. Here is where it stands now.',
	'no-such-choice': 'That choice is not offered here. Choose one of these.',
	'not-finished': 'Play it to its end first. Then you can go back to any turn.',
} as const
