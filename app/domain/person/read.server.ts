import type { Db, Tx } from '../db'
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

function toListed<More extends Row>({ roles, disabledAt, passwordHash, careerTrack, ...rest }: More) {
	return {
		...rest,
		careerTrack: careerTrack as CareerTrack,
		roles: roles.map(({ role }) => role as Role),
		state: disabledAt ? ('closed' as const) : passwordHash ? ('active' as const) : ('invited' as const),
	}
}

/** More are found by searching. */
export const MOST_LISTED = 500

/** The directory, by name, as far as a page shows it; `search` looks in names, addresses and teams. */
export async function listPeople(db: Db, search = ''): Promise<ListedPerson[]> {
	const rows = await db.person.findMany({
		where: found(search),
		select: listed,
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
		take: MOST_LISTED,
	})
	return rows.map(toListed)
}

/** All of them. */
export async function countPeople(db: Db, search = ''): Promise<number> {
	return db.person.count({ where: found(search) })
}

function found(search: string) {
	// Prisma leaves these to LIKE, where they stand for anything.
	const contains = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
	return search ? { OR: [{ name: contains }, { email: contains }, { team: contains }] } : {}
}

/** What the pages of one person know beside the list. */
const own = {
	calledName: true,
	managerId: true,
	levelSince: true,
	holidays: true,
	workDays: true,
	workFrom: true,
	workTo: true,
	mostCohorts: true,
} as const

/** @throws DomainError 'not-found' */
export async function getPerson(db: Db, personId: string) {
	const row = await db.person.findUnique({
		where: { id: personId },
		select: { ...listed, ...own },
	})
	if (!row) throw new DomainError('not-found', 'person')
	return toListed(row)
}

/** People who may be chosen somewhere: not closed, by name. */
export async function listChoices(db: Db, role?: Role): Promise<{ id: string; name: string; team: string }[]> {
	return db.person.findMany({
		where: { disabledAt: null, ...(role ? { roles: { some: { role } } } : {}) },
		select: { id: true, name: true, team: true },
		orderBy: { name: 'asc' },
	})
}

/** What people are called, by id; who is not there is missing. */
export async function listNames(db: Db, personIds: string[]): Promise<Map<string, string>> {
	const rows = await db.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } })
	return new Map(rows.map(({ id, name }) => [id, name]))
}

/** How somebody's name is said. Apart from getPerson: it is for them and their facilitators. */
export async function readSaidAs(db: Db, personId: string): Promise<string> {
	return (await db.person.findUnique({ where: { id: personId }, select: { saidAs: true } }))?.saidAs ?? ''
}

/** Admins besides this person who can sign in. */
export async function countOtherAdmins(db: Db | Tx, personId: string): Promise<number> {
	return db.person.count({
		where: { id: { not: personId }, disabledAt: null, passwordHash: { not: null }, roles: { some: { role: 'admin' } } },
	})
}
