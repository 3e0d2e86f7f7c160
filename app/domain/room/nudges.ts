import { capitalized, counted, listed } from '../number-words'
import type { Phase } from './format'
import { takesPart } from './parts'
import { votesIn } from './phases'
import type { RoomView } from './view'
import type { Seat } from './wire'

/**
 * What the lead alone is told, besides the hints of the format: wishes, time that is up, who was not heard yet; to be
 * read in their bar, and the part of it that cannot wait to be said by a screen reader (docs/decisions/0030).
 */
type Led = {
	view: RoomView
	phase: Phase | undefined
	people: readonly Seat[]
	present: readonly string[]
	/** Of the phase; less than nothing once its time is up */
	leftMs: number
}

const MINUTE_MS = 60_000
/** Said again and again, a minute each would be noise */
const SAID_EACH_MINUTES = 5
/** Phases in which everybody may be heard. */
const TALKING = new Set<Phase['kind']>(['questions', 'discuss', 'talk', 'reveal', 'learnings'])
/** Said once in a phase, however many speak up one after the other. And no names: a loudspeaker is heard by all. */
export const UNHEARD = 'Some were not heard yet. Your bar says more.'
/** More names than these are read by nobody who leads. */
const MOST_NAMES = 4

/** In the order of their weight; none for whoever does not hold the lead. */
export function nudgesOf(led: Led): string[] {
	const { view, phase, people, present } = led
	if (view.status !== 'running' || !view.forLead) return []
	const voters = people.filter(({ part, personId }) => part !== 'observer' && present.includes(personId))
	const votes = phase ? votesIn(phase) * voters.length : 0
	return [
		votes > 0 ? `${view.votesCast ?? 0} of ${votes} votes are in.` : '',
		wishes(view),
		view.phase.pausedAtMs !== null && !view.phase.isStopped ? 'The clock stands still. People can write on.' : '',
		overrun(led),
		unheard(led),
	].filter(Boolean)
}

/** Lines by kind, each at its own place, empty for nothing to say: as announcing.ts says them. */
export function saidToLead(led: Led): string[] {
	const { view, people } = led
	if (view.status !== 'running' || !view.forLead) return ['', '', '', '']
	const hands = view.hands.map((id) => people.find(({ personId }) => personId === id)?.name ?? 'Somebody')
	const minutes = minutesOver(led)
	return [
		hands.length > 0 ? `Hands up: ${hands.length > MOST_NAMES ? hands.length : listed(hands)}.` : '',
		wishes(view),
		minutes === 1 || minutes % SAID_EACH_MINUTES === 0 ? overrun(led) : '',
		unheard(led) ? UNHEARD : '',
	]
}

function wishes({ moreTimeCount }: RoomView): string {
	return moreTimeCount > 0 ? `${capitalized(counted(moreTimeCount, 'person asks', 'people ask'))} for more time.` : ''
}

function minutesOver({ leftMs }: Led): number {
	return Math.floor(-leftMs / MINUTE_MS)
}

function overrun(led: Led): string {
	const minutes = minutesOver(led)
	if (led.view.phase.pausedAtMs !== null || minutes < 1) return ''
	return `Time has been up for ${minutes === 1 ? 'a minute' : counted(minutes, 'minute', 'minutes')}.`
}

/** In the second half of a phase in which people talk. */
function unheard({ view, phase, people, present, leftMs }: Led): string {
	const { startedAtMs, endsAtMs } = view.phase
	// After a stop nobody is asked to talk.
	if (!phase || !TALKING.has(phase.kind) || view.phase.isStopped) return ''
	// By the minutes it was to take: with more of them its first half would come again, and the line with its second.
	if (endsAtMs - startedAtMs - leftMs <= (phase.minutes * MINUTE_MS) / 2) return ''
	const quiet = people.filter(
		({ part, personId }) =>
			takesPart(part) &&
			personId !== view.leadId &&
			present.includes(personId) &&
			!view.forLead?.heard.includes(personId),
	)
	if (quiet.length === 0) return ''
	const who =
		quiet.length > MOST_NAMES
			? `${capitalized(counted(quiet.length, 'person', 'people'))} not heard yet.`
			: `Not heard yet: ${quiet.map(({ name }) => name.split(' ')[0]).join(', ')}.`
	return `${who} An open question does more than a name.`
}
