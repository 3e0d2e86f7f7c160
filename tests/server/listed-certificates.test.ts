import { beforeEach, expect, test } from 'vitest'
import { listedStates } from '~/domain/certification/listed'
import { type CertificateSearch, listCertificates } from '~/domain/certification/listed.server'
import { aStatement } from '../support/certificates'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import { aPerson } from '../support/people'
import { STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const now = new Date('2026-11-20T09:00:00Z')
const DAY_MS = 86_400_000
const days = (count: number) => new Date(now.getTime() + count * DAY_MS)

beforeEach(() => anOrganization(db))

/** Ended or ending in `ends` days; in force unless it is told otherwise. */
async function certificate(
	number: string,
	said: { name?: string; ends?: number; stageKey?: string; revokedAt?: Date; renewsId?: string } = {},
) {
	const { name = `Holder of ${number}`, ends = 400, stageKey = STAGE_KEY, ...rest } = said
	const { id: personId } = await aPerson(db, { name })
	return db.certification.create({
		data: {
			number,
			personId,
			stageKey,
			inForceKey: rest.revokedAt ? null : number,
			holderName: name,
			statement: aStatement(),
			issuedById: personId,
			issuedAt: days(ends - 730),
			validUntil: days(ends),
			...rest,
		},
	})
}
const found = async (search: CertificateSearch = {}, most?: number) =>
	(await listCertificates(db, now, search, most)).certificates.map(({ number }) => number)

/** Every page after another, as one presses for the next. */
async function pressed(search: CertificateSearch, most: number): Promise<string[][]> {
	const pages: string[][] = []
	for (let after: string | undefined; ; ) {
		const { certificates, next } = await listCertificates(db, now, { ...search, after }, most)
		pages.push(certificates.map(({ number }) => number))
		if (!next) return pages
		after = next
	}
}

test('admins page through all certifications, newest first, and miss none of one day', async () => {
	for (const number of ['A', 'B', 'C', 'D']) await certificate(number)
	await certificate('NEWEST', { ends: 500 })
	expect(await pressed({}, 2)).toEqual([['NEWEST', 'A'], ['B', 'C'], ['D']])
	expect(await pressed({ name: 'nobody' }, 2)).toEqual([[]])
})

test('they are found by a part of the name, the level and the state that the list shows', async () => {
	await certificate('HELD', { name: 'Inês Carvalho' })
	await certificate('OTHER', { name: 'Percent 100% Sure', stageKey: 'another/l2' })
	await certificate('SOON', { ends: 40 })
	await certificate('GRACE', { ends: -10 })
	await certificate('LAPSED', { ends: -70 })
	await certificate('BACK', { revokedAt: now })
	const { id: renewsId } = await certificate('OLD', { ends: 20 })
	await certificate('NEW', { renewsId })
	expect(await found({ name: 'carv' })).toEqual(['HELD'])
	expect(await found({ name: '0% s' })).toEqual(['OTHER'])
	expect(await found({ name: '%' })).toEqual(['OTHER'])
	expect(await found({ stageKey: 'another/l2' })).toEqual(['OTHER'])
	const shown = (await listCertificates(db, now)).certificates
	for (const state of Object.keys(listedStates) as (keyof typeof listedStates)[]) {
		const standings = state === 'ended' ? ['in-grace', 'lapsed'] : [state]
		const numbers = shown.filter(({ standing }) => standings.includes(standing)).map(({ number }) => number)
		expect(numbers, state).not.toEqual([])
		expect(await found({ state }), state).toEqual(numbers)
	}
})

test('to be renewed are those that end soon or are in grace, the soonest first, page by page', async () => {
	await certificate('HELD')
	for (const [number, ends] of [
		['GRACE', -59],
		['SOON', 10],
		['SOONER', 5],
		['LAPSED', -61],
	] as const)
		await certificate(number, { ends })
	const away = await certificate('AWAY', { ends: -65 })
	await db.leave.create({
		data: { personId: away.personId, fromDay: '2026-09-20', untilDay: '2026-10-20', byId: away.personId },
	})
	expect(await pressed({ isEnding: true }, 2)).toEqual([
		['AWAY', 'GRACE'],
		['SOONER', 'SOON'],
	])
	// Renewed meanwhile, it is not of the list any more; who was after it still is.
	await db.certification.update({ where: { number: 'GRACE' }, data: { inForceKey: null } })
	expect(await found({ isEnding: true, after: 'GRACE' })).toEqual(['SOONER', 'SOON'])
})
