import { beforeEach, expect, test } from 'vitest'
import { readRenewalAhead } from '~/domain/certification/adopt-renewal.server'
import { renewCertification } from '~/domain/certification/renew.server'
import { exportRenewing } from '~/http/renewing-file.server'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { rules } from '../support/evidence'
import { SECRETS } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aHolder, closeOneMore } from '../support/renewals'
import { aProgram, aStage, rulesContent, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const before = aStage()
const renewal = { minutes: 90, requirements: [{ ...rules.tries, closed: 2 }] }
const today = { ...before, certificate: { ...before.certificate, renewal } }
const content = rulesContent([aProgram(today)])
const inWindow = new Date('2028-09-15T12:00:00Z')

let admin: PersonMade
let number: string
beforeEach(async () => {
	const laid = await aHolder(db, anIssuer(), before)
	;({ admin, number } = laid)
	await closeOneMore(db, laid.ines.id, inWindow)
})

/** So many more who hold the same, and have shown what renewing asked of it. */
async function holders(count: number, name = 'Holder') {
	const { id: _, personId: _of, ...held } = await db.certification.findUniqueOrThrow({ where: { number } })
	for (let each = 1; each <= count; each++) {
		const { id: personId } = await aPerson(db, { name: `${name} ${each}` })
		const own = { number: `H${each}`, inForceKey: `${personId}:${STAGE_KEY}`, personId }
		await db.certification.create({ data: { ...held, ...own, statement: {}, renewal: held.renewal ?? {} } })
		await closeOneMore(db, personId, inWindow)
	}
}

async function lines(): Promise<string[]> {
	const file = await exportRenewing(db, content, today, admin, inWindow)
	expect(file.headers.get('Cache-Control')).toBe('private, no-store')
	return (await file.text()).trimEnd().split('\r\n')
}

test('it holds everybody whom the rules of today would touch, where the page names fifty', async () => {
	await holders(52)
	const { terms } = await readRenewalAhead(db, content, STAGE_KEY, inWindow)
	expect(terms).toMatchObject([{ holders: 53, worse: 53, others: 3 }])
	expect(terms[0]?.people).toHaveLength(50)
	const [titles, ...rows] = await lines()
	expect(titles).toContain('Has shown what renewing asks now,Has shown what renewing asks then')
	expect(rows).toHaveLength(53)
	expect(rows).toContain('Holder 52,H52,yes,no,Two commitments closed,met,in progress')
	expect(rows.join()).not.toMatch(SECRETS)
})

test('it says of somebody what they have shown, also before their time: they could not be renewed yet', async () => {
	await holders(1)
	const later = { validUntil: new Date('2030-11-26T12:00:00Z') }
	const early = await db.certification.update({ where: { number: 'H1' }, data: later })
	await expect(
		renewCertification(db, anIssuer(), [aProgram(before)], { number: 'H1' }, admin, inWindow),
	).rejects.toMatchObject({ why: 'too-early' })
	const { terms } = await readRenewalAhead(db, content, STAGE_KEY, inWindow)
	const named = terms.flatMap(({ people }) => people).find(({ id }) => id === early.personId)
	expect(named).toMatchObject({ wasReady: true, isReady: false })
	const [titles, ...rows] = await lines()
	expect(titles).not.toContain('Could be renewed')
	expect(rows).toContain('Holder 1,H1,yes,no,Two commitments closed,met,in progress')
})

test('no cell is a formula, and who took how much stays in the audit log, and nobody of it', async () => {
	await holders(1, '=1+1')
	expect((await lines()).join('\n')).toContain("\n'=1+1 1,H1,")
	expect(await db.auditEntry.findMany({ where: { act: 'renewing-exported' } })).toMatchObject([
		{ actorId: admin.id, subject: '', detail: { stage: STAGE_KEY, peopleTaken: 'two people' } },
	])
})
