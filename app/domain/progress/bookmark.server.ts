import type { Db } from '../db'
import type { Where } from './mark.server'

/** Set twice is set once. */
export async function bookmark(db: Db, where: Where, now: Date): Promise<void> {
	await db.$executeRaw`
		insert into "Bookmark" ("personId", "moduleKey", "partSlug", "createdAt")
		values (${where.personId}, ${where.moduleKey}, ${where.partSlug}, ${now}) on conflict do nothing`
}

/** Also of a part that is no longer there. Taken out twice is taken out once. */
export async function unbookmark(db: Db, where: Where): Promise<void> {
	await db.bookmark.deleteMany({ where })
}
