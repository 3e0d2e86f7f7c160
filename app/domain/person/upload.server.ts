import { createHash } from 'node:crypto'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { listHolidayRegions } from '../zone/holidays.server'
import { dateOf, isZone } from '../zone/zone.server'
import { readDirectory } from './directory.server'
import { type DirectoryFile, decodeText, readDirectoryFile } from './directory-file.server'
import { type Plan, planImport } from './import-plan'

export const LARGEST_FILE_BYTES = 5 * 1024 * 1024
const KEPT_HOURS = 24

/** What an uploaded file would do to the directory as it is now. */
export type UploadPlan = Plan & {
	fileName: string
	file: Pick<DirectoryFile, 'unused' | 'missing'>
	/** The same for the same changes to the same directory: who agrees, agrees to this */
	fingerprint: string
	/** Addresses in the file whose owners have never signed in and hold no invitation that is open */
	toInvite: string[]
}

/**
 * Keeps a file until it is imported, thrown away or a day old; an admin's newer one takes its place.
 * @returns what is wrong with the file as a whole, in words, or null
 * @throws DomainError 'invalid' ('no-text' | 'too-large')
 */
export async function keepUpload(
	db: Db,
	upload: { byId: string; fileName: string; bytes: Uint8Array },
	now: Date,
): Promise<string | null> {
	if (upload.bytes.byteLength > LARGEST_FILE_BYTES) throw new DomainError('invalid', 'too-large')
	const text = decodeText(upload.bytes)
	const file = await readDirectoryFile(text)
	if ('fault' in file) return file.fault
	const kept = { fileName: upload.fileName.replace(/\p{Cc}/gu, '').slice(-120), text, createdAt: now }
	await db.peopleUpload.upsert({
		where: { byId: upload.byId },
		create: { byId: upload.byId, ...kept },
		update: kept,
		select: { byId: true },
	})
	return null
}

/** What this admin's file would do now; null when there is none. */
export async function findUploadPlan(db: Db | Tx, byId: string, now: Date): Promise<UploadPlan | null> {
	const upload = await db.peopleUpload.findUnique({ where: { byId } })
	if (!upload) return null
	const file = await readDirectoryFile(upload.text)
	if ('fault' in file) return null
	const organization = await db.organization.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } })
	const plan = planImport(file, await readDirectory(db), places(), dateOf(now, organization.timeZone))
	const toInvite = await listToInvite(db, plan, file, now)
	const { fileName } = upload
	const { unused, missing } = file
	// Not the rows along with them: a page that spreads this would send the whole file back.
	return {
		...plan,
		fileName,
		file: { unused, missing },
		toInvite,
		fingerprint: fingerprintOf(fileName, plan, toInvite),
	}
}

export async function throwUploadAway(db: Db, byId: string): Promise<void> {
	await db.peopleUpload.deleteMany({ where: { byId } })
}

/** Files nobody came back to. @returns how many went */
export async function forgetOldUploads(db: Db, now: Date): Promise<number> {
	const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000)
	const { count } = await db.peopleUpload.deleteMany({ where: { createdAt: { lt: before } } })
	return count
}

function places() {
	const byWord = new Map(
		listHolidayRegions().flatMap(({ code, name }) => [code, name].map((word) => [word.toLowerCase(), code])),
	)
	return { isZone, regionOf: (text: string) => byWord.get(text.toLowerCase()) ?? null }
}

async function listToInvite(db: Db | Tx, plan: Plan, file: DirectoryFile, now: Date): Promise<string[]> {
	const waiting = await db.person.findMany({
		where: {
			passwordHash: null,
			links: { none: { kind: 'invitation', usedAt: null, expiresAt: { gt: now } } },
		},
		select: { email: true, disabledAt: true },
	})
	const inFile = new Set(file.rows.map(({ cells }) => cells.email?.toLowerCase() ?? ''))
	const changed = new Map(plan.changed.map(({ entry }) => [entry.email, entry]))
	return [
		...plan.fresh.filter(({ entry }) => !entry.closed).map(({ entry }) => entry.email),
		...waiting
			.filter(({ email, disabledAt }) => inFile.has(email) && !(changed.get(email)?.closed ?? disabledAt !== null))
			.map(({ email }) => email),
	].sort()
}

function fingerprintOf(fileName: string, plan: Plan, toInvite: string[]): string {
	const changes = plan.changed.map(({ id, differences }) => [id, differences])
	return createHash('sha256')
		.update(JSON.stringify([fileName, plan.fresh, changes, plan.problems, toInvite]))
		.digest('base64url')
}
