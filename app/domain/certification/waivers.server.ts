import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { type Facilitator, findFacilitator, heldFor, listFacilitators } from '../facilitator/read.server'
import { listLeaves } from '../leave/read.server'
import { inSameLine, listInLineWith } from '../person/line.server'
import type { Requirement } from '../program/frontmatter'
import { isUniqueViolation, transact } from '../transact.server'
import { addMonths } from '../zone/months'
import { EQUAL_PROGRAM } from './kinds'
import { isOver } from './waiver'
import { mayAgreeToWaiver, shortlyNotAgreeing, type WaiverChoices } from './waiver-policy'

type Actor = { id: string; name: string }

/**
 * A waiver: proposed by an admin, in force once a facilitator of the level agrees; never for assessed work, never longer than
 * a year.
 * @throws DomainError 'invalid' ('no-such-requirement' | 'not-waivable' | 'equal-program-for-modules') | 'conflict'
 * ('already-proposed' | AgreeRefusal)
 */
export async function proposeWaiver(
	db: Db,
	waiver: {
		personId: string
		stageKey: string
		requirements: Requirement[]
		requirementId: string
		reason: string
		months: number
		facilitatorId: string
	},
	by: Actor,
	now: Date,
): Promise<void> {
	const requirement = waiver.requirements.find((each) => each.id === waiver.requirementId)
	if (!requirement) throw new DomainError('invalid', 'no-such-requirement')
	if (requirement.kind === 'assessment') throw new DomainError('invalid', 'not-waivable')
	if (waiver.reason === EQUAL_PROGRAM && requirement.kind !== 'modules')
		throw new DomainError('invalid', 'equal-program-for-modules')
	if (by.id === waiver.personId) throw new DomainError('conflict', 'own-waiver')
	try {
		await transact(db, async (tx) => {
			await checkAgrees(tx, { ...waiver, proposedById: by.id }, now)
			const hadOne = await clearOver(tx, waiver, now)
			await tx.waiver.create({
				data: {
					personId: waiver.personId,
					stageKey: waiver.stageKey,
					requirementId: waiver.requirementId,
					reason: waiver.reason,
					expiresAt: addMonths(now, waiver.months),
					proposedById: by.id,
					facilitatorId: waiver.facilitatorId,
					createdAt: now,
				},
			})
			await record(tx, {
				act: 'waiver-proposed',
				actor: by,
				subject: waiver.personId,
				detail: { requirement: waiver.requirementId, kind: kindOf(waiver.reason) },
				change: { before: hadOne ? 'ended' : 'none', after: 'proposed' },
			})
		})
	} catch (error) {
		if (isUniqueViolation(error)) throw new DomainError('conflict', 'already-proposed')
		throw error
	}
}

/** One that is over makes room for the next; what it was stands in the log. @returns whether there was one */
async function clearOver(
	tx: Tx,
	{ personId, stageKey, requirementId }: { personId: string; stageKey: string; requirementId: string },
	now: Date,
): Promise<boolean> {
	const was = await tx.waiver.findUnique({
		where: { personId_stageKey_requirementId: { personId, stageKey, requirementId } },
		select: { id: true, agreedAt: true, expiresAt: true, reason: true },
	})
	if (!was || !isOver(was, await listLeaves(tx, personId), now)) return false
	await tx.waiver.deleteMany({ where: { id: was.id } })
	return true
}

/** @throws DomainError 'conflict' (why: AgreeRefusal) */
async function checkAgrees(
	tx: Tx,
	{
		personId,
		stageKey,
		facilitatorId,
		proposedById,
	}: Record<'personId' | 'stageKey' | 'facilitatorId' | 'proposedById', string>,
	now: Date,
): Promise<void> {
	const facilitator = await findFacilitator(tx, facilitatorId)
	if (!facilitator) throw new DomainError('conflict', 'not-facilitator')
	const inReportingLine = await inSameLine(tx, facilitatorId, personId)
	const verdict = mayAgreeToWaiver(factsOf(facilitator, { personId, stageKey, proposedById, inReportingLine }), now)
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
}

function factsOf(
	facilitator: Facilitator,
	about: { personId: string; stageKey: string; proposedById: string; inReportingLine: boolean },
) {
	return {
		isOwn: facilitator.id === about.personId,
		proposes: facilitator.id === about.proposedById,
		closedAccount: facilitator.closedAccount,
		roles: facilitator.roles,
		held: heldFor(facilitator, about.stageKey),
		inReportingLine: about.inReportingLine,
	}
}

/** Whom an admin may ask about a waiver for somebody, and who of the facilitators may not be asked, with the reason. */
export async function listWaiverChoices(
	db: Db,
	about: { personId: string; stageKey: string; proposedById: string },
	now: Date,
): Promise<WaiverChoices> {
	const people = (await listFacilitators(db)).filter(
		({ id, roles }) => roles.includes('facilitator') && id !== about.personId && id !== about.proposedById,
	)
	const kin = await listInLineWith(
		db,
		about.personId,
		people.map(({ id }) => id),
	)
	const choices: WaiverChoices = { may: [], closed: [] }
	for (const person of people) {
		const { id, name } = person
		const verdict = mayAgreeToWaiver(factsOf(person, { ...about, inReportingLine: kin.includes(id) }), now)
		if (verdict.ok) choices.may.push({ id, name })
		else choices.closed.push({ id, name, note: shortlyNotAgreeing[verdict.why] })
	}
	return choices
}

/**
 * The named facilitator agrees, if they still may: lines and qualifications change meanwhile.
 * @throws DomainError 'not-found' | 'conflict' (why: AgreeRefusal)
 */
export async function agreeToWaiver(db: Db, waiverId: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await tx.waiver.findFirst({
			where: { id: waiverId, facilitatorId: by.id, agreedAt: null },
			select: { personId: true, stageKey: true, facilitatorId: true, proposedById: true },
		})
		if (!asked) throw new DomainError('not-found', 'waiver')
		await checkAgrees(tx, asked, now)
		const { count } = await tx.waiver.updateMany({
			where: { id: waiverId, agreedAt: null },
			data: { agreedAt: now },
		})
		if (count === 0) throw new DomainError('not-found', 'waiver')
		const waiver = await tx.waiver.findUnique({
			where: { id: waiverId },
			select: { personId: true, requirementId: true, reason: true },
		})
		await record(tx, {
			act: 'waiver-agreed',
			actor: by,
			subject: waiver?.personId,
			detail: { requirement: waiver?.requirementId ?? '', kind: kindOf(waiver?.reason ?? '') },
			change: { before: 'proposed', after: 'agreed' },
		})
	})
}

/** Takes a waiver away, agreed to or not. @throws DomainError 'not-found' */
export async function withdrawWaiver(
	db: Db,
	withdrawing: { waiverId: string; personId: string },
	by: Actor,
): Promise<void> {
	await transact(db, async (tx) => {
		const where = { id: withdrawing.waiverId, personId: withdrawing.personId }
		const waiver = await tx.waiver.findFirst({ where, select: { requirementId: true, reason: true, agreedAt: true } })
		const { count } = await tx.waiver.deleteMany({ where })
		if (count === 0 || !waiver) throw new DomainError('not-found', 'waiver')
		await record(tx, {
			act: 'waiver-withdrawn',
			actor: by,
			subject: withdrawing.personId,
			detail: { requirement: waiver.requirementId, kind: kindOf(waiver.reason) },
			change: { before: waiver.agreedAt ? 'agreed' : 'proposed', after: 'none' },
		})
	})
}

/** Prior experience shows something; a waiver sets it aside. Why stays out of the log: it may be an illness. */
const kindOf = (reason: string) => (reason === EQUAL_PROGRAM ? 'prior experience' : 'waiver')

export async function listWaiversToAgree(db: Db, facilitatorId: string) {
	return db.waiver.findMany({
		where: { facilitatorId, agreedAt: null },
		select: {
			id: true,
			requirementId: true,
			reason: true,
			stageKey: true,
			expiresAt: true,
			personId: true,
			person: { select: { name: true } },
		},
		orderBy: { createdAt: 'asc' },
	})
}

export async function listWaivers(db: Db, personId: string, stageKey: string) {
	return db.waiver.findMany({
		where: { personId, stageKey },
		select: { id: true, requirementId: true, reason: true, expiresAt: true, agreedAt: true, facilitatorId: true },
		orderBy: { createdAt: 'asc' },
	})
}
