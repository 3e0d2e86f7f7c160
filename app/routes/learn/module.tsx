import type { LoaderFunctionArgs } from '@remix-run/node'
import { getLesson, getStage } from '~/domain/program/find'
import { readingState } from '~/domain/progress/completion'
import { getModuleRecord } from '~/domain/progress/read.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** A module opens where one stopped. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const stage = getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
	const { module, lesson } = getLesson(stage, param(args, 'module'))
	const record = await getModuleRecord(args.context.db, reader.id, module.key)
	const { resumeAt } = readingState(lesson, record, record.answers)
	return goTo(paths.part({ program: stage.program.slug, stage: stage.id, module: module.id, part: resumeAt }))
})
