import { openDatabase } from '../../server/db'
import { companyFile } from '../support/directory'
import { aPerson } from '../support/people'
import { signInAs } from '../support/server'
import { startChild } from './child'
import type { Kind, World } from './world'

export type ImportFigures = { on: Kind; people: number; read: number; imported: number }

const PEOPLE = 10_000

/**
 * Seconds for a file of ten thousand new people, as an admin's browser sends it: until it is read and its page is shown, and
 * from the agreement until everybody is in the directory.
 */
export async function measureImport(world: World): Promise<ImportFigures> {
	const cookie = await anAdmin(world)
	const app = await startChild('serve', world.env)
	const address = `${app.url}/admin/people/import`
	const headers = { cookie, origin: app.url, 'sec-fetch-site': 'same-origin' }
	const send = async (body: FormData | URLSearchParams, expected: string) => {
		const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers, body })
		if (answer.headers.get('location') !== expected) throw new Error(`the import answered ${answer.status}`)
	}
	try {
		const form = new FormData()
		form.append('file', new Blob([companyFile(PEOPLE)]), 'people.csv')
		const startedMs = performance.now()
		await send(form, '/admin/people/import')
		const page = await (await fetch(address, { headers: { cookie } })).text()
		const shownMs = performance.now()
		const fingerprint = /name="fingerprint" value="([^"]+)"/.exec(page)?.[1] ?? ''
		await send(new URLSearchParams({ intent: 'apply', fingerprint }), '/admin/people')
		return {
			on: world.kind,
			people: PEOPLE,
			read: (shownMs - startedMs) / 1000,
			imported: (performance.now() - shownMs) / 1000,
		}
	} finally {
		await app.close()
	}
}

/** Beside the organization the import asks for. @returns their Cookie header */
async function anAdmin(world: World): Promise<string> {
	const database = await openDatabase({ databaseUrl: world.env.DATABASE_URL, dataDir: world.env.DATA_DIR ?? '' })
	await database.db.organization.upsert({
		where: { id: 1 },
		create: { id: 1, name: 'Bench', timeZone: 'Europe/Lisbon' },
		update: {},
	})
	const { id } = await aPerson(database.db, { name: 'Hanna Brandt', roles: ['admin'] })
	const cookie = await signInAs(database.db, id)
	await database.close()
	return cookie
}
