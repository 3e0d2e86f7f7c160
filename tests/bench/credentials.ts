import autocannon from 'autocannon'
import { paths } from '../../app/paths'
import { openDatabase } from '../../server/db'
import { aMemberOf, EVERY_DEED, hasDone, layLevelOne, readLevelOne } from '../support/level-one'
import { ask, signInAs } from '../support/server'
import { cpuMs, startChild } from './child'
import type { World } from './world'

const PEOPLE = 180
/** As many as one form of the gradebook holds */
const AT_ONCE = 60
const CONNECTIONS = 10
const SECONDS = 4
const ROUNDS = 3
/** The check page lets an address ask sixty times a minute: the load comes from many. */
const ADDRESSES = 5_000

export type CredentialFigures = {
	on: string
	issued: number
	issuedPerSecond: number
	checks: { perSecond: number; p99: number; cpu: number; bytes: number }
	pdfs: { perSecond: number; p99: number; bytes: number }
}

/** Certifying many at once, the public check page, and certificates as PDF. */
export async function measureCredentials(world: World): Promise<CredentialFigures> {
	const laid = await layPeople(world)
	const app = await startChild('serve', { ...world.env, TRUST_PROXY: '1' })
	const issuedPerSecond = await issueAll(app.url, laid)
	const home = await ask(app, paths.home(), { cookie: laid.holder })
	const [, number = ''] = /\/certifications\/([0-9A-Z-]{12})/.exec(home.text) ?? []
	if (!number) throw new Error('the holder was not certified')

	const page = app.url + paths.verifyNumber({ number })
	const { text } = await ask(app, paths.verifyNumber({ number }))
	const requests = Array.from({ length: ADDRESSES }, (_, index) => ({
		headers: { 'x-forwarded-for': `10.1.${index >> 8}.${index & 255}`, 'accept-encoding': 'identity' },
	}))
	const checks = await best(async () => {
		const before = await app.usage()
		const result = await load(page, { requests })
		return { ...result, cpu: cpuMs(before, await app.usage()) / result.total, bytes: Buffer.byteLength(text) }
	})
	const file = app.url + paths.certificationPdf({ number })
	const pdf = await (await fetch(file, { headers: { cookie: laid.holder } })).arrayBuffer()
	const pdfs = await best(async () => ({
		...(await load(file, { headers: { cookie: laid.holder } })),
		bytes: pdf.byteLength,
	}))
	await app.close()
	return { on: world.kind, issued: PEOPLE, issuedPerSecond, checks, pdfs }
}

type Laid = { cohortId: string; people: string[]; admin: string; holder: string }

/** A cohort that has shown everything. */
async function layPeople({ env }: World): Promise<Laid> {
	const database = await openDatabase({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR ?? '' })
	const { db } = database
	const read = await readLevelOne()
	const level = { server: { db }, ...read, ...(await layLevelOne(db, read.stage)) }
	const people: string[] = []
	for (let index = 0; index < PEOPLE; index++) {
		const { id } = await aMemberOf(level, { name: `Certified ${index}` })
		await hasDone(level, id, EVERY_DEED)
		people.push(id)
	}
	const [first = ''] = people
	const laid = {
		cohortId: level.cohort.id,
		people,
		admin: await signInAs(db, level.admin.id),
		holder: await signInAs(db, first),
	}
	await database.close()
	return laid
}

async function issueAll(url: string, { cohortId, people, admin }: Laid): Promise<number> {
	const begunMs = performance.now()
	for (let at = 0; at < people.length; at += AT_ONCE) {
		const form = { person: people.slice(at, at + AT_ONCE), seen: 'yes' }
		const { status } = await ask({ url }, paths.gradebook({ cohort: cohortId }), { cookie: admin, form })
		if (status !== 303) throw new Error(`the gradebook answered ${status}`)
	}
	return (people.length * 1000) / (performance.now() - begunMs)
}

async function load(url: string, said: { headers?: Record<string, string>; requests?: object[] }) {
	const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, ...said })
	if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} of ${url} were not answered`)
	return { perSecond: result.requests.average, p99: result.latency.p99, total: result.requests.total }
}

/** Of three rounds, after one that warms up: whatever else a machine does only slows one down. */
async function best<Figures extends { perSecond: number }>(measure: () => Promise<Figures>): Promise<Figures> {
	await measure()
	const rounds: Figures[] = []
	for (let round = 0; round < ROUNDS; round++) rounds.push(await measure())
	return rounds.reduce((one, other) => (other.perSecond > one.perSecond ? other : one))
}
