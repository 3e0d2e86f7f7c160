import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { alertsOf, fieldOf, headingOf, wordsOf } from '../support/form-page'
import { aMemberOf, EVERY_DEED, hasDone, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import { readPdf } from '../support/pdf-text'
import { aPerson, type PersonMade } from '../support/people'
import { ask, signInAs } from '../support/server'
import { writesSoFar } from '../support/write-counter'

/** From what was shown to a certificate that a stranger can check. */
let world: LevelOne
let adminCookie: string
let leadCookie: string

beforeAll(async () => {
	world = await startLevelOne()
	adminCookie = await signInAs(world.server.db, world.admin.id)
	leadCookie = await signInAs(world.server.db, world.lead.id)
})
afterAll(() => world.server.close())

const get = (path: string, cookie?: string) => ask(world.server, path, { cookie })
const post = (path: string, form: Record<string, string>, cookie: string) => ask(world.server, path, { cookie, form })
const recordOf = (person: PersonMade) => paths.record({ cohort: world.cohort.id, person: person.id })
const cookieOf = (person: PersonMade) => signInAs(world.server.db, person.id)

/** "Modules: met" for each line of a page of requirements. */
async function statesOf(cookie: string): Promise<string> {
	return wordsOf((await get(paths.requirements(LEVEL_ONE), cookie)).text)
}

async function aReady(name: string): Promise<PersonMade> {
	const person = await aMemberOf(world, { name })
	await hasDone(world, person.id, EVERY_DEED)
	return person
}

async function aCertified(name: string): Promise<{ person: PersonMade; number: string }> {
	const person = await aReady(name)
	const answer = await post(recordOf(person), { intent: 'issue' }, adminCookie)
	expect(answer.status).toBe(303)
	return { person, number: answer.headers.get('location')?.split('/').at(-1) ?? '' }
}

describe('the page of requirements', () => {
	test('grows from none to all as things are shown, and never calls anything failed', async () => {
		const person = await aMemberOf(world, { name: 'Inês Carvalho' })
		const cookie = await cookieOf(person)
		const heading = async () => headingOf((await get(paths.requirements(LEVEL_ONE), cookie)).text)
		expect(await heading()).toBe('None of twelve met yet')
		const steps = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven']
		for (const [index, deed] of EVERY_DEED.entries()) {
			await hasDone(world, person.id, [deed])
			expect(await heading()).toBe(steps[index] ? `${steps[index]} of twelve met` : 'Everything is met.')
			// "There is no failing here" is the only time the word stands on the page.
			expect((await statesOf(cookie)).replace('There is no failing here', '')).not.toMatch(/\bfail/i)
		}
	})

	test('shows a waiver once the facilitator has agreed, and not before', async () => {
		const person = await aMemberOf(world, { name: 'Waives Sessions' })
		await hasDone(
			world,
			person.id,
			EVERY_DEED.filter((deed) => deed !== 'sessions'),
		)
		const cookie = await cookieOf(person)
		const proposal = {
			intent: 'propose-waiver',
			requirement: 'sessions',
			reason: 'On leave during the cohort',
			months: '3',
			facilitator: world.lead.id,
		}
		expect((await post(recordOf(person), proposal, adminCookie)).status).toBe(303)
		expect(headingOf((await get(paths.requirements(LEVEL_ONE), cookie)).text)).toBe('Eleven of twelve met')
		const refused = await post(recordOf(person), { intent: 'issue' }, adminCookie)
		expect([refused.status, alertsOf(refused.text)]).toEqual([409, 'Not every requirement is met yet.'])

		const waiver = await world.server.db.waiver.findFirstOrThrow({ where: { personId: person.id } })
		expect(wordsOf((await get(paths.facilitate(), leadCookie)).text)).toContain('Waives Sessions')
		// Only the one who was named agrees.
		const other = await aPerson(world.server.db, { name: 'Other Facilitator', roles: ['facilitator'] })
		expect((await post(paths.facilitate(), { waiver: waiver.id }, await cookieOf(other))).status).toBe(404)
		expect((await post(paths.facilitate(), { waiver: waiver.id }, leadCookie)).status).toBe(303)
		expect(headingOf((await get(paths.requirements(LEVEL_ONE), cookie)).text)).toBe('Everything is met.')
		expect(await statesOf(cookie)).toMatch(/waived/i)

		const issued = await post(recordOf(person), { intent: 'issue' }, adminCookie)
		const check = wordsOf((await get(`/verify/${issued.headers.get('location')?.split('/').at(-1)}`)).text)
		expect(check).toContain('Waived:')
		// Why is nobody’s business who checks a certificate.
		expect(check).not.toContain('On leave')
	})

	test.each([
		['assessed work', { requirement: 'scenario' }, 'This requirement can never be waived.'],
		['thirteen months', { months: '13' }, 'At most twelve months'],
		['no months', { months: '0' }, 'At least one month'],
		['months that are no number', { months: 'a year' }, 'How many months, one to twelve?'],
		['a reason of one’s own', { reason: 'Because' }, 'Choose a reason from the list'],
		['nobody to agree', { facilitator: '' }, 'Choose who has to agree'],
		['a requirement of nowhere', { requirement: 'nowhere' }, 'Choose a requirement from the list.'],
	])('takes no waiver for %s, keeps what was chosen and changes nothing', async (_what, wrong, words) => {
		const person = await aMemberOf(world, { name: 'No Waiver' })
		const good = {
			requirement: 'check',
			reason: 'Part-time, agreed beforehand',
			months: '5',
			facilitator: world.lead.id,
		}
		const before = await writesSoFar(world.server.db)
		const answer = await post(recordOf(person), { intent: 'propose-waiver', ...good, ...wrong }, adminCookie)
		expect([400, 409]).toContain(answer.status)
		const [field = ''] = Object.keys(wrong)
		expect(fieldOf(answer.text, field)).toMatchObject({ isInvalid: true, says: words })
		for (const [name, value] of Object.entries(good))
			if (!(name in wrong)) expect(fieldOf(answer.text, name).value, name).toBe(value)
		expect(await writesSoFar(world.server.db)).toBe(before)
	})
})

describe('issuing', () => {
	test('is refused while something is open, whatever the page offers', async () => {
		const person = await aMemberOf(world, { name: 'Not Ready' })
		await hasDone(world, person.id, ['modules', 'check'])
		expect((await get(recordOf(person), adminCookie)).text).not.toContain('Issue the certification')
		const answer = await post(recordOf(person), { intent: 'issue' }, adminCookie)
		expect([answer.status, alertsOf(answer.text)]).toEqual([409, 'Not every requirement is met yet.'])
		expect(await world.server.db.certification.count({ where: { personId: person.id } })).toBe(0)
	})

	test('many times at once gives one certification', async () => {
		const person = await aReady('Tomasz Wiśniewski')
		expect((await get(recordOf(person), adminCookie)).text).toContain('Issue the certification')
		const answers = await Promise.all(
			Array.from({ length: 10 }, () => post(recordOf(person), { intent: 'issue' }, adminCookie)),
		)
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303))
		expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1)
		expect(await world.server.db.certification.count({ where: { personId: person.id } })).toBe(1)
		expect(await world.server.db.auditEntry.count({ where: { act: 'certification-issued', subject: person.id } })).toBe(
			1,
		)
	})

	test('is no admin’s own to do', async () => {
		const both = await aMemberOf(world, { name: 'Admin And Learner', roles: ['admin', 'learner'] })
		await hasDone(world, both.id, EVERY_DEED)
		const answer = await post(recordOf(both), { intent: 'issue' }, await cookieOf(both))
		expect([answer.status, alertsOf(answer.text)]).toEqual([
			409,
			'Nobody issues their own certification. Ask another admin.',
		])
	})
})

describe('a certificate', () => {
	test('is its holder’s alone, as a page and as a PDF in which the name is whole', async () => {
		const { person, number } = await aCertified('Łukasz Đorđević')
		const cookie = await cookieOf(person)
		const page = await get(paths.certification({ number }), cookie)
		expect(wordsOf(page.text)).toContain('Łukasz Đorđević')
		expect(wordsOf((await get(paths.home(), cookie)).text)).toMatch(/certif/i)

		const response = await fetch(world.server.url + paths.certificationPdf({ number }), { headers: { cookie } })
		expect(response.headers.get('content-type')).toBe('application/pdf')
		expect(response.headers.get('content-disposition')).toBe(`attachment; filename="belay-l1-${number}.pdf"`)
		expect(response.headers.get('cache-control')).toContain('no-store')
		const pdf = readPdf(Buffer.from(await response.arrayBuffer()))
		expect(pdf.text).toContain('Łukasz Đorđević')
		expect(pdf.text.replaceAll(' ', '')).toContain(number)
		expect(pdf.pages).toBe(1)

		const other = await cookieOf(await aMemberOf(world, { name: 'Somebody Else' }))
		for (const path of [paths.certification({ number }), paths.certificationPdf({ number })]) {
			expect((await get(path, other)).status).toBe(404)
			expect((await get(path)).headers.get('location')).toMatch(/^\/login/)
		}
	})

	test('keeps the name it was issued to when its holder changes theirs', async () => {
		const { person, number } = await aCertified('Wanjiru Kamau')
		await world.server.db.person.update({ where: { id: person.id }, data: { name: 'Wanjiru Otieno' } })
		expect(wordsOf((await get(paths.verifyNumber({ number }))).text)).toContain('Wanjiru Kamau')
	})
})

describe('a stranger who checks', () => {
	test('reads that it stands, what it says, and nothing else about its holder', async () => {
		const { person, number } = await aCertified('Łucja Check')
		await world.server.db.person.update({
			where: { id: person.id },
			data: { team: 'Team Canary', careerLevel: 'Senior manager', timeZone: 'Asia/Kolkata' },
		})
		const answer = await get(paths.verifyNumber({ number }))
		expect(answer.status).toBe(200)
		const words = wordsOf(answer.text)
		for (const said of ['Genuine, and current, but only a test', 'Łucja Check', number, 'Level 1', 'Ferrystone'])
			expect(words).toContain(said)
		// A level that is whole says nothing of a preview.
		expect(words).not.toMatch(/preview/i)
		for (const unsaid of [
			person.email,
			person.id,
			'Team Canary',
			'Senior manager',
			'Kolkata',
			world.cohort.name,
			'Ruth Abrahams',
			'Hanna Brandt',
			'Private to the two of us',
			'a talk that went wrong',
			'What I tried',
			'13 of 15',
		])
			expect(answer.text, unsaid).not.toContain(unsaid)
		expect(answer.text).toContain('noindex')
		// The data of the page, as a script would fetch it, says no more.
		const data = (await get(`${paths.verifyNumber({ number })}.data`)).text
		for (const unsaid of [person.email, person.id, 'Team Canary', 'Ruth Abrahams', 'Hanna Brandt', world.cohort.name])
			expect(data, unsaid).not.toContain(unsaid)
	})

	test('reads beside it what its holder shows, from the same minute until they take it back', async () => {
		const { person, number } = await aCertified('Shows Evidence')
		const cookie = await cookieOf(person)
		const check = async () => wordsOf((await get(paths.verifyNumber({ number }))).text)
		const say = (words: string, ticked = {}) =>
			post(
				paths.certificationEvidence({ number }),
				{ 'said[0].requirement': 'modules', 'said[0].words': words, ...ticked },
				cookie,
			)
		const refused = await say('With Ruth beside me')
		expect(refused.status).toBe(400)
		expect(fieldOf(refused.text, 'said[0].words')).toMatchObject({
			value: 'With Ruth beside me',
			says: expect.stringContaining('It seems to name Ruth'),
		})
		expect(await check()).not.toContain('chose to show')
		expect((await say('I begin with a question.')).status).toBe(303)
		expect(await check()).toMatch(/Shows Evidence chose to show this.*I begin with a question\./)

		const { db } = world.server
		const submission = await db.submission.findFirstOrThrow({ where: { personId: person.id, decision: 'met' } })
		const { id: shown } = await db.shownEvidence.create({
			data: {
				certification: { connect: { number } },
				ref: 'file:one',
				requirement: 'A written scenario',
				name: 'case.txt',
				text: '',
				madeAt: new Date(),
				agreedAt: new Date(),
				file: {
					create: {
						submissionId: submission.id,
						name: 'case.txt',
						byteCount: 3,
						bytes: new TextEncoder().encode('abc'),
						addedAt: new Date(),
					},
				},
			},
		})
		const file = await get(paths.shownFile({ number, shown }))
		expect([file.text, file.headers.get('content-type')]).toEqual(['abc', 'application/octet-stream'])
		expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="case.txt"/)
		expect(file.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")

		const late = await say('I begin with two.', { item: 'otherwise file:one' })
		expect([late.status, fieldOf(late.text, 'said[0].words').value]).toEqual([409, 'I begin with two.'])
		expect(wordsOf(late.text)).toMatch(/nothing was saved.*Shown now: “I begin with a question\.”.*your tick is gone/)
		expect(await check()).toContain('I begin with a question.')
		expect((await say('')).status).toBe(303)
		expect(await check()).not.toContain('chose to show')
		expect((await get(paths.shownFile({ number, shown }))).status).toBe(404)
	})

	test('may type the number as it comes', async () => {
		const { number } = await aCertified('Typed Number')
		const typed = number.toLowerCase().replaceAll('-', ' ')
		const sent = await get(`${paths.verify()}?number=${encodeURIComponent(` ${typed} `)}`)
		expect([sent.status, sent.headers.get('location')]).toEqual([303, paths.verifyNumber({ number })])
		const wrong = await get(`${paths.verify()}?number=hello`)
		expect(wrong.status).toBe(200)
		expect(fieldOf(wrong.text, 'number')).toMatchObject({
			value: 'hello',
			isInvalid: true,
			says: expect.stringMatching(/no certificate number/),
		})
	})

	test('is told of a number nobody has, and no more', async () => {
		const answer = await get('/verify/ZZZZ-ZZZZ-ZZ')
		expect(answer.status).toBe(404)
		expect(wordsOf(answer.text)).toContain('No certificate has this number')
	})

	test('reads that it lapsed, and a new one can be issued beside it', async () => {
		const { person, number } = await aCertified('Lapsed Holder')
		await world.server.db.certification.update({
			where: { number },
			// As it would stand from before there were credentials: what is signed cannot be dated back.
			data: { issuedAt: new Date('2024-01-01'), validUntil: new Date('2026-01-01'), credential: { delete: true } },
		})
		const words = wordsOf((await get(paths.verifyNumber({ number }))).text)
		expect(words).toContain('Genuine, but no longer current')
		expect(words).toContain('Held until')
		const again = await post(recordOf(person), { intent: 'issue' }, adminCookie)
		expect(again.headers.get('location')).not.toContain(number)
		expect(wordsOf((await get(paths.verifyNumber({ number }))).text)).toContain('Genuine, but no longer current')
	})

	test('reads from the same minute that it was taken back, and why', async () => {
		const { person, number } = await aCertified('Revoked Holder')
		const desk = paths.adminCertification({ number })
		const before = await writesSoFar(world.server.db)
		for (const reason of ['  ', 'x'.repeat(201)]) {
			const refused = await post(desk, { intent: 'revoke', reason }, adminCookie)
			expect(refused.status).toBe(400)
			expect(fieldOf(refused.text, 'reason')).toMatchObject({
				isInvalid: true,
				value: reason,
				says: expect.stringMatching(/Say why|200 characters/),
			})
		}
		expect(await writesSoFar(world.server.db)).toBe(before)
		expect(wordsOf((await get(paths.verifyNumber({ number }))).text)).toContain('Genuine, and current')

		expect((await post(desk, { intent: 'revoke', reason: 'Issued by mistake' }, adminCookie)).status).toBe(303)
		const words = wordsOf((await get(paths.verifyNumber({ number }))).text)
		expect(words).toContain('Taken back. Do not rely on it')
		expect(words).toContain('Issued by mistake')
		expect(words).not.toContain('Genuine')
		expect(wordsOf((await get(paths.certification({ number }), await cookieOf(person))).text)).toContain('taken back')
		const twice = await post(desk, { intent: 'revoke', reason: 'Once more' }, adminCookie)
		expect([twice.status, wordsOf(twice.text).includes('It has been taken back already.')]).toEqual([409, true])
		// A new one can be given.
		const again = await post(recordOf(person), { intent: 'issue' }, adminCookie)
		expect(again.status).toBe(303)
		expect(again.headers.get('location')).not.toContain(number)
	})
})
