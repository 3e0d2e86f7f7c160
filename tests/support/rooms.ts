import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { decide } from '~/domain/room/decide'
import type { Circumstance } from '~/domain/room/decision'
import { evolve } from '~/domain/room/evolve'
import { type Format, format } from '~/domain/room/format'
import type { Room, RoomSetup } from '~/domain/room/room'
import type { Intent, Seat } from '~/domain/room/wire'

/** A format as it ships; the critique of one case unless said otherwise. */
export function aFormat(file = 'critique'): Format {
	return format.parse(parse(readFileSync(`content/formats/${file}.yaml`, 'utf8')))
}

export const CREW: Seat[] = [
	{ personId: 'lena', name: 'Lena Lead', part: 'lead' },
	{ personId: 'cole', name: 'Cole Colead', part: 'co' },
	{ personId: 'oba', name: 'Oba Observer', part: 'observer' },
	{ personId: 'ada', name: 'Ada One', part: 'participant' },
	{ personId: 'ben', name: 'Ben Two', part: 'participant' },
]

export function aSetup(over: Partial<RoomSetup> = {}): RoomSetup {
	return { format: aFormat(), leadId: 'lena', presenterId: null, lastTime: [], ...over }
}

let operations = 0

/** Who acts, with the crew around them, at a fixed time. */
export function seat(personId: string, shuffle: (ids: string[]) => string[] = (ids) => ids): Circumstance {
	const by = CREW.find((each) => each.personId === personId)
	if (!by) throw new Error(`nobody is called ${personId}`)
	return { by, people: CREW, barred: [], opId: `op-${++operations}`, nowMs: 1_000, shuffle }
}

/** Plays intents that must all be accepted. */
export function play(
	room: Room,
	acts: readonly (readonly [string, Intent])[],
	shuffle?: (ids: string[]) => string[],
): Room {
	return acts.reduce((before, [who, intent]) => {
		const decision = decide(before, intent, seat(who, shuffle))
		if ('refused' in decision) throw new Error(`${intent.type} by ${who} was refused: ${decision.refused}`)
		return evolve(before, decision.event)
	}, room)
}
