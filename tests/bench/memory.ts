import { type Child, startChild } from './child'
import { connect } from './connect'
import type { BenchRoom, World } from './world'

const ROOMS_COUNTED = 50
const READING_EVERY_MS = 500
const MOST_READINGS = 20

/** What one idle connection costs, over several hundred: the rooms are open already, with one of their people in each. */
export async function memoryPerConnection(world: World): Promise<number> {
	const app = await startChild('serve', world.env)
	const rooms = world.rooms.slice(0, ROOMS_COUNTED)
	const enterAll = async (members: (room: BenchRoom) => BenchRoom['members']) => {
		const sockets = []
		for (const room of rooms)
			for (const { cookie } of members(room))
				sockets.push(await connect(app.url, { session: room.sessionId }, { cookie, origin: app.url }))
		return sockets
	}
	const first = await enterAll(({ members }) => members.slice(0, 1))
	const before = await settledBytes(app)
	const others = await enterAll(({ members }) => members.slice(1))
	const after = await settledBytes(app)
	for (const socket of [...first, ...others]) socket.disconnect()
	await app.close()
	return (after - before) / others.length / 1024
}

/** Memory in use once two readings in a row, each after a collection, agree within a percent. */
export async function settledBytes(app: Child): Promise<number> {
	let known = Number.NaN
	for (let readings = 0; readings < MOST_READINGS; readings++) {
		const { memory } = await app.usage()
		const bytes = memory.heapUsed + memory.external
		if (Math.abs(bytes - known) < bytes / 100) return bytes
		known = bytes
		await new Promise((resolve) => setTimeout(resolve, READING_EVERY_MS))
	}
	return known
}
