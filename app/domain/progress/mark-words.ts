import { MOST_MARKS } from './mark-kinds'

export const markRefusals = {
	'passage-changed':
		'This text was changed while you were reading. Your words are still in the field: load the page in another tab, and choose the passage there.',
	mark: 'This mark was deleted in another window. Your words are still in the field: copy them before you leave the page.',
	'too-many-marks': `You have ${MOST_MARKS} marks in this module, which is as many as it holds. Delete one under Your notes first.`,
	'too-many-remarks': 'That is a lot of remarks in an hour. Your words are still here: send them a little later.',
} as const
