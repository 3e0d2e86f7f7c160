import { boxOf, CASE_FIELDS } from './boxes'
import { forgetSlip } from './bundles'
import type { Refusal } from './decision'
import type { Format } from './format'
import { roundAt } from './phases'
import type { Room, RoomEvent } from './room'
import { themesAfter } from './themes'

/**
 * The stop card of a room (docs/decisions/0056). Anybody who is in it says stop: the clock stands still and what is talked
 * about is covered until whoever leads goes on. Who it was is in no event, no view and no row of the log. A case that
 * should not have been told is taken off for good by whoever told it, or by the lead.
 */
export type StopIntent = { type: 'stop' } | { type: 'take-off-case'; round: number }

export type StopEvent =
	| { type: 'stopped'; atMs: number }
	/**
	 * `boards`: those about it, whose slips go along. `phases`: while it was at hand, as indexes of the format; what was noted
	 * beside the room then goes too. Events of before this was so have none
	 */
	| { type: 'case-taken-off'; round: number; boards: string[]; phases?: number[] }

/** Stands in the log where somebody's id stands otherwise. */
export const NOBODY = ''

/** In whose name the log keeps an event. */
export function actorOf(event: RoomEvent, personId: string): string {
	return event.type === 'stopped' ? NOBODY : personId
}

/** @param leads whether it is whoever holds the lead */
export function decideStop(
	room: Room,
	intent: StopIntent,
	{ personId, nowMs, leads }: { personId: string; nowMs: number; leads: boolean },
): { event: StopEvent } | { refused: Refusal } {
	if (room.status !== 'running') return { refused: 'not-started' }
	if (intent.type === 'stop')
		return room.phase.isStopped ? { refused: 'nothing-changes' } : { event: { type: 'stopped', atMs: nowMs } }
	const { round } = intent
	const told = room.cases[round]
	if (!told) return { refused: 'no-such-case' }
	if (told.byId !== personId && !leads) return { refused: 'not-yours' }
	const { format } = room
	const event = { round, boards: boardsAbout(format, round), phases: phasesAbout(format, round) }
	return { event: { type: 'case-taken-off', ...event } }
}

/** The boards of a case: what is written on them is about it. Where there are rounds, a board outside of them is about none. */
export function boardsAbout({ phases }: Format, round: number): string[] {
	const otherwise = phases.some((phase) => phase.round !== undefined) ? 0 : 1
	return phases.flatMap((phase) => (phase.kind === 'write' && (phase.round ?? otherwise) === round ? [phase.id] : []))
}

/** Where else unsent words about it may lie. Of a note nobody knows the phase: rather one too many goes. */
export function boxesBeside(round: number): string[] {
	return [...CASE_FIELDS.map((field) => boxOf.ownCase(field, round)), boxOf.question(round), boxOf.aside]
}

/** From where it was told until the next one is: what a note of then is about no note says. */
function phasesAbout(format: Format, round: number): number[] {
	const told = format.phases.findIndex((phase) => phase.kind === 'case' && (phase.round ?? 1) === round)
	return [...format.phases.keys()].filter((index) => index >= told && roundAt({ format, phase: { index } }) === round)
}

/** The room without a case, what was asked about it, what was written on its boards and noted beside it. */
export function withoutCase(
	room: Room,
	{ round, boards, phases = [] }: Extract<StopEvent, { type: 'case-taken-off' }>,
): Room {
	const { [round]: _gone, ...cases } = room.cases
	const { [round]: _from, ...copies } = room.copies
	const about = new Set(room.slips.filter(({ board }) => boards.includes(board)).map(({ id }) => id))
	const rest = (ids: string[]) => ids.filter((id) => !about.has(id))
	const { bundles, moves } = [...about].reduce(forgetSlip, room.bundling)
	const bundling = { bundles: bundles.filter(({ board }) => !boards.includes(board)), moves }
	return {
		...room,
		cases,
		copies,
		questions: room.questions.filter((question) => question.round !== round),
		slips: room.slips.filter(({ id }) => !about.has(id)),
		faceUp: rest(room.faceUp),
		votes: Object.fromEntries(Object.entries(room.votes).map(([personId, votes]) => [personId, rest(votes)])),
		bundling,
		themes: themesAfter(room, bundling),
		margin: room.margin.filter(({ at }) => !phases.includes(at)),
		topicId: room.topicId !== null && about.has(room.topicId) ? null : room.topicId,
	}
}
