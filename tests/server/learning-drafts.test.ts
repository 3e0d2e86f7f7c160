import { beforeEach, describe, expect, test } from 'vitest'
import { draftFromLearning, learningKey, listDraftsFrom } from '~/domain/pattern/draft.server'
import { makeCopy } from '~/domain/pattern/make-copy.server'
import { getCopy } from '~/domain/pattern/read.server'
import { deleteCopy, saveCopy } from '~/domain/pattern/save.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aCohort } from '../support/world'

/** A line that a room has learned, as the beginning of a pattern of one's own. */
const db = await useDatabase()
const LINE = 'Silence in a review can be a report about the process, filed by the person who cares most about it.'

let world: Awaited<ReturnType<typeof aCohort>>
let ownerId: string
beforeEach(async () => {
	world = await aCohort(db, { members: 2, startsAt: nov(12, 16) })
	ownerId = world.members[0]?.id ?? ''
})
const draft = (learning = LINE, owner = ownerId) =>
	draftFromLearning(db, { ownerId: owner, sessionId: world.session.id, learning, now: nov(13, 9) })

describe('a learning', () => {
	test('becomes a draft with the headings of a pattern, named by its first words and tied to its recap', async () => {
		const copy = await getCopy(db, { id: await draft(), ownerId })
		expect(copy.title).toBe('Silence in a review can be a report about the process, filed by the person who…')
		expect(copy.text.split('\n')[0]).toBe(`> ${LINE}`)
		expect(copy.text.match(/^## .*$/gm)).toEqual(
			['Context', 'Problem', 'Solution', 'Example', 'When to use it', 'When not to use it'].map((each) => `## ${each}`),
		)
		expect(copy).toMatchObject({ fromSessionId: world.session.id, patternId: '' })
		expect(await listDraftsFrom(db, ownerId, world.session.id)).toEqual(new Map([[learningKey(LINE), copy.id]]))
	})

	test('becomes one draft, however often and at once it is asked for, and however it was changed since', async () => {
		const [id, ...others] = await Promise.all([draft(), draft(), draft()])
		expect(others).toEqual([id, id])
		const key = { id: id ?? '', ownerId }
		await saveCopy(db, key, { title: 'Mine', text: 'Other words.' }, { revision: 1, name: 'w' }, nov(13, 10))
		expect(await draft()).toBe(id)
		expect(await getCopy(db, key)).toMatchObject({ title: 'Mine', text: 'Other words.' })
		await deleteCopy(db, key)
		expect(await draft()).not.toBe(id)
	})

	test('becomes a draft of each who wants one, and nobody knows of another’s', async () => {
		const other = world.members[1]?.id ?? ''
		const [mine, theirs] = [await draft(), await draft(LINE, other)]
		expect(mine).not.toBe(theirs)
		await expect(getCopy(db, { id: mine, ownerId: other })).rejects.toMatchObject({ code: 'not-found' })
		expect([...(await listDraftsFrom(db, other, world.session.id)).values()]).toEqual([theirs])
	})

	test('brings no heading, link or picture into the draft by itself', async () => {
		const { text, html } = await getCopy(db, { id: await draft('x\n# Ours ![](https://evil.example) <b>'), ownerId })
		expect(text.split('\n')[0]).toBe('> x \\# Ours `![](https://evil.example)` \\<b\\>')
		expect(html).not.toMatch(/<a |<img|<b>|<h[1-6][^>]*>Ours/)
	})

	test('becomes none where 200 copies are kept', async () => {
		const using = { pattern: { id: 'p', title: 'P' }, part: 'whole', now: nov(13, 9) } as const
		await makeCopy(db, { ...using, ownerId, original: { text: 'x', version: 1 } })
		const [row] = await db.patternCopy.findMany({ omit: { id: true } })
		await db.patternCopy.createMany({ data: Array.from({ length: 199 }, () => row as NonNullable<typeof row>) })
		await expect(draft()).rejects.toMatchObject({ code: 'conflict', why: 'too-many-copies' })
	})
})
