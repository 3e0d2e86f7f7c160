import { createHash } from 'node:crypto'
import { recordAll } from '../audit/record.server'
import { getCohort } from '../cohort/read.server'
import { rulesOfToday, termsOfToday } from '../cohort/rules'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { findStageByKey } from '../program/find'
import type { Requirement } from '../program/frontmatter'
import { judgedBy } from '../program/judged.server'
import type { Program, Stage } from '../program/lesson'
import { type Pins, pinsWithAsked } from '../program/pins'
import { transact } from '../transact.server'
import { readRulesOf } from './begun-rules.server'
import { readEvidence } from './evidence.server'
import type { Named } from './judgeable.server'
import { listNotJudgedIn, listNotJudgedOf, type NotJudgedHere } from './not-judged.server'
import { shownByRules, wayOf } from './period'
import { listHeld } from './read.server'
import { changesOfTerms, termsOf } from './renewal-rules'
import { asSeenByOthers, evaluate } from './requirements'
import {
	type Affected,
	adoptable,
	adoptableHere,
	affectedBy,
	changesOf,
	fingerprintOf,
	type RuleChange,
	stayingOf,
	untoldOf,
} from './rule-changes'

export type RulesAhead = {
	cohort: { id: string; name: string }
	stageKey: string
	level: string
	fingerprint: string
	changes: RuleChange[]
	/** How many people its rules are asked of */
	asked: number
	/** Rules that this cohort keeps as they are (stayingOf) */
	stays: string[]
	/** Rules by which nobody is named (untoldOf) */
	untold: string[]
	/** Rules that the cohort carries, or somebody brought, and that the content of today cannot judge */
	notJudged: NotJudgedHere[]
	people: ({ id: string; name: string; certificate: string | null } & Affected)[]
}

export const changeWords: Record<RuleChange['how'], { before: string; after: string }> = {
	new: { before: 'not asked', after: 'asked' },
	gone: { before: 'asked', after: 'not asked' },
	changed: { before: 'asked', after: 'asked otherwise' },
}

/** What rules are judged by, and of which programs. */
export type RulesContent = Named & { programs: Program[] }

function adoptableIn(content: Named, carried: readonly Requirement[], today: readonly Requirement[]): Requirement[] {
	return adoptableHere(carried, today, (instrument) => content.instruments.has(instrument))
}

/** What today's rules would change for a cohort, and for whom. Nothing is written. @throws DomainError 'not-found' */
export async function readRulesAhead(db: Db, content: RulesContent, cohortId: string, now: Date): Promise<RulesAhead> {
	const cohort = await getCohort(db, cohortId)
	const stage = findStageByKey(content.programs, cohort.stageKey)
	if (!stage) throw new DomainError('not-found', 'stage')
	const today = rulesOfToday(stage)
	const terms = termsOfToday(stage)
	const next = adoptableIn(content, cohort.requirements, today)
	const ids = cohort.members.map(({ id }) => id)
	const evidence = await readEvidence(db, ids, await judgedBy(db, stage, cohort.id))
	const rulesOf = await readRulesOf(db, stage.key, ids)
	const by = (id: string, requirements: Requirement[]) => rulesOf(id, { id: cohort.id, requirements })
	const held = await listHeld(db, ids, stage.key)
	// Whoever is certified is asked for nothing here.
	const goingBy = ids
		.filter((id) => wayOf(held.get(id) ?? null, now).by === 'rules')
		.map((id) => ({ now: by(id, cohort.requirements), today: by(id, next) }))
	return {
		cohort: { id: cohort.id, name: cohort.name },
		stageKey: stage.key,
		level: stage.label,
		fingerprint: printOfToday(stage),
		changes: [...changesOf(cohort.requirements, next), ...changesOfTerms(termsOf(cohort.certificate, stage), terms)],
		asked: ids.length,
		stays: stayingOf(next, today),
		untold: untoldOf(cohort.requirements, adoptable(cohort.requirements, today)),
		notJudged: [...listNotJudgedIn(content, stage, cohort, next), ...listNotJudgedOf(content, stage, cohort, goingBy)],
		people: cohort.members.flatMap(({ id, name }) => {
			const own = evidence.get(id)
			if (!own) return []
			const holds = held.get(id) ?? null
			const way = wayOf(holds, now)
			const shown = shownByRules(own, way)
			const affected = affectedBy(
				asSeenByOthers(evaluate(by(id, cohort.requirements), shown, now)),
				asSeenByOthers(evaluate(by(id, next), shown, now)),
			)
			const certificate = holds && way.by !== 'rules' ? holds.number : null
			return affected.moves.length > 0 ? [{ id, name, certificate, ...affected }] : []
		}),
	}
}

/**
 * Gives a cohort the rules of today, those that were shown, but for what is its owner's alone (adoptable), and keeps the
 * modules they ask for besides. Certificates that were issued stay what they are.
 * @throws DomainError 'not-found' | 'conflict' ('rules-changed')
 */
export async function adoptRules(
	db: Db,
	content: RulesContent,
	adopting: { cohortId: string; fingerprint: string },
	by: { id: string; name: string },
): Promise<void> {
	const { cohortId, fingerprint } = adopting
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Cohort" where id = ${cohortId} for update`
		const cohort = await tx.cohort.findUnique({
			where: { id: cohortId },
			select: { name: true, program: true, stage: true, requirements: true, certificate: true, lessons: true },
		})
		const stage = cohort && findStageByKey(content.programs, `${cohort.program}/${cohort.stage}`)
		if (!stage) throw new DomainError('not-found', 'cohort')
		const today = rulesOfToday(stage)
		const terms = termsOfToday(stage)
		if (printOfToday(stage) !== fingerprint) throw new DomainError('conflict', 'rules-changed')
		const carried = cohort.requirements as unknown as Requirement[]
		const next = adoptableIn(content, carried, today)
		await tx.cohort.update({
			where: { id: cohortId },
			data: {
				requirements: next as unknown as Prisma.InputJsonValue,
				certificate: terms as unknown as Prisma.InputJsonValue,
				lessons: pinsWithAsked(stage, cohort.lessons as Pins, next),
			},
		})
		const changes = [...changesOf(carried, next), ...changesOfTerms(termsOf(cohort.certificate, stage), terms)]
		const entries = changes.map(({ title, how, lines, change }) => ({
			act: 'cohort-rules-changed' as const,
			actor: by,
			subject: cohortId,
			detail: { cohort: cohort.name, rule: title, figures: lines.join(', ') },
			change: change ?? changeWords[how],
		}))
		await recordAll(tx, entries)
	})
}

/** Of what a level asks today, and promises with its certificates. */
export function printOfToday(stage: Stage): string {
	return printOfRules([rulesOfToday(stage), termsOfToday(stage)])
}

/** What says that what somebody was shown of rules is still so. */
export function printOfRules(rules: unknown): string {
	return createHash('sha256').update(fingerprintOf(rules)).digest('hex').slice(0, 32)
}
