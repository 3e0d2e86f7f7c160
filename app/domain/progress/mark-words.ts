import { MOST_MARKS } from './mark-kinds'

export const markRefusals = {
	'passage-changed':
		'This text was changed while you were reading. Your words are still in the field: load the page in another tab, and choose the passage there.',
	mark: 'This mark was deleted in another window. Your words are still in the field: copy them before you leave the page.',
	'note-changed':
		'This note was changed in another window meanwhile, and nothing was overwritten: above stands the newer one, in the field stands yours. Save again to put yours in its place.',
	'note-is-full':
		'These words have a note already, and both together are too long for one. Shorten yours, or change the other.',
	'too-many-marks': `You have ${MOST_MARKS} marks in this module, which is as many as it holds. Delete one under Your notes first.`,
	'too-many-remarks': 'That is a lot of remarks in an hour. Your words are still here: send them a little later.',
} as const
