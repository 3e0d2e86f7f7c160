import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putLetter } from '../notice/outbox.server'
import { endLinksAbout, makeLink } from '../sign-in/links.server'
import { type AgreementState, FORMABLE } from './kinds'

/**
 * What a line manager is asked to agree to: the time that one stage takes one person, for an intake or for a seat of a
 * cohort. Exactly one of the two ids.
 */
export type TimeAsked = { personId: string; stageKey: string; intakeId?: string | null; cohortId?: string | null }

/** To one line manager about one person's time for one thing */
const MOST_LETTERS_A_DAY = 3
const DAY_MS = 86_400_000

function exactly({ personId, stageKey, intakeId = null, cohortId = null }: TimeAsked) {
	return { personId, stageKey, intakeId, cohortId }
}

/**
 * Asks the line manager: one letter with a one-use link that holds 30 days. Asked before, the same manager is left in
 * peace and their word stands, be it still out; whoever manages the person now takes the place of who did. `again` is for
 * an admin who asks once more. Locks the person's row.
 * @returns how it stands; null when the person has no line manager whom one could ask
 */
export async function askForTime(
	tx: Tx,
	about: TimeAsked,
	now: Date,
	said: { again?: boolean } = {},
): Promise<{ id: string; state: AgreementState } | null> {
	await tx.$queryRaw`select 1 from "Person" where id = ${about.personId} for update`
	const person = await tx.person.findUnique({
		where: { id: about.personId },
		select: { manager: { select: { id: true, disabledAt: true } } },
	})
	if (!person) throw new DomainError('not-found', 'person')
	const manager = person.manager?.disabledAt === null ? person.manager : null
	const last = await findTimeAgreement(tx, about)
	if (last?.state === 'agreed') return last
	if (last && last.managerId === manager?.id && !said.again) return last
	await endAsking(tx, about, now)
	if (!manager) return null
	const since = { gt: new Date(now.getTime() - DAY_MS) }
	const today = await tx.timeAgreement.count({ where: { ...exactly(about), managerId: manager.id, askedAt: since } })
	const asked = await tx.timeAgreement.create({
		data: { ...exactly(about), managerId: manager.id, askedAt: now },
		select: { id: true },
	})
	// Taken back and asked again all day long: the question stands on the manager's page, and no more letters come.
	if (today >= MOST_LETTERS_A_DAY && !said.again) return { id: asked.id, state: 'asked' }
	const link = await makeLink(tx, { kind: 'time-agreement', personId: manager.id, subjectId: asked.id, now })
	await putLetter(tx, { letter: 'time-asked', toPersonId: manager.id, linkId: link.id, subjectId: asked.id, now })
	return { id: asked.id, state: 'asked' }
}

/** Takes questions back that nobody has answered: an application withdrawn, an intake cancelled. Their links end. */
export async function endAsking(
	tx: Tx,
	about: TimeAsked | { intakeId: string } | { cohortId: string },
	now: Date,
): Promise<void> {
	const where = 'personId' in about ? exactly(about) : about
	const open = await tx.timeAgreement.findMany({ where: { ...where, state: 'asked' }, select: { id: true } })
	for (const { id } of open) {
		await tx.timeAgreement.updateMany({ where: { id, state: 'asked' }, data: { state: 'withdrawn' } })
		await endLinksAbout(tx, 'time-agreement', id, now)
	}
}

/**
 * People report to somebody else now, or whom they report to can be asked again or no more: what is still out is asked of
 * that one, and the links of the other end. So is what nobody could be asked when it began.
 */
export async function askNewManagers(tx: Tx, personIds: string[], now: Date): Promise<void> {
	const among = { personId: { in: personIds } }
	const open = await tx.timeAgreement.findMany({ where: { ...among, state: 'asked' } })
	for (const about of [...open, ...(await listUnasked(tx, personIds))]) {
		const { personId, stageKey, intakeId, cohortId } = about
		await askForTime(tx, { personId, stageKey, intakeId, cohortId }, now)
	}
}

/** An account was closed or opened again: the people who report to these may have somebody to ask, or nobody any more. */
export async function askReportsOf(tx: Tx, managerIds: string[], now: Date): Promise<void> {
	const reports = await tx.person.findMany({ where: { managerId: { in: managerIds } }, select: { id: true } })
	if (reports.length === 0) return
	await askNewManagers(
		tx,
		reports.map(({ id }) => id),
		now,
	)
}

/** People whose time a line manager is asked for, or would be if they had one; with the address of who manages them. */
export async function listWhoWaits(db: Db | Tx): Promise<{ id: string; managerEmail: string }[]> {
	const people = await db.person.findMany({
		where: {
			OR: [
				{ timeAgreements: { some: { state: 'asked' } } },
				{ seatWishes: { some: { state: 'asked' } } },
				{ applications: { some: { state: 'in', intake: { status: { in: [...FORMABLE] } } } } },
			],
		},
		select: { id: true, manager: { select: { email: true } } },
	})
	return people.map(({ id, manager }) => ({ id, managerEmail: manager?.email ?? '' }))
}

/** Seats and places that wait for a word which nobody was asked for. */
async function listUnasked(tx: Tx, personIds: string[]): Promise<TimeAsked[]> {
	const person = { id: { in: personIds }, disabledAt: null }
	const [wishes, applications, words] = await Promise.all([
		tx.seatWish.findMany({
			where: { person, state: 'asked' },
			select: { personId: true, cohortId: true, cohort: { select: { program: true, stage: true } } },
		}),
		tx.application.findMany({
			where: { person, state: 'in', intake: { status: { in: [...FORMABLE] } } },
			select: { personId: true, intakeId: true, intake: { select: { stageKey: true } } },
		}),
		tx.timeAgreement.findMany({
			where: { personId: { in: personIds }, state: { not: 'withdrawn' } },
			select: { personId: true, intakeId: true, cohortId: true },
		}),
	])
	const waiting = [
		...wishes.map(({ cohort, ...wish }) => ({
			...wish,
			intakeId: null,
			stageKey: `${cohort.program}/${cohort.stage}`,
		})),
		...applications.map(({ intake, ...place }) => ({ ...place, ...intake, cohortId: null })),
	]
	return waiting.filter(
		(about) =>
			!words.some(
				(word) =>
					word.personId === about.personId && word.intakeId === about.intakeId && word.cohortId === about.cohortId,
			),
	)
}

/** How it stands with what was asked last; null when nobody is asked. */
export async function findTimeAgreement(
	db: Db | Tx,
	about: TimeAsked,
): Promise<{ id: string; state: AgreementState; managerId: string; note: string } | null> {
	const row = await db.timeAgreement.findFirst({
		where: { ...exactly(about), state: { not: 'withdrawn' } },
		orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
		select: { id: true, state: true, managerId: true, note: true },
	})
	return row && { ...row, state: row.state as AgreementState }
}

/** When the line managers were asked whose word seats of a cohort wait for, by person; only those who can still answer. */
export async function listOpenQuestions(db: Db | Tx, cohortId: string, personId?: string): Promise<Map<string, Date>> {
	const rows = await db.timeAgreement.findMany({
		where: { cohortId, personId, state: 'asked', manager: { disabledAt: null } },
		select: { personId: true, managerId: true, askedAt: true, person: { select: { managerId: true } } },
	})
	return new Map(rows.filter((row) => row.managerId === row.person.managerId).map((row) => [row.personId, row.askedAt]))
}

export type ManagersWord = {
	state: Exclude<AgreementState, 'withdrawn'>
	manager: string
	note: string
	askedAt: Date
	answeredAt: Date | null
}

/** The line managers' words for an intake, by person: the last one of each. Who is not in the map: nobody is asked. */
export async function listManagersWords(
	db: Db | Tx,
	intakeId: string,
	personId?: string,
): Promise<Map<string, ManagersWord>> {
	const rows = await db.timeAgreement.findMany({
		where: { intakeId, personId, state: { not: 'withdrawn' } },
		orderBy: [{ askedAt: 'asc' }, { id: 'desc' }],
		select: {
			personId: true,
			state: true,
			note: true,
			askedAt: true,
			answeredAt: true,
			manager: { select: { name: true } },
		},
	})
	return new Map(
		rows.map(({ personId, manager, state, ...rest }) => [
			personId,
			{ ...rest, manager: manager.name, state: state as ManagersWord['state'] },
		]),
	)
}
