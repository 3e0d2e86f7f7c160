import { listNotJudged, type Named } from '~/domain/certification/judgeable.server'
import { listKeptRules } from '~/domain/certification/kept-rules.server'
import type { Db } from '~/domain/db'
import { findStageByKey } from '~/domain/program/find'
import type { Program } from '~/domain/program/lesson'

/**
 * What people are asked by rules that cohorts and certificates keep, and that the content of today cannot judge any more. No
 * fault of content, for it says nothing false: the server starts, and says so. @returns one sentence each
 */
export async function keptAndNotJudged(db: Db, content: Named & { programs: Program[] }): Promise<string[]> {
	const said = (await listKeptRules(db)).flatMap(({ stageKey, keptBy, rules }) => {
		const stage = findStageByKey(content.programs, stageKey)
		const faults = stage
			? listNotJudged(content, stage, rules).flatMap(({ id, why }) => why.map((each) => `${id}: ${each}`))
			: ['there is no such level any more']
		return faults.map((fault) => `${stageKey}, as ${keptBy} keep it: ${fault}`)
	})
	return [...new Set(said)]
}
