import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { isUniqueViolation, transact } from '../transact.server'
import { writeFirstNeeds } from './change-needs.server'
import { firstNameOf } from './kinds'

export async function isSetUp(db: Db): Promise<boolean> {
	return (await db.organization.count()) > 0
}

/** The organization, as the sign-in page names it. */
export async function findOrganization(db: Db): Promise<{ name: string; isSample: boolean } | null> {
	return db.organization.findUnique({ where: { id: 1 }, select: { name: true, isSample: true } })
}

/**
 * First run: the organization with its table of needs and its first admin, once. The organization's fixed id lets only one of two parallel tries win.
 * @throws DomainError 'conflict' ('already-set-up')
 */
export async function setUp(
	db: Db,
	first: { organization: string; timeZone: string; name: string; email: string; passwordHash: string },
): Promise<{ personId: string }> {
	try {
		return await transact(db, async (tx) => {
			await tx.organization.create({ data: { id: 1, name: first.organization, timeZone: first.timeZone } })
			const person = await tx.person.create({
				data: {
					email: first.email,
					name: first.name,
					calledName: firstNameOf(first.name),
					timeZone: first.timeZone,
					careerTrack: 'manager',
					careerLevel: 'Director',
					passwordHash: first.passwordHash,
					roles: { create: [{ role: 'admin' }, { role: 'learner' }] },
				},
				select: { id: true, name: true },
			})
			await writeFirstNeeds(tx)
			await record(tx, { act: 'organization-set-up', actor: person })
			return { personId: person.id }
		})
	} catch (error) {
		if (isUniqueViolation(error)) throw new DomainError('conflict', 'already-set-up')
		throw error
	}
}
