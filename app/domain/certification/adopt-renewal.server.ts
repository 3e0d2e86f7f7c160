import { recordAll } from '../audit/record.server'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { findStageByKey } from '../program/find'
import { judgedToday } from '../program/judged'
import type { Stage } from '../program/lesson'
import { transact } from '../transact.server'
import { changeWords, printOfRules, type RulesContent } from './adopt-rules.server'
import { readEvidence } from './evidence.server'
import { listNotJudged } from './judgeable.server'
import { listNotJudgedRenewing, type NotJudgedHere } from './not-judged.server'
import { shownSince } from './period'
import { standingOf } from './policy'
import { type HeldCertificate, listHeldOfStage, listRenewalsKept } from './read.server'
import {
	type Earlier,
	earlierThanToday,
	listEarlier,
	type RenewalAhead,
	type RenewalRules,
	renewalOf,
	renewalOfToday,
} from './renewal-rules'
import { asSeenByOthers, evaluate } from './requirements'
import { affectedBy, fingerprintOf, stayingOf, untoldOf } from './rule-changes'

/** More would be no list to read: a file holds them all. */
const MOST_NAMED = 50

/**
 * Of everybody who holds a level, in whatever cohort or in none. Nothing is written. `notJudged`: what they were promised and the
 * content of today cannot judge.
 * @param most how many are named for each of the terms
 * @throws DomainError 'not-found'
 */
export async function readRenewalAhead(
	db: Db,
	content: RulesContent,
	stageKey: string,
	now: Date,
	most = MOST_NAMED,
): Promise<RenewalAhead & { notJudged: NotJudgedHere[] }> {
	const stage = findStageByKey(content.programs, stageKey)
	if (!stage) throw new DomainError('not-found', 'stage')
	const today = renewalOfToday(stage)
	const held = await listHeldOfStage(db, stageKey)
	const earlier = listEarlier(held, stage, knownIn(content), now)
	const evidence = await readEvidence(
		db,
		earlier.map(({ personId }) => personId),
		judgedToday(stage),
	)
	const terms = new Map<string, RenewalAhead['terms'][number]>()
	for (const { personId, held, kept, next, changes } of earlier) {
		const untold = untoldOf(kept.requirements, next.requirements)
		const stays = stayingOf(kept.requirements, today?.requirements ?? [])
		const print = printOfRules(kept)
		const term = terms.get(print) ?? { print, changes, stays, untold, holders: 0, worse: 0, people: [], others: 0 }
		terms.set(print, term)
		term.holders += 1
		const own = evidence.get(personId)
		if (!own) continue
		const by = ({ requirements }: RenewalRules) =>
			asSeenByOthers(evaluate(requirements, shownSince(own, held.issuedAt), now))
		const affected = affectedBy(by(kept), by(next))
		if (affected.moves.length === 0) continue
		if (affected.wasReady && !affected.isReady) term.worse += 1
		if (term.people.length === most) term.others += 1
		else term.people.push({ id: personId, name: held.name, number: held.number, ...affected })
	}
	return {
		fingerprint: printOf(today, earlier),
		notJudged: listNotJudgedHeld(content, stage, [...held.values()], now),
		terms: [...terms.values()],
	}
}

const knownIn = (content: RulesContent) => (instrument: string) => content.instruments.has(instrument)

/** Of what was promised to whoever can renew a level, now or later, what the content of today cannot judge. */
function listNotJudgedHeld(content: RulesContent, stage: Stage, held: readonly HeldCertificate[], now: Date) {
	const holders = held.flatMap((each) => {
		const kept = standingOf(each, now) === 'lapsed' ? null : renewalOf(each.renewal, stage)
		if (!kept) return []
		const next = earlierThanToday(each.renewal, stage, knownIn(content))?.next ?? kept
		return [{ now: kept.requirements, today: next.requirements }]
	})
	return listNotJudgedRenewing(content, stage, holders)
}

/**
 * Those of some levels that anybody renews by earlier rules, or by some that content cannot judge. Only where there are such
 * rules are people read.
 */
export async function listEarlierRenewed(
	db: Db,
	content: RulesContent,
	stages: readonly Stage[],
	now: Date,
): Promise<Stage[]> {
	const kept = await listRenewalsKept(
		db,
		stages.map(({ key }) => key),
	)
	const isSaid = (renewal: unknown, stage: Stage) =>
		earlierThanToday(renewal, stage, knownIn(content)) !== null ||
		listNotJudged(content, stage, renewalOf(renewal, stage)?.requirements ?? []).length > 0
	const differing = stages.filter((stage) =>
		kept.some(({ stageKey, renewal }) => stageKey === stage.key && isSaid(renewal, stage)),
	)
	const earlier: Stage[] = []
	for (const stage of differing) {
		const held = [...(await listHeldOfStage(db, stage.key)).values()]
		if (held.some((each) => standingOf(each, now) !== 'lapsed' && isSaid(each.renewal, stage))) earlier.push(stage)
	}
	return earlier
}

/** Whether anybody renews a level so. */
export async function hasEarlierRenewals(db: Db, content: RulesContent, stage: Stage, now: Date): Promise<boolean> {
	return (await listEarlierRenewed(db, content, [stage], now)).length > 0
}

/** Of what was shown, and of whom. */
function printOf(today: RenewalRules | null, earlier: readonly Earlier<HeldCertificate>[]): string {
	return printOfRules([today, ...earlier.map(({ held, kept }) => [held.number, kept]).sort()])
}

/**
 * Gives whoever renews a level by earlier rules the rules of today, those that were shown, but for what is their owner's alone
 * (adoptableHere). What they hold stays as it is.
 * @throws DomainError 'not-found' | 'conflict' ('rules-changed')
 */
export async function adoptRenewal(
	db: Db,
	content: RulesContent,
	adopting: { stageKey: string; fingerprint: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const stage = findStageByKey(content.programs, adopting.stageKey)
	const today = stage && renewalOfToday(stage)
	if (!stage || !today) throw new DomainError('not-found', 'stage')
	await transact(db, async (tx) => {
		// As in renewing and taking back: nothing of theirs turns meanwhile.
		await tx.$queryRaw`
			select 1 from "Person"
			where id in (select "personId" from "Certification" where "stageKey" = ${stage.key} and "inForceKey" is not null)
			order by id for update`
		const earlier = listEarlier(await listHeldOfStage(tx, stage.key), stage, knownIn(content), now)
		if (earlier.length === 0 || printOf(today, earlier) !== adopting.fingerprint)
			throw new DomainError('conflict', 'rules-changed')
		const nexts = new Map(earlier.map(({ next }) => [fingerprintOf(next), next]))
		for (const [print, next] of nexts) {
			const same = earlier.filter((each) => fingerprintOf(each.next) === print)
			await tx.certification.updateMany({
				where: { number: { in: same.map(({ held }) => held.number) } },
				data: { renewal: next as unknown as Prisma.InputJsonValue },
			})
		}
		const entries = earlier.flatMap(({ personId, held, changes }) =>
			changes.map(({ title, how, lines, change }) => ({
				act: 'renewal-rules-changed' as const,
				actor: by,
				subject: personId,
				detail: { number: held.number, stage: stage.key, rule: title, figures: lines.join(', ') },
				change: change ?? changeWords[how],
			})),
		)
		await recordAll(tx, entries)
	})
}
