import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { alertsOf, fieldOf, wordsOf } from '../support/form-page'
import { type LevelOne, startLevelOne } from '../support/level-one'
import { aPerson } from '../support/people'
import { ask, signInAs } from '../support/server'

/** Patterns and one's own copies of them, as a browser without JavaScript gets them. */
let world: LevelOne
let cookie = ''
let ownerId = ''
const PATTERN = paths.pattern({ pattern: 'weekly-1-on-1' })

beforeAll(async () => {
	world = await startLevelOne()
	ownerId = (await aPerson(world.server.db, { name: 'Zofia Wrona' })).id
	cookie = await signInAs(world.server.db, ownerId)
})
afterAll(() => world.server.close())

const get = (path: string) => ask(world.server, path, { cookie })
const post = (path: string, form: Record<string, string>) => ask(world.server, path, { cookie, form })
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function aCopy(part = 'template') {
	await world.server.db.patternCopy.deleteMany({ where: { ownerId } })
	const answer = await post(PATTERN, { part })
	const at = answer.headers.get('location') ?? ''
	return { at, id: at.split('/').at(-1) ?? '' }
}

/** What a window holds besides its words. */
async function openAt(at: string) {
	const { text } = await get(at)
	return { window: hidden(text, 'window'), revision: hidden(text, 'revision') }
}

describe('the library', () => {
	test.each([
		['a situation', '/patterns?moment=before+a+hard+talk', 'Difficult feedback'],
		['words', '/patterns?q=difficult+feedb', 'Difficult feedback'],
		['a group and a template', '/patterns?group=one-on-one&templates=yes', 'The weekly 1-on-1'],
		['nothing it knows', '/patterns?moment=on+a+boat&group=sport', 'Difficult feedback'],
	])('is searched by %s', async (_what, path, title) => {
		const { status, text } = await get(path)
		expect(status).toBe(200)
		expect(wordsOf(text)).toContain(title)
	})

	test('says when nothing fits', async () => {
		expect(wordsOf((await get('/patterns?q=xylophone')).text)).toContain('No pattern fits all of that')
	})

	test('shows a module the patterns that belong to it, and the other way round', async () => {
		expect((await get('/learn/technical-leadership-ladder/l1')).text).toContain('/patterns/difficult-feedback')
		expect((await get('/patterns/difficult-feedback')).text).toContain(
			'/learn/technical-leadership-ladder/l1/feedback-that-lands',
		)
	})
})

describe('a working copy', () => {
	test('begins as the template, and is said to be there', async () => {
		const { at, id } = await aCopy()
		const copy = await world.server.db.patternCopy.findUniqueOrThrow({ where: { id } })
		expect(fieldOf((await get(at)).text, 'text').value.trim()).toBe(copy.baseText.trim())
		expect(wordsOf((await get(PATTERN)).text)).toContain('Copied by you')
	})

	test('begins as the whole text where that is asked for', async () => {
		const { at } = await aCopy('whole')
		expect(fieldOf((await get(at)).text, 'text').value).toMatch(/^\s*## Context/)
	})

	test('is refused of a template that there is none of', async () => {
		const answer = await post(paths.pattern({ pattern: 'difficult-feedback' }), { part: 'template' })
		expect(answer.status).toBe(400)
		expect(alertsOf(answer.text)).toContain('This pattern has no template.')
	})

	test('is saved, shown as it reads, and downloaded', async () => {
		const { at, id } = await aCopy()
		const words = { title: 'With “Amir”', text: 'Ask **first**.\r\n\r\n<script>alert(1)</script>' }
		const answer = await post(at, { intent: 'save', ...words, ...(await openAt(at)) })
		expect(wordsOf(answer.text)).toMatch(/Saved \d\d:\d\d/)
		expect(answer.text).toContain('<p>Ask <strong>first</strong>.</p>')
		expect(answer.text).not.toContain('<script>alert')
		const file = await get(paths.patternCopyFile({ copy: id }))
		expect(file.text).toBe('# With “Amir”\n\nAsk **first**.\n\n<script>alert(1)</script>\n')
		expect(file.headers.get('content-disposition')).toBe('attachment; filename="weekly-1-on-1.md"')
		expect(file.headers.get('content-type')).toMatch(/^text\/markdown/)
		expect(file.headers.get('x-content-type-options')).toBe('nosniff')
	})

	test.each([
		['a name', { title: ' ', text: 'Kept.' }, 'Give your copy a name'],
		['room', { title: 'Long', text: 'x'.repeat(20_001) }, 'That is longer than we can keep.'],
	])('without %s is refused with its words kept', async (_what, words, line) => {
		const { at } = await aCopy()
		const answer = await post(at, { intent: 'save', ...words, ...(await openAt(at)) })
		expect(answer.status).toBe(400)
		expect(alertsOf(answer.text)).toContain(line)
		expect(fieldOf(answer.text, 'text').value.trim()).toBe(words.text)
	})

	test('is deleted', async () => {
		const { at } = await aCopy()
		expect((await post(at, { intent: 'delete' })).headers.get('location')).toBe('/patterns')
		expect((await get(at)).status).toBe(404)
	})

	test('changed in another window: both texts are shown, and each way on does what it says', async () => {
		const { at, id } = await aCopy()
		const [first, second] = [await openAt(at), await openAt(at)]
		const mine = { title: 'Second', text: 'From the second window.' }
		await post(at, { intent: 'save', title: 'First', text: 'From the first window.', ...first })
		const clash = await post(at, { intent: 'save', ...mine, ...second })
		expect(clash.status).toBe(409)
		expect(alertsOf(clash.text)).toContain('Nothing was overwritten.')
		expect(wordsOf(clash.text)).toContain('From the first window.')
		expect(fieldOf(clash.text, 'text').value.trim()).toBe(mine.text)

		const beside = await post(at, { intent: 'beside', ...mine, ...second })
		expect(fieldOf((await get(beside.headers.get('location') ?? '')).text, 'text').value.trim()).toBe(mine.text)
		const row = () => world.server.db.patternCopy.findUniqueOrThrow({ where: { id } })
		expect((await row()).text).toBe('From the first window.')

		const replaced = await post(at, { intent: 'replace', over: hidden(clash.text, 'over'), ...mine, ...second })
		expect(replaced.status).toBe(200)
		expect((await row()).text).toBe(mine.text)
	})

	test('whose original has moved on takes the changes, shows what clashes, and is put back', async () => {
		const { at, id } = await aCopy()
		const { baseText } = await world.server.db.patternCopy.findUniqueOrThrow({ where: { id } })
		const [line = ''] = baseText.split('\n').filter((each) => each.length > 20)
		// As if it had been copied from an older text, and the owner had changed the same line since.
		await world.server.db.patternCopy.update({
			where: { id },
			data: { baseText: baseText.replace(line, 'The old line.'), baseVersion: 0 },
		})
		const mine = baseText.replace(line, 'My own line.')
		const page = await get(at)
		expect(wordsOf(page.text)).toContain('Take the changes of version 1')
		expect(wordsOf((await get('/patterns')).text)).toContain('A newer version is here')
		await post(at, { intent: 'take', title: 'Mine', text: mine, ...(await openAt(at)) })
		const merged = await get(at)
		expect(wordsOf(merged.text)).toContain('One place holds your words and the new ones.')
		const text = fieldOf(merged.text, 'text').value
		for (const each of ['=== Yours ===', 'My own line.', '=== Version 1 ===', line]) expect(text).toContain(each)
		await post(at, { intent: 'undo', title: 'Mine', text, ...(await openAt(at)) })
		expect(fieldOf((await get(at)).text, 'text').value.trim()).toBe(mine.trim())
	})

	test('whose pattern is gone stays', async () => {
		const { at, id } = await aCopy()
		await world.server.db.patternCopy.update({ where: { id }, data: { patternId: 'gone-by-now' } })
		expect(wordsOf((await get(at)).text)).toContain('Its original is no longer in the library; your copy stays.')
		const answer = await post(at, { intent: 'take', title: 'Mine', text: 'x', ...(await openAt(at)) })
		expect(answer.status).toBe(409)
		expect((await get('/patterns')).status).toBe(200)
	})
})
