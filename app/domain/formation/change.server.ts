import { record } from '../audit/record.server'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { Group, Proposal } from './kinds'
import { toFormation } from './read.server'

type Actor = { id: string; name: string }

export type Change =
	/** To no cohort: '' */
	| { kind: 'move'; moves: { person: string; to: string }[] }
	| { kind: 'pin'; person: string }
	| { kind: 'unpin'; person: string }
	| { kind: 'lead'; group: string; leadId: string }
	| { kind: 'undo' }

/** The proposal after a change; null when it asks for a cohort that is not there. Pure: the browser could do the same. */
export function changed(proposal: Proposal, change: Change): Proposal | null {
	const before = { groups: proposal.groups, pinned: proposal.pinned }
	switch (change.kind) {
		case 'move': {
			let groups = proposal.groups
			for (const { person, to } of change.moves) {
				if (to !== '' && !groups.some((group) => group.key === to)) return null
				groups = groups.map((group): Group => {
					const others = group.people.filter((id) => id !== person)
					return { ...group, people: group.key === to ? [...others, person].sort() : others }
				})
			}
			return { ...proposal, groups, before }
		}
		case 'pin':
			return { ...proposal, pinned: [...new Set([...proposal.pinned, change.person])].sort(), before }
		case 'unpin':
			return { ...proposal, pinned: proposal.pinned.filter((id) => id !== change.person), before }
		case 'lead': {
			if (!proposal.groups.some((group) => group.key === change.group)) return null
			const groups = proposal.groups.map((group) =>
				group.key === change.group ? { ...group, leadId: change.leadId } : group,
			)
			return { ...proposal, groups, before }
		}
		case 'undo':
			return proposal.before ? { ...proposal.before, before: null } : null
	}
}

/**
 * Changes the proposal as somebody saw it: whoever looks at an older one is told, and nothing of theirs is done.
 * @throws DomainError 'not-found' | 'conflict' ('changed-by-another' | 'nothing-to-undo' | 'no-such-place' | 'not-in')
 */
export async function changeProposal(
	db: Db,
	at: { intakeId: string; revision: number },
	change: Change,
	by: Actor,
): Promise<void> {
	await transact(db, async (tx) => {
		const [locked] = await tx.$queryRaw<{ id: string }[]>`
			select id from "Formation" where "intakeId" = ${at.intakeId} and state = 'proposed'
			order by "startedAt" desc, id desc limit 1 for update`
		const row = locked && (await tx.formation.findUnique({ where: { id: locked.id } }))
		if (!row) throw new DomainError('not-found', 'formation')
		const { proposal, revision } = toFormation(row)
		if (!proposal || revision !== at.revision) throw new DomainError('conflict', 'changed-by-another')
		const people =
			change.kind === 'move' ? change.moves.map(({ person }) => person) : 'person' in change ? [change.person] : []
		const known = await tx.application.count({
			where: { intakeId: at.intakeId, state: 'in', personId: { in: people } },
		})
		if (known !== new Set(people).size) throw new DomainError('conflict', 'not-in')
		if (change.kind === 'lead' && (await tx.qualification.count({ where: { personId: change.leadId } })) === 0)
			throw new DomainError('conflict', 'no-such-place')
		const next = changed(proposal, change)
		if (!next) throw new DomainError('conflict', change.kind === 'undo' ? 'nothing-to-undo' : 'no-such-place')
		await tx.formation.update({
			where: { id: row.id },
			data: { proposal: next as unknown as Prisma.InputJsonValue, revision: { increment: 1 } },
		})
		const subject = people[0] ?? (change.kind === 'lead' ? change.leadId : at.intakeId)
		await record(tx, { act: 'formation-changed', actor: by, subject, detail: { what: change.kind } })
	})
}

export const changeRefusals = {
	'changed-by-another':
		'Somebody else changed this proposal meanwhile. You see it as it is now; your change was not made.',
	'nothing-to-undo': 'There is nothing left to undo.',
	'no-such-place': 'That cohort or lead is not there any more. You see the proposal as it is now.',
	'not-in': 'That person is no longer in this intake. You see the proposal as it is now.',
	'running-already': 'Cohorts are being arranged already. Wait for it, or end it.',
	'formed-already': 'The cohorts of this intake are published already.',
	'nobody-in': 'Nobody is in this intake yet. There is nobody to arrange.',
	'nobody-leads':
		'Nobody is qualified to lead this level, so no cohort can be formed. Give somebody the level under Facilitators, then come back.',
	'not-running': 'It has ended already. This is what it found.',
}
