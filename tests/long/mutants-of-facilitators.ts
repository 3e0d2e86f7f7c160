import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

const facilitator = 'app/domain/facilitator'

/** The way to leading a level, and who may hold the lead. */
export const MUTANTS_OF_FACILITATORS: readonly Mutant[] = [
	{
		says: 'the lead is given ahead, without asking who may hold it',
		file: 'app/domain/room/log.server.ts',
		swaps: [['if (grounds && !asksForLead && !mayBegin) {', 'if (grounds && !mayBegin) {']],
		noticedBy: server('facilitator-way', 'takes the lead in a room'),
	},
	{
		says: 'the lead goes to any co-lead',
		file: 'app/domain/room/parts.ts',
		swaps: [[' && !barred.includes(personId)', '']],
		noticedBy: unit('handing-over', 'may not hold it now'),
	},
	{
		says: 'whoever is watched leading may not lead',
		file: `${facilitator}/barred.server.ts`,
		swaps: [['!session.watched.some((each) => each.personId === personId)', 'Boolean(personId)']],
		noticedBy: server('facilitator-way', 'takes it where somebody watches'),
	},
	{
		says: 'a line manager opens the way of their report',
		file: `${facilitator}/one-way.server.ts`,
		swaps: [[' || !mayReadWay(known)', '']],
		noticedBy: server('watched-leading', 'then opens for whom it is about'),
	},
	{
		says: 'a sheet is read before it is handed in',
		file: `${facilitator}/candidacy-policy.ts`,
		swaps: [['(facts.handedIn && (', '(true && (']],
		noticedBy: unit('candidacy-policy', 'before it is handed in'),
	},
	{
		says: 'a line manager hears of a nomination',
		file: `${facilitator}/waiting.server.ts`,
		swaps: [["{ reason: { not: '' } } as const", '{} as const']],
		noticedBy: server('facilitator-way', 'once somebody has said why'),
	},
	{
		says: 'a line manager who has answered is asked by a letter',
		file: `${facilitator}/waiting.server.ts`,
		swaps: [["time: '',", '']],
		noticedBy: server('facilitator-way', 'once it was answered'),
	},
	{
		says: 'anybody agrees to anybody’s time',
		file: `${facilitator}/nominate.server.ts`,
		swaps: [[', managerId: by.id } })', ' } })']],
		noticedBy: server('facilitator-way', 'answers for the time of their own report only'),
	},
	{
		says: 'the key is read and scored again at once',
		file: `${facilitator}/calibrate.server.ts`,
		swaps: [["throw new DomainError('conflict', 'too-early')", 'rubric.id']],
		noticedBy: server('watched-leading', 'tried again a week later'),
	},
	{
		says: 'one person signs twice',
		file: `${facilitator}/policy.ts`,
		swaps: [["way.adminSignedAsLead ? { ok: false, why: 'two-sign' } : { ok: true }", '{ ok: true }']],
		noticedBy: unit('facilitator', 'both signatures of one person'),
	},
	{
		says: 'the level above counts for nothing',
		file: 'app/domain/program/find.ts',
		swaps: [['return keys.slice(keys.indexOf(stageKey))', 'return [stageKey]']],
		noticedBy: server('watched-leading', 'a certificate of the level above it'),
	},
	{
		says: 'a cohort is formed around whoever led once',
		file: 'app/domain/formation/read.server.ts',
		swaps: [["mayTakePart('lead', { state: state as QualificationState, until }, now).ok", 'Boolean(state || until)']],
		noticedBy: server('formation', 'qualification'),
	},
	{
		says: 'a lead of the level sees who of their own line is on the way',
		file: `${facilitator}/beside.server.ts`,
		swaps: [[' || inLine.includes(personId)', '']],
		noticedBy: server('watched-leading', 'for whoever leads the level is everybody else'),
	},
	{
		says: 'whoever opened a room again did not lead it',
		file: `${facilitator}/crew.server.ts`,
		swaps: [["'lead-claimed', 'room-reopened'", "'lead-claimed'"]],
		noticedBy: server('watched-leading', 'by room-reopened'),
	},
	{
		says: 'whoever helps in training loses that part with the facilitator’s role',
		file: 'app/domain/cohort/give-up-seats.server.ts',
		swaps: [[', NOT: kept }', ' }']],
		noticedBy: server('watched-leading', 'keeps co-leading the level'),
	},
]
