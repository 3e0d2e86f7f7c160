import { record } from '~/domain/audit/record.server'
import { readRenewalAhead } from '~/domain/certification/adopt-renewal.server'
import type { RulesContent } from '~/domain/certification/adopt-rules.server'
import { writeRenewingFile } from '~/domain/certification/renewing-file.server'
import type { Db } from '~/domain/db'
import { counted } from '~/domain/number-words'
import type { Stage } from '~/domain/program/lesson'
import { csvFile } from './csv-file'

/** Whom the page of renewing a level names, and whom it only counts. Who took it, and how much, stays in the audit log. */
export async function exportRenewing(
	db: Db,
	content: RulesContent,
	stage: Stage,
	by: { id: string; name: string },
	now: Date,
): Promise<Response> {
	const { terms } = await readRenewalAhead(db, content, stage.key, now, Number.POSITIVE_INFINITY)
	const people = terms.flatMap((term) => term.people)
	const detail = { stage: stage.key, peopleTaken: counted(people.length, 'person', 'people') }
	await record(db, { act: 'renewing-exported', actor: by, detail })
	return csvFile('belay-renewing', writeRenewingFile(people))
}
