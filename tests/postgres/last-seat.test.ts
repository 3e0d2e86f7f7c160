import { afterAll, beforeAll, expect, test } from 'vitest'
import { counting, endWhatWasStarted, type ServerNode, startNode } from '../support/nodes'
import { aPerson } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { ask, signInAs } from '../support/server'
import { aCohort } from '../support/world'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database

const AT_ONCE = 200
// line.test.ts asks for more, over the same lock.
const rounds = counting(1, 20)

let nodes: ServerNode[] = []
let admin = { id: '', cookie: '' }
const people: string[] = []
beforeAll(async () => {
	const env = { DATABASE_URL: database.url, BELAY_SECRET: 'the same secret for all of the nodes' }
	nodes = [await startNode(env), await startNode(env)]
	const { id } = await aPerson(db, { roles: ['admin'] })
	admin = { id, cookie: await signInAs(db, id) }
	for (let index = 0; index < AT_ONCE; index++) people.push((await aPerson(db, { name: `Person ${index}` })).id)
})

test(
	`F9: ${AT_ONCE} seats asked for at once over two servers, ${rounds} times: the cohort is full and never fuller`,
	async () => {
		for (let round = 0; round < rounds; round++) {
			const seatsLeft = 1 + (round % 4)
			const { cohort } = await aCohort(db, {
				name: `Cohort ${round}`,
				status: 'planned',
				members: 8 - seatsLeft,
				seatCount: 8,
			})
			const askAll = (those: string[]) =>
				Promise.all(
					those.map(async (person, index) => {
						const answer = await ask(nodes[index % nodes.length] ?? { url: '' }, `/admin/cohorts/${cohort.id}.data`, {
							cookie: admin.cookie,
							form: { intent: 'add', people: person },
						})
						return { person, answer }
					}),
				)
			const answers = await askAll(people)
			// On a slow machine the last of two hundred are told to come back: they do, once.
			const sentAway = answers.filter(({ answer }) => answer.status === 503)
			for (const { answer } of sentAway) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
			const later = await askAll(sentAway.map(({ person }) => person))
			const statuses = [...answers.filter(({ answer }) => answer.status !== 503), ...later].map(
				({ answer }) => answer.status,
			)
			const broken = statuses.filter((status) => status >= 500)
			expect(broken, nodes.map((node) => node.printed().out.slice(-2_000)).join('\n')).toEqual([])
			// 202 is the redirect of a form that was sent by script.
			expect(statuses.filter((status) => status === 202)).toHaveLength(seatsLeft)
			expect(statuses.filter((status) => status === 409)).toHaveLength(AT_ONCE - seatsLeft)
			expect(await db.cohortMember.count({ where: { cohortId: cohort.id } })).toBe(8)
			const added = { act: 'member-added', detail: { path: ['cohort'], equals: cohort.name } }
			expect(await db.auditEntry.count({ where: added })).toBe(seatsLeft)
		}
	},
	counting(240_000, 1_200_000),
)

test('seats given and freed at once, over two servers, never pass the number of seats', async () => {
	const { cohort } = await aCohort(db, { name: 'In and out', status: 'planned', members: 0, seatCount: 8 })
	const path = `/admin/cohorts/${cohort.id}.data`
	let most = 0
	let open = counting(200, 2_000)
	const watch = async () => {
		while (open > 0) most = Math.max(most, await db.cohortMember.count({ where: { cohortId: cohort.id } }))
	}
	const inAndOut = async (person: string, index: number) => {
		const node = nodes[index % nodes.length] ?? { url: '' }
		while (open-- > 0) {
			const gives = open % 2 === 0
			const form: Record<string, string> = gives
				? { intent: 'add', people: person }
				: { intent: 'remove-member', person }
			expect((await ask(node, path, { cookie: admin.cookie, form })).status).toBeLessThan(500)
		}
	}
	await Promise.all([watch(), ...people.slice(0, 24).map(inAndOut)])
	expect(most).toBeGreaterThan(0)
	expect(most).toBeLessThanOrEqual(8)
})

test('of two admins who save one cohort in the same moment the later is told, and saving again keeps what both changed', async () => {
	const { cohort: made } = await aCohort(db, { name: 'Before', status: 'planned', members: 0, seatCount: 8 })
	const cohort = await db.cohort.findUniqueOrThrow({ where: { id: made.id } })
	const { name, startsOn, timeZone, status, seatCount } = cohort
	const opened = { name, startsOn, timeZone, status, seatCount: String(seatCount) }
	const save = (change: Partial<typeof opened>, node = nodes[0] ?? { url: '' }) =>
		ask(node, `/admin/cohorts/${cohort.id}.data`, {
			cookie: admin.cookie,
			form: { ...opened, ...change, opened: JSON.stringify(opened) },
		})
	const changes = [{ name: 'After' }, { startsOn: '2027-03-01' }]
	let sent: ReturnType<typeof save>[] = []
	await db.$transaction(
		async (tx) => {
			await tx.$queryRaw`select 1 from "Cohort" where id = ${cohort.id} for update`
			sent = changes.map((change, index) => save(change, nodes[index]))
			// Asked beside the transaction: within one, PostgreSQL shows what it saw first.
			for (let waiting = 0; waiting < 2; )
				waiting = (
					await db.$queryRaw<unknown[]>`
						select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
				).length
		},
		{ timeout: 60_000 },
	)
	const answers = await Promise.all(sent)
	expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409])
	const late = answers.findIndex((answer) => answer.status === 409)
	expect(answers[late]?.text).toContain('Somebody else saved this in the same moment')
	expect((await save(changes[late] ?? {})).status).toBe(202)
	expect(await db.cohort.findUnique({ where: { id: cohort.id } })).toMatchObject({ ...changes[0], ...changes[1] })
})
