import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { asksForSponsor } from '~/domain/activity/find'
import type { Bank } from '~/domain/assessment/bank'
import { type Deliverable, findDeliverable } from '~/domain/assessment/deliverable'
import type { Judging } from '~/domain/assessment/naming.server'
import type { Rubric } from '~/domain/assessment/rubric'
import { findCheck } from '~/domain/assessment/talks.server'
import { findWork, listWorks, type Work } from '~/domain/assessment/works'
import { readRules, readTasks } from '~/domain/certification/standing.server'
import { DomainError } from '~/domain/errors'
import type { Pathways } from '~/domain/facilitator/pathway'
import { askedWithin } from '~/domain/program/asked'
import { getStage } from '~/domain/program/find'
import type { Requirement, RequirementOf } from '~/domain/program/frontmatter'
import type { Stage } from '~/domain/program/lesson'
import { param } from './guards'

type Args = LoaderFunctionArgs | ActionFunctionArgs

export function stageOf(args: Args): Stage {
	return getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
}

/** What the stage in the address asks to be written. @throws DomainError 'not-found' where no page tells of it */
export function deliverableOf(args: Args): { stage: Stage; deliverable: Deliverable } {
	const stage = stageOf(args)
	const deliverable = findDeliverable(args.context.content.deliverables, stage.key)
	if (!deliverable) throw new DomainError('not-found', 'deliverable')
	return { stage, deliverable }
}

/** The knowledge check of the stage in the address, by the rules this person goes by now. @throws DomainError 'not-found' while it has none */
export async function checkOf(
	args: Args,
	personId: string,
): Promise<{ stage: Stage; rule: RequirementOf<'check'>; bank: Bank; since: Date | null }> {
	const stage = stageOf(args)
	const { rules, checkSince: since } = await readTasks(args.context.db, personId, stage, args.context.clock())
	const check = findCheck(args.context.content, rules)
	if (!check) throw new DomainError('not-found', 'check')
	return { stage, since, ...check }
}

/** The assessed work in the address, by the rules of this person's cohort. @throws DomainError 'not-found' where they ask for no such work */
export async function assessmentOf(
	args: Args,
	personId: string,
): Promise<Assessment & { stage: Stage; since: Date | null; asksForWord: boolean }> {
	const stage = stageOf(args)
	const { rules, workSince: since } = await readTasks(args.context.db, personId, stage, args.context.clock())
	return { stage, since, asksForWord: asksForSponsor(rules), ...getAssessment(args, rules, param(args, 'work')) }
}

/** The figures the stage in the address asks for, by the rules of this person's cohort. @throws DomainError 'not-found' when it asks for none */
export async function figuresOf(
	args: Args,
	personId: string,
): Promise<{ stage: Stage; rule: RequirementOf<'figures'> }> {
	const stage = stageOf(args)
	const { rules } = await readRules(args.context.db, personId, stage)
	const rule = askedWithin(rules).find((each) => each.kind === 'figures')
	if (rule?.kind !== 'figures') throw new DomainError('not-found', 'figures')
	return { stage, rule }
}

/**
 * Where the rules of this person’s cohort ask for a sponsor’s word on the deliverable, and of which work it is: the first.
 * @throws DomainError 'not-found' where they do not
 */
export async function signOffOf(args: Args, personId: string): Promise<{ stage: Stage; work: Work }> {
	const stage = stageOf(args)
	const { rules } = await readRules(args.context.db, personId, stage)
	const [work] = listWorks(rules)
	if (!work || !asksForSponsor(rules)) throw new DomainError('not-found', 'statement')
	return { stage, work }
}

/** The conflict log the stage in the address asks for, by the rules of this person’s cohort. @throws DomainError 'not-found' when it asks for none */
export async function conflictsOf(
	args: Args,
	personId: string,
): Promise<{ stage: Stage; rule: RequirementOf<'conflicts'> }> {
	const stage = stageOf(args)
	const { rules } = await readRules(args.context.db, personId, stage)
	const rule = askedWithin(rules).find((each) => each.kind === 'conflicts')
	if (rule?.kind !== 'conflicts') throw new DomainError('not-found', 'conflicts')
	return { stage, rule }
}

type Assessment = { rule: Work; rubric: Rubric }

/** By what, by whom and by how many it is judged. */
export function judgedBy(
	{ context: { content } }: Args,
	{ rule }: Pick<Assessment, 'rule'>,
): Judging & { pathways: Pathways } {
	return { rubrics: content.rubrics, pathways: content.pathways, assessors: rule.assessors }
}

/** Assessed work that rules ask for. @throws DomainError 'not-found' when they ask for no such work */
export function getAssessment({ context }: Args, rules: Requirement[], requirementId: string): Assessment {
	const rule = findWork(rules, requirementId)
	const rubric = rule && context.content.rubrics.get(rule.rubric)
	if (!rule || !rubric) throw new DomainError('not-found', 'assessment')
	return { rule, rubric }
}
