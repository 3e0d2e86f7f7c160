import { listHandedIn } from '../assessment/work-files.server'
import { findWork } from '../assessment/works'
import type { Db } from '../db'
import { listOwnTexts } from '../pattern/read.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { listSheets } from '../progress/sheets.server'
import { type Made, refOf } from './made'

type Owner = { id: string; timeZone: string }
type Dates = (on: Date, zone: string) => string

/** What somebody handed in, filled in and wrote, the newest first, and what of it stands in their portfolio. Their own pages only. */
export async function listMade(
	db: Db,
	owner: Owner,
	programs: Program[],
	say: Dates,
): Promise<(Made & { isIncluded: boolean })[]> {
	const agreed = await db.portfolioItem.findMany({ where: { personId: owner.id }, select: { ref: true } })
	const refs = new Set(agreed.map(({ ref }) => ref))
	const works = (await listHandedIn(db, owner.id)).map((work): Made => {
		const stage = findStageByKey(programs, work.stageKey)
		const rule = stage && findWork(stage.requirements, work.requirementId)
		const files = work.files.length > 0 ? ` With it: ${work.files.map(({ name }) => name).join(', ')}.` : ''
		return {
			kind: 'work',
			key: work.id,
			title: rule?.form ?? 'Assessed work',
			about: `${stage ? `${stage.label}, ${stage.title}. ` : ''}Handed in on ${say(work.submittedAt, owner.timeZone)}.${files}`,
			on: work.submittedAt,
			text: work.text,
		}
	})
	const sheets = (await listSheets(db, owner.id, programs)).map(
		(sheet): Made => ({ ...sheet, kind: 'sheet', about: `From ${sheet.module}.` }),
	)
	const patterns = (await listOwnTexts(db, owner.id)).map(
		({ id, title, text, changedAt }): Made => ({
			kind: 'pattern',
			key: id,
			title,
			about: `Last changed on ${say(changedAt, owner.timeZone)}.`,
			on: changedAt,
			text,
		}),
	)
	return [...works, ...sheets, ...patterns]
		.sort((one, other) => other.on.getTime() - one.on.getTime())
		.map((made) => ({ ...made, isIncluded: refs.has(refOf(made)) }))
}
