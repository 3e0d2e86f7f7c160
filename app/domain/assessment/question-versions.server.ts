import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Db, Prisma, Tx } from '../db'
import type { Bank, Question } from './bank'
import type { Drawn } from './check'

/**
 * The questions of a try are kept as they were drawn: it goes on, is scored and is explained by these, whatever the bank
 * says later. One edit of a bank must not cost anybody a try (docs/decisions/0011).
 */
export async function keepQuestions(tx: Tx, bank: Bank, drawn: Drawn[], now: Date): Promise<Drawn[]> {
	const kept = bank.questions
		.filter(({ id }) => drawn.some((each) => each.id === id))
		.map((question) => ({ question, hash: hashOf(question) }))
	await tx.questionVersion.createMany({
		data: kept.map(({ question, hash }) => ({
			hash,
			question: question as unknown as Prisma.InputJsonValue,
			createdAt: now,
		})),
		skipDuplicates: true,
	})
	return drawn.map((each) => ({ ...each, version: kept.find(({ question }) => question.id === each.id)?.hash }))
}

/** The bank as a try was drawn from it. What was drawn before questions were kept is read by those of today. */
export async function readAsDrawn(
	db: Db | Tx,
	bank: Bank,
	drawn: readonly Drawn[],
): Promise<{ bank: Bank; wasEdited: boolean }> {
	const today = new Map(bank.questions.map((question) => [question.id, question]))
	const other = drawn.flatMap(({ id, version }) => {
		const question = today.get(id)
		return version && !(question && hashOf(question) === version) ? [version] : []
	})
	if (other.length === 0) return { bank, wasEdited: false }
	const rows = await db.questionVersion.findMany({ where: { hash: { in: other } } })
	const kept = rows.map(({ question }) => question as unknown as Question)
	const wasEdited = kept.some((question) => !isDeepStrictEqual(question, today.get(question.id)))
	for (const question of kept) today.set(question.id, question)
	return { bank: { ...bank, questions: [...today.values()] }, wasEdited }
}

function hashOf(question: Question): string {
	return createHash('sha256').update(JSON.stringify(question)).digest('hex')
}
