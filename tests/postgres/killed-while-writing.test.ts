import { afterAll, expect, test } from 'vitest'
import {
	aRoomWorld,
	expectTheLogToHold,
	openFullRoom,
	revealAndClose,
	writeThroughKills,
} from '../support/faults-in-rooms'
import { counting, endWhatWasStarted, type ServerNode, startNode, stopNode } from '../support/nodes'
import { aPostgresDatabase } from '../support/postgres-databases'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)

const kills = counting(5, 30)
const target = counting(800, 20_000)

test(
	`F1: on PostgreSQL, ${kills} sudden deaths among two servers cost twelve people in one room nothing acknowledged`,
	async () => {
		const world = await aRoomWorld(database.db)
		const env = { DATABASE_URL: database.url, BELAY_SECRET: 'the same secret for all of the nodes' }
		let dying: ServerNode = await startNode(env)
		let staying = await startNode(env)
		const room = await openFullRoom([dying.url, staying.url], world)
		// They die in turn: the one that comes back is the next to stay.
		const restart = async () => {
			const back = await startNode(dying.env)
			;[dying, staying] = [staying, back]
			return dying
		}
		await writeThroughKills(dying, room.writers, { kills, target, restart })
		await revealAndClose(room)
		for (const node of [dying, staying]) expect(await stopNode(node)).toEqual({ code: 0, signal: null })
		await expectTheLogToHold(database.db, world.roomId, room)
	},
	counting(240_000, 1_200_000),
)
