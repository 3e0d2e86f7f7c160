import { describe, expect, test } from 'vitest'
import type { MarkView } from '~/domain/progress/mark-view'
import { notesAsMarkdown } from '~/domain/progress/notes-file'
import { filterNotes, mayBeShown, SHOWN } from '~/domain/progress/notes-filter'

const mark = (id: string, said: Partial<MarkView & { part: string }> = {}) => ({
	id,
	quote: `words of ${id}`,
	revision: 1,
	note: '',
	color: 'yellow' as const,
	standing: 'stands' as const,
	place: null,
	isDeleted: false,
	part: 'First part',
	on: '26 Nov 2026',
	...said,
})
const modules = [
	{
		key: 'ladder/l1/listening',
		title: 'Listening',
		marks: [
			mark('plain'),
			mark('noted', { note: 'Mine.\n\n- a list' }),
			mark('lost', { standing: 'gone', part: 'Second' }),
		],
		bookmarks: [{ part: 'Second' }],
	},
	{ key: 'ladder/l1/feedback', title: 'Feedback', marks: [mark('bin', { isDeleted: true })], bookmarks: [] },
]
const shown = (show: string, module = '') =>
	filterNotes(modules, { show, module }).flatMap((each) => [
		...each.marks.map(({ id }) => id),
		...each.bookmarks.map(() => 'bookmark'),
	])

describe('narrowing down', () => {
	test.each([
		['', ['plain', 'noted', 'lost', 'bookmark', 'bin']],
		['anything odd', ['plain', 'noted', 'lost', 'bookmark', 'bin']],
		['notes', ['noted', 'bin']],
		['highlights', ['plain', 'lost', 'bin']],
		['changed', ['lost', 'bin']],
		['bookmarks', ['bookmark', 'bin']],
	])('to “%s” shows these, and what can still be put back', (show, ids) => {
		expect(shown(show)).toEqual(ids)
	})

	test('to one module shows that one', () => {
		expect(shown('', 'ladder/l1/feedback')).toEqual(['bin'])
		expect(shown('', 'elsewhere')).toEqual([])
	})
})

test('before its words are looked for, no mark is ruled out that would be shown, and most others are', () => {
	const ids = (asked: { show: string; module: string }) =>
		modules.flatMap(({ key, marks }) =>
			marks
				.filter(({ note, isDeleted }) =>
					mayBeShown({ moduleKey: key, note, deletedAt: isDeleted ? new Date(0) : null }, asked),
				)
				.map(({ id }) => id),
		)
	for (const show of SHOWN)
		for (const module of ['', ...modules.map(({ key }) => key)])
			expect(ids({ show, module }), `${show} ${module}`).toEqual(
				show === 'changed' ? ids({ show: 'all', module }) : shown(show, module).filter((id) => id !== 'bookmark'),
			)
	expect(ids({ show: 'bookmarks', module: 'ladder/l1/listening' })).toEqual([])
})

test('the file to take along has modules, parts, words, notes and bookmarks, and nothing deleted', () => {
	expect(notesAsMarkdown(modules.slice(0, 1))).toBe(`# My notes

## Listening

### First part

> words of plain

26 Nov 2026.

> words of noted

26 Nov 2026.

Mine.

- a list

### Second

> words of lost

26 Nov 2026. The passage has changed since.

### Bookmarks

- Second
`)
	expect(notesAsMarkdown(modules)).not.toContain('bin')
})
