import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

const simulation = 'app/domain/simulation'

/** What a page may know of a simulation, whose a talk is, and what finishing one counts for. */
export const MUTANTS_OF_SIMULATIONS: readonly Mutant[] = [
	{
		says: 'a page tells why a choice is what it is before the talk is over',
		file: `${simulation}/say.ts`,
		swaps: [['reply: choice.reply }', 'reply: choice.reply, why: choice.why }']],
		noticedBy: unit('simulation'),
	},
	{
		says: 'somebody plays on in a talk of somebody else',
		file: `${simulation}/read.server.ts`,
		swaps: [['where: key, omit', 'where: { id: key.id }, omit']],
		noticedBy: server('simulations'),
	},
	{
		says: 'a page that was left behind makes a choice in the turn of now',
		file: `${simulation}/choose.server.ts`,
		swaps: [['choosing.at !== steps.length', 'choosing.at > steps.length']],
		noticedBy: server('simulations'),
	},
	{
		says: 'a choice that nobody offered is made',
		file: `${simulation}/choose.server.ts`,
		swaps: [['!turn.choices.some((each) => each.id === choosing.choice)', 'choosing.choice === ""']],
		noticedBy: server('simulations'),
	},
	{
		says: 'a simulation played twice is practice twice',
		file: `${simulation}/choose.server.ts`,
		swaps: [['if (!isFirst) return', '']],
		noticedBy: server('simulations'),
	},
	{
		says: 'every talk is kept for ever',
		file: `${simulation}/begin.server.ts`,
		swaps: [['.slice(TALKS_KEPT - 1)', '.slice(TALKS_KEPT + 9)']],
		noticedBy: server('simulations'),
	},
	{
		says: 'a talk that is not over is played again from a turn ahead',
		file: `${simulation}/begin.server.ts`,
		swaps: [["if (!old.finishedAt) throw new DomainError('conflict', 'not-finished')", '']],
		noticedBy: server('simulations'),
	},
	{
		says: 'a turn that nobody can come to passes',
		file: `${simulation}/roads.ts`,
		swaps: [[', ...unseen(script, order.turns)]', ']']],
		noticedBy: unit('roads'),
	},
]
