import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { getLesson, getStage } from '~/domain/program/find'
import { getModuleRecord } from '~/domain/progress/read.server'
import { param } from './guards'

/** The module an address names, in the version the reader's cohort reads, and how far they are in it. */
export async function readModule(args: LoaderFunctionArgs | ActionFunctionArgs, reader: { id: string }) {
	const { db, content, shelf } = args.context
	const today = getStage(content.programs, param(args, 'program'), param(args, 'stage'))
	const id = param(args, 'module')
	const record = await getModuleRecord(db, reader.id, `${today.key}/${id}`)
	const stage = await shelf.asPinned(today, record.pins)
	const { module, lesson } = getLesson(stage, id)
	return { stage, module, lesson, record, here: { program: stage.program.slug, stage: stage.id, module: id } }
}
