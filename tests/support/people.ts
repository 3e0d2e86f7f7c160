import { randomUUID } from 'node:crypto'
import type { Db } from '~/domain/db'
import type { Role } from '~/domain/person/kinds'

export type PersonMade = { id: string; name: string; email: string }

type Said = {
	/** "Inês Duarte" is called Inês and has an address of her own. */
	name?: string
	email?: string
	timeZone?: string
	careerTrack?: 'manager' | 'ic'
	careerLevel?: string
	team?: string
	managerId?: string
	disabledAt?: Date
	roles?: Role[]
}

/** Somebody who accepted their invitation: an engineering manager in Lisbon and a learner, unless said otherwise. */
export async function aPerson(db: Db, said: Said = {}): Promise<PersonMade> {
	const { name = 'Inês Duarte', roles = ['learner'], careerTrack = 'manager', ...rest } = said
	return db.person.create({
		data: {
			name,
			calledName: name.split(' ')[0] ?? name,
			email: `${randomUUID()}@example.com`,
			timeZone: 'Europe/Lisbon',
			careerTrack,
			careerLevel: careerTrack === 'manager' ? 'Manager' : 'Senior',
			...rest,
			roles: { create: roles.map((role) => ({ role })) },
		},
		select: { id: true, name: true, email: true },
	})
}
