import { beforeEach, describe, expect, test } from 'vitest'
import { askForTime, askNewManagers, endAsking, findTimeAgreement } from '~/domain/intake/agreement.server'
import { answerTime } from '~/domain/intake/answer-time.server'
import { listTimeQuestions, readTimeLink } from '~/domain/intake/asked.server'
import { sayLink } from '~/domain/notice/say-link.server'
import { changePerson, disablePerson } from '~/domain/person/change.server'
import { transact } from '~/domain/transact.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey as key, postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const content = { programs: [aProgram(aStage())], formats: new Map() }
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
let [admin, rui, ines]: PersonMade[] = []
let intakeId = ''
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	rui = await aPerson(db, { name: 'Rui Matos', email: 'rui@example.com' })
	ines = await aPerson(db, { name: 'Inês Carvalho', email: 'ines@example.com', managerId: rui.id })
	const dates = { opensOn: '2026-11-01', closesOn: '2026-12-01', startsOn: '2027-01-11' }
	const intake = { name: 'Winter', stageKey: STAGE_KEY, status: 'open', capacity: 24, ...dates }
	intakeId = (await db.intake.create({ data: intake })).id
})

const about = () => ({ personId: ines?.id ?? '', stageKey: STAGE_KEY, intakeId })
const askRui = (at = now, said = {}) => transact(db, (tx) => askForTime(tx, about(), at, said))
const post = (at = now) => postAt(db, at, [], content)
/** The token in the newest letter that goes out. */
async function theToken(at = now): Promise<string> {
	const [letter] = (await post(at)).filter((each) => each.text.includes('/agree/'))
	return /\/agree\/(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
}
const answer = (token: string, said: 'agreed' | 'declined' = 'agreed', at = now) =>
	answerTime(db, { key, token }, { answer: said, note: '' }, at)
const states = async () =>
	(await db.timeAgreement.findMany({ orderBy: [{ askedAt: 'asc' }, { state: 'desc' }] })).map(({ state }) => state)

describe('a line manager', () => {
	test('gets three letters a day about one person and thing, however often it is taken back and asked again', async () => {
		const letters: number[] = []
		for (let times = 0; times < 5; times++) {
			const at = new Date(now.getTime() + times * 60_000)
			await askRui(at)
			letters.push((await post(at)).length)
			expect(await listTimeQuestions(db, rui?.id ?? '')).toHaveLength(1)
			await transact(db, (tx) => endAsking(tx, about(), at))
		}
		expect(letters).toEqual([1, 1, 1, 0, 0])
		await askRui(days(2))
		expect(await post(days(2))).toHaveLength(1)
	})

	test('is asked by one letter: who, which level, how long, and nothing of why or who else', async () => {
		await db.application.create({
			data: { intakeId, personId: about().personId, source: 'applied', reason: 'SECRET-WHY', goals: 'SECRET-GOAL' },
		})
		expect(await askRui()).toMatchObject({ state: 'asked' })
		const [letter, ...more] = await post()
		expect(more).toEqual([])
		expect(letter?.to).toBe('rui@example.com')
		expect(letter?.text).toContain('Inês Carvalho')
		expect(letter?.text).toMatch(/over \d+ weeks: about .* a week/)
		expect(JSON.stringify(letter)).not.toContain('SECRET')
		expect(letter?.subject).not.toContain('Inês')
	})

	test('has a link that says to an admin what it asks, and of whom', async () => {
		const asked = await askRui()
		const said = (subjectId: string) => sayLink(db, content.programs, { kind: 'time-agreement', subjectId })
		expect(await said(asked?.id ?? '')).toBe('Question about the time of Level 1 for Inês Carvalho')
		expect(await said('a question that is gone')).toBe('Question about the time of a level')
	})

	test('is asked once, however often somebody asks, until an admin asks again', async () => {
		const first = await askRui()
		expect(await askRui(days(1))).toEqual(await findTimeAgreement(db, about()))
		const old = await theToken(days(1))
		expect(await db.outboxMail.count()).toBe(1)
		const again = await askRui(days(2), { again: true })
		expect(again?.id).not.toBe(first?.id)
		expect(await states()).toEqual(['withdrawn', 'asked'])
		expect(await readTimeLink(db, key, old, days(2))).toBeNull()
		expect((await readTimeLink(db, key, await theToken(days(2)), days(2)))?.answered).toBeNull()
	})

	test('who agreed or declined is left in peace; only a no can be asked about once more', async () => {
		await askRui()
		await answer(await theToken(), 'declined')
		expect(await askRui(days(1))).toMatchObject({ state: 'declined' })
		expect(await askRui(days(1), { again: true })).toMatchObject({ state: 'asked' })
		await answer(await theToken(days(1)), 'agreed', days(1))
		expect(await askRui(days(2), { again: true })).toMatchObject({ state: 'agreed' })
		expect(await db.outboxMail.count({ where: { letter: 'time-asked' } })).toBe(2)
	})

	test('nobody has is asked of nobody; nor of one whose account is closed', async () => {
		await db.person.update({ where: { id: rui?.id ?? '' }, data: { disabledAt: now } })
		expect(await askRui()).toBeNull()
		await db.person.update({ where: { id: about().personId }, data: { managerId: null } })
		expect(await askRui()).toBeNull()
		expect(await db.outboxMail.count()).toBe(0)
	})
})

describe('the link', () => {
	test('shows the question as often as one looks, and afterwards what was answered', async () => {
		await askRui()
		const token = await theToken()
		for (let times = 0; times < 3; times++)
			expect(await readTimeLink(db, key, token, now)).toMatchObject({
				question: { person: 'Inês Carvalho', for: { kind: 'intake', name: 'Winter' } },
				answered: null,
			})
		expect(await states()).toEqual(['asked'])
		const said = await answerTime(db, { key, token }, { answer: 'declined', note: 'After the release' }, days(1))
		expect(said).toEqual({ ...about(), cohortId: null, state: 'declined' })
		expect((await readTimeLink(db, key, token, days(90)))?.answered).toEqual({
			state: 'declined',
			note: 'After the release',
		})
		await expect(answer(token, 'agreed', days(2))).rejects.toMatchObject({ code: 'conflict', why: 'link-used' })
		expect(await states()).toEqual(['declined'])
	})

	test('used twice at once gives one answer, and it stays', async () => {
		await askRui()
		const token = await theToken()
		const sent = await Promise.allSettled((['agreed', 'declined'] as const).map((said) => answer(token, said)))
		const won = sent.flatMap((each) => (each.status === 'fulfilled' ? each.value.state : []))
		expect(won).toHaveLength(1)
		expect(await states()).toEqual(won)
	})

	test('holds thirty days, to the moment', async () => {
		await askRui()
		const token = await theToken()
		expect(await readTimeLink(db, key, token, new Date(days(30).getTime() - 1))).not.toBeNull()
		expect(await readTimeLink(db, key, token, days(30))).toBeNull()
		await expect(answer(token, 'agreed', days(30))).rejects.toMatchObject({ why: 'link-used' })
	})

	test('of another kind, or with another mark behind its id, opens nothing', async () => {
		await askRui()
		const token = await theToken()
		const [id = ''] = token.split('.')
		const others = [`${token}x`, `${id}.`, id, '', key.tokenFor({ id, kind: 'password-reset' })]
		for (const other of others) {
			expect(await readTimeLink(db, key, other, now), other).toBeNull()
			await expect(answer(other), other).rejects.toMatchObject({ why: 'link-used' })
		}
		expect(await states()).toEqual(['asked'])
	})

	test('ends when the question is taken back', async () => {
		await askRui()
		const token = await theToken()
		await transact(db, (tx) => endAsking(tx, about(), now))
		expect(await readTimeLink(db, key, token, now)).toBeNull()
		await expect(answer(token)).rejects.toMatchObject({ why: 'link-used' })
		expect(await states()).toEqual(['withdrawn'])
	})

	test('of a letter that has not left by then is never sent', async () => {
		await askRui()
		await transact(db, (tx) => endAsking(tx, { intakeId }, now))
		expect(await post()).toEqual([])
	})

	test('of a manager whose account is closed answers nothing', async () => {
		await askRui()
		const token = await theToken()
		if (rui && admin) await disablePerson(db, rui.id, admin, now)
		expect(await readTimeLink(db, key, token, now)).toBeNull()
		await expect(answer(token)).rejects.toMatchObject({ why: 'link-used' })
	})
})

describe('a new line manager', () => {
	const fields = (managerId: string) => ({
		email: 'ines@example.com',
		name: 'Inês Carvalho',
		timeZone: 'Europe/Lisbon',
		careerTrack: 'manager' as const,
		careerLevel: 'Manager',
		roles: ['learner' as const],
		managerId,
	})

	test('is asked in place of the former one, whose link ends', async () => {
		await askRui()
		const old = await theToken()
		const lena = await aPerson(db, { name: 'Lena Vogt', email: 'lena@example.com' })
		if (admin) await changePerson(db, about().personId, fields(lena.id), admin, days(1))
		expect(await readTimeLink(db, key, old, days(1))).toBeNull()
		await expect(answer(old, 'agreed', days(1))).rejects.toMatchObject({ why: 'link-used' })
		const [letter] = await post(days(1))
		expect(letter?.to).toBe('lena@example.com')
		expect(await listTimeQuestions(db, rui?.id ?? '')).toEqual([])
		expect(await listTimeQuestions(db, lena.id)).toHaveLength(1)
	})

	test('leaves an answer of the former one as it is, and a change of something else asks nobody', async () => {
		await askRui()
		if (admin) await changePerson(db, about().personId, fields(rui?.id ?? ''), admin, now)
		expect(await states()).toEqual(['asked'])
		await answer(await theToken())
		const lena = await aPerson(db, { name: 'Lena Vogt' })
		if (admin) await changePerson(db, about().personId, fields(lena.id), admin, now)
		expect(await states()).toEqual(['agreed'])
	})

	test('named by another way than that page: the link of the former one still answers nothing', async () => {
		await askRui()
		const token = await theToken()
		const lena = await aPerson(db, { name: 'Lena Vogt' })
		await db.person.update({ where: { id: about().personId }, data: { managerId: lena.id } })
		await expect(answer(token)).rejects.toMatchObject({ code: 'conflict', why: 'not-their-manager' })
		expect(await readTimeLink(db, key, token, now)).toBeNull()
		await transact(db, (tx) => askNewManagers(tx, [about().personId], now))
		expect(await listTimeQuestions(db, lena.id)).toHaveLength(1)
	})
})

describe('signed in', () => {
	test('the manager who was asked answers without a link, and nobody else does', async () => {
		const asked = await askRui()
		const token = await theToken()
		const by = (managerId: string) =>
			answerTime(db, { agreementId: asked?.id ?? '', managerId }, { answer: 'agreed', note: '' }, now)
		await expect(by(about().personId)).rejects.toMatchObject({ code: 'not-found' })
		await expect(by(admin?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
		expect(await by(rui?.id ?? '')).toMatchObject({ state: 'agreed' })
		await expect(by(rui?.id ?? '')).rejects.toMatchObject({ code: 'conflict', why: 'answered-already' })
		expect((await readTimeLink(db, key, token, now))?.answered).toEqual({ state: 'agreed', note: '' })
		const acts = await db.auditEntry.findMany({ where: { act: { startsWith: 'time-' } } })
		expect(acts.map(({ act, actorId, subject }) => ({ act, actorId, subject }))).toEqual([
			{ act: 'time-agreed', actorId: rui?.id, subject: about().personId },
		])
	})

	test('a no is told to the person by mail, without the line that came with it', async () => {
		await askRui()
		const token = await theToken()
		await answerTime(db, { key, token }, { answer: 'declined', note: 'SECRET-NOTE' }, now)
		const [letter] = await post()
		expect(letter?.to).toBe('ines@example.com')
		expect(letter?.text).toContain('Rui Matos does not agree')
		expect(JSON.stringify(letter)).not.toContain('SECRET')
	})
})
