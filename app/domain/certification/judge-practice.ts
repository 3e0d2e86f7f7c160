import { capitalized, spelled } from '../number-words'
import type { Evidence, Judgement } from './evidence'
import { nth, stateOf } from './judging'

export function judgeCommitments(needed: number, { commitmentsClosed, commitmentsOpen }: Evidence): Judgement {
	const missing = needed - commitmentsClosed.length
	return {
		state: stateOf(missing <= 0, commitmentsClosed.length + commitmentsOpen > 0),
		short: `${Math.min(commitmentsClosed.length, needed)} of ${needed}`,
		evidence:
			commitmentsClosed.length > 0
				? [`${capitalized(spelled(commitmentsClosed.length))} closed; kept, changed and let go count alike`]
				: [],
		left: missing > 0 ? `What became of ${spelled(missing)} more is still to be said.` : null,
		metAt: missing <= 0 ? nth(commitmentsClosed, needed) : null,
	}
}
