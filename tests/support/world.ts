import type { Db } from '~/domain/db'
import { aPerson } from './people'
import { qualify } from './qualifications'

/** A cohort with its people and one session that begins now. */
export async function aCohort(
	db: Db,
	options: {
		members?: number
		seatCount?: number
		status?: string
		startsAt?: Date
		format?: string
		name?: string
	} = {},
) {
	const name = options.name ?? 'Autumn B'
	if ((await db.organization.count()) === 0) {
		await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true } })
	}
	const lead = await aPerson(db, { name: `Lena Lead of ${name}`, roles: ['facilitator'] })
	await qualify(db, lead.id)
	const members = []
	for (let index = 0; index < (options.members ?? 3); index++)
		members.push(await aPerson(db, { name: `Member ${index + 1} of ${name}` }))
	const cohort = await db.cohort.create({
		data: {
			name,
			program: 'technical-leadership-ladder',
			stage: 'l1',
			seatCount: options.seatCount ?? 12,
			status: options.status ?? 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-02',
			requirements: [],
			facilitators: { create: [{ personId: lead.id, part: 'lead' }] },
			// Long before any session of these tests, whatever day they run on.
			members: {
				create: members.map((member) => ({ personId: member.id, joinedAt: new Date('2026-01-09T09:00:00Z') })),
			},
		},
		select: { id: true, name: true },
	})
	const startsAt = options.startsAt ?? new Date()
	const session = await db.session.create({
		data: {
			cohortId: cohort.id,
			position: 1,
			planNumber: 1,
			title: 'First case',
			format: options.format ?? 'critique-60',
			localStart: startsAt.toISOString().slice(0, 16),
			timeZone: 'UTC',
			durationMinutes: 60,
			startsAt,
			callUrl: 'https://call.example/room',
		},
		select: { id: true },
	})
	return { cohort, session, lead, members }
}
