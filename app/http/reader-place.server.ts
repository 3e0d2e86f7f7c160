import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { getLesson, getPart, getStage } from '~/domain/program/find'
import type { Lesson } from '~/domain/program/lesson'
import { getModuleRecord } from '~/domain/progress/read.server'
import { paths } from '~/paths'
import { param } from './guards'
import { goTo } from './safe-redirect'

/** The module an address names, in the version the reader's cohort reads, and how far they are in it. */
export async function readModule(args: LoaderFunctionArgs | ActionFunctionArgs, reader: { id: string }) {
	const { db, content, shelf } = args.context
	const today = getStage(content.programs, param(args, 'program'), param(args, 'stage'))
	const id = param(args, 'module')
	const record = await getModuleRecord(db, reader.id, `${today.key}/${id}`)
	const stage = await shelf.asPinned(today, record.pins)
	const { module, lesson } = getLesson(stage, id)
	return { today, stage, module, lesson, record, here: { program: stage.program.slug, stage: stage.id, module: id } }
}

/**
 * The part of it that an address names. Search and the help know the parts of today: where the version that is read has
 * another title for one, its address leads to the module.
 */
export async function readPart(args: LoaderFunctionArgs, reader: { id: string }) {
	const { today, ...place } = await readModule(args, reader)
	const slug = param(args, 'part')
	const has = (lesson: Lesson | null | undefined) => lesson?.parts.some((part) => part.slug === slug) ?? false
	const lessonToday = today.modules.find(({ id }) => id === place.module.id)?.lesson
	if (!has(place.lesson) && has(lessonToday)) throw goTo(paths.module(place.here))
	return { ...place, ...getPart(place.lesson, slug) }
}
