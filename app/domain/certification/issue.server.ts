import { randomUUID } from 'node:crypto'
import { record, recordAll } from '../audit/record.server'
import type { CertificateTerms } from '../cohort/rules'
import type { Issuer } from '../credential/issuer.server'
import { sealCertifications } from '../credential/seal.server'
import { signListAgain } from '../credential/status-list.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Leave } from '../leave/clock'
import { listLeaves, readLeaves } from '../leave/read.server'
import { tellOfCertificates } from '../notice/certificate-mail.server'
import type { Requirement } from '../program/frontmatter'
import type { JudgedStage } from '../program/judged'
import { judgedBy } from '../program/judged.server'
import type { Stage } from '../program/lesson'
import { transact } from '../transact.server'
import { addMonths } from '../zone/months'
import { readRulesOf } from './begun-rules.server'
import type { Evidence } from './evidence'
import { readEvidence } from './evidence.server'
import { freeNumbers } from './free-number.server'
import { shownSince, wayOf } from './period'
import { type IssueRefusal, MONTHS_FOR_GOOD, mayIssue } from './policy'
import { endsOf, putEndsOff } from './put-off.server'
import { type HeldCertificate, listHeld } from './read.server'
import { renewalBy, termsOf } from './renewal-rules'
import { evaluate, hasPlanned } from './requirements'
import type { Statement } from './schema'
import { minutesOf } from './training-hours'
import { whatItTook } from './what-it-took'

type Actor = { id: string; name: string }
type Of = { cohortId: string; stage: Stage }
export type Issued = { ok: true; number: string; isNew: boolean } | { ok: false; why: IssueRefusal }

/** So many share one transaction: what they show is read for all of them at once, and a server that dies loses no more. */
const TOGETHER = 12

/**
 * Issues certifications, or gives back those in force: two clicks, or two admins, make one for each.
 * Everything is read again inside the transaction, under a lock on the people, and the credentials are signed in it too:
 * a server that dies in between leaves nothing behind. Who is refused keeps nobody else from theirs.
 * @returns one answer for each of the people
 * @throws DomainError 'not-found' for a cohort that is gone
 */
export async function issueCertifications(
	db: Db,
	issuer: Issuer,
	{ personIds, ...of }: Of & { personIds: readonly string[] },
	by: Actor,
	now: Date,
): Promise<Map<string, Issued>> {
	const everybody = [...new Set(personIds)].sort()
	const issued = new Map<string, Issued>()
	for (let from = 0; from < everybody.length; from += TOGETHER) {
		const some = everybody.slice(from, from + TOGETHER)
		const answers = await transact(db, (tx) => issueSome(tx, issuer, { ...of, personIds: some }, by, now))
		for (const [personId, answer] of answers) issued.set(personId, answer)
	}
	return issued
}

/** The same for one person. @throws DomainError 'not-found' | 'conflict' (why: IssueRefusal) */
export async function issueCertification(
	db: Db,
	issuer: Issuer,
	{ personId, ...of }: Of & { personId: string },
	by: Actor,
	now: Date,
): Promise<{ number: string; isNew: boolean }> {
	const answer = (await issueCertifications(db, issuer, { ...of, personIds: [personId] }, by, now)).get(personId)
	if (!answer?.ok) throw new DomainError('conflict', answer?.why ?? 'not-member')
	return { number: answer.number, isNew: answer.isNew }
}

async function issueSome(
	tx: Tx,
	issuer: Issuer,
	{ personIds, cohortId, stage }: Of & { personIds: string[] },
	by: Actor,
	now: Date,
): Promise<Map<string, Issued>> {
	await tx.$queryRaw`select 1 from "Person" where id = any(${personIds}) order by id for update`
	const people = await tx.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } })
	const held = await listHeld(tx, personIds, stage.key)
	const cohort = await tx.cohort.findUnique({
		where: { id: cohortId },
		select: {
			id: true,
			name: true,
			requirements: true,
			certificate: true,
			members: { where: { personId: { in: personIds } }, select: { personId: true } },
			facilitators: { where: { part: 'lead' }, select: { person: { select: { name: true } } } },
		},
	})
	const organization = await tx.organization.findUnique({ where: { id: 1 }, select: { name: true, isSample: true } })
	if (!cohort || !organization) throw new DomainError('not-found', 'cohort')
	const judged = await judgedBy(tx, stage, cohortId)
	const evidence = await readEvidence(tx, personIds, judged)
	const rulesOf = await readRulesOf(tx, stage.key, personIds)
	const leaves = await readLeaves(tx, personIds)
	const issued = new Map<string, Issued>()
	const ready: Ready[] = []
	for (const personId of personIds) {
		const answer = judge(
			{
				personId,
				stage: judged,
				cohort,
				rules: rulesOf(personId, cohort),
				organization,
				person: people.find(({ id }) => id === personId),
				existing: held.get(personId) ?? null,
				evidence: evidence.get(personId),
				leaves: leaves.get(personId) ?? [],
			},
			by,
			now,
		)
		if ('said' in answer) ready.push(answer)
		else issued.set(personId, answer)
	}
	for (const [personId, number] of await write(
		tx,
		issuer,
		{ stage, terms: termsOf(cohort.certificate, stage), ready },
		by,
		now,
	))
		issued.set(personId, { ok: true, number, isNew: true })
	return issued
}

/** What was read of somebody under the lock. */
type Facts = {
	personId: string
	stage: JudgedStage
	cohort: {
		name: string
		members: { personId: string }[]
		facilitators: { person: { name: string } }[]
	}
	rules: Requirement[]
	organization: { name: string; isSample: boolean }
	person: Actor | undefined
	existing: HeldCertificate | null
	evidence: Evidence | undefined
	leaves: readonly Leave[]
}
/** Somebody who has shown everything, and what their certificate says. */
type Ready = { person: Actor; said: Statement; leaves: readonly Leave[]; hasLapsed: boolean }

function judge(facts: Facts, by: Actor, now: Date): Ready | Issued {
	const { personId, stage, cohort, rules, organization, person, existing, evidence, leaves } = facts
	if (existing && existing.validUntil > now) return { ok: true, number: existing.number, isNew: false }
	if (!person || !evidence) return { ok: false, why: 'not-member' }
	const way = wayOf(existing, now)
	const shown = shownSince(evidence, way.since)
	const results = evaluate(rules, shown, now)
	const verdict = mayIssue({
		results,
		isToRenew: way.by === 'renewal',
		isMember: cohort.members.some((member) => member.personId === personId),
		ownCertificate: by.id === personId,
		stage,
		isSample: organization.isSample,
	})
	if (!verdict.ok) return verdict
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
	return { person, said, leaves, hasLapsed: existing !== null }
}

/** @returns the number of each person's certificate */
async function write(
	tx: Tx,
	issuer: Issuer,
	{ stage, terms, ready }: { stage: Stage; terms: CertificateTerms; ready: readonly Ready[] },
	by: Actor,
	now: Date,
): Promise<Map<string, string>> {
	if (ready.length === 0) return new Map()
	const keyOf = ({ person }: Ready) => inForceKeyOf(person.id, stage)
	// A lapsed one makes room for the next and stays what it was.
	const lapsed = ready.filter(({ hasLapsed }) => hasLapsed).map(keyOf)
	if (lapsed.length > 0)
		await tx.certification.updateMany({ where: { inForceKey: { in: lapsed } }, data: { inForceKey: null } })
	const numbers = await freeNumbers(tx, ready.length)
	const ends = addMonths(now, terms.validMonths ?? MONTHS_FOR_GOOD)
	const rows = ready.map((each, index) => ({
		id: randomUUID(),
		number: numbers[index] as string,
		personId: each.person.id,
		stageKey: stage.key,
		inForceKey: keyOf(each),
		holderName: each.person.name,
		statement: each.said,
		issuedById: by.id,
		issuedAt: now,
		renewal: renewalBy(terms) ?? undefined,
		...endsOf({ from: now, validUntil: ends, signedUntil: null }, each.leaves),
	}))
	await tx.certification.createMany({ data: rows })
	await sealCertifications(tx, numbers, issuer, now)
	const told = rows.map(({ id, personId }) => ({ certificationId: id, toPersonId: personId }))
	await tellOfCertificates(tx, told, now)
	const entries = ready.map(({ person, hasLapsed }, index) => ({
		act: 'certification-issued' as const,
		actor: by,
		subject: person.id,
		detail: { number: numbers[index] as string, stage: stage.key },
		change: { before: hasLapsed ? 'lapsed' : 'ready', after: 'issued' },
	}))
	await recordAll(tx, entries)
	return new Map(rows.map(({ personId, number }) => [personId, number]))
}

/** One certification of a stage is in force for a person. */
function inForceKeyOf(personId: string, stage: Stage): string {
	return `${personId}:${stage.key}`
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
		const whose = await tx.certification.findUnique({ where: { number }, select: { personId: true } })
		if (!whose) throw new DomainError('not-found', 'certification')
		// As in renewing: what stands again afterwards is not renewed or issued meanwhile.
		await tx.$queryRaw`select 1 from "Person" where id = ${whose.personId} for update`
		const row = await tx.certification.findUniqueOrThrow({
			where: { number },
			select: {
				id: true,
				personId: true,
				inForceKey: true,
				renews: { select: { id: true, revokedAt: true } },
				credential: { select: { list: true } },
			},
		})
		const { count } = await tx.certification.updateMany({
			where: { number, revokedAt: null },
			data: { revokedAt: now, revokedReason: reason, inForceKey: null },
		})
		if (count === 0) throw new DomainError('conflict', 'already-revoked')
		await standAgain(tx, row)
		if (row.credential) await signListAgain(tx, row.credential.list, issuer, now)
		await tellOfCertificates(tx, [{ certificationId: row.id, toPersonId: row.personId }], now, 'certificate-revoked')
		await record(tx, {
			act: 'certification-revoked',
			actor: by,
			subject: row.personId,
			detail: { number },
			change: { before: 'issued', after: 'revoked' },
		})
	})
}

/**
 * What a renewal renewed is what its holder holds again once that is taken back: in force to its own end, or in its grace.
 * The leave of meanwhile counts for it, too. Renewed itself by then, it only leaves the line.
 */
async function standAgain(
	tx: Tx,
	of: {
		id: string
		personId: string
		inForceKey: string | null
		renews: { id: string; revokedAt: Date | null } | null
	},
): Promise<void> {
	if (!of.renews || of.renews.revokedAt) return
	if (!of.inForceKey) {
		await tx.certification.updateMany({ where: { renewsId: of.id, revokedAt: null }, data: { renewsId: of.renews.id } })
		return
	}
	await tx.certification.update({ where: { id: of.renews.id }, data: { inForceKey: of.inForceKey } })
	await putEndsOff(tx, of.personId, await listLeaves(tx, of.personId))
}
