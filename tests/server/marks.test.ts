import { beforeEach, describe, expect, test } from 'vitest'
import { bookmark, unbookmark } from '~/domain/progress/bookmark.server'
import {
	changeMark,
	deleteMark,
	forgetDeletedMarks,
	keepMark,
	restoreMark,
	UNDO_MS,
} from '~/domain/progress/mark.server'
import { LONGEST_NOTE, MOST_MARKS } from '~/domain/progress/mark-kinds'
import type { Choosing } from '~/domain/progress/mark-view'
import { countMarks, listBookmarks, listMarks, readMarksNear } from '~/domain/progress/marks-read.server'
import { viewPartMarks } from '~/domain/progress/part-marks.server'
import { passagesOf } from '~/domain/progress/passages'
import { getModuleRecord, getPartRecord } from '~/domain/progress/read.server'
import { versionOf } from '~/domain/progress/take-anchor'
import { useDatabase } from '../support/database'
import { aLesson } from '../support/lessons'
import { aReadPart, SENTENCES, whereOf } from '../support/part-with-passages'
import { aPerson } from '../support/people'

const db = await useDatabase()

const moduleKey = 'ladder/l1/listening'
const part = aReadPart()
const lesson = aLesson(part, aReadPart('other', ['Another part, with words of its own.']))
const now = new Date('2026-11-26T09:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

let ines: string
let otto: string
beforeEach(async () => {
	ines = (await aPerson(db)).id
	otto = (await aPerson(db, { name: 'Otto Lind' })).id
})

type Said = { note?: string; color?: 'yellow' | 'blue' | 'green'; version?: string; by?: string; at?: Date }
const keep = (words: string, said: Said = {}) =>
	keepMark(
		db,
		lesson,
		{ personId: said.by ?? ines, moduleKey, partSlug: 'line' },
		{
			where: whereOf(passagesOf(part), words),
			version: said.version ?? versionOf(lesson),
			note: said.note ?? '',
			color: said.color ?? 'yellow',
		},
		said.at ?? now,
	)
const mine = (personId = ines, at = now) => listMarks(db, personId, at)
const onlyId = async () => (await mine())[0]?.id ?? ''

describe('a mark', () => {
	test('keeps the words from the lesson, with what stands around them', async () => {
		await keep('two planning rounds', { note: 'Mine too.', color: 'blue' })
		expect(await mine()).toMatchObject([
			{
				quote: 'two planning rounds',
				before: 'Zofia had defended that work in ',
				after: ', and it took her six minutes to',
				note: 'Mine too.',
				color: 'blue',
				partSlug: 'line',
				createdAt: now,
			},
		])
	})

	test('sent twice is kept once, and a highlight over a note leaves the note', async () => {
		await keep('two planning rounds', { note: 'Mine too.' })
		await keep('two planning rounds', { color: 'green' })
		expect(await mine()).toMatchObject([{ note: 'Mine too.', color: 'green' }])
	})

	test('on words that have a note keeps both notes, one below the other; sent twice it stands once', async () => {
		await keep('two planning rounds', { note: 'Mine too.' })
		for (let times = 0; times < 2; times++) await keep('two planning rounds', { note: 'Ask Otto.' })
		expect(await mine()).toMatchObject([{ note: 'Mine too.\n\nAsk Otto.' }])
		await expect(keep('two planning rounds', { note: 'n'.repeat(LONGEST_NOTE) })).rejects.toMatchObject({
			code: 'conflict',
			why: 'note-is-full',
		})
		expect(await mine()).toMatchObject([{ note: 'Mine too.\n\nAsk Otto.' }])
	})

	test('changed in two windows keeps the words of the one that saw the newest', async () => {
		await keep('two planning rounds', { note: 'Mine too.' })
		const own = { id: await onlyId(), personId: ines }
		const change = (note: string, revision: number) => changeMark(db, own, { note, color: 'blue', revision })
		await change('From the left window.', 1)
		await expect(change('From the right window.', 1)).rejects.toMatchObject({ code: 'conflict', why: 'note-changed' })
		expect(await mine()).toMatchObject([{ note: 'From the left window.', revision: 2 }])
		await change('From the right window.', 2)
		// The same form sent twice is no other window.
		await change('From the right window.', 2)
		expect(await mine()).toMatchObject([{ note: 'From the right window.' }])
	})

	test('deleted, is kept for its undo up to a number: the longest deleted go first', async () => {
		await db.mark.createMany({
			data: Array.from({ length: 100 }, (_, index) => ({
				personId: ines,
				moduleKey,
				partSlug: 'line',
				passage: '0',
				start: index,
				quote: `${index}`,
				before: '',
				after: '',
				color: 'blue',
				deletedAt: later(index - 200),
			})),
		})
		await keep('two planning rounds')
		const own = await db.mark.findFirstOrThrow({ where: { personId: ines, deletedAt: null } })
		await deleteMark(db, { id: own.id, personId: ines }, now)
		const left = await db.mark.findMany({ where: { personId: ines }, orderBy: { deletedAt: 'asc' } })
		expect(left).toHaveLength(100)
		expect(left.map(({ quote }) => quote)).not.toContain('0')
		expect(left.at(-1)?.id).toBe(own.id)
	})

	test('of another version of the text is refused: its count means other words', async () => {
		await expect(keep('two planning rounds', { version: 'older' })).rejects.toMatchObject({
			code: 'conflict',
			why: 'passage-changed',
		})
		expect(await mine()).toEqual([])
	})

	test('is nobody else’s: not to read, to change, to delete or to put back', async () => {
		await keep('two planning rounds', { note: 'Mine.' })
		const theirs = { id: await onlyId(), personId: otto }
		await expect(changeMark(db, theirs, { note: 'Yours.', color: 'blue', revision: 1 })).rejects.toMatchObject({
			code: 'not-found',
		})
		await expect(deleteMark(db, theirs, now)).rejects.toMatchObject({ code: 'not-found' })
		await expect(restoreMark(db, theirs)).rejects.toMatchObject({ code: 'not-found' })
		expect(await mine(otto)).toEqual([])
		expect(await mine()).toMatchObject([{ note: 'Mine.', deletedAt: null }])
	})

	test('can be put back for an hour, and is gone a day later', async () => {
		await keep('two planning rounds')
		const own = { id: await onlyId(), personId: ines }
		await deleteMark(db, own, now)
		await deleteMark(db, own, later(1))
		expect(await mine()).toMatchObject([{ deletedAt: now }])
		expect(await mine(ines, later(UNDO_MS))).toEqual([])
		expect(await countMarks(db, ines)).toEqual({ marks: 0, bookmarks: 0 })
		await restoreMark(db, own)
		expect(await mine()).toMatchObject([{ deletedAt: null }])
		await deleteMark(db, own, now)
		await forgetDeletedMarks(db, later(86_400_000))
		expect(await db.mark.count()).toBe(1)
		await forgetDeletedMarks(db, later(86_400_001))
		expect(await db.mark.count()).toBe(0)
	})
})

describe('five hundred marks', () => {
	const fill = (count: number) =>
		db.mark.createMany({
			data: Array.from({ length: count }, (_, start) => ({
				personId: ines,
				moduleKey,
				partSlug: 'line',
				passage: '0',
				start,
				quote: 'words',
				before: '',
				after: '',
				color: 'yellow',
			})),
		})
	const full = { code: 'conflict', why: 'too-many-marks' }

	test('are what a module holds; another module and another person have room', async () => {
		await fill(MOST_MARKS)
		await expect(keep('two planning rounds')).rejects.toMatchObject(full)
		await keep('two planning rounds', { by: otto })
		expect(await mine(otto)).toHaveLength(1)
	})

	test('are not passed by two tabs at once, nor by putting one back', async () => {
		await fill(MOST_MARKS - 1)
		const both = await Promise.allSettled([keep('two planning rounds'), keep('six minutes')])
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		const own = { id: (await mine())[0]?.id ?? '', personId: ines }
		await deleteMark(db, own, now)
		await keep('business case')
		await expect(restoreMark(db, own)).rejects.toMatchObject(full)
	})
})

describe('the page of a part', () => {
	const read = async (of = lesson, slug = 'line', to: Choosing | null = null) => {
		const shown = of.parts.find((each) => each.slug === slug)
		if (!shown) throw new Error(slug)
		const slugs = of.parts.map((each) => each.slug)
		const near = await readMarksNear(db, { personId: ines, moduleKey, partSlug: slug }, slugs, now)
		return viewPartMarks(near, { lesson: of, part: shown }, to)
	}

	test('shows its marks in the order of the text, and of each how its words stand now', async () => {
		await keep('finding out what you have been told')
		await keep('who builds payment retries in Lisbon')
		await keep('it took her six minutes to give him the business case')
		const edited = aLesson(
			aReadPart('line', [
				'A paragraph before all others.',
				SENTENCES.first.replace(', who builds payment retries in Lisbon,', ''),
				SENTENCES.second.replace('six minutes', 'eight minutes'),
				SENTENCES.third,
			]),
		)
		const { marks } = await read(edited)
		expect(marks.map(({ quote, standing }) => [quote.slice(0, 12), standing])).toEqual([
			['it took her ', 'reworded'],
			['finding out ', 'stands'],
			['who builds p', 'gone'],
		])
	})

	test('shows a mark of a part that has a new title, and none of another part', async () => {
		await keep('two planning rounds')
		expect((await read(lesson, 'other')).marks).toEqual([])
		expect((await read(aLesson(aReadPart('renamed')), 'renamed')).marks).toMatchObject([{ standing: 'stands' }])
	})

	test('asks for no mark of the other parts of its lesson', async () => {
		await keep('two planning rounds', { note: 'Mine.' })
		const near = async (partSlug: string, ...slugs: string[]) =>
			(await readMarksNear(db, { personId: ines, moduleKey, partSlug }, slugs, now)).marks.map(({ note }) => note)
		expect(await near('line', 'line', 'other')).toEqual(['Mine.'])
		expect(await near('other', 'line', 'other')).toEqual([])
		expect(await near('renamed', 'renamed', 'other')).toEqual(['Mine.'])
	})

	test('is asked for in one query with how far one is, and that says what the two would', async () => {
		await keep('two planning rounds', { note: 'Mine.' })
		await keep('business case', { by: otto })
		const where = { personId: ines, moduleKey, partSlug: 'line' }
		await bookmark(db, where, now)
		expect(await getPartRecord(db, where, ['line', 'other'], now)).toEqual({
			record: await getModuleRecord(db, ines, moduleKey),
			near: await readMarksNear(db, where, ['line', 'other'], now),
		})
	})

	test('offers every paragraph to who wants to choose one, and knows its bookmark', async () => {
		const where = { personId: ines, moduleKey, partSlug: 'line' }
		await bookmark(db, where, now)
		await bookmark(db, where, later(5))
		const page = await read()
		expect(page.isBookmarked).toBe(true)
		expect(page.choosing).toBeNull()
		const { choosing } = await read(lesson, 'line', 'remark')
		expect(choosing?.to).toBe('remark')
		const offered = choosing?.passages.map((each) => each.where)
		expect(offered).toEqual(['s:0-4', '0:0-98', '0:99-210', '0:211-291', '1:0-76'])
		expect(await listBookmarks(db, otto)).toEqual([])
		await unbookmark(db, { ...where, personId: otto })
		expect(await listBookmarks(db, ines)).toHaveLength(1)
		await unbookmark(db, where)
		expect((await read()).isBookmarked).toBe(false)
	})
})
