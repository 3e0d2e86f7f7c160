import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { getLesson, getPart, getStage } from '~/domain/program/find'
import type { Lesson, Stage } from '~/domain/program/lesson'
import { readMarksNear } from '~/domain/progress/marks-read.server'
import { getModuleRecord, getPartRecord, type ModuleRecord } from '~/domain/progress/read.server'
import { paths } from '~/paths'
import { param } from './guards'
import { goTo } from './safe-redirect'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** The module an address names, in the version the reader's cohort reads, and how far they are in it. */
export async function readModule(args: Args, reader: { id: string }) {
	const { today, id, key } = named(args)
	return inTheirVersion(args, today, id, await getModuleRecord(args.context.db, reader.id, key))
}

/**
 * The part of it that an address names, with what the reader has marked around it. Search and the help know the parts of
 * today: where the version that is read has another title for one, its address leads to the module.
 */
export async function readPart(args: LoaderFunctionArgs, reader: { id: string }, now: Date) {
	const { today, id, key } = named(args)
	const { db } = args.context
	const slug = param(args, 'part')
	const lessonToday = today.modules.find((module) => module.id === id)?.lesson
	const at = { personId: reader.id, moduleKey: key, partSlug: slug }
	// Most read what is written today, so its parts are asked for in the same query.
	const { record, near } = await getPartRecord(db, at, slugsOf(lessonToday), now)
	const place = await inTheirVersion(args, today, id, record)
	const isToday = place.lesson.hash === lessonToday?.hash
	if (!slugsOf(place.lesson).includes(slug) && slugsOf(lessonToday).includes(slug)) throw goTo(paths.module(place.here))
	const marks = isToday ? near : await readMarksNear(db, at, slugsOf(place.lesson), now)
	return { ...place, ...getPart(place.lesson, slug), marks }
}

function named(args: Args) {
	const today = getStage(args.context.content.programs, param(args, 'program'), param(args, 'stage'))
	const id = param(args, 'module')
	return { today, id, key: `${today.key}/${id}` }
}

async function inTheirVersion({ context }: Args, today: Stage, id: string, record: ModuleRecord) {
	const stage = await context.shelf.asPinned(today, record.pins)
	const { module, lesson } = getLesson(stage, id)
	return { stage, module, lesson, record, here: { program: stage.program.slug, stage: stage.id, module: id } }
}

function slugsOf(lesson: Lesson | null | undefined): string[] {
	return lesson?.parts.map((part) => part.slug) ?? []
}
