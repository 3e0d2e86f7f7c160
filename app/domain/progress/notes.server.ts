import { paths } from '~/paths'
import type { Db } from '../db'
import { findModuleByKey } from '../program/find'
import type { ModuleEntry, Program, Stage } from '../program/lesson'
import { findPins } from '../program/pins.server'
import type { Shelf } from '../program/shelf.server'
import type { Reader } from '../sign-in/sign-ins.server'
import { shortDate } from '../zone/zone.server'
import { type MarkView, viewMark } from './mark-view'
import { listBookmarks, listMarks, listOwnRemarks, type MarkRow } from './marks-read.server'
import { markedLesson } from './place-mark'

export type NotedMark = MarkView & { part: string; to: string | null; on: string }
export type NotedModule = {
	key: string
	title: string
	marks: NotedMark[]
	bookmarks: { part: string; slug: string; to: string | null }[]
}

/**
 * Every module in which a reader has marked something, in the order of the programs; what is gone from them comes last.
 * @param isAsked which marks are looked for in the text and given; a module stands here without any as well
 */
export async function readNotes(
	db: Db,
	{ programs, shelf }: { programs: Program[]; shelf: Shelf },
	reader: Reader,
	now: Date,
	isAsked: (mark: MarkRow) => boolean,
): Promise<NotedModule[]> {
	const [rows, bookmarks] = await Promise.all([listMarks(db, reader.id, now), listBookmarks(db, reader.id)])
	const keys = [...new Set([...rows, ...bookmarks].map(({ moduleKey }) => moduleKey))]
	// As the reader's cohort reads them: a mark stands in the version it was made in.
	const stages = await Promise.all(
		programs
			.flatMap((program) => program.stages)
			.filter((stage) => keys.some((key) => key.startsWith(`${stage.key}/`)))
			.map(async (stage) => shelf.asPinned(stage, await findPins(db, reader.id, stage))),
	)
	const modules = stages.flatMap((stage) => stage.modules.map((module) => ({ stage, module })))
	return keys
		.map((key) => {
			const found = modules.find(({ module }) => module.key === key)
			const lesson = found?.module.lesson
			const texts = lesson ? markedLesson(lesson) : null
			const partOf = (slug: string) => lesson?.parts.find((part) => part.slug === slug)
			const linkTo = (slug: string, passage?: string) =>
				found && partOf(slug) ? addressOf(found, slug) + (passage ? `#p-${passage}` : '') : null
			const marks = rows
				.filter((row) => row.moduleKey === key && isAsked(row))
				.map((row) => {
					const placed = texts?.place(row) ?? null
					const slug = placed?.partSlug ?? row.partSlug
					return {
						...viewMark(row, placed?.place ?? null),
						part: partOf(slug)?.title ?? NO_PART,
						to: linkTo(slug, placed?.place.passage),
						on: shortDate(row.createdAt, reader.timeZone),
						at: lesson?.parts.findIndex((part) => part.slug === slug) ?? -1,
					}
				})
				.sort((a, b) => a.at - b.at)
				.map(({ at, ...mark }) => mark)
			return {
				key,
				title: found?.module.title ?? 'A module that is no longer here',
				rank: modules.findIndex(({ module }) => module.key === key),
				marks,
				bookmarks: bookmarks
					.filter((each) => each.moduleKey === key)
					.map(({ partSlug }) => ({
						slug: partSlug,
						part: partOf(partSlug)?.title ?? NO_PART,
						to: linkTo(partSlug),
					})),
			}
		})
		.sort((a, b) => (a.rank === -1 ? 1 : b.rank === -1 ? -1 : a.rank - b.rank))
		.map(({ rank, ...module }) => module)
}

const NO_PART = 'A part that is no longer here'

function addressOf({ stage, module }: { stage: Stage; module: ModuleEntry }, part: string): string {
	return paths.part({ program: stage.program.slug, stage: stage.id, module: module.id, part })
}

/** What one said of passages with one's name, and what came of it. */
export async function readOwnRemarks(db: Db, programs: Program[], reader: Reader) {
	const rows = await listOwnRemarks(db, reader.id)
	return rows.map((row) => ({
		id: row.id,
		module: findModuleByKey(programs, row.moduleKey)?.module.title ?? '',
		quote: row.quote,
		reason: row.reason,
		text: row.text,
		on: shortDate(row.createdAt, reader.timeZone),
		state: row.state,
		answer: row.answer,
	}))
}
