import { spawn } from 'node:child_process'
import { hiccup } from '../support/hiccup'
import { freePort } from '../support/postgres-cluster'
import { openScreen, type Screen } from '../support/sockets'
import { flagsOfStart } from '../support/start-flags'
import type { Kind, World } from './world'

export type Restart = { on: Kind; seconds: number }

type Seated = { screen: Screen }

const WRITE_PHASE = 3
const ROUNDS = 3

/**
 * Seconds that a room of twelve is away when its only server is asked to end and started again at once, as systemd would:
 * from the first lost connection to the last person who has the room back and an act acknowledged. The middle of three.
 */
export async function measureRestart(world: World): Promise<Restart> {
	const room = world.rooms.at(-1)
	if (!room) throw new Error('a world has at least one room')
	const env = { ...world.env, PORT: String(await freePort()) }
	const url = `http://127.0.0.1:${env.PORT}`
	let server = await begin(env)
	const enter = async (cookie: string) => {
		const screen = openScreen({ url }, cookie, room.sessionId)
		await screen.until('the room', ({ connection, view }) => connection === 'connected' && view !== null)
		return { screen }
	}
	const lead = await enter(room.lead.cookie)
	const from = lead.screen.state().view?.phase.version ?? 0
	await lead.screen.client.send({ type: 'start-phase', to: WRITE_PHASE, from })
	const seats = await Promise.all(room.members.map(({ cookie }) => enter(cookie)))
	const took: number[] = []
	for (let round = 0; round < ROUNDS; round++) {
		const act = async ({ screen }: Seated) => {
			const answer = await screen.client.send({ type: 'finish', done: round % 2 === 0 })
			if (!answer.ok) throw new Error(`refused: ${answer.why}`)
		}
		const restart = async () => {
			await server.end()
			server = await begin(env)
		}
		const { lostMs, servedMs } = await hiccup(seats, act, restart)
		took.push((servedMs - lostMs) / 1_000)
	}
	for (const { screen } of [lead, ...seats]) screen.close()
	await server.end()
	return { on: world.kind, seconds: took.sort((a, b) => a - b)[1] ?? Number.NaN }
}

/** What `npm start` runs, until it says where it is. */
async function begin(env: Record<string, string>): Promise<{ end(): Promise<void> }> {
	const child = spawn(process.execPath, [...flagsOfStart(), 'server/setup/start.mjs'], {
		env: { ...process.env, LOG_LEVEL: 'error', ...env },
		stdio: ['ignore', 'ignore', 'pipe'],
	})
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	await new Promise<void>((resolve, reject) => {
		let said = ''
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			said += text
			if (said.includes('Belay is at')) resolve()
		})
		void ended.then(() => reject(new Error(`The server ended: ${said}`)))
	})
	return {
		async end() {
			child.kill('SIGTERM')
			await ended
		},
	}
}
