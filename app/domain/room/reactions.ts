import { isMuted } from './conduct'
import type { Phase } from './format'
import { isTalkedIn, phaseOf } from './phases'
import type { Room } from './room'

/** Where people react without a word: while all hear one another, as with raised hands, and nobody said stop. */
export function isReactedIn({ status, phase }: Pick<Room, 'status' | 'phase'>, at: Phase | undefined): boolean {
	return status === 'running' && isTalkedIn(at) && !phase.isStopped
}

/** Whether what somebody says without a word reaches the others now. */
export function mayReact(room: Room, personId: string): boolean {
	return isReactedIn(room, phaseOf(room)) && !isMuted(room, personId, { type: 'react' })
}
