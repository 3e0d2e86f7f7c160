import { randomUUID } from 'node:crypto'
import { recordAll } from '../audit/record.server'
import { giveUpSeats } from '../cohort/give-up-seats.server'
import type { Tx } from '../db'
import { askNewManagers, askReportsOf } from '../intake/agreement.server'
import { endLinksOf } from '../sign-in/links.server'
import type { Entry } from './directory-entry'
import type { Plan } from './import-plan'
import type { Role } from './kinds'

/** Rows a statement: far below what a statement may hold, and few enough to answer others between two. */
const BATCH = 500

type Actor = { id: string; name: string }
type Change = Plan['changed'][number]

/**
 * The lock of every change of roles, and every person as they are: nothing moves between the plan and the writes. What a
 * new manager is asked about is held before the people are, as everywhere (docs/decisions/0002).
 */
export async function lockDirectory(tx: Tx): Promise<void> {
	await tx.$queryRaw`select 1 from "Organization" where id = 1 for update`
	await tx.$queryRaw`select count(*)::int from (select 1 from "Intake" order by id for key share) as locked`
	await tx.$queryRaw`select count(*)::int from (select 1 from "Cohort" order by id for key share) as locked`
	await tx.$queryRaw`select count(*)::int from (select 1 from "Person" order by id for no key update) as locked`
}

/** Writes what a plan says of people, with every letter but invitations. The directory is locked. */
export async function writePlan(tx: Tx, plan: Pick<Plan, 'fresh' | 'changed'>, by: Actor, now: Date): Promise<void> {
	await addPeople(tx, plan.fresh, by, now)
	await updatePeople(tx, plan.changed, now)
	await setManagers(tx, plan, now)
	await changeRoles(tx, plan.changed, by, now)
	await closeAccounts(tx, plan.changed, by, now)
}

export function* batchesOf<Item>(items: readonly Item[]): Generator<Item[]> {
	for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH)
}

/** Without their managers, who may come in a later batch. */
async function addPeople(tx: Tx, fresh: Plan['fresh'], by: Actor, now: Date): Promise<void> {
	for (const batch of batchesOf(fresh)) {
		const people = batch.map(({ entry }) => ({ id: randomUUID(), entry }))
		await tx.person.createMany({
			data: people.map(({ id, entry }) => ({ id, disabledAt: entry.closed ? now : null, ...columnsOf(entry) })),
		})
		await tx.personRole.createMany({
			data: people.flatMap(({ id, entry }) => entry.roles.map((role) => ({ personId: id, role }))),
		})
		// Learners come by the thousand and are counted; any other role says who may do what, so it is named.
		const others = people.filter(({ entry }) => entry.roles.some((role) => role !== 'learner'))
		await recordAll(
			tx,
			others.map(({ id, entry }) => sayRoles(id, [], entry.roles, by)),
		)
	}
}

function sayRoles(personId: string, from: Role[], to: Role[], by: Actor) {
	const detail = { from: from.join(', '), to: to.join(', ') }
	return { act: 'roles-changed' as const, actor: by, subject: personId, detail }
}

function columnsOf(entry: Entry) {
	return {
		email: entry.email,
		name: entry.name,
		calledName: entry.called,
		careerTrack: entry.track,
		careerLevel: entry.level,
		team: entry.team,
		timeZone: entry.zone,
		holidays: entry.holidays,
		workDays: entry.days,
		workFrom: entry.from,
		workTo: entry.to,
		levelSince: entry.since || null,
		mostCohorts: entry.most,
	}
}

async function updatePeople(tx: Tx, changed: Change[], now: Date): Promise<void> {
	for (const batch of batchesOf(changed)) {
		const rows = JSON.stringify(batch.map(({ id, entry }) => ({ id, closed: entry.closed, ...columnsOf(entry) })))
		await tx.$executeRaw`
			update "Person" p set name = v.name, "calledName" = v."calledName", "careerTrack" = v."careerTrack",
				"careerLevel" = v."careerLevel", team = v.team, "timeZone" = v."timeZone", holidays = v.holidays,
				"workDays" = v."workDays", "workFrom" = v."workFrom", "workTo" = v."workTo", "levelSince" = v."levelSince",
				"mostCohorts" = v."mostCohorts",
				"disabledAt" = case when v.closed then coalesce(p."disabledAt", ${now}::timestamptz) end
			from jsonb_to_recordset(${rows}::jsonb) as v(id text, closed boolean, name text, "calledName" text,
				"careerTrack" text, "careerLevel" text, team text, "timeZone" text, holidays text, "workDays" int[],
				"workFrom" text, "workTo" text, "levelSince" text, "mostCohorts" int)
			where p.id = v.id`
	}
}

/** By address: those of new people are known by now. */
async function setManagers(tx: Tx, plan: Pick<Plan, 'fresh' | 'changed'>, now: Date): Promise<void> {
	const moved = plan.changed.filter(({ differences }) => differences.some(({ column }) => column === 'manager'))
	const named = [...plan.fresh.filter(({ entry }) => entry.manager !== ''), ...moved]
	for (const batch of batchesOf(named)) {
		const rows = JSON.stringify(batch.map(({ entry }) => ({ email: entry.email, manager: entry.manager })))
		await tx.$executeRaw`
			update "Person" p set "managerId" = m.id
			from jsonb_to_recordset(${rows}::jsonb) as v(email text, manager text)
			left join "Person" m on m.email = v.manager
			where p.email = v.email`
	}
	for (const batch of batchesOf(moved))
		await askNewManagers(
			tx,
			batch.map(({ id }) => id),
			now,
		)
}

/** Other roles end every sign-in and, with the role, its seats. */
async function changeRoles(tx: Tx, changed: Change[], by: Actor, now: Date): Promise<void> {
	const others = changed.filter(({ differences }) => differences.some(({ column }) => column === 'roles'))
	for (const batch of batchesOf(others)) {
		const personIds = batch.map(({ id }) => id)
		await tx.personRole.deleteMany({ where: { personId: { in: personIds } } })
		await tx.personRole.createMany({
			data: batch.flatMap(({ id, entry }) => entry.roles.map((role) => ({ personId: id, role }))),
		})
		await tx.signIn.deleteMany({ where: { personId: { in: personIds, not: by.id } } })
		await recordAll(
			tx,
			batch.map(({ id, before, entry }) => sayRoles(id, before.roles, entry.roles, by)),
		)
	}
	const leads = (roles: readonly Role[]) => roles.includes('facilitator') || roles.includes('trainee')
	for (const { id, before, entry } of others) if (leads(before.roles)) await giveUpSeats(tx, id, entry.roles, by, now)
}

async function closeAccounts(tx: Tx, changed: Change[], by: Actor, now: Date): Promise<void> {
	const others = changed.filter(({ differences }) => differences.some(({ column }) => column === 'closed'))
	for (const batch of batchesOf(others)) {
		const closed = batch.filter(({ entry }) => entry.closed).map(({ id }) => id)
		await tx.signIn.deleteMany({ where: { personId: { in: closed } } })
		await endLinksOf(tx, closed, now)
		await tx.person.updateMany({ where: { id: { in: closed } }, data: { calendarResets: { increment: 1 } } })
		await askReportsOf(
			tx,
			batch.map(({ id }) => id),
			now,
		)
		await recordAll(
			tx,
			batch.map(({ id, entry }) => ({
				act: entry.closed ? ('person-disabled' as const) : ('person-enabled' as const),
				actor: by,
				subject: id,
			})),
		)
	}
}
