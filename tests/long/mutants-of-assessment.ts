import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

const assessment = 'app/domain/assessment'

/** The clock of a check, the review queue, and appeals. */
export const MUTANTS_OF_ASSESSMENT: readonly Mutant[] = [
	{
		says: 'answers count after the clock’s end',
		file: `${assessment}/attempts.server.ts`,
		swaps: [
			[
				"		if (isLate(attempt, now)) throw new DomainError('conflict', 'time-over')\n		if (attempt.submittedAt &&",
				'		if (attempt.submittedAt &&',
			],
		],
		noticedBy: server('timed-checks', 'counts at its end what was kept by then'),
	},
	{
		says: 'answers that came in time are lost to the clock',
		file: `${assessment}/attempts.server.ts`,
		swaps: [['if (attempt.submittedAt && !isClosedByClock(attempt)) throw', 'if (attempt.submittedAt) throw']],
		noticedBy: server('timed-checks', 'loses nothing that came in time'),
	},
	{
		says: 'extra time is not given',
		file: `${assessment}/attempts.server.ts`,
		swaps: [['await readTimeGiven(tx, where.personId)', '100']],
		noticedBy: server('timed-checks', 'of 150 percent'),
	},
	{
		says: 'a mentor assesses whom they mentor',
		file: `${assessment}/assessor-policy.ts`,
		swaps: [["	if (facts.tied) return { ok: false, why: 'tied' }\n", '']],
		noticedBy: server('review-queue', 'shows it to anybody but the author’s mentor'),
	},
	{
		says: 'the first pair reads the appeal of its own decision',
		file: `${assessment}/assessor-policy.ts`,
		swaps: [["	if (facts.readBefore) return { ok: false, why: 'read-before' }\n", '']],
		noticedBy: server('appeals', 'is read by nobody of the first pair'),
	},
	{
		says: 'the second pair sees what the first said',
		file: `${assessment}/sheets.server.ts`,
		swaps: [['sheets.filter((sheet) => sheet.round === row.round)', 'sheets']],
		noticedBy: server('appeals', 'is blind both ways'),
	},
	{
		says: 'somebody takes more texts than their load allows',
		file: `${assessment}/assign.server.ts`,
		swaps: [['hasEnough: isTaken && ', 'hasEnough: !isTaken && ']],
		noticedBy: server('review-queue', 'is a number of texts at once'),
	},
	{
		says: 'a text is scored by words it was not written for',
		file: `${assessment}/rubric-versions.server.ts`,
		swaps: [['	if (other.length === 0) return wordings\n', '	if (other.length >= 0) return wordings\n']],
		noticedBy: server('appeals', 'a text is scored by the words it was begun for'),
	},
	{
		says: 'who is not qualified for the level, or far from the key, takes work of it',
		file: `${assessment}/assessor-policy.ts`,
		swaps: [['	if (!facts.level.ok) return facts.level\n', '']],
		noticedBy: server('assessing-hours', 'who lacks it'),
	},
	{
		says: 'a calibration holds for good',
		file: 'app/domain/facilitator/assessing.ts',
		swaps: [['addMonths(facts.calibratedAt, facts.calibrationMonths) <= now', 'facts.calibratedAt > now']],
		noticedBy: unit('assessing', 'and not at their end'),
	},
	{
		says: 'an hour is offered with somebody who may not assess its level',
		file: `${assessment}/slot.ts`,
		swaps: [["	if (!pair.mayAssessLevel) return { ok: false, why: 'not-for-level' }\n", '']],
		noticedBy: server('slot-hours', 'an hour is offered and booked with two'),
	},
	{
		says: 'an hour is booked with somebody who may not assess its level',
		file: `${assessment}/slot-pair.server.ts`,
		swaps: [['level: asked ? ', "level: asked && stageKey === '' ? "]],
		noticedBy: server('slot-hours', 'an hour is offered and booked with two'),
	},
	{
		says: 'whoever saw it live loses it with their qualification',
		file: `${assessment}/held.server.ts`,
		swaps: [['			asked: null,\n', '			asked: { pathways: pinned.pathways, now },\n']],
		noticedBy: server('slot-hours', 'an hour is offered and booked with two'),
	},
	{
		says: 'whoever became the line manager of an author scores them',
		file: `${assessment}/scoring.server.ts`,
		swaps: [['!row.submittedAt && (await isTooClose(', 'row.submittedAt && (await isTooClose(']],
		noticedBy: server('too-close', 'scores are not taken'),
	},
	{
		says: 'whoever leads somebody agrees to their waiver',
		file: 'app/domain/certification/waiver-policy.ts',
		swaps: [["	if (facts.inReportingLine) return { ok: false, why: 'own-line' }\n", '']],
		noticedBy: server('waivers', 'when who should agree is'),
	},
	{
		says: '“again” is said without a reason',
		file: `${assessment}/scoring.server.ts`,
		swaps: [["sheet.comment.trim() === ''", 'sheet.comment === null']],
		noticedBy: server('appeals', 'is said with a reason'),
	},
	{
		says: 'nobody is let in as a third when two are apart',
		file: `${assessment}/naming.server.ts`,
		swaps: [['? judged.assessors + 1', '? judged.assessors']],
		noticedBy: server('proof-steps', 'two assessors who are apart'),
	},
	{
		says: 'two who are apart decide, whatever came before',
		file: `${assessment}/decision.ts`,
		swaps: [['if (apart.length > 0) ', 'if (apart.length > 999) ']],
		noticedBy: server('proof-steps', 'two assessors who are apart'),
	},
]
