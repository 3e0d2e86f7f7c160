import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Bank } from '~/domain/assessment/bank'
import type { Rubric } from '~/domain/assessment/rubric'
import { readRules } from '~/domain/certification/standing.server'
import { DomainError } from '~/domain/errors'
import { getStage } from '~/domain/program/find'
import type { Requirement, RequirementOf } from '~/domain/program/frontmatter'
import type { Stage } from '~/domain/program/lesson'
import { param } from './guards'

type Args = LoaderFunctionArgs | ActionFunctionArgs

export function stageOf(args: Args): Stage {
	return getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
}

/** The knowledge check of the stage in the address, by the rules of this person's cohort. @throws DomainError 'not-found' while it has none */
export async function checkOf(
	args: Args,
	personId: string,
): Promise<{ stage: Stage; rule: RequirementOf<'check'>; bank: Bank }> {
	const stage = stageOf(args)
	const { rules } = await readRules(args.context.db, personId, stage)
	const rule = rules.find((each) => each.kind === 'check' && each.status !== 'planned')
	const bank = rule?.kind === 'check' ? args.context.content.banks.get(rule.bank) : undefined
	if (rule?.kind !== 'check' || !bank) throw new DomainError('not-found', 'check')
	return { stage, rule, bank }
}

/** The assessed work of the stage in the address, by the rules of this person's cohort. @throws DomainError 'not-found' while it has none */
export async function assessmentOf(
	args: Args,
	personId: string,
): Promise<{ stage: Stage; rule: RequirementOf<'assessment'>; rubric: Rubric }> {
	const stage = stageOf(args)
	const { rules } = await readRules(args.context.db, personId, stage)
	return { stage, ...assessmentOfRules(args, rules) }
}

export function assessmentOfStage(args: Args, stage: Stage): { rule: RequirementOf<'assessment'>; rubric: Rubric } {
	return assessmentOfRules(args, stage.requirements)
}

function assessmentOfRules(args: Args, rules: Requirement[]) {
	const rule = rules.find((each) => each.kind === 'assessment' && each.status !== 'planned')
	const rubric = rule?.kind === 'assessment' ? args.context.content.rubrics.get(rule.rubric) : undefined
	if (rule?.kind !== 'assessment' || !rubric) throw new DomainError('not-found', 'assessment')
	return { rule, rubric }
}
