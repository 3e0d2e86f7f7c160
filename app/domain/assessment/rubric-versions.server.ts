import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { type Rubric, rubric as rubricSchema } from './rubric'

/** The words somebody writes for are kept: they are scored by these, whatever a rubric says later. */
export async function keepWording(tx: Tx, { hash, ...rubric }: Rubric, now: Date): Promise<void> {
	await tx.rubricVersion.createMany({
		data: [{ hash, rubricId: rubric.id, rubric: rubric as unknown as Prisma.InputJsonValue, createdAt: now }],
		skipDuplicates: true,
	})
}

export type Pinned = { rubricId: string; rubricHash: string }
export type Rubrics = ReadonlyMap<string, Rubric>

/**
 * The rubric each of these was written for, by the hash that is pinned. What was handed in before words were kept is read
 * by those of today. @param rubrics of today
 */
export async function readWordings(db: Db | Tx, rubrics: Rubrics, pins: Pinned[]): Promise<Map<string, Rubric>> {
	const wordings = new Map<string, Rubric>()
	for (const { rubricId, rubricHash } of pins) {
		const today = rubrics.get(rubricId)
		if (today) wordings.set(rubricHash, today)
	}
	const other = pins.flatMap(({ rubricHash }) => (wordings.get(rubricHash)?.hash === rubricHash ? [] : [rubricHash]))
	if (other.length === 0) return wordings
	const kept = await db.rubricVersion.findMany({ where: { hash: { in: other } } })
	for (const { hash, rubric } of kept) wordings.set(hash, { ...rubricSchema.parse(rubric), hash })
	return wordings
}

/** @throws DomainError 'not-found' when neither its words nor later ones are there */
export async function getWording(db: Db | Tx, rubrics: Rubrics, pin: Pinned): Promise<Rubric> {
	const rubric = (await readWordings(db, rubrics, [pin])).get(pin.rubricHash)
	if (!rubric) throw new DomainError('not-found', 'rubric')
	return rubric
}
