import { describe, expect, test } from 'vitest'
import { asSeenByOthers } from '~/domain/certification/requirements'
import {
	mayHandIn,
	mayJudgeText,
	mayRehearse,
	mayReview,
	mayWatch,
	stateOfText,
	versionOf,
} from '~/domain/session/in-writing'
import { rehearsalForm, reviewsForm } from '~/domain/session/in-writing-schema'
import { aStay, judged, nov, rules } from '../support/evidence'

const missed = {
	kind: 'led' as const,
	makeUps: 1,
	isCancelled: false,
	isConfirmed: true,
	isMember: true,
	minutesPresent: 47,
	countsFrom: 48,
}

describe('a session that was missed', () => {
	test.each([
		['is made up for in writing', missed, { ok: true }],
		['not where the rules know no make-up', { ...missed, makeUps: 0 }, { ok: false, why: 'no-make-up' }],
		['not for a make-up session', { ...missed, kind: 'make-up' as const }, { ok: false, why: 'no-make-up' }],
		['not by a guest of that evening', { ...missed, isMember: false }, { ok: false, why: 'not-in-cohort' }],
		['not when it was cancelled', { ...missed, isCancelled: true }, { ok: false, why: 'cancelled' }],
		['not before attendance is confirmed', { ...missed, isConfirmed: false }, { ok: false, why: 'not-confirmed' }],
		['not when it counts already', { ...missed, minutesPresent: 48 }, { ok: false, why: 'not-missed' }],
	])('%s', (_what, facts, verdict) => {
		expect(mayReview(facts)).toEqual(verdict)
	})
})

test('who watches a role-play says so before it begins, and writes after they were there', () => {
	expect(mayWatch({ isRolePlay: true, isAhead: true, watches: false })).toEqual({ ok: true })
	expect(mayWatch({ isRolePlay: true, isAhead: false, watches: true })).toEqual({ ok: false, why: 'begun' })
	const other = { isRolePlay: false, isAhead: true }
	expect(mayWatch({ ...other, watches: false })).toEqual({ ok: false, why: 'no-role-play' })
	expect(mayWatch({ ...other, watches: true })).toEqual({ ok: true })
	const was = { watches: true, isConfirmed: true, minutesPresent: 48, countsFrom: 48 }
	expect(mayRehearse(was)).toEqual({ ok: true })
	expect(mayRehearse({ ...was, watches: false })).toEqual({ ok: false, why: 'not-watching' })
	expect(mayRehearse({ ...was, isConfirmed: false })).toEqual({ ok: false, why: 'not-confirmed' })
	expect(mayRehearse({ ...was, minutesPresent: 47 })).toEqual({ ok: false, why: 'was-not-there' })
})

test('a text is answered while it waits, by who may read all of it, and accepted only whole', () => {
	const waits = { state: 'handed-in' as const, isOpen: true, isWhole: true, isSeen: true }
	expect(mayJudgeText(waits)).toEqual({ ok: true })
	for (const state of ['to-write', 'returned', 'accepted'] as const)
		expect(mayJudgeText({ ...waits, state })).toEqual({ ok: false, why: 'not-waiting' })
	expect(mayJudgeText({ ...waits, isOpen: false })).toEqual({ ok: false, why: 'not-open-to-you' })
	expect(mayJudgeText({ ...waits, isSeen: false })).toEqual({ ok: false, why: 'replaced' })
	expect(mayJudgeText({ ...waits, isWhole: false })).toEqual({ ok: false, why: 'case-went' })
	for (const state of [null, 'to-write', 'handed-in', 'returned'] as const)
		expect(mayHandIn({ state, isSeen: true })).toEqual({ ok: true })
	expect(mayHandIn({ state: 'handed-in', isSeen: false })).toEqual({ ok: false, why: 'waits-already' })
	expect(mayHandIn({ state: 'returned', isSeen: false })).toEqual({ ok: false, why: 'came-back' })
	expect(mayHandIn({ state: 'accepted', isSeen: true })).toEqual({ ok: false, why: 'already-accepted' })
	const never = { handedInAt: null, returnedAt: null, acceptedAt: null }
	expect(stateOfText(never)).toBe('to-write')
	expect(stateOfText({ ...never, handedInAt: nov(1) })).toBe('handed-in')
	expect(stateOfText({ ...never, handedInAt: nov(1), returnedAt: nov(2) })).toBe('returned')
	expect([never, { ...never, handedInAt: nov(1) }].map(versionOf)).toEqual([0, nov(1).getTime()])
	expect(versionOf({ handedInAt: nov(1), returnedAt: nov(2) })).toBe(nov(2).getTime())
	expect(stateOfText({ handedInAt: nov(3), returnedAt: null, acceptedAt: nov(4) })).toBe('accepted')
})

test('the form wants two different cases, and enough words of each', () => {
	const review = (caseId: string, words: number) => ({
		caseId,
		heard: 'word '.repeat(words - 2),
		ask: 'why?',
		suggest: 'listen',
	})
	const saidOf = (reviews: object[]) =>
		reviewsForm.safeParse({ reviews }).error?.issues.map(({ path }) => path.join('.'))
	expect(saidOf([review('a', 150), review('b', 150)])).toBeUndefined()
	expect(saidOf([review('a', 150), review('b', 149)])).toEqual(['reviews.1.suggest'])
	expect(saidOf([review('a', 150), review('a', 150)])).toEqual(['reviews.1.caseId'])
	expect(saidOf([review('a', 150)])).toEqual(['reviews'])
	expect(rehearsalForm.safeParse({ rehearsal: 'word '.repeat(149) }).success).toBe(false)
	expect(rehearsalForm.safeParse({ rehearsal: 'word '.repeat(150) }).data).toMatchObject({ version: 0 })
	expect(rehearsalForm.safeParse({ rehearsal: 'word '.repeat(150), version: '7' }).data).toMatchObject({ version: 7 })
})

describe('for the level', () => {
	const instead = () => ({ ...aStay(0, 9), isMakeUp: true, text: 'instead' as const })
	test('it counts like a make-up elsewhere, and both together no more than once', () => {
		expect(judged(rules.sessions, { sessions: [aStay(60), aStay(60), instead()] }).state).toBe('met')
		const elsewhere = { ...aStay(60, 7), isMakeUp: true }
		const two = judged(rules.sessions, { sessions: [aStay(60), elsewhere, instead()] })
		expect(two).toMatchObject({ state: 'in-progress', short: '2 of 3' })
		expect(two.evidence[2]).toBe('Session of the 9th: in writing, a make-up beyond what counts')
	})

	test('a role-play that was watched counts once its text is accepted', () => {
		const owed = { ...aStay(60), text: 'owed' as const }
		const open = judged(rules.sessions, { sessions: [aStay(60), aStay(60), owed] })
		expect(open).toMatchObject({ state: 'in-progress', short: '2 of 3' })
		expect(open.evidence[2]).toBe('Session of the 5th: 60 of 60 minutes, and a text that is still to come')
		expect(asSeenByOthers([open])[0]?.evidence[2]).toBe('Session of the 5th: 60 of 60 minutes, not counted yet')
		expect(judged(rules.sessions, { sessions: [aStay(60), aStay(60), { ...owed, text: null }] }).state).toBe('met')
	})
})
