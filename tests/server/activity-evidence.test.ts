import { beforeEach, describe, expect, test } from 'vitest'
import { answerActivity, readAsked } from '~/domain/activity/confirm.server'
import { askAgain, keepEvidence, sendEvidence, takeBack } from '~/domain/activity/evidence.server'
import { listAskedOf, listOwnEvidence } from '~/domain/activity/read-evidence.server'
import type { EvidenceFields } from '~/domain/activity/schema'
import { activityToken } from '~/domain/activity/token.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { sendDueLetters } from '~/domain/notice/outbox.server'
import { judgedToday } from '~/domain/program/judged'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { useDatabase } from '../support/database'
import { nov, now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aQuarter, aSeatInQuarter, QUARTER_KEY } from '../support/quarters'

const db = await useDatabase()
const key = createLinkKey('tests-only-tests-only-tests-only')
const stage = aQuarter()
let ines: PersonMade
let petra: PersonMade
let row: { personId: string; stageKey: string; activityId: string }
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho' })
	petra = await aPerson(db, { name: 'Petra Nilsson' })
	await aSeatInQuarter(db, ines.id)
	row = { personId: ines.id, stageKey: QUARTER_KEY, activityId: 'product-day' }
})

const written = (said: Partial<EvidenceFields> = {}): EvidenceFields => ({
	way: '',
	onDay: '2026-11-10',
	minutes: 240,
	text: 'SECRET-TEXT of a day beside product people',
	sponsorName: 'Ana Sousa',
	sponsorEmail: 'Ana@Outside.example',
	...said,
})
const send = (said: Partial<EvidenceFields> = {}, at = nov(12)) => sendEvidence(db, row, written(said), at)
const newest = async () => {
	const [first] = await listOwnEvidence(db, row)
	if (!first) throw new Error('nothing was written')
	return first
}
const tokenNow = async () => {
	const { linkId } = await db.activityEvidence.findFirstOrThrow({ where: { state: 'asked' }, select: { linkId: true } })
	return activityToken(key, linkId ?? '')
}
const answer = (token: string, wasSo = true, at = nov(13)) =>
	answerActivity(db, { key, token }, { wasSo, reason: wasSo ? '' : 'SECRET-REASON' }, at)
const counted = async () =>
	(await readEvidence(db, [ines.id], judgedToday(stage))).get(ines.id)?.activities[0]?.confirmed
const post = async (at = nov(12)) => {
	const sent: { to: string; subject: string; text: string }[] = []
	const content = { programs: [{ slug: 'track', position: 1, title: 'Track', summary: '', stages: [stage] }] }
	await sendDueLetters(db, {
		key,
		publicUrl: 'https://belay.example',
		from: 'belay@example.com',
		now: () => at,
		content: content as never,
		send: async (letter) => void sent.push(letter),
	})
	return sent
}

describe('what somebody writes of an activity', () => {
	test('is kept in one row while they write, and asks nobody', async () => {
		await keepEvidence(db, row, { ...written(), text: 'half' }, nov(9))
		await keepEvidence(db, row, written(), nov(10))
		expect((await listOwnEvidence(db, row)).map(({ state, text }) => [state, text])).toEqual([
			['draft', 'SECRET-TEXT of a day beside product people'],
		])
		expect(await db.outboxMail.count()).toBe(0)
		expect(await counted()).toEqual([])
	})

	test('is for people of the quarter alone', async () => {
		await db.cohort.updateMany({ data: { status: 'cancelled' } })
		await expect(send()).rejects.toMatchObject({ why: 'not-of-quarter' })
		await expect(keepEvidence(db, row, written(), now)).rejects.toMatchObject({ why: 'not-of-quarter' })
		expect(await db.activityEvidence.count()).toBe(0)
	})

	test('names somebody else with an open account, or somebody from outside, and floods nobody', async () => {
		await expect(send({ sponsorEmail: ines.email.toUpperCase() })).rejects.toMatchObject({ why: 'is-self' })
		const gone = await aPerson(db, { disabledAt: nov(1) })
		await expect(send({ sponsorEmail: gone.email })).rejects.toMatchObject({ why: 'account-closed' })
		for (let index = 0; index < 10; index++)
			await sendEvidence(db, { ...row, activityId: `a${index}` }, written(), nov(12))
		await expect(send()).rejects.toMatchObject({ why: 'too-many-waiting' })
	})

	test('stands still while somebody is asked, and is a draft again when it is taken back: the link ends', async () => {
		await send()
		await expect(keepEvidence(db, row, written(), now)).rejects.toMatchObject({ why: 'asked-already' })
		await expect(send()).rejects.toMatchObject({ why: 'asked-already' })
		const token = await tokenNow()
		await takeBack(db, row)
		expect((await newest()).state).toBe('draft')
		await expect(answer(token)).rejects.toMatchObject({ why: 'link-used' })
		expect(await post()).toEqual([])
	})
})

describe('a sponsor’s word', () => {
	test('is asked for by a letter that names no activity in its subject and holds no word of the text', async () => {
		await send()
		const [letter, ...others] = await post()
		expect(others).toEqual([])
		expect(letter?.to).toBe('ana@outside.example')
		expect(letter?.subject).not.toMatch(/Inês|product/i)
		expect(letter?.text).toMatch(
			/Hello Ana,[\s\S]*Inês Carvalho[\s\S]*A product day[\s\S]*https:\/\/belay\.example\/confirm\//,
		)
		expect(letter?.text).not.toContain('SECRET')
		const token = decodeURIComponent(/confirm\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? '')
		expect(await readAsked(db, key, token, nov(13))).toMatchObject({ by: 'Inês Carvalho', minutes: 240 })
		expect(await db.activityEvidence.count({ where: { linkId: token } })).toBe(0)
	})

	test('confirms it once, and says who and when; the letter back holds no word of it', async () => {
		await send({ sponsorEmail: petra.email, sponsorName: 'Petra Nilsson' })
		expect(await listAskedOf(db, petra.id, nov(12))).toHaveLength(1)
		const token = await tokenNow()
		await answer(token)
		await expect(answer(token, false)).rejects.toMatchObject({ why: 'link-used' })
		expect(await newest()).toMatchObject({ state: 'confirmed', sponsorName: 'Petra Nilsson', answeredAt: nov(13) })
		expect(await readAsked(db, key, token, nov(13))).toBe('answered')
		expect(await counted()).toEqual([{ minutes: 240, at: nov(13) }])
		expect(await listAskedOf(db, petra.id, nov(13))).toEqual([])
		const [back] = await post(nov(13))
		expect(back?.to).toBe(ines.email)
		expect(back?.subject).not.toMatch(/product/i)
		expect(back?.text).not.toMatch(/SECRET|Petra/)
		const entry = await db.auditEntry.findFirstOrThrow({ where: { act: 'activity-confirmed' } })
		expect(entry).toMatchObject({ actorId: petra.id, actorName: 'Petra Nilsson', subject: ines.id })
		expect(entry.detail).toMatchObject({ before: 'asked', after: 'confirmed' })
		expect(JSON.stringify(entry)).not.toContain('SECRET')
	})

	test('that it was otherwise goes back with its reason, and the next text is another row', async () => {
		await send()
		await answer(await tokenNow(), false)
		expect(await counted()).toEqual([])
		expect(await newest()).toMatchObject({ state: 'declined', reason: 'SECRET-REASON' })
		const { detail } = await db.auditEntry.findFirstOrThrow({ where: { act: 'activity-declined' } })
		expect(detail).toMatchObject({ before: 'asked', after: 'declined' })
		await keepEvidence(db, row, { ...written(), text: 'mended' }, nov(14))
		expect((await listOwnEvidence(db, row)).map(({ state, text }) => [state, text])).toEqual([
			['draft', 'mended'],
			['declined', 'SECRET-TEXT of a day beside product people'],
		])
	})

	test('goes on counting for its own text when that is changed; the new one needs a word of its own', async () => {
		await send()
		await answer(await tokenNow())
		await send({ text: 'longer by a second day', minutes: 300 }, nov(15))
		expect(await counted()).toEqual([{ minutes: 240, at: nov(13) }])
		await answer(await tokenNow(), true, nov(16))
		expect(await counted()).toEqual([
			{ minutes: 240, at: nov(13) },
			{ minutes: 300, at: nov(16) },
		])
		expect(await db.activityEvidence.count({ where: { state: 'confirmed' } })).toBe(2)
	})

	test('is not taken by a made-up, an older or a late link, nor once the account of its writer is closed', async () => {
		await send()
		const first = await tokenNow()
		await askAgain(db, row, nov(13))
		const second = await tokenNow()
		for (const token of [first, `${second}x`, `${second.split('.')[0]}.AAAA`, '', 'x.y', 'x\u0000.y']) {
			expect(await readAsked(db, key, token, nov(14)), token).toBe('unknown')
			await expect(answer(token), token).rejects.toMatchObject({ why: 'link-used' })
		}
		const late = new Date(nov(13).getTime() + 22 * 86_400_000)
		expect(await readAsked(db, key, second, late)).toBe('over')
		await expect(answer(second, true, late)).rejects.toMatchObject({ why: 'link-used' })
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: nov(14) } })
		expect(await readAsked(db, key, second, nov(14))).toBe('over')
		await expect(answer(second, true, nov(14))).rejects.toMatchObject({ why: 'link-used' })
		expect(await counted()).toEqual([])
	})

	test('is asked for by three letters a day at most', async () => {
		await send()
		await askAgain(db, row, nov(12, 13))
		await askAgain(db, row, nov(12, 14))
		await expect(askAgain(db, row, nov(12, 15))).rejects.toMatchObject({ why: 'enough-letters' })
		await askAgain(db, row, nov(13, 16))
		await expect(askAgain(db, { ...row, personId: petra.id }, now)).rejects.toMatchObject({ why: 'not-asked' })
	})

	test('is asked for by three letters a day at most when it is taken back and sent anew, too', async () => {
		for (const hour of [9, 10, 11]) {
			await send({}, nov(12, hour))
			await takeBack(db, row)
		}
		await expect(send({}, nov(12, 12))).rejects.toMatchObject({ why: 'enough-letters' })
		expect((await newest()).state).toBe('draft')
		await send({}, nov(13, 12))
		expect((await newest()).state).toBe('asked')
	})
})
