import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Bank } from '~/domain/assessment/bank'
import type { Rubric } from '~/domain/assessment/rubric'
import { DomainError } from '~/domain/errors'
import { getStage } from '~/domain/program/find'
import type { RequirementOf } from '~/domain/program/frontmatter'
import type { Stage } from '~/domain/program/lesson'
import { param } from './guards'

type Args = LoaderFunctionArgs | ActionFunctionArgs

export function stageOf(args: Args): Stage {
	return getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
}

/** The knowledge check of the stage in the address. @throws DomainError 'not-found' while it has none */
export function checkOf(args: Args): { stage: Stage; rule: RequirementOf<'check'>; bank: Bank } {
	const stage = stageOf(args)
	const rule = stage.requirements.find((each) => each.kind === 'check' && each.status !== 'planned')
	const bank = rule?.kind === 'check' ? args.context.content.banks.get(rule.bank) : undefined
	if (rule?.kind !== 'check' || !bank) throw new DomainError('not-found', 'check')
	return { stage, rule, bank }
}

/** The assessed work of the stage in the address. @throws DomainError 'not-found' while it has none */
export function assessmentOf(args: Args): { stage: Stage; rule: RequirementOf<'assessment'>; rubric: Rubric } {
	const stage = stageOf(args)
	return { stage, ...assessmentOfStage(args, stage) }
}

export function assessmentOfStage(args: Args, stage: Stage): { rule: RequirementOf<'assessment'>; rubric: Rubric } {
	const rule = stage.requirements.find((each) => each.kind === 'assessment' && each.status !== 'planned')
	const rubric = rule?.kind === 'assessment' ? args.context.content.rubrics.get(rule.rubric) : undefined
	if (rule?.kind !== 'assessment' || !rubric) throw new DomainError('not-found', 'assessment')
	return { rule, rubric }
}
