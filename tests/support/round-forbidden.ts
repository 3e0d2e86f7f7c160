import type { Db } from '~/domain/db'
import { readRound360Facts } from '~/domain/round360/facts.server'
import { getReport } from '~/domain/round360/read.server'
import type { Report } from '~/domain/round360/report'
import type { PersonMade } from './people'
import { stageKey } from './round-world'

/** What was there before and never changes: results by round, and whose tickets of a round were used. */
export type RoundsSeen = { reports: Map<string, string>; answered: Map<string, string[]> }

type World = { db: Db; owner: PersonMade; lead: PersonMade; stranger: PersonMade; seen: RoundsSeen }

const DAY_MS = 86_400_000
const FEWEST = 3
const days = (from: Date | null, to: Date | null) => ((to?.getTime() ?? 0) - (from?.getTime() ?? 0)) / DAY_MS

/** What no order of steps may bring about, said without the rules that are to prevent it. In words, none when all is well. */
export async function whatIsForbidden({ db, owner, lead, stranger, seen }: World, now: Date): Promise<string[]> {
	const found: string[] = []
	const rounds = await db.round360.findMany({
		where: { personId: owner.id },
		include: { raters: true, shares: true, _count: { select: { tickets: true, answers: true } } },
		orderBy: [{ beganAt: 'asc' }, { id: 'asc' }],
	})
	const underWay = rounds.filter(({ state }) => state !== 'closed' && state !== 'too-few')
	if (underWay.length > 1) found.push('two rounds are under way')
	let confirms = false
	let lastClosed: { closedAt: Date | null; mean: number } | null = null
	for (const round of rounds) {
		const { state, raters, _count: rows } = round
		const used = seen.answered.get(round.id) ?? []
		if (state === 'open') {
			if (rows.answers !== used.length) found.push(`${used.length} have answered, and ${rows.answers} are kept`)
			if (rows.tickets !== raters.length - used.length) found.push('a ticket is left, or lost')
			if (round.report !== null) found.push('there is a result of an open round')
		} else if (rows.answers + rows.tickets > 0) found.push(`answers or tickets of a round that is ${state}`)
		if (['nominating', 'to-approve'].includes(state) && raters.some(({ invitedOn }) => invitedOn))
			found.push('somebody is asked before the list was looked at')
		if (round.openedAt && round.approverId !== lead.id) found.push('a list that nobody looked at was opened')
		if (new Set(raters.map(({ email }) => email)).size < raters.length) found.push('somebody is asked twice')
		if (lastClosed && days(lastClosed.closedAt, round.beganAt) < (lastClosed.mean < 3 ? 60 : 90))
			found.push('asked again about the same weeks')
		if (state !== 'closed') {
			if (round.shares.length > 0) found.push('what is not closed is shared')
			if (await reads(db, round.id, owner.id)) found.push('an owner reads before the end')
			continue
		}
		if (days(round.openedAt, round.closedAt) < 7) found.push('closed within a week')
		const report = round.report as Report | null
		if (changes(seen.reports, round.id, JSON.stringify(report))) found.push('a result changed after the end')
		if ((await reads(db, round.id, lead.id)) !== round.shares.length > 0)
			found.push('somebody reads what is not shared')
		if (await reads(db, round.id, stranger.id)) found.push('a stranger reads')
		found.push(...ofReport(report, raters, used))
		const overall = report?.overall
		lastClosed = overall ? { closedAt: round.closedAt, mean: overall.mean } : lastClosed
		confirms ||= overall !== undefined && overall !== null && overall.mean > (overall.answers < 5 ? 3.89 : 3.69)
	}
	const facts = (await readRound360Facts(db, [owner.id], stageKey)).get(owner.id)
	if ((facts?.first.confirmedAt != null) !== confirms)
		found.push('the evaluator reads another word than the result says')
	if (facts?.first.closedAt && facts.first.closedAt > now) found.push('closed in the future')
	const letters = await db.outboxMail.groupBy({
		by: ['letter', 'subjectId'],
		where: { letter: { in: ['rater-asked', 'round-reply'] } },
		_count: true,
	})
	if (letters.some(({ _count }) => _count > 1)) found.push('one letter went twice')
	return found
}

/** Each figure is of three or more; the line manager is in none, and nobody is counted who has not answered. */
function ofReport(
	report: Report | null,
	raters: readonly { id: string; perspective: string }[],
	used: readonly string[],
): string[] {
	const found: string[] = []
	const isManager = (id: string) => raters.some((rater) => rater.id === id && rater.perspective === 'manager')
	const people = used.filter((id) => !isManager(id)).length
	const groups = report?.groups ?? []
	if (groups.some(({ answers }) => answers < FEWEST)) found.push('a group of fewer than three is shown')
	if (groups.some(({ cells }) => Object.values(cells).some(({ answers }) => answers < FEWEST)))
		found.push('a figure of fewer than three is shown')
	const sum = groups.reduce((count, { answers }) => count + answers, 0)
	if ((report?.overall?.answers ?? 0) !== sum || sum > people) found.push('counted otherwise than answered')
	if (report?.manager && !used.some(isManager)) found.push('a manager who did not answer is shown')
	return found
}

async function reads(db: Db, roundId: string, readerId: string): Promise<boolean> {
	return getReport(db, roundId, readerId).then(
		() => true,
		() => false,
	)
}

function changes(seen: Map<string, string>, key: string, value: string): boolean {
	const before = seen.get(key)
	seen.set(key, value)
	return before !== undefined && before !== value
}
