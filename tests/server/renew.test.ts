import { beforeEach, describe, expect, test } from 'vitest'
import { findChecked } from '~/domain/certification/checked.server'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { issueCertification, revokeCertification } from '~/domain/certification/issue.server'
import { listCertificates } from '~/domain/certification/listed.server'
import { findCertificate } from '~/domain/certification/read.server'
import { renewCertification } from '~/domain/certification/renew.server'
import { renewCertifications } from '~/domain/certification/renew-many.server'
import { countRenewable, readRenewals } from '~/domain/certification/renewal.server'
import { readStanding, readTasks } from '~/domain/certification/standing.server'
import { recordLeave } from '~/domain/leave/record.server'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now, rules } from '../support/evidence'
import { ALL_DEEDS, aMember, type TakenCohort } from '../support/learners'
import { postAt } from '../support/letters'
import type { PersonMade } from '../support/people'
import { aHolder, closeOneMore } from '../support/renewals'
import { aProgram, aStage } from '../support/stages-taken'

/** Of a stage whose certificates hold for 24 months and are renewed by closing one promise more. */
const db = await useDatabase()
const [stage, issuer] = [aStage(), anIssuer()]
const programs = [aProgram(stage)]
const [inWindow, atEnd, inGrace, lapsed] = ['2028-09-15', '2028-11-26', '2028-12-20', '2029-02-01'].map(
	(day) => new Date(`${day}T12:00:00Z`),
) as [Date, Date, Date, Date]

let admin: PersonMade
let world: TakenCohort
let ines: PersonMade
let number: string
beforeEach(async () => {
	;({ admin, world, ines, number } = await aHolder(db, issuer, stage))
})

const issue = (at: Date) =>
	issueCertification(db, issuer, { personId: ines.id, cohortId: world.cohort.id, stage }, admin, at)
const renew = (at: Date, of = number, by = admin) => renewCertification(db, issuer, programs, { number: of }, by, at)
const closeOne = (on: Date) => closeOneMore(db, ines.id, on)
/** What a letter says that something was taken back */
const told = async (at: Date) => (await postAt(db, at)).find(({ text }) => text.includes('was taken back'))?.text
const row = (of: string) => db.certification.findUniqueOrThrow({ where: { number: of } })
const standings = async (at: Date) =>
	Object.fromEntries((await listCertificates(db, at)).certificates.map((each) => [each.number, each.standing]))

describe('renewing', () => {
	test('asks what was shown since it was issued, and nothing of before', async () => {
		await expect(renew(inWindow)).rejects.toMatchObject({ code: 'conflict', why: 'not-ready' })
		expect(await countRenewable(db, programs, inWindow)).toBe(0)
		await closeOne(inWindow)
		expect(await countRenewable(db, programs, inWindow)).toBe(1)
		expect((await readRenewals(db, [ines.id], stage, inWindow)).get(ines.id)).toMatchObject({
			number,
			standing: 'expiring',
			results: [{ id: 'tries', state: 'met' }],
		})
		expect(await renew(inWindow)).toMatchObject({ isNew: true })
	})

	test('issues the next, from the end of the last, with a number, a badge, a letter and a line in the log', async () => {
		await closeOne(inWindow)
		const next = await renew(inWindow)
		const [old, fresh] = [await row(number), await row(next.number)]
		expect(fresh).toMatchObject({ issuedAt: inWindow, renewsId: old.id, holderName: 'Inês Carvalho', revokedAt: null })
		expect(fresh.validUntil).toEqual(new Date('2030-11-26T12:00:00Z'))
		expect(fresh.statement).toMatchObject({
			took: 'Renewed. One commitment tried out at work',
			waived: [],
			cohort: 'Autumn B',
			issuer: admin.name,
		})
		expect(old.statement).toHaveProperty('minutes')
		expect(JSON.stringify(fresh.statement)).not.toMatch(/SECRET|minutes/)
		const signed = await db.credential.findUniqueOrThrow({ where: { certificationId: fresh.id } })
		expect(signed.document).toMatch(/Renewed\. One commitment/)
		expect(signed.document).not.toMatch(/of training/)
		expect(old.validUntil).toEqual(atEnd)
		expect(await standings(inWindow)).toEqual({ [number]: 'renewed', [next.number]: 'in-force' })
		expect(await db.outboxMail.count({ where: { letter: 'certificate-issued', subjectId: fresh.id } })).toBe(1)
		expect(await db.auditEntry.findFirst({ where: { act: 'certification-renewed' } })).toMatchObject({
			subject: ines.id,
			detail: { number: next.number, before: 'expiring', after: 'renewed' },
		})
	})

	test('of many at once names who is left out and why; the others have theirs', async () => {
		const otto = await aMember(db, stage, world, { name: 'Otto Lind', deeds: ALL_DEEDS })
		const whose = { personId: otto.id, cohortId: world.cohort.id, stage }
		const ottos = (await issueCertification(db, issuer, whose, admin, now)).number
		await closeOne(inWindow)
		const numbers = [ottos, number, number, '0000-0000-00']
		const renewMany = () => renewCertifications(db, issuer, programs, { numbers }, admin, inWindow)
		const answers = await renewMany()
		expect([...answers]).toEqual([
			[ottos, { ok: false, why: 'not-ready' }],
			[number, { ok: true, number: expect.any(String), isNew: true }],
			['0000-0000-00', { ok: false, why: 'no-such-number' }],
		])
		expect((await renewMany()).get(number)).toEqual({ ...answers.get(number), isNew: false })
		expect(await db.certification.count({ where: { renewsId: { not: null } } })).toBe(1)
	})

	test('is done once, however often it is asked', async () => {
		await closeOne(inWindow)
		const answers = await Promise.all([1, 2, 3, 4].map(() => renew(inWindow)))
		expect(new Set(answers.map((each) => each.number)).size).toBe(1)
		expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
		expect(await renew(lapsed)).toEqual({ number: answers[0]?.number, isNew: false })
		expect(await db.certification.count()).toBe(2)
	})

	test('in grace holds from the old end too, and after it there is none', async () => {
		await closeOne(inWindow)
		await expect(renew(lapsed)).rejects.toMatchObject({ why: 'has-lapsed' })
		const next = await renew(inGrace)
		expect((await row(next.number)).validUntil).toEqual(new Date('2030-11-26T12:00:00Z'))
	})

	test('is refused too early, by its holder, of a closed account, and of one that was taken back', async () => {
		await closeOne(now)
		await expect(renew(now)).rejects.toMatchObject({ why: 'too-early' })
		await expect(renew(inWindow, number, ines)).rejects.toMatchObject({ why: 'own-certificate' })
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: now } })
		await expect(renew(inWindow)).rejects.toMatchObject({ why: 'account-closed' })
		await revokeCertification(db, issuer, { number, reason: 'By mistake' }, admin, inWindow)
		await expect(renew(inWindow)).rejects.toMatchObject({ why: 'already-revoked' })
		await expect(renew(inWindow, '0000-0000-00')).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.certification.count()).toBe(1)
	})

	test('goes by leave: there is as much more time for it, and the next begins with the later end', async () => {
		await closeOne(inWindow)
		const by = { ...admin, timeZone: 'UTC' }
		await recordLeave(db, { personId: ines.id, fromDay: '2028-09-01', untilDay: '2028-11-29' }, by, inWindow)
		expect(await standings(lapsed)).toEqual({ [number]: 'expiring' })
		const next = await renew(lapsed)
		const fresh = await row(next.number)
		expect(fresh).toMatchObject({ validUntil: new Date('2031-02-24T12:00:00Z'), signedUntil: null })
		await recordLeave(db, { personId: ines.id, fromDay: '2029-06-01', untilDay: '2029-06-30' }, by, lapsed)
		expect((await row(next.number)).validUntil).toEqual(new Date('2031-03-26T12:00:00Z'))
	})

	test('tells who checks the old number that there is a newer one, until that is taken back', async () => {
		await closeOne(inWindow)
		const next = await renew(inWindow)
		expect(await findChecked(db, issuer, number, lapsed)).toMatchObject({ state: 'lapsed', isRenewed: true })
		expect(await findChecked(db, issuer, next.number, lapsed)).toMatchObject({ state: 'current', isRenewed: false })
		await revokeCertification(db, issuer, { number: next.number, reason: 'By mistake' }, admin, lapsed)
		expect(await findChecked(db, issuer, number, lapsed)).toMatchObject({ isRenewed: false })
	})

	test('that is taken back leaves the one before as it is, to be renewed anew from what was shown', async () => {
		await closeOne(inWindow)
		const first = await renew(inWindow)
		const takeBack = (of: string, at: Date) =>
			revokeCertification(db, issuer, { number: of, reason: 'The name was misspelled' }, admin, at)
		await takeBack(first.number, inWindow)
		const until = 'it holds until 26 November 2028, and can be renewed until 25 January 2029'
		expect(await told(inWindow)).toContain(`Of this level you have ${number}: ${until}`)
		expect(await standings(inWindow)).toEqual({ [number]: 'expiring', [first.number]: 'revoked' })
		expect(await findCertificate(db, number, inWindow)).toMatchObject({ renewedBy: null, renewalTakenBackAt: inWindow })
		expect(await findCertificate(db, first.number, inWindow)).toMatchObject({ renews: number })
		const second = await renew(inWindow)
		expect(second).toMatchObject({ isNew: true })
		expect([second.number, number]).not.toContain(first.number)
		expect(await renew(inWindow)).toEqual({ number: second.number, isNew: false })
		expect(await standings(inWindow)).toMatchObject({ [number]: 'renewed', [second.number]: 'in-force' })
		// Found out long after its end: sixty days from then, and anew by the ordinary rules after those.
		const late = new Date('2029-06-01T12:00:00Z')
		await takeBack(second.number, late)
		expect((await readRenewals(db, [ines.id], stage, late)).get(ines.id)).toMatchObject({
			number,
			standing: 'in-grace',
			takenBackAt: late,
			graceUntil: new Date('2029-07-31T12:00:00Z'),
		})
		expect(await told(late)).toContain(
			`${number}: it held until 26 November 2028, and can be renewed until 31 July 2029`,
		)
		await expect(issue(late)).rejects.toMatchObject({ why: 'to-be-renewed' })
		const tooLate = new Date('2029-08-01T12:00:00Z')
		await expect(renew(tooLate)).rejects.toMatchObject({ why: 'has-lapsed' })
		await expect(issue(tooLate)).rejects.toMatchObject({ why: 'not-ready' })
		expect(await renew(late)).toMatchObject({ isNew: true })
	})

	test('that is taken back when it was renewed itself leaves the line, and nothing else stands again', async () => {
		await closeOne(inWindow)
		const first = await renew(inWindow)
		const end = new Date('2030-11-01T12:00:00Z')
		await closeOne(end)
		const second = await renew(end, first.number)
		await revokeCertification(db, issuer, { number: first.number, reason: 'By mistake' }, admin, end)
		expect(await standings(end)).toMatchObject({ [number]: 'renewed', [second.number]: 'in-force' })
		expect(await told(end)).toContain(`Of this level you hold ${second.number}, until 26 November 2032.`)
		expect(await renew(end)).toEqual({ number: second.number, isNew: false })
		await revokeCertification(db, issuer, { number: second.number, reason: 'As well' }, admin, end)
		expect(await standings(end)).toMatchObject({ [number]: 'in-grace', [second.number]: 'revoked' })
	})

	test('that is taken back gives the leave of meanwhile to the one before', async () => {
		await closeOne(inWindow)
		const { number: next } = await renew(inWindow)
		await recordLeave(
			db,
			{ personId: ines.id, fromDay: '2028-10-01', untilDay: '2028-10-30' },
			{ ...admin, timeZone: 'UTC' },
			inWindow,
		)
		expect((await row(number)).validUntil).toEqual(atEnd)
		await revokeCertification(db, issuer, { number: next, reason: 'By mistake' }, admin, inWindow)
		expect((await row(number)).validUntil).toEqual(new Date('2028-12-26T12:00:00Z'))
	})
})

describe('one that has ended', () => {
	test('is renewed in its grace and not issued anew', async () => {
		await expect(issue(inGrace)).rejects.toMatchObject({ why: 'to-be-renewed' })
	})

	test('and lapsed is shown anew: what was shown for it counts no more, in the gradebook and for its holder', async () => {
		await expect(issue(lapsed)).rejects.toMatchObject({ why: 'not-ready' })
		const states = async (at: Date) =>
			(await readStanding(db, { id: ines.id, showsPlanned: false }, stage, at)).results.map(({ state }) => state)
		expect(new Set(await states(inGrace))).toEqual(new Set(['met']))
		expect(new Set(await states(lapsed))).toEqual(new Set(['open']))
		const [before, after] = await Promise.all(
			[inGrace, lapsed].map(async (at) => (await readGradebook(db, programs, world.cohort.id, at)).rows[0]),
		)
		expect([before?.group, before?.certificate]).toEqual(['certified', number])
		expect([after?.group, after?.certificate]).toEqual(['on-the-way', null])
	})

	test('opens check and work anew once it has lapsed, and the check of renewing before', async () => {
		const tasks = (at: Date) => readTasks(db, ines.id, stage, at)
		const { issuedAt } = await row(number)
		expect(await tasks(now)).toMatchObject({ checkSince: null, workSince: null })
		expect(await tasks(lapsed)).toMatchObject({ checkSince: issuedAt, workSince: issuedAt })
		const update = { ...rules.check, id: 'update', draw: 10 }
		const updating = {
			...stage,
			certificate: { ...stage.certificate, renewal: { minutes: 60, requirements: [update] } },
		}
		await db.$executeRaw`update "Certification" set renewal = null`
		const { rules: asked, checkSince, workSince } = await readTasks(db, ines.id, updating, inWindow)
		expect(asked.filter(({ kind }) => kind === 'check')).toEqual([update])
		expect([checkSince, workSince]).toEqual([issuedAt, null])
	})
})
