import type { Mutant } from './mutants'
import { faults, postgres, races, server, unit } from './noticed-by'

const certification = 'app/domain/certification'
const assessment = 'app/domain/assessment'
const signIn = 'app/domain/sign-in'

/** Rules of certifying and assessing, who owns what, sign-ins, seats, the data folder. */
export const MUTANTS_OF_RULES: readonly Mutant[] = [
	{
		says: 'a change of people is made without having been seen',
		file: 'app/domain/notice/rehearse.server.ts',
		swaps: [
			[
				'			if (preview.hear.length + preview.concerns.length > 0 && about.seen !== preview.fingerprint)\n				throw new Undone(preview)\n',
				'			void Undone\n',
			],
		],
		noticedBy: server('preview-people', 'who leads is as it was until'),
	},
	{
		says: 'letters about seats leave unseen',
		file: 'app/domain/notice/waiting-news.server.ts',
		swaps: [['[...sessionLines, ...seatLines, ...timeLines]', '[...sessionLines, ...timeLines]']],
		noticedBy: server('preview-people', 'the next in line is offered the seat'),
	},
	{
		says: 'whoever leaves a cohort goes on meeting in its series',
		file: 'app/domain/session/leave-sessions.server.ts',
		swaps: [['	await leaveSeries(tx, personId, cohortId, now)\n', '	void leaveSeries\n']],
		noticedBy: server('series', 'meets in its series no more'),
	},
	{
		says: 'the whole cohort is asked to a make-up',
		file: 'app/domain/session/kinds.ts',
		swaps: [
			[
				'	return invited.length === 0 || invited.includes(personId)\n',
				"	return invited.length >= 0 || personId === ''\n",
			],
		],
		noticedBy: server('make-up', 'only they and who leads'),
	},
	{
		says: 'who is away is dealt into a group',
		file: 'app/domain/session/arrange-groups.server.ts',
		swaps: [['			({ isAway }) => !isAway,\n', '			({ isAway }) => isAway !== null,\n']],
		noticedBy: server('groups'),
	},
	{
		says: 'the groups of a session that is over are changed',
		file: 'app/domain/session/arrange-groups.server.ts',
		swaps: [["		if (!before.verdict.ok) throw new DomainError('conflict', before.verdict.why)\n", '']],
		noticedBy: server('groups'),
	},
	{
		says: 'a requirement nobody can record yet counts as met',
		file: `${certification}/requirements.ts`,
		swaps: [["state: 'planned', short", "state: 'met', short"]],
		noticedBy: unit('requirements'),
	},
	{
		says: 'whose requirements are all planned is ready',
		file: `${certification}/requirements.ts`,
		swaps: [['counted.length > 0 && ', '']],
		noticedBy: unit('requirements'),
	},
	{
		says: 'a waiver counts before the facilitator agreed',
		file: `${certification}/requirements.ts`,
		swaps: [['each.agreedAt !== null &&', '']],
		noticedBy: unit('requirements'),
	},
	{
		says: 'assessed work can be waived',
		file: `${certification}/requirements.ts`,
		swaps: [[" && requirement.kind !== 'assessment'", '']],
		noticedBy: unit('requirements'),
	},
	{
		says: 'a minute in a session is enough',
		file: `${certification}/judge-learning.ts`,
		swaps: [['each.minutesPresent >= each.durationMinutes * rule.presentShare', 'each.minutesPresent > 0']],
		noticedBy: unit('requirements'),
	},
	{
		says: '11 of 15 right pass the check',
		file: `${assessment}/check.ts`,
		swaps: [['Math.ceil(', 'Math.floor(']],
		noticedBy: unit('check'),
	},
	{
		says: 'two assessors who are apart decide without a third',
		file: `${assessment}/decision.ts`,
		swaps: [['if (apart.length > 0) ', 'if (apart.length > 99) ']],
		noticedBy: unit('decision'),
	},
	{
		says: 'a manager assesses the people they lead',
		file: `${assessment}/assessor-policy.ts`,
		swaps: [["	if (facts.inReportingLine) return { ok: false, why: 'reporting-line' }\n", '']],
		noticedBy: unit('decision'),
	},
	{
		says: 'an admin certifies themself',
		file: `${certification}/policy.ts`,
		swaps: [["	if (facts.ownCertificate) return { ok: false, why: 'own-certificate' }\n", '']],
		noticedBy: unit('certification'),
	},
	{
		says: 'a certification is issued while something in it is not built yet',
		file: `${certification}/policy.ts`,
		swaps: [["planned.some(isStill) ? 'not-counted-yet' : 'old-rules'", 'null']],
		noticedBy: unit('certification'),
	},
	{
		says: 'one person has two certifications in force',
		file: `${certification}/issue.server.ts`,
		swaps: [
			['	if (existing && existing.validUntil > now) return { ok: true, number: existing.number, isNew: false }\n', ''],
		],
		noticedBy: server('certification', 'issued twice'),
	},
	{
		says: 'a certification issued by several at the same moment breaks for all but one',
		file: `${certification}/issue.server.ts`,
		swaps: [[' for update`', '`']],
		noticedBy: races('once-of-many', 'one asked for a hundred times'),
	},
	{
		says: 'somebody else’s certificate opens by its number',
		file: `${certification}/read.server.ts`,
		swaps: [['findFirst({ where: { number, personId }', 'findFirst({ where: { number }']],
		noticedBy: server('certification', 'its holder, and nobody else'),
	},
	{
		says: 'any facilitator agrees to a waiver',
		file: `${certification}/waivers.server.ts`,
		swaps: [
			['where: { id: waiverId, facilitatorId: by.id, agreedAt: null }', 'where: { id: waiverId, agreedAt: null }'],
		],
		noticedBy: server('waivers', 'nobody but the named facilitator'),
	},
	{
		says: 'a waiver that holds makes room for another',
		file: `${certification}/waivers.server.ts`,
		swaps: [[' || !isOver(was, await listLeaves(tx, personId), now)', '']],
		noticedBy: server('waivers', 'while the one before holds'),
	},
	{
		says: 'a try is scored by questions it was not asked',
		file: `${assessment}/attempts.server.ts`,
		swaps: [['score(asDrawn.bank,', 'score(over.check.bank,']],
		noticedBy: server('question-versions', 'goes on with the questions'),
	},
	{
		says: 'an assessor opens the sheet of another',
		file: `${assessment}/sheets.server.ts`,
		swaps: [['where: { id: sheetId, assessorId, submission', 'where: { id: sheetId, submission']],
		noticedBy: server('assessors', 'each scores alone'),
	},
	{
		says: 'an assessor sees the other’s scores before giving their own',
		file: `${assessment}/sheets.server.ts`,
		swaps: [['others: row.submittedAt ? others.map(', 'others: row ? others.map(']],
		noticedBy: server('assessors', 'each scores alone'),
	},
	{
		says: 'somebody answers the knowledge check of another',
		file: `${assessment}/attempts.server.ts`,
		swaps: [['where: { id: where.attemptId, personId: where.personId, ', 'where: { id: where.attemptId, ']],
		noticedBy: server('attempts', 'somebody else’s try'),
	},
	{
		says: 'a commitment is opened again by somebody else',
		file: 'app/domain/practice/commit.server.ts',
		swaps: [['where: { id: reopening.id, personId: reopening.personId }', 'where: { id: reopening.id }']],
		noticedBy: server('practice', 'nobody but the one who made it'),
	},
	{
		says: 'the draft of a case is read by others',
		file: 'app/domain/session/case.server.ts',
		swaps: [['if (!row || row.authorId !== personId) return null', 'if (!row) return null']],
		noticedBy: server('attendance', 'is read and written by its author alone'),
	},
	{
		says: 'a cohort opens for everybody',
		file: 'app/domain/cohort/read.server.ts',
		swaps: [
			["	if (!part) throw new DomainError('not-found', 'cohort')\n", ''],
			['return { ...cohort, part }', "return { ...cohort, part: part ?? 'member' }"],
		],
		noticedBy: server('cohort', 'who sees which cohort'),
	},
	{
		says: 'a session opens for everybody',
		file: 'app/domain/session/read.server.ts',
		swaps: [
			["	if (!me) throw new DomainError('not-found', 'session')\n", ''],
			['part: me.part', "part: me?.part ?? 'member'"],
		],
		noticedBy: server('schedule', 'strangers and admins find none'),
	},
	{
		says: 'a full cohort takes one more',
		file: 'app/domain/cohort/policy.ts',
		swaps: [["	if (facts.taken >= facts.seats) return { ok: false, why: 'cohort-full' }\n", '']],
		noticedBy: unit('cohort'),
	},
	{
		says: 'somebody is seated beside one of their own team',
		file: 'app/domain/cohort/policy.ts',
		swaps: [["	if (facts.besideKin) return { ok: false, why: 'kin-here' }\n", '']],
		noticedBy: server('kin-seats', 'gives no seat'),
	},
	{
		says: 'two of one team take two seats at the same moment',
		file: 'app/domain/cohort/line.server.ts',
		swaps: [[' for update`', '`']],
		noticedBy: postgres('kin-seats', 'at the same moment'),
	},
	{
		says: 'two people take the last seat at the same moment',
		file: 'app/domain/cohort/line.server.ts',
		swaps: [[' for update`', '`']],
		noticedBy: postgres('cohort', 'is the last one only once'),
	},
	{
		says: 'two admins take each other’s role away at the same moment',
		file: 'app/domain/person/change.server.ts',
		swaps: [[' for update`', '`']],
		noticedBy: postgres('person', 'of two admins'),
	},
	{
		says: 'a link works for two at the same moment',
		file: `${signIn}/links.server.ts`,
		swaps: [["	if (count !== 1) throw new DomainError('conflict', 'link-used')\n", '']],
		noticedBy: postgres('password-links', 'is spent once'),
	},
	{
		says: 'a link works twice',
		file: `${signIn}/links.server.ts`,
		swaps: [
			[' || link.usedAt', ''],
			['where: { id: linkId, usedAt: null, ', 'where: { id: linkId, '],
		],
		noticedBy: server('password-links', 'is spent once'),
	},
	{
		says: 'a link works with any signature',
		file: `${signIn}/links.server.ts`,
		swaps: [[' || !timingSafeEqual(expected, given)', '']],
		noticedBy: server('password-links', 'is genuine only as a whole'),
	},
	{
		says: 'a closed account keeps its sign-in',
		file: `${signIn}/sign-ins.server.ts`,
		swaps: [[' and p."disabledAt" is null and', ' and']],
		noticedBy: server('sign-ins', 'of a closed account reads as nobody'),
	},
	{
		says: 'somebody signs another’s device out',
		file: `${signIn}/sign-in.server.ts`,
		swaps: [['deleteMany({ where: { personId: person.id, rowId } })', 'deleteMany({ where: { rowId } })']],
		noticedBy: server('sign-ins', 'by their owner only'),
	},
	{
		says: 'a new password is set without the old one',
		file: `${signIn}/sign-in.server.ts`,
		swaps: [["		throw new DomainError('invalid', 'wrong-password')\n", '		row?.passwordHash\n']],
		noticedBy: server('sign-ins', 'wants the one in use'),
	},
	{
		says: 'a role taken away stays in every open sign-in',
		file: 'app/domain/person/change.server.ts',
		swaps: [['			await tx.signIn.deleteMany({ where: { personId, NOT: { personId: by.id } } })\n', '']],
		noticedBy: server('person', 'end every sign-in'),
	},
	{
		says: 'the last admin gives up the role',
		file: 'app/domain/person/change.server.ts',
		swaps: [["	if (!verdict.ok) throw new DomainError('conflict', verdict.why)\n", '']],
		noticedBy: server('person', 'of the last admin'),
	},
	{
		says: 'attendance is written for people of other cohorts',
		file: 'app/domain/session/attendance.server.ts',
		swaps: [['			if (!there.some((member) => member.personId === line.personId)) continue\n', '']],
		noticedBy: server('attendance', 'is passed over'),
	},
	{
		says: 'two processes open one data folder',
		file: 'server/data-lock.ts',
		swaps: [['	if (sameProcess) {\n', '	if (sameProcess && process.pid < 0) {\n']],
		noticedBy: faults('data-lock', 'is refused to a second process'),
	},
]
