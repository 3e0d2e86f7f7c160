import { record } from '../audit/record.server'
import type { Issuer } from '../credential/issuer.server'
import { sealCertification } from '../credential/seal.server'
import { signListAgain } from '../credential/status-list.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { listLeaves } from '../leave/read.server'
import { tellOfCertificate } from '../notice/certificate-mail.server'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import { transact } from '../transact.server'
import { addMonths } from '../zone/months'
import { readEvidence } from './evidence.server'
import { freeNumber } from './free-number.server'
import { shownSince, wayOf } from './period'
import { MONTHS_FOR_GOOD, mayIssue } from './policy'
import { endsOf } from './put-off.server'
import { evaluate, hasPlanned } from './requirements'
import type { Statement } from './schema'
import { minutesOf } from './training-hours'
import { whatItTook } from './what-it-took'

type Actor = { id: string; name: string }

/**
 * Issues a certification, or gives back the one in force: two clicks, or two admins, make one.
 * Everything is read again inside the transaction, under a lock on the person, and the credential is signed in it too:
 * a server that dies in between leaves nothing behind.
 * @throws DomainError 'not-found' | 'conflict' (why: IssueRefusal)
 */
export async function issueCertification(
	db: Db,
	issuer: Issuer,
	issuing: { personId: string; cohortId: string; stage: Stage },
	by: Actor,
	now: Date,
): Promise<{ number: string; isNew: boolean }> {
	const { personId, cohortId, stage } = issuing
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
		const inForceKey = `${personId}:${stage.key}`
		const existing = await tx.certification.findUnique({
			where: { inForceKey },
			select: { number: true, issuedAt: true, validUntil: true, revokedAt: true },
		})
		if (existing && existing.validUntil > now) return { number: existing.number, isNew: false }
		const leaves = await listLeaves(tx, personId)
		const way = wayOf(existing && { ...existing, leaves, isRenewed: false }, now)
		// A lapsed one makes room for the next and stays what it was.
		if (existing) await tx.certification.update({ where: { inForceKey }, data: { inForceKey: null } })
		const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } })
		const cohort = await tx.cohort.findUnique({
			where: { id: cohortId },
			select: {
				name: true,
				requirements: true,
				members: { where: { personId } },
				facilitators: { where: { part: 'lead' }, select: { person: { select: { name: true } } } },
			},
		})
		const organization = await tx.organization.findUnique({ where: { id: 1 }, select: { name: true, isSample: true } })
		if (!person || !cohort || !organization) throw new DomainError('not-found', 'person')
		const evidence = (await readEvidence(tx, [personId], stage)).get(personId)
		if (!evidence) throw new DomainError('not-found', 'evidence')
		const shown = shownSince(evidence, way.since)
		const results = evaluate(cohort.requirements as unknown as Requirement[], shown, now)
		const verdict = mayIssue({
			results,
			isToRenew: way.by === 'renewal',
			isMember: cohort.members.length > 0,
			ownCertificate: by.id === personId,
			stage,
			isSample: organization.isSample,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const said: Statement = {
			organization: organization.name,
			program: stage.program.title,
			stageId: stage.id,
			stageLabel: stage.label,
			stageTitle: stage.title,
			craft: stage.certificate.statement,
			took: whatItTook(results),
			minutes: minutesOf(stage, shown),
			// Only that it was waived: the reason may be an illness, and a certificate is public.
			waived: results.filter((result) => result.state === 'waived').map((result) => result.title),
			lead: cohort.facilitators[0]?.person.name ?? null,
			cohort: cohort.name,
			issuer: by.name,
			isPreview: stage.isPreview || hasPlanned(results),
		}
		const number = await freeNumber(tx)
		const ends = addMonths(now, stage.certificate.validMonths ?? MONTHS_FOR_GOOD)
		const { id } = await tx.certification.create({
			select: { id: true },
			data: {
				number,
				personId,
				stageKey: stage.key,
				inForceKey,
				holderName: person.name,
				statement: said,
				issuedById: by.id,
				issuedAt: now,
				...endsOf({ from: now, validUntil: ends, signedUntil: null }, leaves),
			},
		})
		await sealCertification(tx, number, issuer, now)
		await tellOfCertificate(tx, { certificationId: id, toPersonId: personId }, now)
		await record(tx, {
			act: 'certification-issued',
			actor: by,
			subject: personId,
			detail: { number, stage: stage.key },
			change: { before: existing ? 'lapsed' : 'ready', after: 'issued' },
		})
		return { number, isNew: true }
	})
}

/** Takes a certification back for good, and says so in the signed list; a new one can be issued. @throws DomainError 'not-found' | 'conflict' ('already-revoked') */
export async function revokeCertification(
	db: Db,
	issuer: Issuer,
	revoking: { number: string; reason: string },
	by: Actor,
	now: Date,
): Promise<void> {
	const { number, reason } = revoking
	await transact(db, async (tx) => {
		const row = await tx.certification.findUnique({
			where: { number },
			select: { personId: true, credential: { select: { list: true } } },
		})
		if (!row) throw new DomainError('not-found', 'certification')
		const { count } = await tx.certification.updateMany({
			where: { number, revokedAt: null },
			data: { revokedAt: now, revokedReason: reason, inForceKey: null },
		})
		if (count === 0) throw new DomainError('conflict', 'already-revoked')
		if (row.credential) await signListAgain(tx, row.credential.list, issuer, now)
		await record(tx, {
			act: 'certification-revoked',
			actor: by,
			subject: row.personId,
			detail: { number },
			change: { before: 'issued', after: 'revoked' },
		})
	})
}
