import { createHash } from 'node:crypto'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Db } from '../db'
import type { Role } from '../person/kinds'

/**
 * A sign-in: a browser that has shown a password and holds a token in a cookie.
 * This file alone imports lucia (unmaintained upstream since March 2025), so that replacing it touches one file
 * (docs/decisions/0003). The table holds SHA-256 of the token; sign-in and person come in one query.
 */
export type Reader = {
	id: string
	name: string
	calledName: string
	email: string
	timeZone: string
	careerTrack: 'manager' | 'ic'
	roles: Role[]
	/** Device row, to tell "this device" in the list. */
	signInRowId: string
	organization: { name: string; isSample: boolean }
}

export type SignIns = {
	/** Who holds this Cookie header; `setCookie` renews or clears the cookie when it must. */
	read(cookieHeader: string | null | undefined): Promise<{ reader: Reader | null; setCookie?: string }>
	/** The token a Cookie header holds, whatever it is worth. */
	tokenOf(cookieHeader: string | null | undefined): string | null
	/** @returns the Set-Cookie value of a new sign-in */
	open(personId: string, device: string): Promise<string>
	/** Ends the sign-in this Cookie header holds. @returns the Set-Cookie value that clears it */
	close(cookieHeader: string | null | undefined): Promise<string>
	closeAll(personId: string): Promise<void>
	/** Deletes sign-ins that have ended by themselves: devices are not remembered for longer than they serve. */
	forgetExpired(): Promise<void>
}

type Row = Omit<Reader, 'organization'> & {
	organizationName: string | null
	isSample: boolean | null
	expiresAt: Date
}

/** Nobody stays signed in longer than this, however active. */
const ABSOLUTE_DAYS = 90
const SLIDING_DAYS = 30

declare module 'lucia' {
	interface Register {
		Lucia: Lucia
		DatabaseSessionAttributes: { device?: string }
		DatabaseUserAttributes: { reader: Reader }
	}
}

export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex')
}

export function createSignIns(db: Db, options: { secure: boolean }): SignIns {
	const lucia = new Lucia(hashingAdapter(db), {
		sessionExpiresIn: new TimeSpan(SLIDING_DAYS, 'd'),
		sessionCookie: {
			name: options.secure ? '__Host-belay' : 'belay',
			attributes: { secure: options.secure, sameSite: 'lax', path: '/' },
		},
		getUserAttributes: (attributes: { reader: Reader }) => attributes,
	})
	const tokenOf = (cookieHeader: string | null | undefined) => cookieOf(cookieHeader ?? '', lucia.sessionCookieName)

	return {
		tokenOf,
		async read(cookieHeader) {
			const token = tokenOf(cookieHeader)
			if (!token) return { reader: null }
			const { session, user } = await lucia.validateSession(token)
			if (!session) return { reader: null, setCookie: lucia.createBlankSessionCookie().serialize() }
			const reader = (user as unknown as { reader: Reader }).reader
			return session.fresh ? { reader, setCookie: lucia.createSessionCookie(token).serialize() } : { reader }
		},
		async open(personId, device) {
			const session = await lucia.createSession(personId, { device })
			return lucia.createSessionCookie(session.id).serialize()
		},
		async close(cookieHeader) {
			const token = tokenOf(cookieHeader)
			if (token) await lucia.invalidateSession(token)
			return lucia.createBlankSessionCookie().serialize()
		},
		async closeAll(personId) {
			await lucia.invalidateUserSessions(personId)
		},
		async forgetExpired() {
			await lucia.deleteExpiredSessions()
		},
	}
}

const TOKEN = /^[a-z0-9]{16,64}$/

/**
 * Our own cookie and no other: Lucia decodes all of them, and a bare `%` that another program of the same host has put
 * into its own would break every page.
 */
function cookieOf(header: string, name: string): string | null {
	const values = header.split(';').flatMap((pair) => {
		const [key = '', value = ''] = pair.split('=', 2)
		return key.trim() === name ? [value.trim()] : []
	})
	return values.find((value) => TOKEN.test(value)) ?? null
}

/**
 * Hashes on the way in and answers with the token it was asked with, never the stored hash: otherwise Lucia would put
 * the hash into the cookie when it renews it at half-life.
 */
function hashingAdapter(db: Db): Adapter {
	return {
		async getSessionAndUser(token) {
			const row = await readRow(db, hashToken(token))
			if (!row) return [null, null]
			const { expiresAt, organizationName, isSample, ...person } = row
			const organization = { name: organizationName ?? 'Belay', isSample: isSample ?? false }
			const session: DatabaseSession = { id: token, userId: row.id, expiresAt, attributes: {} }
			const user: DatabaseUser = { id: row.id, attributes: { reader: { ...person, organization } } }
			return [session, user]
		},
		async getUserSessions() {
			// Tokens cannot be had back from their hashes; the device list reads rows (listDevices).
			return []
		},
		async setSession(session) {
			await db.signIn.create({
				data: {
					id: hashToken(session.id),
					personId: session.userId,
					expiresAt: session.expiresAt,
					device: session.attributes.device ?? '',
				},
			})
		},
		async updateSessionExpiration(token, expiresAt) {
			await db.signIn.updateMany({ where: { id: hashToken(token) }, data: { expiresAt } })
		},
		async deleteSession(token) {
			await db.signIn.deleteMany({ where: { id: hashToken(token) } })
		},
		async deleteUserSessions(personId) {
			await db.signIn.deleteMany({ where: { personId } })
		},
		async deleteExpiredSessions() {
			await db.signIn.deleteMany({ where: { expiresAt: { lt: new Date() } } })
		},
	}
}

async function readRow(db: Db, id: string): Promise<Row | undefined> {
	const oldest = new Date(Date.now() - ABSOLUTE_DAYS * 86_400_000)
	const rows = await db.$queryRaw<Row[]>`
		select p.id, p.name, p."calledName", p.email, p."timeZone", p."careerTrack", s."rowId" as "signInRowId", s."expiresAt",
			array(select r.role from "PersonRole" r where r."personId" = p.id order by r.role) as roles,
			o.name as "organizationName", o."isSample"
		from "SignIn" s join "Person" p on p.id = s."personId" left join "Organization" o on o.id = 1
		where s.id = ${id} and p."disabledAt" is null and s."createdAt" > ${oldest}`
	return rows[0]
}
