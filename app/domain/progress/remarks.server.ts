import { paths } from '~/paths'
import type { Db } from '../db'
import { findModuleByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { shortDate } from '../zone/zone.server'
import { CONTEXT } from './anchor'
import type { Standing } from './mark-kinds'
import { listRemarks } from './marks-read.server'
import { markedLesson } from './place-mark'

/**
 * Remarks for the owner of the content: by module, then by the words they are about, the most spoken of first.
 * @returns `most`: how many these are when there are more; null when these are all
 */
export async function readRemarks(db: Db, programs: Program[], zone: string, onlyOpen: boolean) {
	const { remarks: rows, areMore } = await listRemarks(db, onlyOpen)
	const modules = [...new Set(rows.map(({ moduleKey }) => moduleKey))].map((key) => {
		const found = findModuleByKey(programs, key)
		const texts = found?.module.lesson ? markedLesson(found.module.lesson) : null
		const own = rows.filter((row) => row.moduleKey === key)
		const passages = [...new Set(own.map(keyOf))].map((passage) => {
			const remarks = own.filter((row) => keyOf(row) === passage)
			const first = remarks[0]
			const placed = first && texts ? texts.place(first) : null
			const standing: Standing = placed ? (placed.place.isAsMarked ? 'stands' : 'reworded') : 'gone'
			return {
				id: first?.id ?? '',
				quote: first?.quote ?? '',
				before: leadIn(first?.before ?? ''),
				after: leadOut(first?.after ?? ''),
				standing,
				to:
					found && placed
						? `${paths.part({
								program: found.stage.program.slug,
								stage: found.stage.id,
								module: found.module.id,
								part: placed.partSlug,
							})}#p-${placed.place.passage}`
						: null,
				remarks: remarks.map((row) => ({
					id: row.id,
					reason: row.reason,
					text: row.text,
					from: row.sender?.name ?? null,
					// Without a sender it holds a day, which belongs to no zone.
					on: shortDate(row.createdAt, row.sender ? zone : 'UTC'),
					state: row.state,
					answer: row.answer,
				})),
			}
		})
		return {
			key,
			title: found?.module.title ?? key,
			count: own.length,
			passages: passages.sort((a, b) => b.remarks.length - a.remarks.length),
		}
	})
	return { modules: modules.sort((a, b) => b.count - a.count), most: areMore ? rows.length : null }
}

function keyOf(row: { partSlug: string; passage: string; quote: string }): string {
	return [row.partSlug, row.passage, row.quote].join('\n')
}

/** What stands around a passage was cut by characters: a word that was cut through is left out. */
function leadIn(before: string): string {
	return before.length < CONTEXT ? before : `… ${before.replace(/^\S*\s+/, '')}`
}

function leadOut(after: string): string {
	return after.length < CONTEXT ? after : `${after.replace(/\s+\S*$/, '')} …`
}
