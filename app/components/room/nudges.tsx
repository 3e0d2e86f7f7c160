import { capitalized, counted } from '~/domain/number-words'
import type { Phase } from '~/domain/room/format'
import { takesPart } from '~/domain/room/parts'
import { votesIn } from '~/domain/room/phases'
import { usePhaseLeft, useRoom } from './use-room'

const MINUTE_MS = 60_000
/** Phases in which everybody may be heard. */
const TALKING = new Set<Phase['kind']>(['questions', 'discuss', 'talk', 'reveal', 'learnings'])
/** More names than these are no nudge any more. */
const MOST_NAMES = 4

/** What the lead alone is told, besides the hints of the format: wishes, time that is up, who was not heard yet. */
export function Nudges({ phase }: { phase: Phase | undefined }) {
	const { view, state } = useRoom()
	const { startedAtMs, endsAtMs, pausedAtMs } = view.phase
	const leftMs = usePhaseLeft()
	if (view.status !== 'running' || !view.forLead) return null
	const overMinutes = Math.floor(-leftMs / MINUTE_MS)
	const isLate = leftMs < (endsAtMs - startedAtMs) / 2
	const quiet = state.people.filter(
		({ part, personId }) =>
			takesPart(part) &&
			personId !== view.leadId &&
			state.present.includes(personId) &&
			!view.forLead?.heard.includes(personId),
	)
	const voters = state.people.filter(({ part, personId }) => part !== 'observer' && state.present.includes(personId))
	const votes = phase ? votesIn(phase) * voters.length : 0
	const lines = [
		votes > 0 ? `${view.votesCast ?? 0} of ${votes} votes are in.` : '',
		view.moreTimeCount > 0
			? `${capitalized(counted(view.moreTimeCount, 'person asks', 'people ask'))} for more time.`
			: '',
		pausedAtMs !== null && !view.phase.isStopped ? 'The clock stands still. People can write on.' : '',
		pausedAtMs === null && overMinutes >= 1
			? `Time has been up for ${overMinutes === 1 ? 'a minute' : counted(overMinutes, 'minute', 'minutes')}.`
			: '',
		phase && TALKING.has(phase.kind) && isLate && quiet.length > 0 && quiet.length <= MOST_NAMES
			? `Not heard yet: ${quiet.map(({ name }) => name.split(' ')[0]).join(', ')}. An open question does more than a name.`
			: '',
	].filter(Boolean)
	return lines.length > 0 ? <b>{lines.join(' ')} </b> : null
}
