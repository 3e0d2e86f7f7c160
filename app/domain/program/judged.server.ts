import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db, Tx } from '../db'
import { type JudgedStage, judgedAsPinned, judgedToday } from './judged'
import { keptModule, type WrittenModule } from './kept-lesson'
import type { Stage } from './lesson'
import { hashesMissing, type Pins } from './pins'

/**
 * The stage as the people of a cohort are judged by it, once for all of them: two queries, whatever their number.
 * @param cohortId null for who has none
 */
export async function judgedBy(db: Db | Tx, stage: Stage, cohortId: string | null): Promise<JudgedStage> {
	if (cohortId === null) return judgedToday(stage)
	const cohort = await db.cohort.findUnique({
		where: { id: cohortId },
		select: { id: true, lessons: true, status: true },
	})
	const judged = cohort ? await judgedByEach(db, stage, [cohort]) : null
	return judged?.get(cohortId) ?? judgedToday(stage)
}

/** The same of several cohorts of the stage, by their ids: one query, whatever their number. */
export async function judgedByEach(
	db: Db | Tx,
	stage: Stage,
	cohorts: readonly { id: string; lessons: unknown; status: string }[],
): Promise<Map<string, JudgedStage>> {
	const pinned = cohorts.map(({ id, lessons, status }) => ({
		id,
		pins: lessons as Pins,
		isOver: !AHEAD_OR_ON.some((each) => each === status),
	}))
	const kept = await readOtherwise(
		db,
		stage,
		pinned.map(({ pins }) => pins),
	)
	return new Map(
		pinned.map(({ id, ...of }) => [
			id,
			Object.keys(of.pins).length === 0 ? judgedToday(stage) : judgedAsPinned(stage, of, kept),
		]),
	)
}

/**
 * Of the versions a cohort keeps, those that count otherwise than today's. A lesson is about a hundred kilobytes, and most
 * edits turn neither title nor minutes: these stay where they are.
 */
async function readOtherwise(
	db: Db | Tx,
	stage: Stage,
	all: readonly Pins[],
): Promise<ReadonlyMap<string, WrittenModule>> {
	const missing = [...new Set(all.flatMap((pins) => hashesMissing(stage, pins)))]
	if (missing.length === 0) return new Map()
	const today = new Map(
		all.flatMap((pins) =>
			stage.modules.flatMap(({ id, title, minutes, lesson }) => {
				const hash = pins[id]
				return hash && lesson ? [[hash, { title, minutes }] as const] : []
			}),
		),
	)
	const rows = await db.$queryRaw<{ hash: string; module: unknown }[]>`
		select v.hash, v.module
		from jsonb_to_recordset(${JSON.stringify(missing.map((hash) => ({ hash, ...today.get(hash) })))}::jsonb)
			as today(hash text, title text, minutes float8)
		join "LessonVersion" v on v.hash = today.hash
		where v.module ->> 'title' is distinct from today.title or (v.module ->> 'minutes')::float8 is distinct from today.minutes`
	return new Map(
		rows.flatMap(({ hash, module }) => {
			// Of a shape that this version cannot read: the cohort reads today's (docs/decisions/0011).
			const kept = keptModule.safeParse(module).data
			return kept ? [[hash, kept] as const] : []
		}),
	)
}
