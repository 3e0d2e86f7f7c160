import { leaveAssessing } from '../assessment/leave-assessing.server'
import { record } from '../audit/record.server'
import { giveUpSeats } from '../cohort/give-up-seats.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { askNewManagers, askReportsOf } from '../intake/agreement.server'
import { isUniqueViolation, transact } from '../transact.server'
import { isHolidayRegion } from '../zone/holidays.server'
import { dateOf, isZone } from '../zone/zone.server'
import type { WorkHours } from './hours'
import { checkFields, type PersonFields, writeInvitation } from './invite.server'
import { type CareerTrack, firstNameOf, type Role } from './kinds'
import { mayLoseAdmin } from './policy'
import { countOtherAdmins } from './read.server'

type Actor = { id: string; name: string }

/**
 * What somebody changes about themself. Another level counts from today; an admin knows better and may write another day.
 * @throws DomainError 'invalid' ('no-such-zone')
 */
export async function changeProfile(
	db: Db,
	personId: string,
	fields: {
		name: string
		calledName?: string
		saidAs?: string
		timeZone: string
		careerTrack: CareerTrack
		careerLevel: string
	},
	now: Date,
): Promise<void> {
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	await transact(db, async (tx) => {
		const before = await tx.person.findUniqueOrThrow({
			where: { id: personId },
			select: { name: true, careerTrack: true, careerLevel: true },
		})
		const isPromoted = before.careerTrack !== fields.careerTrack || before.careerLevel !== fields.careerLevel
		await tx.person.update({
			where: { id: personId },
			data: {
				...fields,
				calledName: fields.calledName || firstNameOf(fields.name),
				...(isPromoted ? { levelSince: dateOf(now, fields.timeZone) } : {}),
			},
		})
		// A name is printed on certificates, a level says who may lead whom.
		if (before.name !== fields.name || isPromoted)
			await record(tx, { act: 'profile-changed', actor: { id: personId, name: fields.name }, subject: personId })
	})
}

/** When somebody works, as they say it themself. @throws DomainError 'invalid' ('no-such-region') */
export async function changeHours(db: Db, personId: string, hours: WorkHours & { holidays: string }): Promise<void> {
	if (hours.holidays && !isHolidayRegion(hours.holidays)) throw new DomainError('invalid', 'no-such-region')
	await db.person.update({ where: { id: personId }, data: hours })
}

/**
 * What an admin changes about a person. Roles that change end every sign-in of that person, so that none outlives its rights;
 * a new address ends every open link, because they went to the old one.
 * @throws DomainError 'not-found', 'conflict' ('email-taken' | 'last-admin'), 'invalid'
 */
export async function changePerson(
	db: Db,
	personId: string,
	fields: PersonFields,
	by: Actor,
	now: Date,
): Promise<void> {
	try {
		await transact(db, async (tx) => {
			const before = await lockPerson(tx, personId)
			await checkFields(tx, fields, personId)
			const { roles, calledName, managerId, team, ...rest } = fields
			if (before.roles.includes('admin') && !roles.includes('admin')) await keepAnAdmin(tx, personId)
			await tx.person.update({
				where: { id: personId },
				data: {
					...rest,
					team: team ?? '',
					calledName: calledName || firstNameOf(fields.name),
					managerId: managerId || null,
				},
			})
			await record(tx, { act: 'person-changed', actor: by, subject: personId })
			if ((managerId || null) !== before.managerId) await askNewManagers(tx, [personId], now)
			if (fields.email !== before.email) {
				await tx.oneUseLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } })
				if (before.isInvited) await writeInvitation(tx, personId, by, now)
			}
			if ([...roles].sort().join() === [...before.roles].sort().join()) return
			await tx.personRole.deleteMany({ where: { personId } })
			await tx.personRole.createMany({ data: roles.map((role) => ({ personId, role })) })
			await giveUpSeats(tx, personId, roles, by, now)
			await tx.signIn.deleteMany({ where: { personId, NOT: { personId: by.id } } })
			await record(tx, {
				act: 'roles-changed',
				actor: by,
				subject: personId,
				detail: { from: before.roles.join(', '), to: roles.join(', ') },
			})
		})
	} catch (error) {
		if (isUniqueViolation(error)) throw new DomainError('conflict', 'email-taken')
		throw error
	}
}

/**
 * Closes an account: no sign-in, no link works any more, nor the address of its calendar, opened again or not. What the
 * person did stays; what they were to assess goes to others.
 */
export async function disablePerson(db: Db, personId: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const before = await lockPerson(tx, personId)
		if (before.roles.includes('admin')) await keepAnAdmin(tx, personId)
		await tx.person.update({ where: { id: personId }, data: { disabledAt: now, calendarResets: { increment: 1 } } })
		await tx.signIn.deleteMany({ where: { personId } })
		await tx.oneUseLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } })
		await leaveAssessing(tx, personId, by, now)
		await askReportsOf(tx, [personId], now)
		await record(tx, { act: 'person-disabled', actor: by, subject: personId })
	})
}

export async function enablePerson(db: Db, personId: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await lockPerson(tx, personId)
		await tx.person.update({ where: { id: personId }, data: { disabledAt: null } })
		await askReportsOf(tx, [personId], now)
		await record(tx, { act: 'person-enabled', actor: by, subject: personId })
	})
}

async function lockPerson(tx: Tx, personId: string) {
	// One lock for all changes of roles: two admins who remove each other at once must not both succeed.
	await tx.$queryRaw`select 1 from "Organization" where id = 1 for update`
	const person = await tx.person.findUnique({
		where: { id: personId },
		select: {
			email: true,
			managerId: true,
			passwordHash: true,
			disabledAt: true,
			roles: { select: { role: true } },
		},
	})
	if (!person) throw new DomainError('not-found', 'person')
	const isInvited = person.passwordHash === null && person.disabledAt === null
	const { email, managerId } = person
	return { email, managerId, isInvited, roles: person.roles.map(({ role }) => role as Role) }
}

async function keepAnAdmin(tx: Tx, personId: string): Promise<void> {
	const verdict = mayLoseAdmin({ otherActiveAdmins: await countOtherAdmins(tx, personId) })
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
}
