import autocannon from 'autocannon'
import { paths } from '../../app/paths'
import { addSessions } from './calendar'
import { cpuMs, startChild } from './child'
import type { World } from './world'

/** In two years: a level with its critiques, and the meetings people run themselves */
const SESSIONS = 60
const CONNECTIONS = 10
const SECONDS = 4
const ROUNDS = 3
const WARM_UP_SECONDS = 2

export type FeedFigures = {
	on: string
	entries: number
	bytes: number
	perSecond: number
	p99: number
	cpu: number
	/** Of the bare server's requests a second, same bytes and connections */
	ofBare: number
}

/** The calendar that programs ask for again and again, against a server that only sends its bytes. */
export async function measureFeeds(world: World): Promise<FeedFigures> {
	const made = await addSessions(world, SESSIONS)
	const app = await startChild('serve', world.env)
	const page = await (await fetch(app.url + paths.calendar(), { headers: { cookie: world.reader.cookie } })).text()
	const [path] = /\/calendar\/feed\/[\w.%-]+\.ics/.exec(page) ?? []
	if (!path) throw new Error('the calendar names no feed')
	const answer = await fetch(app.url + path)
	const body = await answer.text()
	const entries = body.match(/^BEGIN:VEVENT/gm)?.length ?? 0
	if (answer.status !== 200 || entries < SESSIONS / 2) throw new Error(`${answer.status}, ${entries} entries`)
	const bare = await startChild(
		'bare',
		{},
		{ body: Buffer.from(body).toString('base64'), headers: { 'content-type': 'text/calendar; charset=utf-8' } },
	)
	await autocannon({ url: app.url + path, connections: CONNECTIONS, duration: WARM_UP_SECONDS })
	const rounds: FeedFigures[] = []
	for (let round = 0; round < ROUNDS; round++) {
		const peer = await autocannon({ url: bare.url, connections: CONNECTIONS, duration: SECONDS / 2 })
		const before = await app.usage()
		const result = await autocannon({ url: app.url + path, connections: CONNECTIONS, duration: SECONDS })
		const after = await app.usage()
		if (result.non2xx + result.errors > 0)
			throw new Error(`${result.non2xx + result.errors} requests were not answered`)
		rounds.push({
			on: world.kind,
			entries,
			bytes: Buffer.byteLength(body),
			perSecond: result.requests.average,
			p99: result.latency.p99,
			cpu: cpuMs(before, after) / result.requests.total,
			ofBare: result.requests.average / peer.requests.average,
		})
	}
	await bare.close()
	await app.close()
	await made.remove()
	return rounds.reduce((best, round) => (round.perSecond > best.perSecond ? round : best))
}
