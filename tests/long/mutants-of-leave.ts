import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

/** Leave, which stops every clock, and nothing but clocks. */
export const MUTANTS_OF_LEAVE: readonly Mutant[] = [
	{
		says: 'leave that overlaps other leave is counted twice',
		file: 'app/domain/leave/clock.ts',
		swaps: [['		ranUntilMs = backAtMs\n', '']],
		noticedBy: unit('leave'),
	},
	{
		says: 'leave after a clock has run out winds it up again',
		file: 'app/domain/leave/clock.ts',
		swaps: [['if (beginsAtMs >= endsAtMs) break', '']],
		noticedBy: unit('leave'),
	},
	{
		says: 'an admin prolongs their own certificate by leave',
		file: 'app/domain/leave/policy.ts',
		swaps: [["	if (facts.isOwn) return { ok: false, why: 'own-leave' }\n", '']],
		noticedBy: server('leave', 'are refused and change nothing'),
	},
	{
		says: 'an admin takes out their own leave',
		file: 'app/domain/leave/record.server.ts',
		swaps: [["		if (by.id === personId) throw new DomainError('conflict', 'own-leave')\n", '']],
		noticedBy: server('leave', 'are refused and change nothing'),
	},
	{
		says: 'leave of somebody else is taken out by its id',
		file: 'app/domain/leave/record.server.ts',
		swaps: [
			[
				'		const leave = recorded.find(({ id }) => id === leaveId)\n',
				'		const leave = await tx.leave.findUnique({ where: { id: leaveId } })\n',
			],
		],
		noticedBy: server('leave', 'by its id'),
	},
	{
		says: 'leave moves the end of what was renewed',
		file: 'app/domain/certification/put-off.server.ts',
		swaps: [[', inForceKey: { not: null } }', ' }']],
		noticedBy: server('leave', 'puts off the end'),
	},
	{
		says: 'a waiver runs out during leave',
		file: 'app/domain/certification/requirements.ts',
		swaps: [['endOfWaiver(each, evidence.leaves) > now', 'each.expiresAt > now']],
		noticedBy: unit('requirements', 'on leave'),
	},
	{
		says: 'a cool-down ends during leave',
		file: 'app/domain/assessment/check.ts',
		swaps: [['last + rule.coolDownHours * HOUR_MS), leaves)', 'last + rule.coolDownHours * HOUR_MS), [])']],
		noticedBy: unit('check'),
	},
	{
		says: 'who is away gets letters about what is due',
		file: 'app/domain/notice/need-mail.server.ts',
		swaps: [['.filter((id) => !away.has(id))', '']],
		noticedBy: server('leave', 'moves the day'),
	},
]

const certification = 'app/domain/certification'

/** Renewing, and what leads see of it. */
export const MUTANTS_OF_RENEWAL: readonly Mutant[] = [
	{
		says: 'renewing counts what was shown before the certificate',
		file: `${certification}/renew.server.ts`,
		swaps: [['shownSince(evidence, old.issuedAt)', 'shownSince(evidence, null)']],
		noticedBy: server('renew', 'asks what was shown'),
	},
	{
		says: 'a certification is renewed twice',
		file: `${certification}/renew.server.ts`,
		swaps: [['		if (renewals.renewedBy) return { number: renewals.renewedBy, isNew: false }\n', '']],
		noticedBy: server('renew', 'is done once'),
	},
	{
		says: 'whose renewal is taken back holds nothing any more',
		file: `${certification}/issue.server.ts`,
		swaps: [['		await standAgain(tx, row)\n', '']],
		noticedBy: server('renew', 'leaves the one before as it is'),
	},
	{
		says: 'an admin renews their own certification',
		file: `${certification}/policy.ts`,
		swaps: [["	if (facts.isOwn) return { ok: false, why: 'own-certificate' }\n", '']],
		noticedBy: unit('period', 'not by its holder'),
	},
	{
		says: 'a lapsed certification is issued again from what was shown for it',
		file: `${certification}/issue.server.ts`,
		swaps: [['shownSince(evidence, way.since)', 'shownSince(evidence, null)']],
		noticedBy: server('renew', 'and lapsed is shown anew'),
	},
	{
		says: 'one in its grace is issued anew',
		file: `${certification}/policy.ts`,
		swaps: [["	if (facts.isToRenew) return { ok: false, why: 'to-be-renewed' }\n", '']],
		noticedBy: server('renew', 'in its grace and not issued anew'),
	},
	{
		says: 'a suggestion of before the certificate renews it',
		file: `${certification}/period.ts`,
		swaps: [['isNew(at ?? notBefore)', 'isNew(at ?? since)']],
		noticedBy: unit('period', 'counts help without a time'),
	},
	{
		says: 'the file of a gradebook holds whom its page does not show',
		file: 'app/http/gradebook-view.server.ts',
		swaps: [['inGradebookOrder(lacking(all, lacks), sort)', 'inGradebookOrder(all, sort)']],
		noticedBy: server('gradebook-file', 'whom the page shows'),
	},
	{
		says: 'leads see how far somebody is',
		file: `${certification}/requirements.ts`,
		swaps: [['return { ...result, short, evidence: [], left: null, metAt: null }', 'return result']],
		noticedBy: unit('requirements-laws', 'leads see'),
	},
]
