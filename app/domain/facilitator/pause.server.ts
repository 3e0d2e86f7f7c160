import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { countOtherAdmins } from '../person/read.server'
import { transact } from '../transact.server'
import { lockPerson } from './grant.server'
import { mayDecideFor } from './policy'

type Held = { personId: string; stageKey: string }
type Actor = { id: string; name: string }

/**
 * A pause, at any time and without a reason: nobody new is given to them, cohorts they lead go on. Its end undoes it, by
 * somebody else where there is another admin; the months run on.
 */
export const pauseQualification = (db: Db, held: Held, by: Actor) => change(db, held, 'pause', by)
export const resumeQualification = (db: Db, held: Held, by: Actor) => change(db, held, 'resume', by)
/** Takes it away; cohorts that are led go on, and the admin's decisions name them. */
export const withdrawQualification = (db: Db, held: Held, by: Actor) => change(db, held, 'withdraw', by)

const acts = {
	pause: 'facilitator-paused',
	resume: 'facilitator-resumed',
	withdraw: 'qualification-withdrawn',
} as const

const becomes = { pause: 'paused', resume: 'qualified', withdraw: 'none' } as const

/** @throws DomainError 'not-found' | 'conflict' ('changed-meanwhile' | 'own-way') */
async function change(db: Db, held: Held, verb: keyof typeof acts, by: Actor): Promise<void> {
	await transact(db, async (tx) => {
		await lockPerson(tx, held.personId)
		const facts = { isOwn: held.personId === by.id, otherAdmins: await countOtherAdmins(tx, by.id) }
		if (verb === 'resume' && !mayDecideFor(facts, 'founding').ok) throw new DomainError('conflict', 'own-way')
		const was = await tx.qualification.findFirst({ where: held, select: { state: true } })
		const { count } =
			verb === 'withdraw'
				? await tx.qualification.deleteMany({ where: held })
				: await tx.qualification.updateMany({
						where: { ...held, state: verb === 'pause' ? 'qualified' : 'paused' },
						data: { state: verb === 'pause' ? 'paused' : 'qualified' },
					})
		if (count === 0) throw new DomainError('conflict', 'changed-meanwhile')
		// Whoever begins again is signed for again.
		if (verb === 'withdraw') await tx.candidacy.updateMany({ where: held, data: { signedById: null, signedAt: null } })
		await record(tx, {
			act: acts[verb],
			actor: by,
			subject: held.personId,
			detail: { stage: held.stageKey },
			change: { before: was?.state ?? 'none', after: becomes[verb] },
		})
	})
}
