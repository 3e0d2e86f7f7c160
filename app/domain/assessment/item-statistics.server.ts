import type { Db } from '../db'
import type { Program } from '../program/lesson'
import type { Bank } from './bank'
import type { Answers, Drawn } from './check'
import { type ItemStatistics, itemStatistics, RELEASED_AT_ONCE } from './item-statistics'

/** Older ones say less of a bank that is mended. A multiple of RELEASED_AT_ONCE. */
const MOST = 2_000

export type BankStatistics = {
	bank: Bank
	stage: { label: string; title: string }
	tries: number
	items: ItemStatistics[]
}

/** Of every bank that a stage's check draws from: first tries only, since explanations follow each. */
export async function readItemStatistics(
	db: Db,
	programs: Program[],
	banks: ReadonlyMap<string, Bank>,
): Promise<BankStatistics[]> {
	const stages = programs.flatMap((program) => program.stages)
	const drawn = stages.flatMap((stage) =>
		stage.requirements.flatMap((rule) => {
			const bank = rule.kind === 'check' ? banks.get(rule.bank) : undefined
			return bank ? [{ stage, bank }] : []
		}),
	)
	return Promise.all(
		drawn.map(async ({ stage, bank }) => {
			const tries = await listFirstTries(db, stage.key)
			const { label, title } = stage
			return { bank, stage: { label, title }, tries: tries.length, items: itemStatistics(bank, tries) }
		}),
	)
}

async function listFirstTries(db: Db, stageKey: string): Promise<{ drawn: Drawn[]; answers: Answers }[]> {
	return db.$queryRaw`
		with firsts as (
			select distinct on ("personId") drawn, answers, "submittedAt" from "CheckAttempt"
			where "stageKey" = ${stageKey} and "submittedAt" is not null
			order by "personId", "startedAt"
		), numbered as (
			select drawn, answers, row_number() over (order by "submittedAt") as number, count(*) over () as total from firsts
		)
		select drawn, answers from numbered
		where number <= total - total % ${RELEASED_AT_ONCE}
		order by number desc limit ${MOST}`
}
