import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

const certification = 'app/domain/certification'

/** What counts for a level of what people practice, bring and give, and who sees it. */
export const MUTANTS_OF_EVIDENCE: readonly Mutant[] = [
	{
		says: 'two conversations of a week count',
		file: 'app/domain/practice/count.ts',
		swaps: [['return best.get(slot) === index ? ', 'return true ? ']],
		noticedBy: unit('count'),
	},
	{
		says: 'a case counts that nobody answered',
		file: `${certification}/judge-cases.ts`,
		swaps: [['each.hasSuggestions && each.closedAt !== null', 'each.closedAt !== null']],
		noticedBy: unit('judge-cases'),
	},
	{
		says: 'help with a case of one’s own counts',
		file: 'app/domain/room/credit.ts',
		swaps: [['authorId && authorId !== personId', 'authorId']],
		noticedBy: unit('credit'),
	},
	{
		says: 'an admin sees when a case was closed',
		file: `${certification}/requirements.ts`,
		swaps: [[', evidence: [], left: null, metAt: null }', ', evidence: [], left: null }']],
		noticedBy: unit('requirements-laws'),
	},
	{
		says: 'a certificate that was taken back still counts as held',
		file: 'app/domain/compliance/read.server.ts',
		swaps: [[' filter (where f."revokedAt" is null)', '']],
		noticedBy: server('compliance'),
	},
	{
		says: 'whoever holds a level by now still gets the letter written before',
		file: 'app/domain/notice/need-mail.server.ts',
		swaps: [[' || letterFor(need, today) !== row.letter', '']],
		noticedBy: server('compliance'),
	},
	{
		says: 'who is late for what is only expected gets a letter',
		file: 'app/domain/notice/need-mail.server.ts',
		swaps: [["strength !== 'must' || ", '']],
		noticedBy: server('compliance'),
	},
	{
		says: 'who is due goes into a file whose cells are formulas',
		file: 'app/domain/compliance/file.server.ts',
		swaps: [['.map(safeCell)', '']],
		noticedBy: server('compliance'),
	},
	{
		says: 'a seat hides that a level should have begun long ago',
		file: 'app/domain/compliance/standing.ts',
		swaps: [['day === null || !isOver || seatedFrom <= day', 'true']],
		noticedBy: unit('compliance'),
	},
	{
		says: 'the file of who is due says of nobody overdue that they are in a cohort',
		file: 'app/domain/compliance/file.server.ts',
		swaps: [['nameStanding(stands)', 'nameStanding({ ...stands, alsoInCohort: false })']],
		noticedBy: server('compliance'),
	},
	{
		says: 'a shown five keep the transaction in which they were shown',
		file: 'app/domain/session/answer-survey.server.ts',
		swaps: [['const addsToShown = held.some(isComplete)', 'const addsToShown = false']],
		noticedBy: server('session-survey'),
	},
	{
		says: 'whoever ran one session of a cohort is rated by it',
		file: 'app/domain/round360/ask-cohorts.server.ts',
		swaps: [['const RUN_SESSIONS = 2', 'const RUN_SESSIONS = 1']],
		noticedBy: server('ask-cohorts'),
	},
	{
		says: 'who leads the level reads that four have rated a facilitator',
		file: 'app/domain/round360/rated.server.ts',
		swaps: [[' and r.report is not null', '']],
		noticedBy: server('ask-cohorts'),
	},
	{
		says: 'who is moved to another cohort goes by other ways, and a state that turns tells which was theirs',
		file: 'app/domain/cohort/transfer.server.ts',
		swaps: [['		await keepBegunRules(tx, { cohortId: from.id, personId })\n', '']],
		noticedBy: server('begun-rules', 'is moved'),
	},
]
