import type { Phase } from './format'

/** Who writes on a board, of those who take part: everybody, where it does not say. `others`: all but whoever brings the case */
export const WRITERS = ['presenter', 'others'] as const

type Board = Extract<Phase, { kind: 'write' }>

/** @param presenterId who brings the case of that round; null: nobody was named yet */
export function writesOn({ writers }: Pick<Board, 'writers'>, personId: string, presenterId: string | null): boolean {
	if (!writers) return true
	return writers === 'presenter' ? personId === presenterId : personId !== presenterId
}

/** Of a board that not everybody writes on, what the engine cannot run. @param told the rounds whose case stands before it */
export function writerFaults({ id, writers, round, signed, themes }: Board, told: ReadonlySet<number>): string[] {
	if (!writers) return []
	const faults: string[] = []
	if (!told.has(round ?? 1))
		faults.push(`${id} is written by ${writers}: a case must stand before it, in the same round`)
	if (writers === 'presenter' && !signed) faults.push(`${id} is written by one person: it must be signed`)
	if (writers === 'presenter' && themes) faults.push(`${id} is written by one person: no theme comes of it`)
	return faults
}
