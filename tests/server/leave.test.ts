import { beforeEach, describe, expect, test } from 'vitest'
import { listCertificates } from '~/domain/certification/listed.server'
import { listStandings } from '~/domain/compliance/read.server'
import { listAway, listLeaves } from '~/domain/leave/read.server'
import { recordLeave, takeLeaveOut } from '~/domain/leave/record.server'
import { remindOfCertificates } from '~/domain/notice/certificate-mail.server'
import { remindOfNeeds } from '~/domain/notice/need-mail.server'
import { aStatement } from '../support/certificates'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const now = new Date('2026-11-20T09:00:00Z')
const validUntil = new Date('2026-12-20T10:00:00Z')

let admin: PersonMade & { timeZone: string }
let nora: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = { ...(await aPerson(db, { name: 'Hanna Brandt' })), timeZone: 'UTC' }
	nora = await aPerson(db, { name: 'Nora Ek' })
	await db.person.update({ where: { id: nora.id }, data: { passwordHash: 'x' } })
})

const away = (fromDay: string, untilDay: string, by = admin) =>
	recordLeave(db, { personId: nora.id, fromDay, untilDay }, by, now)
const back = async (by = admin) => {
	const [leave] = await listLeaves(db, nora.id)
	await takeLeaveOut(db, { personId: nora.id, leaveId: leave?.id ?? '' }, by)
}
const certificate = (said: { number: string; inForceKey?: string | null; validUntil?: Date }) =>
	db.certification.create({
		data: {
			personId: nora.id,
			stageKey: STAGE_KEY,
			inForceKey: `${nora.id}:${STAGE_KEY}`,
			holderName: nora.name,
			statement: aStatement(),
			issuedById: admin.id,
			issuedAt: new Date('2024-12-20T10:00:00Z'),
			validUntil,
			...said,
		},
	})
const ends = async (number: string) =>
	db.certification.findUniqueOrThrow({ where: { number }, select: { validUntil: true, signedUntil: true } })

describe('leave', () => {
	test('puts off the end of what somebody holds, keeps what was signed, and is gone without a trace', async () => {
		await certificate({ number: 'HELD' })
		await certificate({ number: 'RENEWED', inForceKey: null })
		await certificate({ number: 'GOOD', inForceKey: 'another', validUntil: new Date('2124-12-20T10:00:00Z') })
		await away('2026-12-01', '2026-12-31')
		expect(await ends('HELD')).toEqual({ validUntil: new Date('2027-01-20T10:00:00Z'), signedUntil: validUntil })
		expect(await ends('RENEWED')).toEqual({ validUntil, signedUntil: null })
		expect(await ends('GOOD')).toEqual({ validUntil: new Date('2124-12-20T10:00:00Z'), signedUntil: null })
		await away('2027-01-10', '2027-01-11')
		expect(await ends('HELD')).toEqual({ validUntil: new Date('2027-01-22T10:00:00Z'), signedUntil: validUntil })
		await back()
		await back()
		expect(await ends('HELD')).toEqual({ validUntil, signedUntil: null })
	})

	test('brings one back that had ended, when it is recorded late', async () => {
		await certificate({ number: 'LATE', validUntil: new Date('2026-08-01T10:00:00Z') })
		const standing = async () => (await listCertificates(db, now)).certificates.map((each) => each.standing)
		expect(await standing()).toEqual(['lapsed'])
		await away('2026-07-01', '2026-09-30')
		expect(await standing()).toEqual(['in-grace'])
	})

	test('moves the day a level is due, in the list and for the line', async () => {
		await db.need.create({
			data: { careerTrack: 'manager', careerLevel: 'Manager', stageKey: STAGE_KEY, strength: 'must', withinDays: 90 },
		})
		await db.person.update({ where: { id: nora.id }, data: { levelSince: '2026-08-15' } })
		const standing = async () => {
			const [row] = await listStandings(db, now, '2026-11-20', [nora.id])
			return [row?.standing, row?.day]
		}
		expect(await standing()).toEqual(['overdue', '2026-11-13'])
		await away('2026-09-01', '2026-09-30')
		expect(await standing()).toEqual(['due', '2026-12-13'])
		// Who is away hears of it when they are back.
		await away('2026-11-19', '2026-11-21')
		expect(await remindOfNeeds(db, now)).toBe(0)
		expect(await remindOfNeeds(db, new Date('2026-11-22T09:00:00Z'))).toBe(1)
	})

	test('keeps letters about an end back until somebody is there, and tells of an end that was put off anew', async () => {
		await certificate({ number: 'HELD' })
		expect(await remindOfCertificates(db, now)).toBe(1)
		await away('2026-11-20', '2026-12-19')
		expect(await remindOfCertificates(db, now)).toBe(0)
		expect(await remindOfCertificates(db, new Date('2026-12-20T06:00:00Z'))).toBe(1)
		expect(await remindOfCertificates(db, new Date('2026-12-21T06:00:00Z'))).toBe(0)
	})

	test('is written to the log with what was and what is, and no word of why', async () => {
		await away('2026-12-01', '2026-12-31')
		await back()
		const entries = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
		expect(entries.map(({ act, subject, detail }) => ({ act, subject, detail }))).toEqual([
			{
				act: 'leave-recorded',
				subject: nora.id,
				detail: { before: 'none', after: '2026-12-01 to 2026-12-31' },
			},
			{
				act: 'leave-taken-out',
				subject: nora.id,
				detail: { before: '2026-12-01 to 2026-12-31', after: 'none' },
			},
		])
	})

	test('recorded twice is one; days that are recorded, and one’s own, are refused and change nothing', async () => {
		await certificate({ number: 'HELD' })
		await Promise.all([1, 2, 3].map(() => away('2026-12-01', '2026-12-31')))
		await expect(away('2026-12-31', '2027-01-02')).rejects.toMatchObject({ code: 'conflict', why: 'leave-overlaps' })
		const self = { ...nora, timeZone: 'UTC' }
		await expect(away('2027-02-01', '2027-02-02', self)).rejects.toMatchObject({ why: 'own-leave' })
		await expect(back(self)).rejects.toMatchObject({ why: 'own-leave' })
		await expect(
			recordLeave(db, { personId: 'nobody', fromDay: '2027-01-01', untilDay: '2027-01-02' }, admin, now),
		).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.leave.count()).toBe(1)
		expect(await db.auditEntry.count()).toBe(1)
		expect((await ends('HELD')).validUntil).toEqual(new Date('2027-01-20T10:00:00Z'))
	})

	test('is somebody’s own: nobody takes out that of another by its id', async () => {
		await away('2026-12-01', '2026-12-31')
		const other = await aPerson(db, { name: 'Ivo Paz' })
		const [leave] = await listLeaves(db, nora.id)
		await expect(takeLeaveOut(db, { personId: other.id, leaveId: leave?.id ?? '' }, admin)).rejects.toMatchObject({
			code: 'not-found',
		})
		expect(await listAway(db, [nora.id, other.id], '2026-12-31')).toEqual(new Set([nora.id]))
		expect(await listAway(db, [nora.id], '2027-01-01')).toEqual(new Set())
	})
})
