import { learningKey } from '../pattern/draft.server'
import type { Room } from './room'
import { linesOf } from './sheet'
import { struckOut } from './struck-out'

/** Whether a line was struck out of the recap of this room. */
export function struckIn({ struck }: Pick<Room, 'struck'>): (line: string) => boolean {
	const keys = new Set(struck)
	return keys.size === 0 ? () => false : (line) => keys.has(learningKey(line))
}

/** The room as people are shown it; the same one as long as nothing was struck out. */
export function asShown(room: Room): Room {
	return room.struck.length === 0 ? room : struckOut(room, struckIn(room))
}

/** Its sheet as pages show it. */
export function sheetAsShown(room: Room, text: string): string {
	const isStruck = struckIn(room)
	return room.struck.length === 0
		? text
		: linesOf(text)
				.filter((line) => !isStruck(line))
				.join('\n')
}
