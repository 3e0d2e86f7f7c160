import { record } from '../audit/record.server'
import type { Db } from '../db'
import { linkAddress } from '../notice/outbox.server'
import type { LinkKey } from './links.server'

/**
 * The open links of a person, for an admin to hand over where no mail goes out. Each showing is an audit entry,
 * because whoever sees a link could use it.
 */
export async function showOpenLinks(
	db: Db,
	options: { key: LinkKey; publicUrl: string; personId: string; by: { id: string; name: string }; now: Date },
): Promise<{ kind: string; subjectId: string | null; address: string; expiresAt: Date }[]> {
	const links = await db.oneUseLink.findMany({
		where: { personId: options.personId, usedAt: null, expiresAt: { gt: options.now } },
		select: { id: true, kind: true, subjectId: true, expiresAt: true },
		orderBy: { createdAt: 'desc' },
	})
	if (links.length > 0) {
		await record(db, {
			act: 'link-shown',
			actor: options.by,
			subject: options.personId,
			detail: { kinds: links.map((link) => link.kind).join(', ') },
		})
	}
	return links.map((link) => ({
		kind: link.kind,
		subjectId: link.subjectId,
		address: linkAddress(options.publicUrl, options.key, link),
		expiresAt: link.expiresAt,
	}))
}

/** Who asked for a new password and can still use the link: where no mail goes out, somebody has to hand it over. */
export async function listAskedForPassword(
	db: Db,
	now: Date,
): Promise<{ personId: string; name: string; expiresAt: Date }[]> {
	const rows = await db.oneUseLink.findMany({
		where: { kind: 'password-reset', usedAt: null, expiresAt: { gt: now }, person: { disabledAt: null } },
		select: { expiresAt: true, person: { select: { id: true, name: true } } },
		orderBy: { expiresAt: 'asc' },
	})
	return rows.map(({ person, expiresAt }) => ({ personId: person.id, name: person.name, expiresAt }))
}

export async function countOpenLinks(db: Db, personId: string, now: Date): Promise<number> {
	return db.oneUseLink.count({ where: { personId, usedAt: null, expiresAt: { gt: now } } })
}
