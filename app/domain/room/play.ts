import { z } from 'zod'
import { GROUP_SIZES } from '../session/kinds'
import { phaseBase, plain, slug } from './phase-base'

/**
 * What happens in pairs, threes and fours beside each other, and who plays whom there: the parts of a format
 * (content/formats) and of an agenda (content/agendas) that are about groups.
 */
export const STEPS = ['talk', 'alone', 'brief', 'play', 'debrief', 'swap'] as const
export type Step = (typeof STEPS)[number]

const line = plain.max(420)

const inGroup = {
	...phaseBase,
	/** `alone`: what one notes is one's own until the next phase. `debrief`: the observers’ counts lie open */
	step: z.enum(STEPS).default('talk'),
	/** Questions to talk about */
	ask: z.array(plain.max(160)).max(6).default([]),
}

/** People sit in small groups, each with a view of its own, on the room’s one clock. */
export const groupPhase = z.strictObject({ ...inGroup, kind: z.literal('group'), groups: z.literal(GROUP_SIZES) })

/** The same timed parts again and again, with the roles one chair on each time. */
export const turns = z.strictObject({
	kind: z.literal('turns'),
	id: slug,
	title: plain.max(12),
	groups: z.literal(GROUP_SIZES),
	times: z.number().int().min(1).max(6),
	phases: z.array(z.strictObject(inGroup)).min(1).max(8),
})

const role = z.strictObject({
	id: slug,
	title: plain.max(30),
	/** For whoever plays it in that turn, and for nobody else: it is sent to no other screen */
	brief: z.array(plain.max(700)).max(4).default([]),
})

const scene = z.strictObject({
	title: plain.max(40),
	/** What all who play know */
	situation: z.array(line).max(4).default([]),
	roles: z.array(role).min(2).max(4),
})

/** Something an observer counts by a key; `seconds` is a stopwatch. */
const counted = z.strictObject({
	id: slug,
	title: plain.max(60),
	key: z.string().regex(/^[a-z]$/, 'must be one small letter'),
	unit: z.enum(['times', 'seconds']).default('times'),
})

export const play = z.strictObject({
	/** One for all turns, or one for each */
	scenes: z.array(scene).min(1).max(6),
	/** What whoever watches looks for */
	observe: z.array(line).max(6).default([]),
	sheet: z.array(counted).max(6).default([]),
})

export type Play = z.output<typeof play>
export type Scene = Play['scenes'][number]
export type GroupPhase = z.output<typeof groupPhase> & {
	/** Which turn of the format’s it is, from 1, and the station on the rope that the parts of a turn share */
	turn?: number
	station?: { id: string; title: string }
}

/** Turns written out: the part `play` of two turns `round` becomes `round-1-play` and `round-2-play`. */
export function turnsWrittenOut({ id, title, groups, times, phases }: z.output<typeof turns>): GroupPhase[] {
	return Array.from({ length: times }, (_, nth) => nth + 1).flatMap((turn) =>
		phases.map((part) => ({
			...part,
			kind: 'group' as const,
			groups,
			id: `${id}-${turn}-${part.id}`,
			title: `${part.title} ${turn}`,
			turn,
			station: { id: `${id}-${turn}`, title: `${title} ${turn}` },
		})),
	)
}

const WITH_ROLES: ReadonlySet<Step> = new Set<Step>(['brief', 'play', 'debrief', 'swap'])

/** What the engine cannot run in groups, and why. */
export function groupFaults(phases: readonly ({ kind: string } | GroupPhase)[], play: Play | undefined): string[] {
	const faults: string[] = []
	const inGroups = phases.filter((each): each is GroupPhase => each.kind === 'group')
	const inTurns = inGroups.filter((each) => each.turn !== undefined)
	const bases = new Set(inTurns.map((each) => each.station?.id.replace(/-\d+$/, '')))
	if (bases.size > 1) faults.push('turns may stand once: one set of roles goes round')
	for (const each of inGroups)
		if (WITH_ROLES.has(each.step) && each.turn === undefined)
			faults.push(`${each.id} is a ${each.step} outside of turns: only in turns does anybody have a role`)
	for (const [index, each] of phases.entries()) {
		const next = phases[index + 1]
		if (each.kind !== 'group' || !('step' in each) || each.step !== 'alone') continue
		if (next?.kind !== 'group') faults.push(`${each.id} is written alone: a group phase must follow that reads it`)
	}
	if (inTurns.length > 0 && !play) faults.push('turns need a play: who plays whom')
	if (play) faults.push(...playFaults(play, turnsOfPhases(phases)))
	return [...new Set(faults)]
}

/** How often roles go round, and in groups of what size. */
export function turnsOfPhases(phases: readonly ({ kind: string } | GroupPhase)[]): { times: number; size: number } {
	const inTurns = phases.filter(
		(each): each is GroupPhase => each.kind === 'group' && 'turn' in each && each.turn !== undefined,
	)
	return { times: Math.max(0, ...inTurns.map(({ turn }) => turn ?? 0)), size: inTurns[0]?.groups ?? 0 }
}

export function playFaults({ scenes, sheet }: Play, { times, size }: { times: number; size: number }): string[] {
	if (times === 0) return ['play needs turns: nobody would play it']
	const faults: string[] = []
	if (scenes.length > 1 && scenes.length !== times)
		faults.push(`${scenes.length} scenes for ${times} turns: one for all, or one for each`)
	for (const { title, roles } of scenes) {
		if (roles.length > size) faults.push(`“${title}” has ${roles.length} roles, a group has ${size} people`)
		if (new Set(roles.map(({ id }) => id)).size !== roles.length) faults.push(`two roles of “${title}” share an id`)
	}
	if (new Set(sheet.map(({ id }) => id)).size !== sheet.length) faults.push('two counts share an id')
	if (new Set(sheet.map(({ key }) => key)).size !== sheet.length) faults.push('two counts share a key')
	return faults
}
