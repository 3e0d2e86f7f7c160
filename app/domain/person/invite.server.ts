import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putLetter } from '../notice/outbox.server'
import { makeLink } from '../sign-in/links.server'
import { isUniqueViolation, transact } from '../transact.server'
import { isHolidayRegion } from '../zone/holidays.server'
import { isZone } from '../zone/zone.server'
import type { WorkHours } from './hours'
import { type CareerTrack, firstNameOf, type Role } from './kinds'
import { lineAbove } from './line.server'
import { mayReportTo } from './policy'

export type PersonFields = {
	email: string
	name: string
	calledName?: string
	timeZone: string
	team?: string
	managerId?: string
	careerTrack: CareerTrack
	careerLevel: string
	roles: Role[]
	/** yyyy-mm-dd: hired, or promoted to the level they have */
	levelSince?: string | null
	/** A region of public holidays; '' for none */
	holidays?: string
	mostCohorts?: number
} & Partial<WorkHours>
type Actor = { id: string; name: string }

/**
 * Adds a person and writes their invitation. Without SMTP the admin hands the link over.
 * @throws DomainError 'conflict' ('email-taken'), 'invalid' ('no-such-zone' | 'no-such-region' | 'no-such-manager')
 */
export async function invite(db: Db, fields: PersonFields, by: Actor, now: Date): Promise<{ personId: string }> {
	try {
		return await transact(db, async (tx) => {
			await checkFields(tx, fields)
			const { roles, calledName, managerId, team, ...rest } = fields
			const person = await tx.person.create({
				data: {
					...rest,
					team: team ?? '',
					calledName: calledName || firstNameOf(fields.name),
					managerId: managerId || null,
					roles: { create: roles.map((role) => ({ role })) },
				},
				select: { id: true },
			})
			await writeInvitation(tx, person.id, by, now)
			await record(tx, { act: 'person-invited', actor: by, subject: person.id, detail: { roles: roles.join(', ') } })
			return { personId: person.id }
		})
	} catch (error) {
		if (isUniqueViolation(error)) throw new DomainError('conflict', 'email-taken')
		throw error
	}
}

/** A new link for somebody who has not accepted yet; the old one ends. */
export async function renewInvitation(db: Db, personId: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const person = await tx.person.findUnique({
			where: { id: personId },
			select: { passwordHash: true, disabledAt: true },
		})
		if (!person) throw new DomainError('not-found', 'person')
		if (person.passwordHash || person.disabledAt) throw new DomainError('conflict', 'already-accepted')
		await writeInvitation(tx, personId, by, now)
		await record(tx, { act: 'invitation-renewed', actor: by, subject: personId })
	})
}

/** A link and its letter; an older link of the kind ends. */
export async function writeInvitation(tx: Tx, personId: string, by: Actor, now: Date): Promise<void> {
	const link = await makeLink(tx, { kind: 'invitation', personId, createdById: by.id, now })
	await putLetter(tx, { letter: 'invitation', toPersonId: personId, linkId: link.id, now })
}

/** What the schema cannot know: that zone and region exist and that the line has no circle. */
export async function checkFields(
	tx: Tx,
	fields: { timeZone: string; holidays?: string; managerId?: string },
	personId?: string,
): Promise<void> {
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	if (fields.holidays && !isHolidayRegion(fields.holidays)) throw new DomainError('invalid', 'no-such-region')
	if (!fields.managerId) return
	const manager = await tx.person.findUnique({ where: { id: fields.managerId }, select: { id: true } })
	if (!manager) throw new DomainError('invalid', 'no-such-manager')
	const verdict = mayReportTo({ id: personId ?? '' }, manager, await lineAbove(tx, manager.id))
	if (!verdict.ok) throw new DomainError('invalid', verdict.why)
}
