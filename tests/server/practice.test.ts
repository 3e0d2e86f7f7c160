import { beforeEach, describe, expect, test } from 'vitest'
import { promise, reopenCommitment } from '~/domain/practice/commit.server'
import type { Outcome } from '~/domain/practice/kinds'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aReader, day, moduleKey, type Reader, today } from '../support/readers'

const db = await useDatabase()

let ines: Reader
let otto: Reader
beforeEach(async () => {
	ines = aReader(db, await aPerson(db))
	otto = aReader(db, await aPerson(db, { name: 'Otto Lind' }))
})

const promised = (reader: Reader, text: string, more: { dueOn?: string; replaces?: string } = {}) =>
	promise(db, { personId: reader.id, text, dueOn: '2026-12-01', now: today, ...more })

describe('a promise in a lesson', () => {
	test('makes one commitment, and a changed one changes it', async () => {
		await ines.promise('Ask before I answer.')
		await ines.promise('Ask twice before I answer.', '2026-12-08')
		const changed = { text: 'Ask twice before I answer.', dueOn: '2026-12-08' }
		const rows = await ines.commitments()
		expect(rows).toMatchObject([{ ...changed, moduleKey, closedAt: null, createdAt: today }])
		expect(await ines.answerIn('try')).toEqual({ ...changed, commitmentId: rows[0]?.id })
	})

	test('made in two tabs at once makes one commitment', async () => {
		await Promise.all([ines.promise('Ask first.'), ines.promise('Listen first.')])
		expect(await ines.commitments()).toHaveLength(1)
	})

	test('after the last one was closed makes a new one and leaves the old as it was', async () => {
		await ines.promise('Ask first.')
		const [old] = await ines.commitments()
		await ines.close(old?.id ?? '', 'kept')
		await ines.promise('Write it down.')
		const rows = await ines.commitments()
		expect(rows).toMatchObject([
			{ text: 'Write it down.', outcome: null },
			{ text: 'Ask first.', outcome: 'kept', id: old?.id },
		])
		expect(await ines.answerIn('try')).toMatchObject({ commitmentId: rows[0]?.id })
	})
})

test('a promise cannot replace what somebody else promised', async () => {
	const hers = await promised(ines, 'Ask first.')
	expect(await promised(otto, 'Overwritten.', { replaces: hers })).not.toBe(hers)
	expect(await ines.commitments()).toMatchObject([{ text: 'Ask first.' }])
	expect(await otto.commitments()).toMatchObject([{ text: 'Overwritten.' }])
})

describe('a commitment', () => {
	let id = ''
	beforeEach(async () => {
		id = await promised(ines, 'Ask first.')
	})
	const row = async () => (await ines.commitments())[0]

	test.each<Outcome>(['kept', 'changed', 'dropped'])('is closed as %s, with what was learned', async (outcome) => {
		await ines.close(id, outcome, { learned: 'It takes two breaths.' })
		expect(await row()).toMatchObject({ outcome, learned: 'It takes two breaths.', closedAt: today })
	})

	test('closed twice alike stays as it was first closed', async () => {
		await ines.close(id, 'kept')
		await ines.close(id, 'kept', { now: day('2026-12-24') })
		expect(await row()).toMatchObject({ outcome: 'kept', closedAt: today })
	})

	test('closed otherwise by then is refused and stays', async () => {
		await ines.close(id, 'kept', { learned: 'It works.' })
		await expect(ines.close(id, 'dropped')).rejects.toMatchObject({ code: 'conflict', why: 'already-closed' })
		expect(await row()).toMatchObject({ outcome: 'kept', learned: 'It works.' })
	})

	test('closed in two ways at once keeps one', async () => {
		const tries = await Promise.allSettled([ines.close(id, 'kept'), ines.close(id, 'dropped')])
		expect(tries.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
	})

	test('is opened again, empty, and may then be closed otherwise', async () => {
		await ines.close(id, 'kept', { learned: 'It works.' })
		await reopenCommitment(db, { id, personId: ines.id })
		expect(await row()).toMatchObject({ outcome: null, learned: '', closedAt: null })
		await ines.close(id, 'changed')
		expect(await row()).toMatchObject({ outcome: 'changed' })
	})

	test('is closed and opened by nobody but the one who made it', async () => {
		const notFound = { code: 'not-found', why: 'commitment' }
		await expect(otto.close(id, 'kept')).rejects.toMatchObject(notFound)
		expect(await row()).toMatchObject({ outcome: null, closedAt: null })
		await ines.close(id, 'kept')
		await expect(otto.close(id, 'kept')).rejects.toMatchObject(notFound)
		await expect(reopenCommitment(db, { id, personId: otto.id })).rejects.toMatchObject(notFound)
		expect(await row()).toMatchObject({ outcome: 'kept' })
	})

	test('that does not exist is not found', async () => {
		await expect(ines.close('nothing', 'kept')).rejects.toMatchObject({ code: 'not-found' })
		const reopening = reopenCommitment(db, { id: 'nothing', personId: ines.id })
		await expect(reopening).rejects.toMatchObject({ code: 'not-found' })
	})

	test('comes first in the list while it is open, by its day', async () => {
		await ines.close(id, 'kept')
		for (const dueOn of ['2026-12-20', '2026-12-10']) await promised(ines, dueOn, { dueOn })
		const texts = (await ines.commitments()).map((each) => each.text)
		expect(texts).toEqual(['2026-12-10', '2026-12-20', 'Ask first.'])
	})
})
