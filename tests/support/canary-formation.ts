import type { Db } from '~/domain/db'
import { usualSettings } from '~/domain/formation/kinds'
import type { Canaries } from './canaries'
import { STAGE_KEY } from './canary-cohort'
import { someone } from './canary-people'
import { qualify } from './qualifications'

type Base = { db: Db; canaries: Canaries; passwordHash: string }

/** Two intakes of an admin: one with a proposal ready to publish, one whose cohorts are being searched for. */
export async function aCanaryFormation(base: Base) {
	const { db, canaries } = base
	const lead = await someone(base, 'who is to lead what is proposed', { crew: [], roles: ['facilitator'] })
	await qualify(db, lead.id, STAGE_KEY)
	const people: string[] = []
	for (let index = 0; index < usualSettings.fewest; index++)
		people.push((await someone(base, `who is placed, ${index}`, { crew: [], roles: ['learner'] })).id)
	const proposed = await anIntake(base, 'with a proposal', people)
	const proposal = { groups: [{ key: 'A', leadId: lead.id, people }], pinned: [people[0] ?? ''], before: null }
	await db.formation.create({
		data: {
			intakeId: proposed,
			state: 'proposed',
			settings: usualSettings,
			proposal: { ...proposal, before: { groups: proposal.groups, pinned: [] } },
			startedById: '',
			startedAt: new Date(),
			revision: 1,
		},
	})
	const [one = '', other = ''] = people.toSorted()
	const reason = canaries.plant('why two people are to be together', ['admin'])
	await db.pairWish.create({
		data: { intakeId: proposed, oneId: one, otherId: other, kind: 'together', reason, byId: '' },
	})
	const running = await anIntake(base, 'that is being arranged', people.slice(0, 1))
	await db.formation.create({
		data: {
			intakeId: running,
			state: 'running',
			settings: usualSettings,
			// Heard of so late that no test outlasts it.
			progress: { seenAtMs: Date.now() + 86_400_000 },
			startedById: '',
			startedAt: new Date(),
		},
	})
	return { proposed, running, people, lead: lead.id, pair: { one, other } }
}

async function anIntake({ db, canaries }: Base, which: string, people: string[]): Promise<string> {
	const { id } = await db.intake.create({
		data: {
			name: canaries.plant(`name of the intake ${which}`, ['admin']),
			stageKey: STAGE_KEY,
			status: 'closed',
			opensOn: '2026-11-01',
			closesOn: '2026-12-01',
			startsOn: '2100-01-11',
			capacity: 24,
			applications: { create: people.map((personId) => ({ personId, source: 'assigned' })) },
		},
		select: { id: true },
	})
	return id
}
