import { z } from 'zod'
import { play } from '../room/play'
import { GROUP_SIZES } from '../session/kinds'

/** What authors may write in content/agendas: strict, every field named here and nowhere else. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const minutes = z.number().int().positive()
const plain = z.string().trim().min(1)
const line = plain.max(420)

const phase = z.strictObject({
	id: slug,
	title: plain.max(40),
	minutes,
	/** What these minutes are for */
	purpose: plain.max(240),
	/** What whoever leads says or asks, word for word */
	say: z.array(line).min(1),
	/** What to look for, and what to do then */
	watch: z.array(line).default([]),
	/** Held in pairs, threes or fours */
	groups: z.literal(GROUP_SIZES).optional(),
})

/** Something to hand out, or to send to one person alone: a role, a document that is invented. */
const handout = z.strictObject({
	id: slug,
	title: plain.max(60),
	/** Who gets it, and when */
	to: plain.max(120),
	text: z.array(plain.max(700)).default([]),
	table: z.strictObject({ columns: z.array(plain).min(2), rows: z.array(z.array(z.string())).min(1) }).optional(),
})

export const agenda = z
	.strictObject({
		kind: z.literal('agenda'),
		/** A planned session, as the pace counts them, or a format that people run themselves */
		for: z.string().regex(/^([a-z0-9-]+\/[lq][1-4]\/s[1-9]|self-run\/[a-z0-9-]+)$/, 'names a session of a plan'),
		format: slug,
		minutes,
		/** What people leave with */
		purpose: plain.max(300),
		ready: z.strictObject({
			/** Of everybody */
			everybody: z.array(line).min(1),
			/** Of who brings a case, a draft or a talk */
			presenters: z.array(line).default([]),
			/** Of who leads */
			lead: z.array(line).default([]),
		}),
		/** Ids of patterns, the likeliest first */
		patterns: z.array(slug).min(1).max(6),
		phases: z.array(phase).min(2).max(16),
		handouts: z.array(handout).default([]),
		/** Who plays whom, in place of what the room’s format says. A brief reaches only whoever plays it */
		play: play.optional(),
	})
	.superRefine((value, context) => {
		const total = value.phases.reduce((sum, each) => sum + each.minutes, 0)
		const report = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
		if (total !== value.minutes) report(['minutes'], `phases add up to ${total}, not ${value.minutes}`)
		for (const list of ['phases', 'handouts'] as const)
			for (const [index, { id }] of value[list].entries())
				if (value[list].findIndex((each) => each.id === id) !== index)
					report([list, index, 'id'], `${id} is used twice`)
		for (const [index, { text, table }] of value.handouts.entries()) {
			if (text.length === 0 && !table) report(['handouts', index], 'holds neither text nor a table')
			for (const [row, cells] of (table?.rows ?? []).entries())
				if (cells.length !== table?.columns.length)
					report(['handouts', index, 'table', 'rows', row], `has ${cells.length} cells, not ${table?.columns.length}`)
		}
	})

export type Agenda = z.output<typeof agenda>
export type AgendaPhase = Agenda['phases'][number]
export type Handout = Agenda['handouts'][number]
