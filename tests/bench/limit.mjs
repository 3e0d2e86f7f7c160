// The least a durable, ordered room can be: a queue, one transaction a batch, an answer after the commit, a message to
// everybody. No sign-in, no rules, no views. What Belay's rooms are measured against. With LIMIT_EACH=1 everybody gets a
// message of their own; with LIMIT_CORK=1 what waits for a connection leaves in one write, as it does from a room.
import http from 'node:http'
import pg from 'pg'
import { Server } from 'socket.io'
import { withSource } from '../../server/setup/source.mjs'
import { watchPauses } from './pauses.mjs'

const BATCH = 64
const query = process.env.DATABASE_URL ? await overPostgres() : await overPglite()
await query(
	'create table limit_log (room text, seq int, op text, payload jsonb, primary key (room, seq), unique (room, op))',
)

const server = http.createServer()
const io = new Server(server, { serveClient: false, transports: ['websocket'] })
if (process.env.LIMIT_CORK === '1') {
	io.engine.on('flush', ({ request }) => request.socket.cork())
	io.engine.on('drain', ({ request }) => request.socket.uncork())
}
let seq = 0
let running = false
const queue = []
io.on('connection', (socket) => {
	socket.on('intent', (message, answer) => {
		queue.push({ message, answer })
		if (!running) void drain()
	})
})

async function drain() {
	running = true
	while (queue.length > 0) {
		const batch = queue.splice(0, BATCH)
		const after = seq
		const seqs = batch.map(() => ++seq)
		await query(
			'insert into limit_log select $1, u.seq, u.op, u.payload::jsonb from unnest($2::int[], $3::text[], $4::text[]) as u(seq, op, payload)',
			[
				'room',
				seqs,
				batch.map(({ message }) => message.opId),
				batch.map(({ message }) => JSON.stringify(message.intent)),
			],
		)
		for (const [index, { answer }] of batch.entries()) answer({ ok: true, seq: seqs[index] })
		const news = () => ({ after, seq, facts: batch.map(({ message }) => message.intent) })
		if (process.env.LIMIT_EACH === '1') for (const socket of io.sockets.sockets.values()) socket.emit('facts', news())
		else io.emit('facts', news())
	}
	running = false
}

async function overPostgres() {
	const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
	await client.connect()
	return (sql, values) => client.query(sql, values)
}

async function overPglite() {
	const client = await withSource(async (load) => {
		const { openPglite } = await load('/server/pglite.ts')
		return openPglite({ dataDir: process.env.DATA_DIR })
	})
	return (sql, values) => client.query(sql, values)
}

const pausesSince = watchPauses()
process.on('message', (ask) => {
	if (ask === 'close') process.exit(0)
	process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage(), queries: 0, pauses: pausesSince() })
})
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }))
