import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Requirement } from '../program/frontmatter'
import type { Program } from '../program/lesson'
import { type Pins, pinsWithAsked } from '../program/pins'

/**
 * Cohorts that adopted rules before doing so kept the modules these name: asked, and in none of their minutes. They keep them
 * from the first start since. Any other start asks once, and writes nothing.
 */
export async function keepAsked(db: Db, programs: readonly Program[]): Promise<void> {
	const lacking = await db.$queryRaw<{ id: string; stageKey: string; lessons: Pins; rules: Requirement[] }[]>`
		select c.id, c.program || '/' || c.stage as "stageKey", c.lessons, c.requirements as rules
		from "Cohort" c
		where c.lessons <> '{}' and exists (
			select 1 from jsonb_path_query(c.requirements, '$[*] ? (@.kind == "modules").core[*]') as named(module)
			where jsonb_typeof(module) = 'string' and module <> '"all"' and not jsonb_exists(c.lessons, module #>> '{}')
		)`
	for (const { id, stageKey, lessons, rules } of lacking) {
		const stage = findStageByKey(programs, stageKey)
		const pins = stage ? pinsWithAsked(stage, lessons, rules) : lessons
		if (Object.keys(pins).length > Object.keys(lessons).length)
			await db.cohort.update({ where: { id }, data: { lessons: pins } })
	}
}
