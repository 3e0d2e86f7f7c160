import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Reason } from '~/domain/progress/mark-kinds'
import { countOpenRemarks, listOwnRemarks, listRemarks, MOST_SHOWN } from '~/domain/progress/marks-read.server'
import { passagesOf } from '~/domain/progress/passages'
import { answerRemark, sendRemark } from '~/domain/progress/remark.server'
import { readRemarks } from '~/domain/progress/remarks.server'
import { versionOf } from '~/domain/progress/take-anchor'
import { useDatabase } from '../support/database'
import { aLesson } from '../support/lessons'
import { aReadPart, whereOf } from '../support/part-with-passages'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()

const where = { moduleKey: 'ladder/l1/listening', partSlug: 'line' }
const part = aReadPart()
const lesson = aLesson(part)
const now = new Date('2026-11-26T09:41:00Z')

let ines: PersonMade
let admin: PersonMade
beforeEach(async () => {
	ines = await aPerson(db)
	admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
})

const say = (
	words: string,
	text: string,
	senderId: string | null = ines.id,
	reason: Reason = 'unclear',
	once: string = randomUUID(),
) =>
	sendRemark(
		db,
		lesson,
		where,
		{ where: whereOf(passagesOf(part), words), version: versionOf(lesson), reason, text, once },
		{ senderId, now },
	)
const listed = async (onlyOpen = false) => (await listRemarks(db, onlyOpen)).remarks
const answer = async (state: 'answered' | 'mended' | 'open', words = '') => {
	const [first] = await listed()
	await answerRemark(db, { id: first?.id ?? '', state, answer: words }, admin, now)
}

describe('a remark', () => {
	test('reaches the admins with its passage, its reason and who sent it', async () => {
		await say('two planning rounds', 'Which?')
		expect(await listed(true)).toMatchObject([
			{
				quote: 'two planning rounds',
				reason: 'unclear',
				text: 'Which?',
				contentHash: 'hash',
				sender: { name: ines.name },
			},
		])
		expect(await countOpenRemarks(db)).toBe(1)
	})

	test('of the same person on the same words is one, as long as it is open', async () => {
		await say('two planning rounds', 'Which?')
		await say('two planning rounds', 'Which two?', ines.id, 'wrong')
		expect(await listed()).toMatchObject([{ text: 'Which two?', reason: 'wrong' }])
		await answer('answered', 'Spring and autumn.')
		await say('two planning rounds', 'And why?')
		expect(await listed()).toHaveLength(2)
	})

	test('sent in two tabs at once is one', async () => {
		await Promise.all([say('two planning rounds', 'One.'), say('two planning rounds', 'Two.')])
		expect(await listed()).toHaveLength(1)
	})

	test('without a name, sent twice from one page, is one; other words from the same page are another', async () => {
		const once = randomUUID()
		await Promise.all([1, 2, 3].map(() => say('two planning rounds', 'Which?', null, 'unclear', once)))
		expect(await listed()).toHaveLength(1)
		await say('two planning rounds', 'Which ones?', null, 'unclear', once)
		await say('two planning rounds', 'Which?', null)
		expect(await listed()).toHaveLength(3)
	})

	test('without a name holds nothing of its sender, not even the hour', async () => {
		await say('two planning rounds', 'Which?', null)
		const [row] = await db.$queryRaw<{ row: string }[]>`select to_jsonb(r)::text as row from "Remark" r`
		expect(row?.row).not.toContain(ines.id)
		expect(await db.remark.findMany({ select: { createdAt: true, senderId: true } })).toEqual([
			{ createdAt: new Date('2026-11-26T00:00:00Z'), senderId: null },
		])
		expect(await listOwnRemarks(db, ines.id)).toEqual([])
		expect(await db.auditEntry.count()).toBe(0)
	})

	test('on words of another version of the lesson is refused', async () => {
		const at = { where: { passage: '0', start: 0, end: 9 }, version: 'older' }
		const sent = { ...at, reason: 'wrong' as const, text: '', once: randomUUID() }
		await expect(sendRemark(db, lesson, where, sent, { senderId: ines.id, now })).rejects.toMatchObject({
			code: 'conflict',
			why: 'passage-changed',
		})
	})
})

describe('an answer', () => {
	test('is read by the sender, settles the remark, and is in the audit log without a word of either', async () => {
		await say('two planning rounds', 'SECRET-REMARK')
		await answer('mended', 'SECRET-ANSWER')
		expect(await listOwnRemarks(db, ines.id)).toMatchObject([
			{ state: 'mended', answer: 'SECRET-ANSWER', answeredAt: now },
		])
		expect(await countOpenRemarks(db)).toBe(0)
		const audit = await db.auditEntry.findMany()
		expect(audit).toMatchObject([{ act: 'remark-answered', actorName: 'Hanna Brandt', subject: '' }])
		expect(JSON.stringify(audit)).not.toMatch(/SECRET|planning/)
	})

	test('can be taken back', async () => {
		await say('two planning rounds', 'Which?')
		await answer('mended')
		await answer('open')
		expect(await listed(true)).toMatchObject([{ answeredAt: null }])
	})

	test('to nothing is refused', async () => {
		await expect(answer('mended')).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('the list of the admins', () => {
	const fill = (state: 'open' | 'mended', count: number, from: string) =>
		db.remark.createMany({
			data: Array.from({ length: count }, (_, index) => ({
				...where,
				contentHash: 'hash',
				passage: '0',
				start: 0,
				quote: 'words',
				before: '',
				after: '',
				reason: 'wrong',
				text: `${state} ${index}`,
				state,
				createdAt: new Date(Date.parse(from) + index * 1000),
			})),
		})

	test('begins with what is open, the newest first, and what is settled never hides any of it', async () => {
		await fill('open', 2, '2026-01-01T00:00:00Z')
		await fill('mended', MOST_SHOWN - 2, '2026-02-01T00:00:00Z')
		const whole = await listRemarks(db)
		expect(whole.remarks.slice(0, 3).map(({ text }) => text)).toEqual(['open 1', 'open 0', 'mended 497'])
		expect(whole).toMatchObject({ areMore: false, remarks: { length: MOST_SHOWN } })
		await fill('open', 1, '2026-03-01T00:00:00Z')
		const { remarks, areMore } = await listRemarks(db)
		expect(areMore).toBe(true)
		expect(remarks).toHaveLength(MOST_SHOWN)
		expect(remarks.at(-1)?.text).toBe('mended 1')
		expect(await readRemarks(db, [], 'UTC', false)).toMatchObject({ most: MOST_SHOWN })
		expect(await readRemarks(db, [], 'UTC', true)).toMatchObject({ most: null, modules: [{ count: 3 }] })
	})

	test('keeps the newest of too many that are open', async () => {
		await fill('open', MOST_SHOWN + 1, '2026-01-01T00:00:00Z')
		const { remarks, areMore } = await listRemarks(db, true)
		expect(areMore).toBe(true)
		expect(remarks[0]?.text).toBe(`open ${MOST_SHOWN}`)
		expect(remarks.at(-1)?.text).toBe('open 1')
	})

	test('shows the day of an unnamed remark as it is kept, and a named one in the zone of whoever reads', async () => {
		await say('two planning rounds', 'Whose?', null)
		await say('two planning rounds', 'Mine.')
		for (const [zone, named] of [
			['America/Vancouver', '26 Nov 2026'],
			['Pacific/Honolulu', '25 Nov 2026'],
		] as const) {
			const { modules } = await readRemarks(db, [], zone, true)
			const days = modules.flatMap(({ passages }) => passages.flatMap(({ remarks }) => remarks))
			expect(Object.fromEntries(days.map(({ text, on }) => [text, on])), zone).toEqual({
				'Whose?': '26 Nov 2026',
				'Mine.': named,
			})
		}
	})
})
