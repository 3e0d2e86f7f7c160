import { takesPart } from './parts'
import { leads, type Room } from './room'
import type { Seat } from './wire'
import { writesOn } from './writers'

/** `from`: the case of the casebook that lies there. `agreed`: of which one its author agreed that this room hears it */
export const CASE_FIELDS = ['title', 'situation', 'ask', 'from', 'agreed'] as const

/**
 * A box is a field that somebody may have before them in a room: what unfinished text is kept under, for them alone. A
 * room has as many as its format and what lies there give; any other name keeps nothing.
 */
export const boxOf = {
	column: (board: string, column: string) => `${board}:${column}`,
	slip: (slipId: string) => `s:${slipId}`,
	bundle: (bundleId: string) => `b:${bundleId}`,
	learning: (learningId: string) => `l:${learningId}`,
	group: (phase: string) => `group:${phase}`,
	outcome: (commitmentId: string) => `learned:${commitmentId}`.slice(0, 40),
	ownCase: (field: (typeof CASE_FIELDS)[number], round: number) => `case-${field}:${round}`,
	question: (round: number) => `question:${round}`,
	promise: 'promise',
	aside: 'aside',
}

/** Those of one person in this room. */
export function boxesFor(room: Room, by: Seat): Set<string> {
	const me = by.personId
	const beside = takesPart(by.part) ? [] : [boxOf.aside]
	if (by.part === 'observer') return new Set(beside)
	const asked = room.format.phases.flatMap((phase): string[] => {
		const round = phase.round ?? 1
		if (phase.kind === 'write' && writesOn(phase, me, room.presenters[round] ?? null))
			return phase.columns.map(({ id }) => boxOf.column(phase.id, id))
		if (phase.kind === 'group') return [boxOf.group(phase.id)]
		if (phase.kind === 'questions') return [boxOf.question(round)]
		if (phase.kind === 'case') return CASE_FIELDS.map((field) => boxOf.ownCase(field, round))
		return phase.kind === 'commitments' ? [boxOf.promise] : []
	})
	return new Set([
		...beside,
		...asked,
		...room.lastTime.filter(({ personId }) => personId === me).map(({ commitmentId }) => boxOf.outcome(commitmentId)),
		...room.slips.filter(({ authorId }) => authorId === me).map(({ id }) => boxOf.slip(id)),
		...room.bundling.bundles.map(({ id }) => boxOf.bundle(id)),
		...room.learnings.filter(({ byId }) => byId === me || leads(room, by)).map(({ id }) => boxOf.learning(id)),
	])
}
