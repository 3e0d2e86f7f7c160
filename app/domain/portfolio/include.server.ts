import type { Db } from '../db'
import { transact } from '../transact.server'
import { type Made, refOf } from './made'

/**
 * Keeps what its owner agrees to have in their portfolio, and nothing else of what they were shown. What is named and is
 * not theirs, or is gone, is passed over; what they were not shown stays as it was.
 */
export async function include(
	db: Db,
	personId: string,
	shown: readonly Pick<Made, 'kind' | 'key'>[],
	wanted: readonly string[],
	now: Date,
): Promise<void> {
	const refs = shown.map(refOf)
	const agreed = refs.filter((ref) => wanted.includes(ref))
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${personId} for no key update`
		await tx.portfolioItem.deleteMany({
			where: { personId, ref: { in: refs.filter((ref) => !agreed.includes(ref)) } },
		})
		await tx.portfolioItem.createMany({
			data: agreed.map((ref) => ({ personId, ref, agreedAt: now })),
			skipDuplicates: true,
		})
	})
}
