import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counting } from '../support/counting'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { LINK_STEPS, type LinkWorld, linkCommands } from '../support/link-steps'
import { aPerson } from '../support/people'

const db = await useDatabase()
const SEQUENCES = counting(8, 2_000)
const STEPS = 40

test(`A4: no order of steps opens an account by a letter that went to another address, was used, or is over, in ${SEQUENCES} sequences`, async () => {
	await anOrganization(db)
	const admin = await anAdmin(db)
	const done: LinkWorld['done'] = new Map()
	await fc.assert(
		fc.asyncProperty(fc.commands(linkCommands(), { maxCommands: STEPS, size: 'max' }), async (commands) => {
			await db.person.deleteMany({ where: { NOT: { id: admin.id } } })
			await db.$executeRawUnsafe('truncate "AuditEntry", "OutboxMail", "OneUseLink"')
			const ada = await aPerson(db, { name: 'Ada One', email: 'ada@x.test' })
			const ben = await aPerson(db, { name: 'Ben Two', email: 'ben@x.test' })
			await db.person.update({ where: { id: ada.id }, data: { passwordHash: 'of before' } })
			const real = { db, admin, people: [ada, ben], letters: [], done }
			await fc.asyncModelRun(() => ({ model: { nowMs: now.getTime() }, real }), commands)
		}),
		{ numRuns: SEQUENCES, unbiased: true },
	)
	if (SEQUENCES >= 2_000) for (const says of LINK_STEPS) expect(done.get(says) ?? 0, says).toBeGreaterThan(0)
	expect(done.get('spend it') ?? 0).toBeGreaterThan(0)
}, 3_600_000)
