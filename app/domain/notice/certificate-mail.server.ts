import { paths } from '~/paths'
import { EXPIRING_DAYS, graceEnds, holdsForGood, standingOf } from '../certification/policy'
import { listHeld, renewalColumns, sayRenewals } from '../certification/read.server'
import type { RenewalRules } from '../certification/renewal-rules'
import { statement } from '../certification/schema'
import type { Db, Tx } from '../db'
import { counted } from '../number-words'
import { longDate } from '../zone/zone.server'
import { type CertificateFacts, type CertificateLetter, certificateLetter } from './certificate-letters'
import { renderLetter } from './letters'

const DAY_MS = 86_400_000
/** A server that was away for longer than this writes no letter about an end long past. */
const LATEST_DAYS = 7

/** Tells their holders, in the transaction that issues them or takes them back: one certificate, one letter of each. */
export async function tellOfCertificates(
	tx: Tx,
	about: readonly { certificationId: string; toPersonId: string }[],
	now: Date,
	letter: 'certificate-issued' | 'certificate-revoked' = 'certificate-issued',
): Promise<void> {
	await tx.outboxMail.createMany({
		data: about.map(({ certificationId, toPersonId }) => ({
			letter,
			toPersonId,
			subjectId: certificationId,
			onceKey: `${letter} ${certificationId}`,
			createdAt: now,
			dueAt: now,
		})),
		skipDuplicates: true,
	})
}

/** Letters before a certificate ends and when it has, once each however often this runs. @returns how many were written */
export async function remindOfCertificates(db: Db, now: Date): Promise<number> {
	const at = (days: number) => new Date(now.getTime() + days * DAY_MS)
	// Who is away is told when they are back; their certificate stands still as long.
	const today = now.toISOString().slice(0, 10)
	const write = (letter: CertificateLetter, after: Date, until: Date) => db.$executeRaw`
		insert into "OutboxMail" (id, letter, "subjectId", "toPersonId", "onceKey", "createdAt", "dueAt")
		select gen_random_uuid()::text, ${letter}::text, c.id, p.id,
			-- Put off by leave, it ends on another day, and they are told of that one.
			concat_ws(' ', ${letter}::text, c.id, case when c."signedUntil" is not null then c."validUntil"::date end), ${now}, ${now}
		from "Certification" c join "Person" p on p.id = c."personId" and p."disabledAt" is null
		where c."inForceKey" is not null and c."validUntil" > ${after} and c."validUntil" <= ${until}
			and not exists (select 1 from "Leave" l where l."personId" = p.id and l."fromDay" <= ${today} and l."untilDay" >= ${today})
		on conflict ("onceKey") do nothing`
	return (
		(await write('certificate-ends', now, at(EXPIRING_DAYS))) +
		(await write('certificate-ended', at(-LATEST_DAYS), now))
	)
}

/** Asked again when it goes out: null for one that was taken back or renewed meanwhile, but for the letter that says so. */
export async function composeCertificateLetter(
	db: Db,
	row: { letter: CertificateLetter; toPersonId: string; subjectId: string | null },
	options: { publicUrl: string; now: () => Date },
) {
	const found = row.subjectId
		? await db.certification.findUnique({
				where: { id: row.subjectId },
				select: {
					number: true,
					stageKey: true,
					renewal: true,
					statement: true,
					issuedAt: true,
					validUntil: true,
					revokedAt: true,
					revokedReason: true,
					...renewalColumns,
					person: {
						select: {
							email: true,
							calledName: true,
							disabledAt: true,
							leaves: { select: { fromDay: true, untilDay: true } },
						},
					},
				},
			})
		: null
	if (!found || found.person.disabledAt) return null
	const ending = { ...found, ...sayRenewals(found), leaves: found.person.leaves }
	const standing = standingOf(ending, options.now())
	const fits: Record<CertificateLetter, readonly string[]> = {
		'certificate-issued': ['in-force', 'expiring'],
		'certificate-ends': ['expiring'],
		'certificate-ended': ['in-grace'],
		'certificate-revoked': ['revoked'],
	}
	if (!fits[row.letter].includes(standing)) return null
	const said = statement.parse(found.statement)
	const minutes = (found.renewal as RenewalRules | null)?.minutes
	const letter = certificateLetter(row.letter, {
		calledName: found.person.calledName,
		level: `${said.stageLabel}, ${said.stageTitle}`,
		until: longDate(found.validUntil, 'UTC'),
		graceUntil: longDate(graceEnds(ending), 'UTC'),
		link: options.publicUrl + paths.certification({ number: found.number }),
		reason: found.revokedReason,
		checkLink: options.publicUrl + paths.verifyNumber({ number: found.number }),
		takes: minutes ? counted(Math.round(minutes / 60), 'hour', 'hours') : '',
		holds:
			row.letter === 'certificate-revoked' ? await findStillHeld(db, row.toPersonId, found.stageKey, options) : null,
	})
	return { to: found.person.email, ...renderLetter(letter) }
}

/** What somebody holds of a stage, or can still renew, once another of theirs was taken back. */
async function findStillHeld(
	db: Db,
	personId: string,
	stageKey: string,
	options: { publicUrl: string; now: () => Date },
): Promise<CertificateFacts['holds']> {
	const held = (await listHeld(db, [personId], stageKey)).get(personId)
	if (!held || holdsForGood(held)) return null
	const standing = standingOf(held, options.now())
	if (standing !== 'in-force' && standing !== 'expiring' && standing !== 'in-grace') return null
	return {
		number: held.number,
		standing,
		until: longDate(held.validUntil, 'UTC'),
		graceUntil: longDate(graceEnds(held), 'UTC'),
		link: options.publicUrl + paths.certification({ number: held.number }),
	}
}
