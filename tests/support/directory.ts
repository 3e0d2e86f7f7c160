import type { Db } from '~/domain/db'
import { findUploadWithNews } from '~/domain/person/import-news.server'
import { importPeople } from '~/domain/person/import-people.server'
import { keepUpload } from '~/domain/person/upload.server'

type Admin = { id: string; name: string }

/** Hands a file in as an admin does. @returns what is wrong with it as a whole, or null */
export async function upload(db: Db, by: Admin, text: string, now: Date): Promise<string | null> {
	return keepUpload(db, { byId: by.id, fileName: 'people.csv', bytes: new TextEncoder().encode(text) }, now)
}

/** Hands a file in and imports it at once. */
export async function importFile(db: Db, by: Admin, text: string, now: Date, invites = false) {
	const fault = await upload(db, by, text, now)
	if (fault) throw new Error(fault)
	const found = await findUploadWithNews(db, by, now)
	const [fingerprint, tells] = [found?.plan.fingerprint ?? '', found?.news.fingerprint ?? '']
	return importPeople(db, { fingerprint, tells, invites }, by, now)
}

/** A company of so many people, a manager for every ten, whose managers stand further down in the file. */
export function companyFile(size: number, said: { team?: string } = {}): string {
	const lines = Array.from({ length: size }, (_, index) => {
		const manager =
			index === size - 1 ? '' : `p${Math.min(size - 1, size - Math.floor((size - index) / 10))}@example.com`
		const level = index % 10 === 0 ? 'Manager' : 'Senior'
		return `p${index}@example.com;"Person, No. ${index}";${level};${said.team ?? `Team ${index % 300}`};${manager};learner;Europe/Lisbon;PT;Mon-Fri;09:00;17:00`
	})
	return `E-mail;Name;Level;Team;Manager;Roles;Time zone;Public holidays;Working days;From;To\r\n${lines.join('\r\n')}\r\n`
}
