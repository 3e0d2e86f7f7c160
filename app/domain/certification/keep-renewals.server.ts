import { termsOfToday } from '../cohort/rules'
import type { Db } from '../db'
import type { Program } from '../program/lesson'
import { renewalBy } from './renewal-rules'

/**
 * Certifications from before rules of renewing were kept, and cohorts from before they kept what their certificates promise,
 * get those of now, once: at the first start since, and never again.
 */
export async function keepRenewals(db: Db, programs: readonly Program[]): Promise<void> {
	for (const stage of programs.flatMap(({ stages }) => stages)) {
		const terms = termsOfToday(stage)
		await db.$executeRaw`
			update "Cohort" set certificate = ${JSON.stringify(terms)}::jsonb
			where program = ${stage.program.slug} and stage = ${stage.id} and certificate is null`
		const renewal = renewalBy(terms)
		if (!renewal) continue
		await db.$executeRaw`
			update "Certification" set renewal = ${JSON.stringify(renewal)}::jsonb
			where "stageKey" = ${stage.key} and renewal is null`
	}
}
