import type { Requirement } from '../program/frontmatter'
import type { Evidence, Judgement, RequirementResult } from './evidence'
import { judgeActivities } from './judge-activities'
import { judgeCase, judgeContribution } from './judge-cases'
import { judgeAssessment, judgeCheck, judgeModules, judgeSessions, TEXT_OWED } from './judge-learning'
import { judgeConflicts, judgeFigures, judgePairing, judgeStatement } from './judge-others'
import { judgeCommitments, judgePractice, judgeRetrospective, judgeSimulations } from './judge-practice'
import { judgeAnyOf } from './judge-routes'
import { EQUAL_PROGRAM, isOwnersAlone } from './kinds'
import { goneKindsOf, titleOf } from './titles'
import { endOfWaiver } from './waiver'

/**
 * The requirements evaluator: what a stage asks, what a person has shown, what is left. Pure, from `program.yaml`.
 * Nothing here ever says "failed" (docs/decisions/0010), and a kind that is not built yet is never passed in silence.
 */
export function evaluate(requirements: Requirement[], evidence: Evidence, now: Date): RequirementResult[] {
	return requirements.map((requirement) => {
		const base = { id: requirement.id, kind: requirement.kind, title: titleOf(requirement) }
		const waiver = evidence.waivers.find(
			(each) =>
				each.requirementId === requirement.id && each.agreedAt !== null && endOfWaiver(each, evidence.leaves) > now,
		)
		if (requirement.status === 'planned')
			return { ...base, state: 'planned', short: 'not built yet', evidence: [], left: null, metAt: null }
		const judged = goneKindsOf(requirement).length > 0 ? notJudged : judge(requirement, evidence)
		const certificate = requirement.kind === 'modules' ? findEqual(requirement.id, evidence) : undefined
		if (judged.state !== 'met' && certificate) return { ...base, ...shownByCertificate, metAt: certificate.agreedAt }
		if (judged.state !== 'met' && waiver && requirement.kind !== 'assessment') {
			return {
				...base,
				...judged,
				state: 'waived',
				short: 'waived',
				left: null,
				evidence: [`Waived: ${waiver.reason}`],
				metAt: waiver.agreedAt,
			}
		}
		return { ...base, ...judged }
	})
}

/**
 * Passed in silence it would certify people, and taken out it would, too. Of ways of which one is gone nobody is judged by the
 * others: who turned alone would have taken that one.
 */
const notJudged: Judgement = {
	state: 'open',
	short: 'not judged',
	evidence: [],
	left: 'Nothing judges this any more. Ask an admin.',
	metAt: null,
}

/** It shows something, and so has no end. */
function findEqual(id: string, { waivers }: Evidence) {
	return waivers.find((each) => each.requirementId === id && each.reason === EQUAL_PROGRAM && each.agreedAt !== null)
}

const shownByCertificate: Omit<Judgement, 'metAt'> = {
	state: 'met',
	short: 'by certificate',
	evidence: ['Prior experience: the certificate of an equal program, agreed by an admin and a facilitator'],
	left: null,
}

/**
 * What admins and facilitators see of it. A count that grows, or a date, beside a casebook that everybody reads would say
 * who wrote what.
 */
export function asSeenByOthers(results: RequirementResult[]): RequirementResult[] {
	return results.map((result) => {
		if (result.kind === 'sessions')
			return { ...result, evidence: result.evidence.map((said) => said.replace(TEXT_OWED, ', not counted yet')) }
		if (!isOwnersAlone(result.kind) || result.state === 'planned' || result.state === 'waived') return result
		const state = isPrivateOnceBegun(result.kind) && result.state === 'in-progress' ? 'open' : result.state
		return { ...result, state, short: stateShorts[state], evidence: [], left: null, metAt: null }
	})
}

/**
 * Of routes not even that one is begun: a round that did not confirm would show in it. Nor of watching and being watched: a
 * conversation that was scored is one of these, and begun beside others' views that are met it would say which route it was.
 */
const isPrivateOnceBegun = (kind: RequirementResult['kind']) => kind === 'anyOf' || kind === 'pairing'

/** What leads of a cohort see of it: the state of each, of no kind how far, when, by what or why not. */
export function asSeenByLeads(results: RequirementResult[]): RequirementResult[] {
	return asSeenByOthers(results).map((result) => {
		const short = result.state === 'planned' ? result.short : stateShorts[result.state]
		return { ...result, short, evidence: [], left: null, metAt: null }
	})
}

const stateShorts = { met: 'met', 'in-progress': 'in progress', open: 'open', waived: 'waived' } as const

/** Ready when every requirement that can count is met or waived; planned ones are the caller's to refuse or to say. */
export function isReady(results: RequirementResult[]): boolean {
	const counted = results.filter((result) => result.state !== 'planned')
	return counted.length > 0 && counted.every((result) => result.state === 'met' || result.state === 'waived')
}

export function hasPlanned(results: RequirementResult[]): boolean {
	return results.some((result) => result.state === 'planned')
}

function judge(requirement: Requirement, evidence: Evidence): Judgement {
	switch (requirement.kind) {
		case 'modules':
			return judgeModules(requirement, evidence)
		case 'check':
			return judgeCheck(requirement, evidence)
		case 'sessions':
			return judgeSessions(requirement, evidence)
		case 'commitments':
			return judgeCommitments(requirement.closed, evidence)
		case 'case':
			return judgeCase(requirement, evidence)
		case 'contribution':
			return judgeContribution(requirement, evidence)
		case 'retrospective':
			return judgeRetrospective(requirement, evidence)
		case 'practice':
			return judgePractice(requirement, evidence)
		case 'simulation':
			return judgeSimulations(requirement.finished, evidence)
		case 'pairing':
			return judgePairing(requirement, evidence)
		case 'anyOf':
			return judgeAnyOf(requirement, evidence, judge)
		case 'figures':
			return judgeFigures(requirement, evidence)
		case 'conflicts':
			return judgeConflicts(requirement, evidence)
		case 'activities':
			return judgeActivities(requirement, evidence)
		case 'statement':
			return judgeStatement(requirement, evidence)
		case 'assessment':
			return judgeAssessment(requirement, evidence)
	}
}
