import { record } from '../audit/record.server'
import type { Issuer } from '../credential/issuer.server'
import { sealCertifications } from '../credential/seal.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { listLeaves } from '../leave/read.server'
import { tellOfCertificates } from '../notice/certificate-mail.server'
import { findStageByKey } from '../program/find'
import { judgedToday } from '../program/judged'
import type { Program } from '../program/lesson'
import { transact } from '../transact.server'
import { addMonths } from '../zone/months'
import { readEvidence } from './evidence.server'
import { freeNumbers } from './free-number.server'
import { shownSince } from './period'
import { MONTHS_FOR_GOOD, mayRenew, standingOf } from './policy'
import { endsOf, laterOf } from './put-off.server'
import { renewalColumns, sayRenewals } from './read.server'
import { renewalOf, renewalOfToday } from './renewal-rules'
import { evaluate } from './requirements'
import { statement } from './schema'
import { whatItTook } from './what-it-took'

/**
 * Renews a certification: issues the next, which holds from the end of this one, or gives back the one that did. Everything
 * is read again under a lock on the person, and one renewal of each stands (`renewsId`, `inForceKey`).
 * @throws DomainError 'not-found' | 'conflict' (why: RenewRefusal)
 */
export async function renewCertification(
	db: Db,
	issuer: Issuer,
	programs: Program[],
	renewing: { number: string },
	by: { id: string; name: string },
	now: Date,
): Promise<{ number: string; isNew: boolean }> {
	return transact(db, async (tx) => {
		const whose = await tx.certification.findUnique({ where: renewing, select: { personId: true } })
		if (!whose) throw new DomainError('not-found', 'certification')
		const { personId } = whose
		await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
		const old = await tx.certification.findUniqueOrThrow({
			where: renewing,
			include: { renewals: renewalColumns.renewals, person: { select: { name: true, disabledAt: true } } },
		})
		const renewals = sayRenewals(old)
		if (renewals.renewedBy) return { number: renewals.renewedBy, isNew: false }
		if (!old.revokedAt && !old.inForceKey) throw new DomainError('conflict', 'has-lapsed')
		const stage = findStageByKey(programs, old.stageKey)
		const evidence = stage && (await readEvidence(tx, [personId], judgedToday(stage))).get(personId)
		const organization = await tx.organization.findUnique({ where: { id: 1 }, select: { isSample: true } })
		if (!stage || !evidence) throw new DomainError('not-found', 'stage')
		const leaves = await listLeaves(tx, personId)
		const standing = standingOf({ ...old, ...renewals, leaves }, now)
		const rules = renewalOf(old.renewal, stage)
		const results = evaluate(rules?.requirements ?? [], shownSince(evidence, old.issuedAt), now)
		const verdict = mayRenew({
			standing,
			results,
			isOwn: by.id === personId,
			closedAccount: old.person.disabledAt !== null,
			isSample: organization?.isSample ?? false,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.certification.update({ where: { id: old.id }, data: { inForceKey: null } })
		const [number = ''] = await freeNumbers(tx, 1)
		// From the end of the last: who renews early loses no day, who renews late wins none.
		const ends = addMonths(old.validUntil, rules?.validMonths ?? MONTHS_FOR_GOOD)
		const { id } = await tx.certification.create({
			select: { id: true },
			data: {
				number,
				personId,
				stageKey: old.stageKey,
				inForceKey: `${personId}:${old.stageKey}`,
				renewsId: old.id,
				holderName: old.person.name,
				statement: {
					...statement.parse(old.statement),
					took: `Renewed. ${whatItTook(results)}`,
					// Of practice more than of training, and nobody measures them: what is signed says none.
					minutes: undefined,
					waived: results.filter((result) => result.state === 'waived').map((result) => result.title),
					issuer: by.name,
				},
				issuedById: by.id,
				issuedAt: now,
				renewal: renewalOfToday(stage) ?? undefined,
				...endsOf({ from: laterOf(now, old.validUntil), validUntil: ends, signedUntil: null }, leaves),
			},
		})
		await sealCertifications(tx, [number], issuer, now)
		await tellOfCertificates(tx, [{ certificationId: id, toPersonId: personId }], now)
		await record(tx, {
			act: 'certification-renewed',
			actor: by,
			subject: personId,
			detail: { number, stage: old.stageKey },
			change: { before: standing, after: 'renewed' },
		})
		return { number, isNew: true }
	})
}
