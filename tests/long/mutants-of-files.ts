import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

const assessment = 'app/domain/assessment'

/** Files with assessed work, a sponsor's word on it, the conflict log, and what stands in a portfolio. */
export const MUTANTS_OF_FILES: readonly Mutant[] = [
	{
		says: 'the first pair keeps the files of an appeal',
		file: `${assessment}/file-policy.ts`,
		swaps: [['facts.namedInRound === facts.round && ', '']],
		noticedBy: server('work-files', 'the assessors of the pair that reads now'),
	},
	{
		says: 'assessors keep files once the work is decided',
		file: `${assessment}/file-policy.ts`,
		swaps: [[' && !facts.decided', '']],
		noticedBy: server('work-files', 'the assessors of the pair that reads now'),
	},
	{
		says: 'files of a draft are handed out',
		file: `${assessment}/file-policy.ts`,
		swaps: [[' && facts.handedIn', '']],
		noticedBy: server('work-files', 'nobody but its author while it is written'),
	},
	{
		says: 'somebody’s file is taken off by its id',
		file: `${assessment}/work-files.server.ts`,
		swaps: [['where: { id: fileId, submissionId, submission: { submittedAt: null } }', 'where: { id: fileId }']],
		noticedBy: server('work-files', 'of somebody else cannot be taken off by its id'),
	},
	{
		says: 'what one person may keep has no end',
		file: `${assessment}/work-files.server.ts`,
		swaps: [[' > MOST_BYTES_A_PERSON', ' > Number.POSITIVE_INFINITY']],
		noticedBy: server('work-files', 'counts with all others of its author'),
	},
	{
		says: 'a file is what its name says',
		file: `${assessment}/work-files.server.ts`,
		swaps: [["	if (fault) throw new DomainError('invalid', fault)\n", '']],
		noticedBy: server('work-files', 'that is not what its ending says changes nothing'),
	},
	{
		says: 'a PDF may be an archive as well',
		file: `${assessment}/file-kinds.ts`,
		swaps: [["includes('%%EOF') && !opensAsZip(bytes)", "includes('%%EOF')"]],
		noticedBy: unit('file-kinds', 'is a PDF and a ZIP'),
	},
	{
		says: 'a photo may be an archive as well',
		file: `${assessment}/file-kinds.ts`,
		swaps: [['0xff, 0xd9) && !opensAsZip(bytes)', '0xff, 0xd9)']],
		noticedBy: unit('file-kinds', 'is a photo and a ZIP'),
	},
	{
		says: 'macros come in',
		file: `${assessment}/file-kinds.ts`,
		swaps: [['vbaProject|', 'vbaNothing|']],
		noticedBy: unit('file-kinds', 'is a document with macros'),
	},
	{
		says: 'a sponsor’s word with a yes is lost',
		file: 'app/domain/activity/confirm.server.ts',
		swaps: [[' && row.activityId !== SIGN_OFF', '']],
		noticedBy: server('sign-offs', 'counts once it is a yes'),
	},
	{
		says: 'a conflict of somebody else is changed by its id',
		file: 'app/domain/insight/conflict-log.server.ts',
		swaps: [['known.personId !== key.personId || ', '']],
		noticedBy: server('conflict-log', 'of somebody else, or of another level, is not there'),
	},
	{
		says: 'a conflict of somebody else is deleted by its id',
		file: 'app/domain/insight/conflict-log.server.ts',
		swaps: [['deleteMany({ where: key })', 'deleteMany({ where: { id: key.id } })']],
		noticedBy: server('conflict-log', 'of somebody else, or of another level, is not there'),
	},
	{
		says: 'a sponsor scores what they stand behind',
		file: `${assessment}/assign.server.ts`,
		swaps: [['(await readSponsors(tx, [work.personId]))(work, assessor)', 'false']],
		noticedBy: server('review-queue', 'whoever is asked as its sponsor'),
	},
	{
		says: 'a sponsor keeps what they were to score',
		file: 'app/domain/activity/evidence.server.ts',
		swaps: [['if (!sponsorId) return', 'if (sponsorId) return']],
		noticedBy: server('sign-offs', 'takes back what the sponsor was to score'),
	},
	{
		says: 'leads see how a conflict log stands',
		file: 'app/domain/certification/kinds.ts',
		swaps: [[", 'anyOf', 'conflicts']", ", 'anyOf']"]],
		noticedBy: server('conflict-log', 'of a log nobody else sees more'),
	},
	{
		says: 'a portfolio takes in what is not its owner’s',
		file: 'app/domain/portfolio/include.server.ts',
		swaps: [['refs.filter((ref) => wanted.includes(ref))', '[...wanted]']],
		noticedBy: server('portfolio', 'takes nothing of somebody else in'),
	},
	{
		says: 'a portfolio holds what nobody agreed to',
		file: 'app/domain/portfolio/read.server.ts',
		swaps: [['isIncluded: refs.has(refOf(made))', 'isIncluded: refs.size >= 0']],
		noticedBy: server('portfolio', 'is empty until its owner agrees'),
	},
]
