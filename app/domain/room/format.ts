import { z } from 'zod'
import { listed } from '../number-words'
import { phaseBase, plain, slug } from './phase-base'
import { type GroupPhase, groupFaults, groupPhase, play, turns, turnsWrittenOut } from './play'
import { WRITERS, writerFaults } from './writers'

/** A format: the phases of a live session as data (content/formats). A new one needs no code. */
const column = z.strictObject({
	id: slug,
	title: plain.max(24),
	prompt: plain.max(90),
	empty: plain.max(40),
	/** All of it stands in the recap, whatever drew votes; its prompt says so, or the room where all its columns do */
	recap: z.boolean().optional(),
})

const kinds = [
	/** Each one's promise from last time, and what came of it */
	z.strictObject({ ...phaseBase, kind: z.literal('last-time') }),
	/** The presenter tells the case */
	z.strictObject({ ...phaseBase, kind: z.literal('case') }),
	/** Clarifying questions, answered by the presenter */
	z.strictObject({ ...phaseBase, kind: z.literal('questions') }),
	/** Slips, private until the reveal */
	z.strictObject({
		...phaseBase,
		kind: z.literal('write'),
		columns: z.array(column).min(1).max(6),
		slipsPerPerson: z.number().int().positive().max(60),
		/** Not everybody: whoever brings the case alone, or all the others */
		writers: z.enum(WRITERS).optional(),
		/** Face up they carry their author's name, and everybody is told so while they write */
		signed: z.boolean().optional(),
		/** Names of what lies together on it may be shared beyond the cohort: themes.ts */
		themes: z.boolean().optional(),
	}),
	/** Slips face up, shuffled and unsigned */
	z.strictObject({
		...phaseBase,
		kind: z.literal('reveal'),
		/** Votes to spend in the same breath; without them a vote has a phase of its own, or there is none */
		votes: z.number().int().positive().max(10).optional(),
	}),
	z.strictObject({ ...phaseBase, kind: z.literal('vote'), votes: z.number().int().positive().max(10) }),
	z.strictObject({ ...phaseBase, kind: z.literal('discuss') }),
	/** A talk about the case that needs no slips: an account, an answer */
	z.strictObject({ ...phaseBase, kind: z.literal('talk') }),
	z.strictObject({
		...phaseBase,
		kind: z.literal('learnings'),
		/** Heads the sheet and its part of the recap, where that is not what was learned */
		sheetTitle: plain.max(40).optional(),
	}),
	z.strictObject({ ...phaseBase, kind: z.literal('commitments') }),
	/** One number, which nobody else is sent: was it worth the time? */
	z.strictObject({ ...phaseBase, kind: z.literal('check-out') }),
	/** Words only, nothing to write */
	z.strictObject({ ...phaseBase, kind: z.literal('closing') }),
	groupPhase,
] as const
const KINDS = kinds.map(({ shape }) => shape.kind.value)

/** Whoever misspells a kind is told which there are. */
const ofKnownKind = (known: readonly string[]) => ({
	error: ({ code }: { code?: string }) =>
		code === 'invalid_union' ? `there is no such kind of phase, only ${listed(known)}` : undefined,
})
const phase = z.discriminatedUnion('kind', kinds, ofKnownKind(KINDS))

/** The same phases again and again, each time with a case of its own. */
const rounds = z.strictObject({
	kind: z.literal('rounds'),
	times: z.number().int().min(2).max(6),
	phases: z.array(phase).min(1).max(10),
})

type Written = z.output<typeof phase>
/** `round`: the how-manieth case it is about, from 1; phases outside of rounds have none */
export type Phase = Written & { round?: number } & Pick<GroupPhase, 'turn' | 'station'>
export type Column = z.output<typeof column>

/** Rounds written out: `case` in two of them becomes `case-1` and `case-2`. */
function writtenOut(phases: readonly (Written | z.output<typeof rounds> | z.output<typeof turns>)[]): Phase[] {
	return phases.flatMap((each): Phase[] => {
		if (each.kind === 'turns') return turnsWrittenOut(each)
		if (each.kind !== 'rounds') return [each]
		return Array.from({ length: each.times }, (_, nth) => nth + 1).flatMap((round) =>
			each.phases.map((one) => ({ ...one, id: `${one.id}-${round}`, title: `${one.title} ${round}`, round })),
		)
	})
}

const MOST_PHASES = 40

export const format = z
	.strictObject({
		kind: z.literal('format'),
		id: slug,
		title: plain.max(40),
		minutes: z.number().int().positive(),
		about: plain.max(300),
		phases: z
			.array(z.discriminatedUnion('kind', [phase, rounds, turns], ofKnownKind([...KINDS, 'rounds', 'turns'])))
			.min(2)
			.max(20),
		/** Who plays whom in its turns; an agenda may bring scenes of its own */
		play: play.optional(),
	})
	.transform((written) => ({ ...written, phases: writtenOut(written.phases) }))
	.superRefine((value, context) => {
		const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
		const total = value.phases.reduce((sum, each) => sum + each.minutes, 0)
		if (total !== value.minutes) say('minutes', `phases add up to ${total}, not ${value.minutes}`)
		for (const fault of faultsOf(value.phases)) say('phases', fault)
		for (const fault of groupFaults(value.phases, value.play)) say('phases', fault)
	})

export type Format = z.output<typeof format>

function isAboutCase(phase: Phase): boolean {
	return phase.kind === 'case' || phase.kind === 'questions' || (phase.kind === 'write' && phase.writers !== undefined)
}

/** What the engine cannot run, and why. */
function faultsOf(phases: readonly Phase[]): string[] {
	const faults: string[] = []
	if (phases.length > MOST_PHASES) faults.push(`${phases.length} phases are more than ${MOST_PHASES}`)
	if (new Set(phases.map((each) => each.id)).size !== phases.length) faults.push('two phases share an id')
	for (const kind of ['commitments', 'last-time', 'check-out'] as const)
		if (phases.filter((each) => each.kind === kind).length > 1) faults.push(`${kind} may stand once`)
	let board: 'none' | 'down' | 'up' | 'voted' = 'none'
	const told = new Set<number>()
	let wereRounds = false
	for (const each of phases) {
		const round = each.round ?? 1
		wereRounds ||= each.round !== undefined
		// Whose case is at hand goes on from the last round (phases.ts), and what is outside of rounds asks for the first.
		if (wereRounds && each.round === undefined && isAboutCase(each))
			faults.push(`${each.id} is about a case: it must stand in the rounds, or before them`)
		if (each.kind === 'write') {
			if (new Set(each.columns.map((column) => column.id)).size !== each.columns.length)
				faults.push(`two columns of ${each.id} share an id`)
			if (board === 'down') faults.push('write needs a reveal after it')
			faults.push(...writerFaults(each, told))
			board = 'down'
		}
		if (each.kind === 'reveal') {
			if (board !== 'down') faults.push('reveal needs write before it')
			board = each.votes ? 'voted' : 'up'
		}
		if (each.kind === 'vote') {
			if (board === 'voted') faults.push('a board is voted on once')
			else if (board !== 'up') faults.push('vote needs reveal before it')
			board = 'voted'
		}
		if (each.kind === 'case') {
			if (told.has(round)) faults.push('case may stand once, or once a round')
			told.add(round)
		}
		if (each.kind === 'questions' && !told.has(round)) faults.push('questions needs case before it')
	}
	if (board === 'down') faults.push('write needs a reveal after it')
	return [...new Set(faults)]
}
