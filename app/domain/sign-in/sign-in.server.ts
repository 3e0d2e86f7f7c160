import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { putLetter } from '../notice/outbox.server'
import { transact } from '../transact.server'
import type { Limits } from './limits.server'
import { findLink, findOpenLink, type LinkKey, type LinkKind, makeLink, useLink } from './links.server'
import type { PasswordHasher } from './passwords.server'
import type { SignIns } from './sign-ins.server'

export type SignInResult =
	| { ok: true; setCookie: string; roles: string[] }
	| { ok: false; why: 'no-match' }
	| { ok: false; why: 'too-many'; waitSeconds: number }

/** Address and password. Known and unknown addresses get the same answer after the same work. */
export async function signIn(
	services: { db: Db; limits: Limits; hasher: PasswordHasher; signIns: SignIns },
	given: { email: string; password: string; ip: string; device: string },
): Promise<SignInResult> {
	const { db } = services
	const waitSeconds = await services.limits.signIn(given.email, given.ip)
	if (waitSeconds !== null) return { ok: false, why: 'too-many', waitSeconds }
	const person = await db.person.findUnique({
		where: { email: given.email },
		select: { id: true, name: true, passwordHash: true, disabledAt: true, roles: { select: { role: true } } },
	})
	const matches = await services.hasher.matches(person?.passwordHash ?? null, given.password)
	if (!person || person.disabledAt || !matches) {
		await record(db, { act: 'sign-in-refused', actor: null, subject: person?.id ?? '' })
		return { ok: false, why: 'no-match' }
	}
	await services.limits.signInSucceeded(given.email, given.ip)
	const setCookie = await services.signIns.open(person.id, given.device)
	await record(db, { act: 'signed-in', actor: person })
	return { ok: true, setCookie, roles: person.roles.map(({ role }) => role) }
}

/** Writes a password letter when the address is known and active; the caller answers the same either way. */
export async function askForPasswordLink(db: Db, email: string, now: Date): Promise<void> {
	const person = await db.person.findUnique({
		where: { email },
		select: { id: true, name: true, disabledAt: true, passwordHash: true },
	})
	if (!person || person.disabledAt) return
	// Who never chose a password has lost the invitation: they get that again.
	const kind = person.passwordHash ? 'password-reset' : 'invitation'
	await transact(db, async (tx) => {
		// A stranger who asks must not end a link that somebody holds already: an open one is sent again.
		const link =
			(await findOpenLink(tx, { kind, personId: person.id, now })) ??
			(await makeLink(tx, { kind, personId: person.id, now }))
		await putLetter(tx, { letter: kind, toPersonId: person.id, linkId: link.id, now })
		await record(tx, { act: 'password-link-asked', actor: null, subject: person.id })
	})
}

/**
 * Spends a link: sets the password, ends every other sign-in and the person's other links into an account.
 * @throws DomainError 'conflict' ('link-used') when it is not genuine, spent or too old
 */
export async function setPasswordByLink(
	db: Db,
	options: { key: LinkKey; kind: LinkKind; token: string; passwordHash: string; now: Date },
): Promise<{ personId: string }> {
	return transact(db, async (tx) => {
		const link = await findLink(tx, options.key, options.kind, options.token, options.now)
		if (!link) throw new DomainError('conflict', 'link-used')
		await useLink(tx, link.id, options.now)
		// A link about one thing opens no account, and the letter that holds it still waits to be answered.
		await tx.oneUseLink.updateMany({
			where: { personId: link.person.id, subjectId: null, usedAt: null },
			data: { usedAt: options.now },
		})
		await tx.person.update({ where: { id: link.person.id }, data: { passwordHash: options.passwordHash } })
		await tx.signIn.deleteMany({ where: { personId: link.person.id } })
		await record(tx, {
			act: options.kind === 'invitation' ? 'invitation-accepted' : 'password-reset',
			actor: link.person,
		})
		return { personId: link.person.id }
	})
}

/**
 * A new password by somebody who is signed in; every sign-in ends, the caller opens a new one.
 * @throws DomainError 'invalid' ('wrong-password')
 */
export async function changePassword(
	services: { db: Db; hasher: PasswordHasher },
	person: { id: string; name: string },
	given: { current: string; password: string },
): Promise<void> {
	const row = await services.db.person.findUnique({ where: { id: person.id }, select: { passwordHash: true } })
	if (!(await services.hasher.matches(row?.passwordHash ?? null, given.current)))
		throw new DomainError('invalid', 'wrong-password')
	const passwordHash = await services.hasher.hash(given.password)
	await transact(services.db, async (tx) => {
		await tx.person.update({ where: { id: person.id }, data: { passwordHash } })
		await tx.signIn.deleteMany({ where: { personId: person.id } })
		await record(tx, { act: 'password-changed', actor: person })
	})
}

export async function listDevices(db: Db, personId: string, now: Date) {
	return db.signIn.findMany({
		where: { personId, expiresAt: { gt: now } },
		select: { rowId: true, device: true, createdAt: true },
		orderBy: { createdAt: 'desc' },
	})
}

/** Ends one sign-in of the person's own list. */
export async function endDevice(db: Db, person: { id: string; name: string }, rowId: string): Promise<void> {
	const { count } = await db.signIn.deleteMany({ where: { personId: person.id, rowId } })
	if (count === 0) throw new DomainError('not-found', 'device')
	await record(db, { act: 'device-signed-out', actor: person })
}

/** "Firefox on macOS": enough to recognize one's own device, too little to track it. */
export function deviceLabel(userAgent: string | null): string {
	const ua = userAgent ?? ''
	const browser = /Edg\//.test(ua)
		? 'Edge'
		: /Firefox\//.test(ua)
			? 'Firefox'
			: /Chrome\//.test(ua)
				? 'Chrome'
				: /Safari\//.test(ua)
					? 'Safari'
					: 'A browser'
	const system = /Android/.test(ua)
		? 'Android'
		: /iPhone|iPad/.test(ua)
			? 'iOS'
			: /Mac OS X/.test(ua)
				? 'macOS'
				: /Windows/.test(ua)
					? 'Windows'
					: /Linux/.test(ua)
						? 'Linux'
						: 'a device'
	return `${browser} on ${system}`
}
