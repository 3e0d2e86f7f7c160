import { ON_THE_WALL } from '~/domain/room/wall'
import { memoryOutbox } from '../../app/components/room/outbox'
import { aLine } from './room-line'
import { ORIGIN, type Stage, type Tab } from './room-stage'
import { openScreen } from './sockets'

/** Opened with the sign-in of whoever leads, or could. */
export async function openWall(stage: Stage): Promise<void> {
	const opener = stage.players.find(({ part }) => part === 'lead' || part === 'peer')
	if (!opener) throw new Error('nobody leads')
	const line = await aLine(() => stage.port(opener))
	const outbox = memoryOutbox()
	const screen = openScreen({ url: line.url, origin: ORIGIN }, opener.cookie, stage.roomId, outbox, true)
	const tab: Tab = { line, outbox, screen, sent: [] }
	const { personId: id, part } = ON_THE_WALL
	stage.wall = { ...opener, id, part, name: 'a wall', tabs: [tab], lines: [line], drafts: new Map() }
}
