import { randomUUID } from 'node:crypto'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildIndex } from '~/domain/search/build.server'
import { listDocuments } from '~/domain/search/documents'
import { getIndexState, search } from '~/domain/search/find.server'
import type { Document } from '~/domain/search/kinds'
import { loadContent } from '../../server/content'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()
const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
const documents = listDocuments(content)
const STAGE = 'technical-leadership-ladder/l1'

let ines: PersonMade
beforeAll(async () => void (await buildIndex(db, documents)))
beforeEach(async () => {
	ines = await aPerson(db)
})

const find = (typed: string, said = {}) => search(db, ines.id, typed, said)
const titles = async (typed: string) => (await find(typed)).results.map((found) => found.title)

describe('the index', () => {
	test('is made once for one content, and anew for another', async () => {
		expect(await buildIndex(db, documents)).toEqual({ isNew: false, documents: documents.length, without: [] })
		const first = await getIndexState(db)
		expect(first).toMatchObject({ documents: documents.length, forgivesTypos: true, forgivesAccents: true })
		const extra: Document = {
			kind: 'help',
			ref: 'belaying',
			title: 'The hendecagonal bowline',
			context: 'Help',
			headings: '',
			text: 'Tie Joãozinho in before you climb.',
			path: '/help/belaying',
		}
		try {
			expect((await buildIndex(db, [...documents, extra])).isNew).toBe(true)
			expect(await titles('hendecagonal bowline')).toEqual(['The hendecagonal bowline'])
			expect(await titles('JOAOZINHO')).toEqual(['The hendecagonal bowline'])
			expect((await getIndexState(db)).documents).toBe(documents.length + 1)
		} finally {
			await buildIndex(db, documents)
		}
		expect(await titles('hendecagonal bowline')).not.toContain('The hendecagonal bowline')
	})
})

test('a schema that the operator calls search is left alone', async () => {
	await db.$executeRaw`create schema search`
	await db.$executeRaw`create table search.theirs (kept text)`
	try {
		expect((await buildIndex(db, documents.slice(1))).isNew).toBe(true)
		expect(await db.$queryRaw`select kept from search.theirs`).toEqual([])
	} finally {
		await db.$executeRaw`drop schema if exists search cascade`
		await buildIndex(db, documents)
	}
})

describe('a search', () => {
	test('shows where the words stand', async () => {
		const { state, corrected, results } = await find('sandwich')
		expect({ state, corrected }).toEqual({ state: 'found', corrected: null })
		expect(results[0]).toMatchObject({ kind: 'module', title: 'Praise they can run again' })
		expect(results[0]?.excerpt).toContainEqual({ text: 'sandwich', isMatch: true })
	})

	test('takes a word nobody wrote for the nearest one, says so, and does not when asked not to', async () => {
		expect(await find('feedbak lands')).toMatchObject({ state: 'found', corrected: 'feedback lands' })
		expect(await find('feedbak lands', { asTyped: true })).toMatchObject({ state: 'some', corrected: null })
		expect(await find('feedbak', { asTyped: true })).toMatchObject({ state: 'none', results: [] })
	})

	test('says every word it replaced, and completes only the last one without a word', async () => {
		expect(await find('feedbac lands')).toMatchObject({ state: 'found', corrected: 'feedback lands' })
		expect(await find('lands feedbac')).toMatchObject({ state: 'found', corrected: null })
	})

	test('finds words as they are typed, whatever the stem', async () => {
		for (const typed of ['lis', 'liste', 'listeni', 'listenin', 'listening'])
			expect(await find(typed), typed).toMatchObject({ state: 'found', corrected: null })
	})

	test('shows pages with some of the words when none holds all', async () => {
		const { state, results } = await find('forgot password')
		expect(state).toBe('some')
		expect(results[0]?.to).toBe('/help/signing-in')
	})

	test.each([
		['nothing', '', 'nothing-asked'],
		['signs alone', `'"%_\\ & | ! ( ) : * <-> ;--`, 'nothing-asked'],
		['words that stand everywhere', 'the of and', 'common'],
		['a word nobody knows', 'xylophonequartet', 'none'],
		['ten thousand letters', 'a'.repeat(10_000), 'none'],
		['half a character', '\ud83d', 'nothing-asked'],
		['an alphabet nobody wrote here', '日本語です', 'none'],
		['an operator', 'feedback:* & !praise', 'found'],
		['a statement', `feedback'); drop schema belay_search cascade; --`, 'some'],
	])('answers %s', async (_what, typed, state) => {
		expect((await find(typed)).state).toBe(state)
		expect((await getIndexState(db)).documents).toBe(documents.length)
	})

	test('answers whatever is typed', async () => {
		const pieces = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.constantFrom('feedback', 'not', "'", ':*', '1-on-1', '\\'),
		)
		await fc.assert(
			fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (words) => {
				expect((await find(words.join(' '))).results.length).toBeLessThanOrEqual(20)
			}),
			{ numRuns: 150 },
		)
	})
})

describe('a question of a knowledge check', () => {
	const bank = content.banks.get('l1')
	const question = bank?.questions.find((each) => each.id === 'feedback-01')
	const UNIQUE = 'deploy shift change Nuno'

	const attempt = (person: PersonMade, said: { submittedAt?: Date; holds?: string; stageKey?: string } = {}) =>
		db.checkAttempt.create({
			data: {
				id: randomUUID(),
				personId: person.id,
				stageKey: said.stageKey ?? STAGE,
				drawn: [{ id: said.holds ?? 'feedback-01', options: ['a', 'b', 'c', 'd'] }],
				startedAt: nov(1),
				...(said.submittedAt ? { submittedAt: said.submittedAt, rightCount: 1, passed: false } : {}),
			},
			select: { id: true },
		})
	const questions = async (person = ines, typed = UNIQUE) =>
		(await search(db, person.id, typed)).results.filter((found) => found.to.endsWith('#feedback-01'))

	test('is found, by its explanations too, by whoever has handed it in, and leads to that try', async () => {
		expect(question?.options.map((option) => option.why).join(' ')).toContain('debate on probability')
		const { id } = await attempt(ines, { submittedAt: nov(2) })
		for (const typed of [UNIQUE, 'invites a debate on probability'])
			expect(await questions(ines, typed)).toMatchObject([{ to: `/assess/${STAGE}/check/${id}#feedback-01` }])
	})

	test.each([
		['who has tried nothing', () => undefined],
		['who has it in an open try', () => attempt(ines)],
		['who has handed in others', () => attempt(ines, { submittedAt: nov(2), holds: 'feedback-02' })],
		[
			'who has handed in one of that name for another level',
			() => attempt(ines, { submittedAt: nov(2), stageKey: 'other/l9' }),
		],
		[
			'whose open try asks it again',
			async () => {
				await attempt(ines, { submittedAt: nov(2) })
				await attempt(ines)
			},
		],
		['who knows somebody who has', async () => attempt(await aPerson(db), { submittedAt: nov(2) })],
	])('is not found by somebody %s', async (_who, arrange) => {
		await arrange()
		expect(await questions()).toEqual([])
		expect(await questions(ines, 'invites a debate on probability')).toEqual([])
	})

	test('lends no word to a correction', async () => {
		const words = await db.$queryRaw<
			{ word: string }[]
		>`select word from belay_search.word where documents = 0 and length(word) > 8`
		expect(words.length).toBeGreaterThan(20)
		for (const { word } of words.slice(0, 40)) {
			const { corrected } = await find(`${word.slice(0, 4)}x${word.slice(4)}`)
			expect.soft(corrected).not.toBe(word)
		}
	})
})
