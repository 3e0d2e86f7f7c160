import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counting } from '../support/counting'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { BEGINNINGS, beginProof, PROOF_STEPS, type ProofWorld, proofCommands } from '../support/proof-steps'
import { anAssessorOf, letAssess } from '../support/qualifications'
import { aStage } from '../support/stages-taken'

const db = await useDatabase()
const SEQUENCES = counting(2, 1_000)
const STEPS = 60
const issuer = anIssuer()
const stage = aStage()

test.each(BEGINNINGS)(
	`A4: no order of steps from %s leads to a certificate, a decision or a try that is not deserved, in ${SEQUENCES} sequences`,
	async (from) => {
		await anOrganization(db)
		const done: ProofWorld['done'] = new Map()
		await fc.assert(
			fc.asyncProperty(fc.commands(proofCommands(2, 4), { maxCommands: STEPS, size: 'max' }), async (commands) => {
				const real = await afresh(done, from)
				await fc.asyncModelRun(() => ({ model: { nowMs: now.getTime() }, real }), commands)
			}),
			{ numRuns: SEQUENCES, unbiased: true },
		)
		if (SEQUENCES >= 1_000) for (const says of PROOF_STEPS) expect(done.get(says) ?? 0, says).toBeGreaterThan(0)
	},
	3_600_000,
)

/** A cohort of its own for each sequence: two who lack a check and a text, and four who may judge, one of the two among them. */
async function afresh(done: ProofWorld['done'], from: (typeof BEGINNINGS)[number]): Promise<ProofWorld> {
	const world = await aTakenCohort(db, stage)
	const deeds = ['modules', 'sessions', 'tries'] as const
	const ines = await aMember(db, stage, world, { name: 'Inês Carvalho', deeds: [...deeds] })
	const otto = await aMember(db, stage, world, { name: 'Otto Lind', deeds: [...deeds] })
	for (const { id } of [world.lead, otto]) await letAssess(db, id)
	const others = []
	for (const name of ['Arjun Menon', 'Grace Whitfield']) others.push(await anAssessorOf(db, name))
	const real: ProofWorld = {
		...{ db, issuer, done, cohortId: world.cohort.id, admin: await anAdmin(db) },
		learners: [ines, otto],
		assessors: [world.lead, otto, ...others],
		seen: { scores: new Map(), decisions: new Map() },
	}
	await beginProof(real, now, from)
	return real
}
