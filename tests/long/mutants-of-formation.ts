import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

const formation = 'app/domain/formation'
const refused = (rule: string) => server('formation', `is refused where a ${rule} is in the way`)

/** Hard rules of a cohort, the bound of a search, a proposal that is published once, a manager's link. */
export const MUTANTS_OF_FORMATION: readonly Mutant[] = [
	{
		says: 'two of one team sit in one cohort',
		file: `${formation}/rules.ts`,
		swaps: [["one.team !== '' && one.team", "one.team === '' && one.team"]],
		noticedBy: refused('team'),
	},
	{
		says: 'somebody sits with their own manager',
		file: `${formation}/rules.ts`,
		swaps: [["if (inLine(one, other)) return 'line'", "if (inLine(one, other) && one.id === '') return 'line'"]],
		noticedBy: refused('line'),
	},
	{
		says: 'a cohort of too few is published',
		file: `${formation}/rules.ts`,
		swaps: [['if (people.length < settings.fewest) ', 'if (people.length < 0) ']],
		noticedBy: refused('size'),
	},
	{
		says: 'whoever is not qualified leads',
		file: `${formation}/rules.ts`,
		swaps: [["else if (!lead) say('not-qualified', group.leadId)\n\telse if ((", 'else if (lead && (']],
		noticedBy: refused('lead’s qualification'),
	},
	{
		says: 'a lead takes more cohorts than they have room for',
		file: `${formation}/rules.ts`,
		swaps: [['> lead.room) say', '> lead.room + 99) say']],
		noticedBy: refused('lead’s load'),
	},
	{
		says: 'a cohort without hours in common is published',
		file: `${formation}/rules.ts`,
		swaps: [['(shared?.length ?? 0) * 15 < problem.overlapMinutes', '(shared?.length ?? 0) * 15 < 0']],
		noticedBy: server('formation', 'is refused where hours in common is in the way'),
	},
	{
		says: 'the bound is above what an arrangement can cost, where a wish cannot be met',
		file: `${formation}/wishes.ts`,
		swaps: [[' && !isHopeless(problem, one, other)', '']],
		noticedBy: unit('formation-bound', 'who have no hour in common'),
	},
	{
		says: 'one wide cohort seats all who asked to be together',
		file: `${formation}/wishes.ts`,
		swaps: [['of taken)', 'of [...taken].slice(taken.size))']],
		noticedBy: unit('formation-bound', 'knows one wide cohort'),
	},
	{
		says: 'the bound takes one of a zone into a cohort',
		file: `${formation}/zones.ts`,
		swaps: [['[cohorts, -teams.length]', '[cohorts, -1]']],
		noticedBy: unit('formation-bound', 'several of one zone'),
	},
	{
		says: 'who must come weighs no more than who is invited',
		file: `${formation}/cost.ts`,
		swaps: [['must: 3', 'must: 1']],
		noticedBy: unit('formation-places', 'whoever must come'),
	},
	{
		says: 'the bound counts everybody left over as one who must come',
		file: `${formation}/alike.ts`,
		swaps: [['const cost = placeCost(person, weights)', "const cost = placeCost({ strength: 'must' }, weights)"]],
		noticedBy: unit('formation', 'has a bound that is not above'),
	},
	{
		says: 'an older look at a proposal is published',
		file: `${formation}/publish.server.ts`,
		swaps: [[' || current.revision !== asked.revision', '']],
		noticedBy: server('formation', 'of what somebody else has changed meanwhile is refused'),
	},
	{
		says: 'a manager’s link answers twice',
		file: 'app/domain/intake/answer-time.server.ts',
		swaps: [
			["		await endLinksAbout(tx, 'time-agreement', agreementId, now)\n", ''],
			['if (!verdict.ok) ', "if (!verdict.ok && verdict.why !== 'answered-already') "],
		],
		noticedBy: server('time-agreement', 'used twice at once gives one answer'),
	},
]
