import { listOwnSheets } from '../assessment/sheets.server'
import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { shortDate } from '../zone/zone.server'
import { readRules } from './standing.server'
import { titleOf } from './titles'
import { listWaiversToAgree } from './waivers.server'

/** What a facilitator is asked for besides their own cohorts. */
export async function readAsked(db: Db, programs: Program[], reader: { id: string; timeZone: string }) {
	const sheets = await listOwnSheets(db, reader.id)
	const waivers = await listWaiversToAgree(db, reader.id)
	const said = []
	for (const waiver of waivers) {
		const stage = findStageByKey(programs, waiver.stageKey)
		// As the admin read it who proposed it: by the rules this person goes by, not by those of today.
		const rules = stage ? (await readRules(db, waiver.personId, stage)).rules : []
		const requirement = rules.find((each) => each.id === waiver.requirementId)
		said.push({
			id: waiver.id,
			person: waiver.person.name,
			requirement: requirement ? titleOf(requirement) : waiver.requirementId,
			stage: stage?.label ?? waiver.stageKey,
			reason: waiver.reason,
			until: shortDate(waiver.expiresAt, reader.timeZone),
		})
	}
	return {
		toScore: sheets.filter((sheet) => !sheet.submittedAt && !sheet.decision).length,
		waivers: said,
	}
}
