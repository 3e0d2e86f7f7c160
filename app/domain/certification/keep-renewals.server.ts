import { termsOfToday } from '../cohort/rules'
import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { FOR_GOOD_DAYS } from './policy'
import { renewalOfToday } from './renewal-rules'

/**
 * Certifications from before rules of renewing were kept, and cohorts from before they kept what their certificates promise,
 * get those of now, once: at the first start since, and never again. Any other start asks once, and writes nothing. What was
 * issued for good keeps none, also once its program has an end.
 */
export async function keepRenewals(db: Db, programs: readonly Program[]): Promise<void> {
	const lacking = await db.$queryRaw<{ of: 'cohort' | 'certificate'; stageKey: string }[]>`
		select 'cohort' as of, program || '/' || stage as "stageKey" from "Cohort" where certificate is null
		union
		select 'certificate', "stageKey" from "Certification"
		where renewal is null and "validUntil" - "issuedAt" <= make_interval(days => ${FOR_GOOD_DAYS}::int)`
	for (const { of, stageKey } of lacking) {
		const stage = findStageByKey(programs, stageKey)
		if (stage && of === 'cohort')
			await db.$executeRaw`
				update "Cohort" set certificate = ${JSON.stringify(termsOfToday(stage))}::jsonb
				where program = ${stage.program.slug} and stage = ${stage.id} and certificate is null`
		const renewal = stage && of === 'certificate' ? renewalOfToday(stage) : null
		if (renewal)
			await db.$executeRaw`
				update "Certification" set renewal = ${JSON.stringify(renewal)}::jsonb
				where "stageKey" = ${stageKey} and renewal is null
					and "validUntil" - "issuedAt" <= make_interval(days => ${FOR_GOOD_DAYS}::int)`
	}
}
