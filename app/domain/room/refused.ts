import type { Intent, IntentAnswer } from './wire'

/** The last refusal a person should read. */
export type Refused = {
	why: string
	message?: string
	intent: Intent
	/** Of the phase that it belongs to */
	version: number
	/** What they wrote that no room has, since they last said that they have seen it */
	lost: string[]
}

/** @param version of the phase that the room is in, as far as is known here */
export function refusedAnew(
	before: Refused | null,
	{ why, message }: Extract<IntentAnswer, { ok: false }>,
	intent: Intent,
	version: number,
): Refused {
	// News of the phase that overtook an act may come after its refusal, which is to be read in that phase.
	const at = why === 'phase-moved' && 'from' in intent ? Math.max(version, intent.from + 1) : version
	return {
		why,
		message,
		intent,
		version: at,
		lost: [...(before?.lost ?? []), ...wordsOf(intent)],
	}
}

/** What is written nowhere else: a case and what came of a promise stay in their boxes. */
function wordsOf(intent: Intent): string[] {
	if (intent.type === 'name-bundle') return [intent.name]
	return 'text' in intent ? [intent.text] : []
}

/** A refusal goes with its phase, but for words that were lost with it: somebody may want to copy them. */
export function stillRefused(refused: Refused | null, version: number): Refused | null {
	return refused && refused.lost.length === 0 && refused.version < version ? null : refused
}
