import fc from 'fast-check'
import { expect } from 'vitest'
import { nameAssessor, releaseAssessor, standBack, takeWork } from '~/domain/assessment/assign.server'
import { openMoreTries, startAttempt, submitAttempt } from '~/domain/assessment/attempts.server'
import type { Drawn } from '~/domain/assessment/check'
import { handInScores, keepScores } from '~/domain/assessment/scoring.server'
import { listFeedback } from '~/domain/assessment/sheets.server'
import { appeal, handIn } from '~/domain/assessment/submissions.server'
import { nameMentor } from '~/domain/assessment/ties.server'
import { releaseNewKin } from '~/domain/assessment/too-close.server'
import { issueCertification, revokeCertification } from '~/domain/certification/issue.server'
import type { Issuer } from '~/domain/credential/issuer.server'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { aBank, answersTo, rubric, scores } from './assessment'
import { rules } from './evidence'
import type { PersonMade } from './people'
import { type Seen, whatIsForbidden } from './proof-forbidden'
import { aStage, contentOf, STAGE_KEY } from './stages-taken'

/** People of one cohort who lack a check and a text, and whoever may judge them; the second of them is a facilitator, too. */
export type ProofWorld = {
	db: Db
	issuer: Issuer
	cohortId: string
	learners: readonly PersonMade[]
	assessors: readonly PersonMade[]
	admin: PersonMade
	seen: Seen
	/** Of each kind of step how often it was not refused */
	done: Map<string, number>
}

/** What time it is: all else is in the database. */
export type ProofModel = { nowMs: number }
type Place = { who: number; by: number; chance: number }
type At = ProofWorld & { learner: PersonMade; assessor: PersonMade; chance: number; now: Date }

const HOUR_MS = 3_600_000
const stage = aStage()
const content = contentOf(stage)
const judged = { ...content, assessors: 2 }
const check = { rule: rules.check, bank: aBank() }
const TEXT = Array.from({ length: 450 }, () => 'word').join(' ')
const LINES = ['3 3 2 2', '4 3 3 2', '2 3 2 2', '3 2 2 2', '4 4 4 4', '1 3 2 2']

const ofLevel = ({ learner }: At) => ({ personId: learner.id, stageKey: STAGE_KEY })
const lastWork = async (at: At) =>
	(await at.db.submission.findFirst({ where: ofLevel(at), orderBy: { createdAt: 'desc' } }))?.id ?? ''
const sheetOf = async (at: At) =>
	(
		await at.db.scoreSheet.findFirst({
			where: { assessorId: at.assessor.id, submission: ofLevel(at) },
			orderBy: { assignedAt: 'desc' },
		})
	)?.id ?? ''
const openTry = async (at: At) => at.db.checkAttempt.findFirst({ where: ofLevel(at), orderBy: { startedAt: 'desc' } })
const given = async (at: At) => ({
	sheetId: await sheetOf(at),
	assessorId: at.assessor.id,
	scores: scores(LINES[at.chance % LINES.length] ?? ''),
	comment: 'Because.',
})

/** What anybody can try at any moment, in any order. */
const STEPS: Record<string, (at: At) => Promise<unknown>> = {
	'hand in': (at) => handIn(at.db, ofLevel(at), TEXT, { rule: rules.scenario, rubric, cohortId: at.cohortId }, at.now),
	take: async (at) => takeWork(at.db, await lastWork(at), content, at.assessor, at.now),
	name: async (at) =>
		nameAssessor(at.db, { submissionId: await lastWork(at), assessorId: at.assessor.id }, judged, at.admin, at.now),
	score: async (at) => {
		await handInScores(at.db, await given(at), judged, at.assessor, at.now)
		await expectFarEnough(at)
	},
	keep: async (at) => keepScores(at.db, await given(at)),
	'take off': async (at) =>
		releaseAssessor(at.db, { submissionId: await lastWork(at), assessorId: at.assessor.id }, at.admin, at.now),
	'stand back': async (at) => standBack(at.db, await lastWork(at), at.assessor, at.now),
	appeal: async (at) =>
		appeal(
			at.db,
			{ ...ofLevel(at), requirementId: rules.scenario.id, submissionId: await lastWork(at) },
			at.learner,
			at.now,
		),
	'begin a check': (at) => startAttempt(at.db, ofLevel(at), check, at.now),
	'hand in a check': async (at) => {
		const open = await openTry(at)
		const answers = answersTo(check.bank, (open?.drawn ?? []) as Drawn[], at.chance % 3 === 0 ? 12 : 11)
		await submitAttempt(at.db, { ...ofLevel(at), attemptId: open?.id ?? '' }, answers, check, at.now, true)
	},
	'open more tries': (at) => openMoreTries(at.db, ofLevel(at), check.rule, at.assessor, at.now),
	'change managers': (at) => {
		const managerId = at.chance % 2 === 0 && at.learner.id !== at.assessor.id ? at.assessor.id : null
		return at.db.person.update({ where: { id: at.learner.id }, data: { managerId } })
	},
	'name a mentor': (at) => nameMentor(at.db, at.learner, at.assessor.email, at.now),
	'pass an hour': (at) => releaseNewKin(at.db, at.now),
	issue: (at) =>
		issueCertification(
			at.db,
			at.issuer,
			{ personId: at.learner.id, cohortId: at.cohortId, stage },
			at.chance % 5 === 0 ? at.learner : at.admin,
			at.now,
		),
	revoke: async (at) => {
		const held = await at.db.certification.findFirst({ where: ofLevel(at), orderBy: { issuedAt: 'desc' } })
		await revokeCertification(at.db, at.issuer, { number: held?.number ?? '', reason: 'A test' }, at.admin, at.now)
	},
}
export const PROOF_STEPS = Object.keys(STEPS)

/** Steps that are mostly about somebody who reads the work, so that they are not nearly always about nobody. */
const ABOUT_READERS = ['score', 'keep', 'take off', 'change managers', 'name a mentor']

/** One of those who read what a learner handed in last. */
async function findReader({ db, assessors }: ProofWorld, learner: PersonMade, chance: number) {
	const work = await db.submission.findFirst({
		where: { personId: learner.id },
		orderBy: { createdAt: 'desc' },
		select: { sheets: { select: { assessorId: true }, orderBy: { id: 'asc' } } },
	})
	const readers = work?.sheets ?? []
	return assessors.find(({ id }) => id === readers[chance % readers.length]?.assessorId)
}

/** Plainly, beside the rule itself: neither leads the other, and nobody named one of them the mentor of the other. */
async function expectFarEnough({ db, learner, assessor }: At): Promise<void> {
	const ids = [learner.id, assessor.id]
	const led = await db.person.count({ where: { id: { in: ids }, managerId: { in: ids } } })
	const tied = await db.assessorTie.count({ where: { learnerId: { in: ids }, assessorId: { in: ids } } })
	expect({ led, tied, own: learner.id === assessor.id }).toEqual({ led: 0, tied: 0, own: false })
}

/** An author hears of scores once it is decided. */
async function expectNothingTold({ db }: ProofWorld, learner: PersonMade): Promise<void> {
	const open = await db.submission.findMany({ where: { personId: learner.id, decision: null, round: 1 } })
	const ids = open.map(({ id }) => id)
	expect([...(await listFeedback(db, ids, learner.id)).values()].flat()).toEqual([])
}

/** Where sequences begin: what seldom comes about by chance is led up to by steps that must not be refused. */
export const BEGINNINGS = ['work just handed in', 'two assessors who are apart'] as const

/** Both have handed in, so that most steps are about something. Of two who are apart, one waits for a third, one has a third. */
export async function beginProof(world: ProofWorld, now: Date, from: (typeof BEGINNINGS)[number]): Promise<void> {
	const [lead, , arjun, grace] = world.assessors
	for (const [index, learner] of world.learners.entries()) {
		const step = (says: string, assessor = learner, chance = 0) =>
			STEPS[says]?.({ ...world, learner, assessor, chance, now })
		await step('hand in')
		if (from === 'work just handed in') continue
		for (const [assessor, line] of [
			[lead, '3 3 2 2'],
			[arjun, '1 3 2 2'],
		] as const) {
			await step('name', assessor)
			await step('score', assessor, LINES.indexOf(line))
		}
		if (index > 0) await step('name', grace)
	}
	expect(await whatIsForbidden(world.db, world.learners, world.seen)).toEqual([])
}

/** One step, refused or not: after it nothing is there that must not be. */
class ProofStep implements fc.AsyncCommand<ProofModel, ProofWorld> {
	constructor(
		readonly says: string,
		readonly place: Place,
	) {}

	check() {
		return true
	}

	async run(model: ProofModel, world: ProofWorld) {
		const { who, by, chance } = this.place
		const [learner, anybody] = [world.learners[who], world.assessors[by]]
		if (!learner || !anybody) throw new Error('there is nobody there')
		const aims = ABOUT_READERS.includes(this.says) && chance % 4 > 0
		const assessor = (aims ? await findReader(world, learner, chance) : undefined) ?? anybody
		model.nowMs += (chance % 6 === 0 ? 50 : 1) * HOUR_MS
		try {
			await STEPS[this.says]?.({ ...world, learner, assessor, chance, now: new Date(model.nowMs) })
			world.done.set(this.says, (world.done.get(this.says) ?? 0) + 1)
		} catch (error) {
			if (!isDomainError(error)) throw error
			// Only who came too close is refused and released; whatever else a refusal changed is found after the next step.
			if (error.why !== 'too-close') return
		}
		expect(await whatIsForbidden(world.db, world.learners, world.seen)).toEqual([])
		if (['score', 'keep'].includes(this.says)) await expectNothingTold(world, learner)
	}

	toString() {
		return `${this.says} (${this.place.who}, ${this.place.by}, ${this.place.chance})`
	}
}

/** Steps that lead on come more often than those that end things. */
const OFTEN = ['take', 'name', 'score', 'score', 'begin a check', 'begin a check', 'hand in a check', 'issue']

export function proofCommands(learners: number, assessors: number) {
	const place = fc.record({
		who: fc.nat(learners - 1),
		by: fc.nat(assessors - 1),
		chance: fc.nat(59),
	})
	return [...PROOF_STEPS, ...OFTEN, ...OFTEN].map((says) => place.map((at) => new ProofStep(says, at)))
}
