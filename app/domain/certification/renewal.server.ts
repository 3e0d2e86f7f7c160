import type { Db } from '../db'
import type { Requirement } from '../program/frontmatter'
import { judgedToday } from '../program/judged'
import type { Program, Stage } from '../program/lesson'
import type { RequirementResult } from './evidence'
import { readEvidence } from './evidence.server'
import { listCertificates } from './listed.server'
import { shownSince, wayOf } from './period'
import { graceEnds, type Standing, standingOf } from './policy'
import { type HeldCertificate, listHeld } from './read.server'
import { renewalOf } from './renewal-rules'
import { evaluate, isReady } from './requirements'

export type Renewal = {
	personId: string
	number: string
	standing: Standing
	validUntil: Date
	/** The last day on which it can be renewed */
	graceUntil: Date
	/** When an earlier renewal of it was taken back */
	takenBackAt: Date | null
	/** About how long renewing takes in all */
	minutes: number
	/** What renewing asks, as it was promised */
	rules: Requirement[]
	/** How its holder stands by it, as they see it */
	results: RequirementResult[]
}

/** Where people stand with renewing what they hold of a stage; whoever cannot renew now is not in it. */
export async function readRenewals(
	db: Db,
	personIds: string[],
	stage: Stage,
	now: Date,
): Promise<Map<string, Renewal>> {
	const open = [...(await listHeld(db, personIds, stage.key))].filter(([, held]) => wayOf(held, now).by === 'renewal')
	const evidence = await readEvidence(
		db,
		open.map(([personId]) => personId),
		judgedToday(stage),
	)
	return new Map(
		open.flatMap(([personId, held]) => {
			const own = evidence.get(personId)
			const rules = renewalOf(held.renewal, stage)
			if (!own || !rules) return []
			const { requirements, minutes } = rules
			const results = evaluate(requirements, shownSince(own, held.issuedAt), now)
			return [[personId, { personId, ...said(held, now), minutes, rules: requirements, results }] as const]
		}),
	)
}

/** The same for certifications of several stages, by number. */
export async function readAllRenewals(
	db: Db,
	programs: Program[],
	of: readonly { personId: string; stageKey: string }[],
	now: Date,
): Promise<Map<string, Renewal>> {
	const byNumber = new Map<string, Renewal>()
	for (const stage of programs.flatMap(({ stages }) => stages)) {
		const personIds = of.filter(({ stageKey }) => stageKey === stage.key).map(({ personId }) => personId)
		if (personIds.length === 0) continue
		for (const renewal of (await readRenewals(db, personIds, stage, now)).values())
			byNumber.set(renewal.number, renewal)
	}
	return byNumber
}

function said(held: HeldCertificate, now: Date): Omit<Renewal, 'personId' | 'minutes' | 'rules' | 'results'> {
	const { number, validUntil, renewalTakenBackAt: takenBackAt } = held
	return { number, standing: standingOf(held, now), validUntil, graceUntil: graceEnds(held), takenBackAt }
}

const MOST_COUNTED = 500

/** How many certifications can be renewed now because everything for it is shown, among those that end soonest. */
export async function countRenewable(db: Db, programs: Program[], now: Date): Promise<number> {
	const { certificates } = await listCertificates(db, now, { isEnding: true }, MOST_COUNTED)
	const renewals = await readAllRenewals(db, programs, certificates, now)
	return [...renewals.values()].filter(({ results }) => isReady(results)).length
}
