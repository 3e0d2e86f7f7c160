import { record } from '../audit/record.server'
import { addCohort } from '../cohort/create.server'
import { MOST_SEATS } from '../cohort/kinds'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { settleIntake } from '../intake/settle.server'
import { putLetter } from '../notice/outbox.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { transact } from '../transact.server'
import { amongThoseIn, findFormation, getIntakeFacts, readProblem } from './read.server'
import { brokenBy } from './rules'

/**
 * Makes the proposal real, once: cohorts with their leads and people, in one transaction with what everybody is told. The
 * hard rules are asked again, of everything as it stands now.
 * @throws DomainError 'conflict' ('changed-by-another' | 'formed-already' | 'rules-broken' | 'no-cohort') | 'invalid'
 */
export async function publishFormation(
	db: Db,
	programs: Program[],
	asked: { intakeId: string; revision: number; status: 'planned' | 'open' },
	by: { id: string; name: string },
	now: Date,
): Promise<{ cohortIds: string[] }> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Intake" where id = ${asked.intakeId} for update`
		// Whoever is changing the proposal has done so, or waits and is told that it is published.
		await tx.$queryRaw`select 1 from "Formation" where "intakeId" = ${asked.intakeId} order by id for update`
		const intake = await getIntakeFacts(tx, asked.intakeId)
		if (!['open', 'closed'].includes(intake.status)) throw new DomainError('conflict', 'formed-already')
		const { newest, current } = await findFormation(tx, intake.id)
		if (newest?.state === 'running') throw new DomainError('conflict', 'running-already')
		if (!current?.proposal || current.state !== 'proposed' || current.revision !== asked.revision)
			throw new DomainError('conflict', 'changed-by-another')
		const stage = findStageByKey(programs, intake.stageKey)
		if (!stage) throw new DomainError('invalid', 'no-such-stage')
		await lockPeople(current.proposal.groups.flatMap((group) => [...group.people, group.leadId ?? '']))
		const problem = await readProblem(tx, programs, intake, current.settings, now)
		const { groups } = amongThoseIn(problem, current.proposal)
		if (groups.length === 0) throw new DomainError('conflict', 'no-cohort')
		if (brokenBy(problem, { groups }).length > 0) throw new DomainError('conflict', 'rules-broken')

		const cohortIds: string[] = []
		for (const group of groups) {
			const leadId = group.leadId as string
			const lead = await tx.person.findUniqueOrThrow({ where: { id: leadId }, select: { timeZone: true } })
			const { cohortId } = await addCohort(
				tx,
				stage,
				{
					name: `${intake.name}, ${group.key}`,
					seatCount: Math.min(MOST_SEATS, current.settings.most),
					startsOn: intake.startsOn,
					timeZone: lead.timeZone,
					status: asked.status,
					intakeId: intake.id,
				},
				by,
				now,
			)
			await tx.cohortFacilitator.create({ data: { cohortId, personId: leadId, part: 'lead' } })
			await tx.cohortMember.createMany({
				data: group.people.map((personId) => ({ cohortId, personId, joinedAt: now })),
			})
			for (const toPersonId of [leadId, ...group.people])
				await putLetter(tx, { letter: 'cohort-formed', toPersonId, subjectId: cohortId, now })
			cohortIds.push(cohortId)
		}
		const placed = groups.flatMap((group) => group.people)
		const left = problem.people.map(({ id }) => id).filter((id) => !placed.includes(id))
		await settleIntake(tx, intake, { placed, left }, now)
		for (const toPersonId of left) await putLetter(tx, { letter: 'not-placed', toPersonId, subjectId: intake.id, now })
		await tx.formation.update({
			where: { id: current.id },
			data: {
				state: 'published',
				proposal: { ...current.proposal, groups } as unknown as Prisma.InputJsonValue,
				endedAt: now,
			},
		})
		await record(tx, {
			act: 'formation-published',
			actor: by,
			subject: intake.id,
			detail: { intake: intake.name, cohorts: groups.length, placed: placed.length, left: left.length },
		})
		return { cohortIds }

		/** Somebody's load and seats must not change under us: always in the same order, so that two never wait for each other. */
		async function lockPeople(personIds: string[]) {
			await tx.$queryRaw`select 1 from "Person" where id = any(${personIds.filter(Boolean)}) order by id for update`
		}
	})
}

export const publishRefusals = {
	'rules-broken':
		'A rule is broken that holds without exception. Mend it, or let the pair meet with a reason; then publish.',
	'no-cohort': 'There is no cohort in this proposal yet.',
	'no-such-stage': 'The level of this intake is no longer in the program.',
}
