import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { LONGEST_COPY } from '~/domain/pattern/kinds'
import { keepBeside, makeCopy } from '~/domain/pattern/make-copy.server'
import { getCopy, listCopies } from '~/domain/pattern/read.server'
import { deleteCopy, saveCopy } from '~/domain/pattern/save.server'
import { takeUpstream, undoUpstream } from '~/domain/pattern/upstream.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')
const later = new Date('2026-11-21T10:00:00Z')
const original = { text: 'Begin.\n\nWait.\n\nClose.\n', version: 1 }
const newer = { text: 'Begin.\n\nWait.\n\nClose with a date.\n', version: 2 }
const notFound = { code: 'not-found', why: 'copy' }
const clash = { code: 'conflict', why: 'changed-elsewhere' }

let ines = ''
let otto = ''
let id = ''
beforeEach(async () => {
	ines = (await aPerson(db)).id
	otto = (await aPerson(db, { name: 'Otto Lind' })).id
	id = await use(ines)
})

const use = (ownerId: string, from = original) =>
	makeCopy(db, { ownerId, pattern: { id: 'weekly', title: 'Weekly' }, part: 'whole', original: from, now })
const row = () => getCopy(db, { id, ownerId: ines })
/** A window opened now. */
const aWindow = async (name: string = randomUUID()) => ({ revision: (await row()).revision, name })
const mine = { title: 'Weekly with Amir', text: 'Begin with a question.\n\nWait.\n\nClose.\n' }
const save = async (window?: Awaited<ReturnType<typeof aWindow>>, words = mine, ownerId = ines) =>
	saveCopy(db, { id, ownerId }, words, window ?? (await aWindow()), later)

describe('“Use this”', () => {
	test('makes a copy of the text as it stands now', async () => {
		expect(await row()).toMatchObject({
			...{ ownerId: ines, patternId: 'weekly', part: 'whole', title: 'Weekly', revision: 1, changedAt: now },
			...{ text: original.text, baseText: original.text, baseVersion: 1, beforeText: null },
			html: '<p>Begin.</p>\n<p>Wait.</p>\n<p>Close.</p>',
		})
	})

	test('pressed twice, also at once, makes one', async () => {
		expect(await Promise.all([use(ines), use(ines)])).toEqual([id, id])
	})

	test('makes another one once the first was touched, or the original has moved on', async () => {
		expect(await use(ines, newer)).not.toBe(id)
		await save()
		expect(await use(ines)).not.toBe(id)
		expect(await listCopies(db, ines)).toHaveLength(3)
	})

	test('ends at 200 copies', async () => {
		const data = Array.from({ length: 199 }, () => ({
			...{ ownerId: ines, patternId: 'other', part: 'whole', title: 'x', text: 'x', html: 'x', baseText: 'x' },
			...{ baseVersion: 1, revision: 2 },
		}))
		await db.patternCopy.createMany({ data })
		await save()
		await expect(use(ines)).rejects.toMatchObject({ code: 'conflict', why: 'too-many-copies' })
		await expect(keepBeside(db, { id, ownerId: ines, ...mine, now })).rejects.toMatchObject({ why: 'too-many-copies' })
		await use(otto)
	})
})

describe('a copy', () => {
	test('keeps its words and what they look like', async () => {
		await save(undefined, { title: 'Mine', text: 'Say **it**, <name>.' })
		expect(await row()).toMatchObject({
			title: 'Mine',
			html: '<p>Say <strong>it</strong>, &lt;name&gt;.</p>',
			changedAt: later,
		})
	})

	test('kept beside another by a double click is one; a minute later it is another', async () => {
		const keepAt = (at: Date) => keepBeside(db, { id, ownerId: ines, ...mine, now: at })
		const [first, second] = await Promise.all([keepAt(now), keepAt(now)])
		expect(second).toBe(first)
		expect(await keepAt(later)).not.toBe(first)
		expect(await listCopies(db, ines)).toHaveLength(3)
	})

	test('is nobody’s but its owner’s', async () => {
		const key = { id, ownerId: otto }
		const shown = { ...mine, window: await aWindow() }
		await expect(getCopy(db, key)).rejects.toMatchObject(notFound)
		await expect(save(shown.window, mine, otto)).rejects.toMatchObject(notFound)
		await expect(takeUpstream(db, key, shown, newer, later)).rejects.toMatchObject(notFound)
		await expect(undoUpstream(db, key, shown, later)).rejects.toMatchObject(notFound)
		await expect(keepBeside(db, { ...key, ...mine, now })).rejects.toMatchObject(notFound)
		await expect(deleteCopy(db, key)).rejects.toMatchObject(notFound)
		expect(await listCopies(db, otto)).toEqual([])
		expect(await row()).toMatchObject({ text: original.text, revision: 1 })
	})

	test('is deleted with its owner, and by nothing else than its owner', async () => {
		await deleteCopy(db, { id, ownerId: ines })
		await expect(row()).rejects.toMatchObject(notFound)
		id = await use(ines)
		await db.person.delete({ where: { id: ines } })
		expect(await db.patternCopy.count()).toBe(0)
	})

	test('stands in the list by when it was changed', async () => {
		const other = await use(ines, newer)
		await save()
		expect((await listCopies(db, ines)).map((copy) => copy.id)).toEqual([id, other])
	})
})

describe('two windows', () => {
	test('the one that has not seen the newest words overwrites nothing', async () => {
		const [first, second] = [await aWindow(), await aWindow()]
		await save(first)
		await expect(save(second, { title: 'Other', text: 'Other.' })).rejects.toMatchObject(clash)
		expect(await row()).toMatchObject(mine)
	})

	test('at once: one of them is kept, the other is told', async () => {
		const windows = [await aWindow(), await aWindow()]
		const saves = await Promise.allSettled(windows.map((window) => save(window, { title: window.name, text: 'x' })))
		const kept = saves.findIndex((each) => each.status === 'fulfilled')
		expect(saves.filter((each) => each.status === 'rejected')).toHaveLength(1)
		expect((await row()).title).toBe(windows[kept]?.name)
	})

	test('one that saves again and again knows its own words', async () => {
		const window = await aWindow()
		for (const text of ['a', 'b', 'c']) await save(window, { title: 'Mine', text })
		expect(await row()).toMatchObject({ text: 'c', revision: 4 })
	})

	test('words that clash are kept as a copy beside the other', async () => {
		const beside = await keepBeside(db, { id, ownerId: ines, ...mine, now: later })
		expect(await getCopy(db, { id: beside, ownerId: ines })).toMatchObject({ ...mine, baseText: original.text })
		expect(await row()).toMatchObject({ text: original.text })
	})
})

describe('a newer version', () => {
	const key = () => ({ id, ownerId: ines })
	const take = async (words = mine, window?: Awaited<ReturnType<typeof aWindow>>) =>
		takeUpstream(db, key(), { ...words, window: window ?? (await aWindow()) }, newer, later)

	test('is taken into what stands in the window, saved or not', async () => {
		await take()
		expect(await row()).toMatchObject({
			...{ title: mine.title, text: 'Begin with a question.\n\nWait.\n\nClose with a date.\n', baseText: newer.text },
			...{ baseVersion: 2, beforeText: mine.text, html: expect.stringContaining('Close with a date.') },
		})
	})

	test('is undone, and that is undone as well', async () => {
		await take()
		const taken = (await row()).text
		await undoUpstream(db, key(), { title: 'T', text: `${taken}More.\n`, window: await aWindow() }, later)
		expect(await row()).toMatchObject({ text: mine.text, baseText: original.text, baseVersion: 1 })
		await undoUpstream(db, key(), { title: 'T', text: mine.text, window: await aWindow() }, later)
		expect(await row()).toMatchObject({ text: `${taken}More.\n`, baseText: newer.text, baseVersion: 2 })
	})

	test('taken twice is refused the second time', async () => {
		await take()
		await expect(take()).rejects.toMatchObject({ code: 'conflict', why: 'nothing-new' })
	})

	test('is not taken over words this window has not seen', async () => {
		const stale = await aWindow()
		await save()
		await expect(take({ title: 'Other', text: 'Other.' }, stale)).rejects.toMatchObject(clash)
		expect(await row()).toMatchObject({ ...mine, baseVersion: 1 })
	})

	test('is not lost to a late save of the same window', async () => {
		const window = await aWindow()
		await save(window)
		await take(mine, window)
		await expect(save(window)).rejects.toMatchObject(clash)
		expect((await row()).text).toContain('Close with a date.')
	})

	test('that leaves no room for both is refused', async () => {
		const text = `${original.text}${'x'.repeat(LONGEST_COPY - original.text.length)}`
		await expect(take({ title: 'Long', text })).rejects.toMatchObject({ code: 'invalid', why: 'too-long' })
		expect(await row()).toMatchObject({ text: original.text, beforeText: null })
	})

	test('cannot be undone before it was taken', async () => {
		const undoing = undoUpstream(db, key(), { ...mine, window: await aWindow() }, later)
		await expect(undoing).rejects.toMatchObject({ why: 'nothing-to-undo' })
	})
})
