import type { Tests } from '../support/project-copy'

const oneFile = (project: string, file: string, named?: string): Tests => ({ project, files: [file], named })

export const unit = (name: string, named?: string) => oneFile('unit', `tests/domain/${name}.test.ts`, named)
export const server = (name: string, named?: string) => oneFile('server', `tests/server/${name}.test.ts`, named)
export const http = (name: string, named?: string) => oneFile('http', `tests/http/${name}.test.ts`, named)
export const rooms = (named: string) => oneFile('http', 'tests/rooms/rooms.test.ts', named)
/** One room of a process, without connections */
export const liveRoom = (named: string) => oneFile('http', 'tests/rooms/live-room.test.ts', named)
/** The text all write together */
export const sheet = (named: string) => oneFile('http', 'tests/rooms/sheet.test.ts', named)
export const comingAgain = (named: string) => oneFile('http', 'tests/rooms/coming-again.test.ts', named)
/** To a session, after a case was brought or told */
export const cameLater = (named: string) => oneFile('http', 'tests/rooms/came-later.test.ts', named)
/** Lines struck out of the recap of a room that is closed */
export const struck = (named: string) => oneFile('http', 'tests/rooms/struck.test.ts', named)
/** A room on a projector */
export const wall = (named: string) => oneFile('http', 'tests/rooms/wall.test.ts', named)
export const backPressure = (named: string) => oneFile('http', 'tests/rooms/back-pressure.test.ts', named)
export const brokenMessages = (named: string) => oneFile('http', 'tests/rooms/broken-messages.test.ts', named)
export const faults = (name: string, named?: string) => oneFile('faults', `tests/faults/${name}.test.ts`, named)
/** Races over two servers */
export const races = (name: string, named?: string) => oneFile('postgres', `tests/postgres/${name}.test.ts`, named)
/** The embedded database runs one transaction after another: a missing lock shows only on PostgreSQL. */
export const postgres = (name: string, named?: string): Tests => ({
	...server(name, named),
	env: { TEST_DATABASE: 'postgresql' },
})
