import { recordAll } from '../audit/record.server'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { findStageByKey } from '../program/find'
import { judgedToday } from '../program/judged'
import type { Program, Stage } from '../program/lesson'
import { transact } from '../transact.server'
import { changeWords, printOfRules } from './adopt-rules.server'
import { readEvidence } from './evidence.server'
import { shownSince } from './period'
import { type HeldCertificate, listHeldOfStage, listRenewalsKept } from './read.server'
import {
	type Earlier,
	earlierThanToday,
	listEarlier,
	type RenewalAhead,
	type RenewalRules,
	renewalOfToday,
} from './renewal-rules'
import { asSeenByOthers, evaluate } from './requirements'
import { affectedBy, fingerprintOf, stayingOf, untoldOf } from './rule-changes'

/** More would be no list to read: a file holds them all. */
const MOST_NAMED = 50

/**
 * Of everybody who holds a level, in whatever cohort or in none. Nothing is written.
 * @param most how many are named for each of the terms
 * @throws DomainError 'not-found'
 */
export async function readRenewalAhead(
	db: Db,
	programs: readonly Program[],
	stageKey: string,
	now: Date,
	most = MOST_NAMED,
): Promise<RenewalAhead> {
	const stage = findStageByKey(programs, stageKey)
	if (!stage) throw new DomainError('not-found', 'stage')
	const today = renewalOfToday(stage)
	const earlier = listEarlier(await listHeldOfStage(db, stageKey), stage, now)
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
	return { fingerprint: printOf(today, earlier), terms: [...terms.values()] }
}

/** Those of some levels that anybody renews by earlier rules. Only where rules differ are people read. */
export async function listEarlierRenewed(db: Db, stages: readonly Stage[], now: Date): Promise<Stage[]> {
	const kept = await listRenewalsKept(
		db,
		stages.map(({ key }) => key),
	)
	const differing = stages.filter((stage) =>
		kept.some(({ stageKey, renewal }) => stageKey === stage.key && earlierThanToday(renewal, stage)),
	)
	const earlier: Stage[] = []
	for (const stage of differing)
		if (listEarlier(await listHeldOfStage(db, stage.key), stage, now).length > 0) earlier.push(stage)
	return earlier
}

/** Whether anybody renews a level by earlier rules. */
export async function hasEarlierRenewals(db: Db, stage: Stage, now: Date): Promise<boolean> {
	return (await listEarlierRenewed(db, [stage], now)).length > 0
}

/** Of what was shown, and of whom. */
function printOf(today: RenewalRules | null, earlier: readonly Earlier<HeldCertificate>[]): string {
	return printOfRules([today, ...earlier.map(({ held, kept }) => [held.number, kept]).sort()])
}

/**
 * Gives whoever renews a level by earlier rules the rules of today, those that were shown, but for what is their owner's alone
 * (adoptable). What they hold stays as it is.
 * @throws DomainError 'not-found' | 'conflict' ('rules-changed')
 */
export async function adoptRenewal(
	db: Db,
	programs: readonly Program[],
	adopting: { stageKey: string; fingerprint: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const stage = findStageByKey(programs, adopting.stageKey)
	const today = stage && renewalOfToday(stage)
	if (!stage || !today) throw new DomainError('not-found', 'stage')
	await transact(db, async (tx) => {
		// As in renewing and taking back: nothing of theirs turns meanwhile.
		await tx.$queryRaw`
			select 1 from "Person"
			where id in (select "personId" from "Certification" where "stageKey" = ${stage.key} and "inForceKey" is not null)
			order by id for update`
		const earlier = listEarlier(await listHeldOfStage(tx, stage.key), stage, now)
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
