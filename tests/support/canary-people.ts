import { randomBytes } from 'node:crypto'
import type { Db } from '~/domain/db'
import type { Role } from '~/domain/person/kinds'
import { hashToken } from '~/domain/sign-in/sign-ins.server'
import type { Actor } from './actors'
import type { Canaries } from './canaries'

/** Of the server of these tests: links and tickets are made with it */
export const SECRET = 'tests-only-tests-only-tests-only'

export type Someone = { id: string; name: string; email: string }

/**
 * A person whose every private field is a canary. `self` is the actor they are, if they are one; `crew` are the actors
 * who share a cohort with them and so may see name and team.
 */
export async function someone(
	world: { db: Db; canaries: Canaries; passwordHash: string },
	who: string,
	said: {
		self?: Actor
		crew: readonly Actor[]
		roles: Role[]
		disabled?: boolean
		invited?: boolean
		/** A one-use link stands for them: whoever holds it is shown whose it is */
		hasLink?: boolean
		/** The actors who read their name, and nothing else of them */
		namedTo?: readonly Actor[]
		/** Pages that name them to whoever has the address */
		shownOn?: readonly string[]
	},
): Promise<Someone> {
	const { db, canaries } = world
	const own: Actor[] = said.self ? [said.self] : []
	const linkPages = said.hasLink ? ['routes/sign-in/reset', 'routes/sign-in/invitation'] : []
	const name = canaries.plant(
		`${who}: name`,
		[...new Set<Actor>([...own, ...said.crew, ...(said.namedTo ?? []), 'admin'])],
		[...linkPages, ...(said.shownOn ?? [])],
	)
	const person = await db.person.create({
		data: {
			name: `Some ${name}`,
			calledName: canaries.plant(
				`${who}: called name`,
				['admin', ...own.filter((actor) => actor !== 'admin')],
				said.shownOn,
			),
			email: `${canaries.plant(`${who}: address`, ['admin', ...own.filter((actor) => actor !== 'admin')], linkPages)}@example.com`,
			timeZone: 'Europe/Lisbon',
			careerTrack: 'manager',
			careerLevel: 'Manager',
			team: canaries.plant(`${who}: team`, [...new Set<Actor>([...said.crew, 'admin'])]),
			// Those who sign in share one hash; it is watched by itself.
			passwordHash: said.invited ? null : said.self ? world.passwordHash : canaries.plant(`${who}: password hash`, []),
			disabledAt: said.disabled ? new Date() : null,
			roles: { create: said.roles.map((role) => ({ role })) },
		},
		select: { id: true, name: true, email: true },
	})
	return person
}

/** A browser that is signed in: its Cookie header, which nobody may ever be sent, and its row in the list of devices. */
export async function aSignIn(
	world: { db: Db; canaries: Canaries },
	actor: Actor,
	personId: string,
	said: { which?: string; seenBy?: readonly Actor[] } = {},
): Promise<{ cookie: string; rowId: string; hash: string }> {
	const { db, canaries } = world
	const what = `${actor}: ${said.which ?? 'sign-in'}`
	const token = canaries.watch(`${what}, its token`, randomBytes(25).toString('hex'), [])
	const seenBy = said.seenBy ?? [actor]
	const row = await db.signIn.create({
		data: {
			id: canaries.watch(`${what}, the hash of its token`, hashToken(token), []),
			rowId: canaries.plant(`${what}, its row`, seenBy),
			device: canaries.plant(`${what}, its device`, seenBy),
			personId,
			expiresAt: new Date(Date.now() + 29 * 86_400_000),
		},
		select: { id: true, rowId: true },
	})
	return { cookie: `belay=${token}`, rowId: row.rowId, hash: row.id }
}
