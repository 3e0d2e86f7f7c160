import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { rulesOfToday } from '~/domain/cohort/rules'
import { createIssuer } from '~/domain/credential/issuer.server'
import { publicKeysOf } from '~/domain/credential/keys.server'
import { verifySignature } from '~/domain/credential/signature.server'
import type { Prisma } from '~/domain/db'
import type { Stage } from '~/domain/program/lesson'
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

/** Certified long ago, by rules that ask for a retrospective of whoever renews: each of them has written one since. */
async function letRenew(stage: Stage): Promise<string[]> {
	const { db } = database
	const requirements = rulesOfToday(stage).filter(({ id }) => id === 'retro')
	await db.certification.updateMany({
		data: {
			issuedAt: new Date(Date.now() - 700 * 86_400_000),
			validUntil: new Date(Date.now() + 20 * 86_400_000),
			renewal: { requirements, minutes: 60, validMonths: 24 } as unknown as Prisma.InputJsonValue,
		},
	})
	return (await db.certification.findMany({ select: { number: true } })).map(({ number }) => number)
}

function chunked(all: readonly string[]): string[][] {
	return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) =>
		all.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
	)
}

test(
	`F2, F11: ${people} people are certified by two servers of which ${deaths} die, then renewed by them: one credential each, one letter, one entry`,
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
		const send = (node: ServerNode, path: string, form: Record<string, string[]>) =>
			ask({ url: `http://127.0.0.1:${node.port}` }, path, { cookie, form, headers: { origin: PUBLIC_URL } }).then(
				({ status }) => status,
				() => 'cut off',
			)
		let staying = await startNode(env)
		/** All are asked for on both at once, as by two admins who do not know of each other; and of two one dies. */
		const askWhileDying = async (
			all: readonly string[],
			act: (node: ServerNode, some: string[]) => Promise<unknown>,
		) => {
			const chunks = chunked(all)
			for (let death = 0; death < deaths; death++) {
				const dying = staying
				staying = await startNode(env)
				const share = chunks.filter((_chunk, index) => index % deaths === death || people > 100)
				const asking = share.flatMap((chunk) => [act(dying, chunk), act(staying, chunk)])
				await wait(randomInt(20, 900))
				await killNode(dying)
				await Promise.all(asking)
			}
			for (const chunk of chunks) expect(await act(staying, chunk)).toBe(303)
		}

		await askWhileDying(ids, (node, person) =>
			send(node, paths.gradebook({ cohort: world.cohort.id }), { person, seen: ['yes'] }),
		)
		const first = await db.certification.findMany({ select: { personId: true } })
		expect(first.map(({ personId }) => personId).sort()).toEqual([...ids].sort())
		expect(await db.auditEntry.count({ where: { act: 'certification-issued' } })).toBe(people)
		expect(await db.outboxMail.count({ where: { letter: 'certificate-issued' } })).toBe(people)

		const numbers = await letRenew(read.stage)
		await askWhileDying(numbers, (node, number) =>
			send(node, paths.adminCertifications({ show: 'ending' }), { number }),
		)
		expect(await stopNode(staying)).toEqual({ code: 0, signal: null })

		const rows = await db.certification.findMany({
			select: {
				personId: true,
				number: true,
				credential: true,
				inForceKey: true,
				renews: { select: { number: true } },
			},
		})
		const renewed = rows.filter(({ inForceKey }) => inForceKey !== null)
		expect(rows).toHaveLength(2 * people)
		expect(renewed.map(({ personId }) => personId).sort()).toEqual([...ids].sort())
		expect(renewed.map(({ renews }) => renews?.number).sort()).toEqual([...numbers].sort())
		const keys = await publicKeysOf(db, createIssuer(SECRET, PUBLIC_URL).did)
		expect(keys.publicKeys).toHaveLength(1)
		for (const { credential, number } of rows) {
			const document = JSON.parse(credential?.document || 'null')
			expect(await verifySignature(document, keys), number).toBe(true)
			expect(document.id).toBe(`${PUBLIC_URL}/credentials/${number}`)
		}
		expect(new Set(rows.map(({ credential }) => `${credential?.list} ${credential?.place}`)).size).toBe(2 * people)
		expect(await db.credential.count()).toBe(2 * people)
		expect(await db.auditEntry.count({ where: { act: 'certification-renewed' } })).toBe(people)
		expect(await db.outboxMail.count({ where: { letter: 'certificate-issued' } })).toBe(2 * people)
	},
	counting(240_000, 3_600_000),
)
