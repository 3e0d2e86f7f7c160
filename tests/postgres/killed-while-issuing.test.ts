import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createIssuer } from '~/domain/credential/issuer.server'
import { publicKeysOf } from '~/domain/credential/keys.server'
import { verifySignature } from '~/domain/credential/signature.server'
import { paths } from '~/paths'
import { aMemberOf, EVERY_DEED, hasDone, layLevelOne, readLevelOne } from '../support/level-one'
import { counting, endWhatWasStarted, killNode, type ServerNode, startNode, stopNode } from '../support/nodes'
import { aPostgresDatabase } from '../support/postgres-databases'
import { ask, signInAs } from '../support/server'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)

const people = counting(16, 500)
const deaths = counting(1, 30)
const SECRET = 'the same secret for all of the nodes'
const PUBLIC_URL = 'https://belay.example'
/** A form of the gradebook holds sixty. */
const AT_ONCE = 8

test(
	`F2, F11: ${people} people are certified by two servers of which ${deaths} die: one credential each, one letter, one entry`,
	async () => {
		const { db } = database
		const read = await readLevelOne()
		const world = { server: database, ...read, ...(await layLevelOne(db, read.stage)) }
		const ids: string[] = []
		for (let index = 0; index < people; index++) {
			const { id } = await aMemberOf(world, { name: `Certified ${index}` })
			await hasDone(world, id, EVERY_DEED)
			ids.push(id)
		}
		const cookie = (await signInAs(db, world.admin.id)).replace('belay=', '__Host-belay=')
		const env = { DATABASE_URL: database.url, BELAY_SECRET: SECRET, PUBLIC_URL }
		const issue = async (node: ServerNode, person: string[]) =>
			ask({ url: `http://127.0.0.1:${node.port}` }, paths.gradebook({ cohort: world.cohort.id }), {
				cookie,
				form: { person },
				headers: { origin: PUBLIC_URL },
			}).then(
				({ status }) => status,
				() => 'cut off',
			)
		let dying = await startNode(env)
		let staying = await startNode(env)
		const chunks = Array.from({ length: Math.ceil(people / AT_ONCE) }, (_, index) =>
			ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
		)
		for (let death = 0; death < deaths; death++) {
			// The same people are asked for on both at once, as by two admins who do not know of each other.
			const share = chunks.filter((_chunk, index) => index % deaths === death || people > 100)
			const asking = share.flatMap((chunk) => [issue(dying, chunk), issue(staying, chunk)])
			await wait(randomInt(20, 900))
			await killNode(dying)
			await Promise.all(asking)
			const back = await startNode(env)
			;[dying, staying] = [staying, back]
		}
		for (const chunk of chunks) expect(await issue(staying, chunk)).toBe(303)
		for (const node of [dying, staying]) expect(await stopNode(node)).toEqual({ code: 0, signal: null })

		const rows = await db.certification.findMany({
			select: { id: true, personId: true, number: true, credential: true },
		})
		expect(rows.map(({ personId }) => personId).sort()).toEqual([...ids].sort())
		const keys = await publicKeysOf(db, createIssuer(SECRET, PUBLIC_URL).did)
		expect(keys.publicKeys).toHaveLength(1)
		for (const { credential, number } of rows) {
			const document = JSON.parse(credential?.document || 'null')
			expect(await verifySignature(document, keys), number).toBe(true)
			expect(document.id).toBe(`${PUBLIC_URL}/credentials/${number}`)
		}
		expect(new Set(rows.map(({ credential }) => `${credential?.list} ${credential?.place}`)).size).toBe(people)
		expect(await db.credential.count()).toBe(people)
		expect(await db.auditEntry.count({ where: { act: 'certification-issued' } })).toBe(people)
		expect(await db.outboxMail.count({ where: { letter: 'certificate-issued' } })).toBe(people)
	},
	counting(240_000, 1_800_000),
)
