import type { Db } from '../db'
import { DomainError } from '../errors'
import type { CareerTrack, Role } from './kinds'

const listed = {
	id: true,
	name: true,
	email: true,
	team: true,
	timeZone: true,
	careerTrack: true,
	careerLevel: true,
	disabledAt: true,
	passwordHash: true,
	manager: { select: { id: true, name: true } },
	roles: { select: { role: true } },
} as const

export type ListedPerson = {
	id: string
	name: string
	email: string
	team: string
	timeZone: string
	careerTrack: CareerTrack
	careerLevel: string
	manager: { id: string; name: string } | null
	roles: Role[]
	state: 'active' | 'invited' | 'closed'
}

type Row = Omit<ListedPerson, 'roles' | 'state' | 'careerTrack'> & {
	careerTrack: string
	roles: { role: string }[]
	disabledAt: Date | null
	passwordHash: string | null
}

function toListed({ roles, disabledAt, passwordHash, careerTrack, ...rest }: Row): ListedPerson {
	return {
		...rest,
		careerTrack: careerTrack as CareerTrack,
		roles: roles.map(({ role }) => role as Role),
		state: disabledAt ? 'closed' : passwordHash ? 'active' : 'invited',
	}
}

/** The directory, by name; `search` looks in names, addresses and teams. */
export async function listPeople(db: Db, search = ''): Promise<ListedPerson[]> {
	// Prisma leaves these to LIKE, where they stand for anything.
	const contains = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
	const rows = await db.person.findMany({
		where: search ? { OR: [{ name: contains }, { email: contains }, { team: contains }] } : {},
		select: listed,
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	return rows.map(toListed)
}

/** @throws DomainError 'not-found' */
export async function getPerson(db: Db, personId: string) {
	const row = await db.person.findUnique({
		where: { id: personId },
		select: { ...listed, calledName: true, managerId: true },
	})
	if (!row) throw new DomainError('not-found', 'person')
	const { calledName, managerId, ...rest } = row
	return { ...toListed(rest), calledName, managerId }
}

/** People who may be chosen somewhere: not closed, by name. */
export async function listChoices(db: Db, role?: Role): Promise<{ id: string; name: string; team: string }[]> {
	return db.person.findMany({
		where: { disabledAt: null, ...(role ? { roles: { some: { role } } } : {}) },
		select: { id: true, name: true, team: true },
		orderBy: { name: 'asc' },
	})
}
