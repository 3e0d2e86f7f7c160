import type { Db } from '../db'
import type { Program } from '../program/lesson'
import { renewalOfToday } from './renewal-rules'

/** Certifications from before rules were kept get those of now, once: at the first start since, and never again. */
export async function keepRenewals(db: Db, programs: readonly Program[]): Promise<void> {
	for (const stage of programs.flatMap(({ stages }) => stages)) {
		const renewal = renewalOfToday(stage)
		if (!renewal) continue
		await db.$executeRaw`
			update "Certification" set renewal = ${JSON.stringify(renewal)}::jsonb
			where "stageKey" = ${stage.key} and renewal is null`
	}
}
