import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewalOfToday } from '~/domain/certification/renewal-rules'
import type { Prisma } from '~/domain/db'
import { paths } from '~/paths'
import { headingOf, hiddenOf, wordsOf } from '../support/form-page'
import { aMemberOf, EVERY_DEED, hasDone, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import { ask, signInAs } from '../support/server'

/** From the list of what is to be renewed to what the rules of today would change of it. */
let world: LevelOne
let admin: string
let certificationId: string

beforeAll(async () => {
	world = await startLevelOne()
	const { db } = world.server
	admin = await signInAs(db, world.admin.id)
	const ines = await aMemberOf(world, { name: 'Inês Carvalho' })
	await hasDone(world, ines.id, EVERY_DEED)
	const record = paths.record({ cohort: world.cohort.id, person: ines.id })
	expect((await ask(world.server, record, { cookie: admin, form: { intent: 'issue' } })).status).toBe(303)
	certificationId = (await db.certification.findFirstOrThrow({ where: { personId: ines.id } })).id
})
afterAll(() => world.server.close())

const read = async (path: string) => (await ask(world.server, path, { cookie: admin })).text
const note = 'Level 1 asks for something else of whoever renews today.'

/** Puts back on a certificate what it was promised with, but for some rules. */
async function promise(except: readonly string[]): Promise<void> {
	const { db } = world.server
	const { requirements = [], minutes } = world.stage.certificate.renewal ?? {}
	const kept = requirements.filter(({ kind }) => !except.includes(kind))
	const renewal = { requirements: kept, minutes, validMonths: world.stage.certificate.validMonths }
	await db.certification.update({
		where: { id: certificationId },
		data: { renewal: renewal as unknown as Prisma.InputJsonValue },
	})
}

test('a note leads there from what is to be renewed, once somebody renews by earlier rules', async () => {
	const ending = paths.adminCertifications({ show: 'ending' })
	const renewing = paths.renewing(LEVEL_ONE)
	const today = await read(ending)
	expect([headingOf(today), today.includes(renewing), wordsOf(today).includes(note)]).toEqual([
		'Certifications',
		false,
		false,
	])
	await promise(['check'])
	const earlier = await read(ending)
	expect(wordsOf(earlier)).toContain(note)
	// Of this level alone, though others renew by rules too.
	expect(earlier.match(/href="[^"]*\/renewing\/[^"]*"/g)).toEqual([`href="${renewing}"`])
	expect(wordsOf(await read(renewing))).toContain('One person renews by earlier rules')
	expect(await read(paths.adminCertifications())).not.toContain(renewing)
	await promise([])
	expect(wordsOf(await read(ending))).not.toContain(note)
})

test('whoever renews by earlier rules is given those of today, as they were shown, and the page says so', async () => {
	const renewing = paths.renewing(LEVEL_ONE)
	const give = (fingerprint: string) => ask(world.server, renewing, { cookie: admin, form: { fingerprint } })
	await promise(['check'])
	const shown = await read(renewing)
	const stale = await give('of another day')
	expect([stale.status, headingOf(stale.text)]).toEqual([409, headingOf(shown)])

	const given = await give(hiddenOf(shown, 'fingerprint'))
	expect([given.status, given.headers.get('Location')]).toEqual([303, renewing])
	const [flash = ''] = given.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
	const after = wordsOf((await ask(world.server, renewing, { cookie: `${admin}; ${flash}` })).text)
	expect(after).toContain('They renew by the rules of today.')
	expect(after).toContain('Nobody renews Level 1 by earlier rules.')
	const { renewal } = await world.server.db.certification.findUniqueOrThrow({ where: { id: certificationId } })
	expect(renewal).toEqual(renewalOfToday(world.stage))
})
