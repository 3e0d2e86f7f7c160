import { expect, test } from 'vitest'
import {
	aRoomWorld,
	expectTheLogToHold,
	openFullRoom,
	revealAndClose,
	writeThroughKills,
} from '../support/faults-in-rooms'
import { counting, endWhatWasStarted, migratedData, startNode, stopNode, withData } from '../support/nodes'

endWhatWasStarted()

const kills = counting(3, 30)
const target = counting(800, 20_000)

test(
	`F1: ${kills} sudden deaths of the server cost twelve people in a room nothing that was acknowledged`,
	async () => {
		const dataDir = await migratedData()
		const world = await withData(dataDir, (db) => aRoomWorld(db))
		const first = await startNode({ DATA_DIR: dataDir })
		const room = await openFullRoom(first.url, world)
		const restart = () => startNode(first.env)
		const last = await writeThroughKills(first, room.writers, { kills, target, restart })
		await revealAndClose(room)
		expect(await stopNode(last)).toEqual({ code: 0, signal: null })
		await withData(dataDir, (db) => expectTheLogToHold(db, world.roomId, room))
	},
	counting(180_000, 900_000),
)
