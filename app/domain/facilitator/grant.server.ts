import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Role } from '../person/kinds'
import { countOtherAdmins } from '../person/read.server'
import { findStageByKey } from '../program/find'
import { transact } from '../transact.server'
import { addMonths } from '../zone/months'
import { findWay, type Ways } from './candidacy.server'
import { type Grant, QUALIFIED_MONTHS, type QualificationState } from './kinds'
import { mayGrant, type WayFacts } from './policy'
import { isReadyFor } from './steps'

const granted = {
	training: 'facilitator-training-begun',
	qualified: 'facilitator-qualified',
	founding: 'facilitator-appointed',
} as const

/**
 * Begins somebody's training for a level, signs them off (again, for another year), or appoints them by name.
 * @throws DomainError 'not-found' | 'invalid' ('no-such-stage') | 'conflict' (why: GrantRefusal)
 */
export async function grantQualification(
	db: Db,
	content: Ways,
	asked: { personId: string; stageKey: string; grant: Grant; reason?: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	if (!findStageByKey(content.programs, asked.stageKey)) throw new DomainError('invalid', 'no-such-stage')
	const { personId, stageKey, grant } = asked
	await transact(db, async (tx) => {
		const person = await lockPerson(tx, personId)
		const key = { personId, stageKey }
		const held = await tx.qualification.findUnique({ where: { personId_stageKey: key } })
		const verdict = mayGrant(
			{
				grant,
				isOwn: personId === by.id,
				otherAdmins: await countOtherAdmins(tx, by.id),
				roles: person.roles.map(({ role }) => role as Role),
				closedAccount: person.disabledAt !== null,
				held: held && { state: held.state as QualificationState, until: held.until },
				way: await wayFacts(tx, content, key, by.id, now),
			},
			now,
		)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const value = {
			state: grant === 'training' ? 'training' : 'qualified',
			founding: grant === 'founding',
			reason: asked.reason ?? '',
			grantedById: by.id,
			since: now,
			until: grant === 'training' ? null : addMonths(now, monthsOf(content, stageKey, grant)),
			coLeadsAt: null,
		}
		await tx.qualification.upsert({
			where: { personId_stageKey: key },
			create: { ...key, ...value },
			update: value,
		})
		const change = { before: sayHeld(held), after: sayHeld(value) }
		await record(tx, { act: granted[grant], actor: by, subject: personId, detail: { stage: stageKey }, change })
	})
}

/** For the audit log; a day only where there is one. */
function sayHeld(held: { state: string; until: Date | null } | null): string {
	if (!held) return 'none'
	return held.until ? `${held.state} until ${held.until.toISOString().slice(0, 10)}` : held.state
}

function monthsOf({ pathways }: Ways, stageKey: string, grant: Grant): number {
	const pathway = pathways.ways.get(stageKey)
	return (grant === 'founding' ? pathway?.foundingMonths : pathway?.renewal.months) ?? QUALIFIED_MONTHS
}

async function wayFacts(
	tx: Tx,
	ways: Ways,
	about: { personId: string; stageKey: string },
	adminId: string,
	now: Date,
): Promise<WayFacts | null> {
	const way = await findWay(tx, ways, about, now)
	if (!way) return null
	const signed = await tx.candidacy.findFirst({ where: about, select: { signedById: true } })
	return {
		isReady: isReadyFor(way.standings, 'sign-off'),
		leadSigned: way.candidacy.leadSigned,
		adminSignedAsLead: signed?.signedById === adminId,
		practiceLeft: way.renewal.length > 0,
	}
}

/** What somebody holds is decided under a lock on them: naming them for a cohort waits for it. */
export async function lockPerson(tx: Tx, personId: string) {
	await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
	const person = await tx.person.findUnique({
		where: { id: personId },
		select: { disabledAt: true, roles: { select: { role: true } } },
	})
	if (!person) throw new DomainError('not-found', 'person')
	return person
}
