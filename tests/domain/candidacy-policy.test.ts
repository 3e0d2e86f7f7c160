import { describe, expect, test } from 'vitest'
import {
	type CandidacyRefusal,
	candidacyRefusals,
	mayBeLetCoLead,
	mayHandIn,
	mayNominate,
	mayReadSheet,
	mayReadWay,
	maySign,
	mayVouch,
	mayWatch,
} from '~/domain/facilitator/candidacy-policy'
import { rightAnswers } from '~/domain/facilitator/conduct'

const other = { isSelf: false, inLine: false }
const nominates = { ...other, closedAccount: false, isCandidate: false, standing: null }
const watches = { ...other, leadsLevel: true, cancelled: false, ownSeat: 'lead', theirSeat: 'co' } as const
const signs = { ...other, leadsLevel: true, isReady: true, signed: false }
const trains = { decides: true, standing: 'training', isReady: true } as const
const handsIn = {
	...{ ...other, leadsLevel: true, handedIn: false },
	...{ wasHeld: true, heldLead: true, wasWatched: true },
}
const vouches = { ...other, isMentor: true, leadsLevel: false }

describe('on the way of somebody else', () => {
	test.each([
		['a colleague nominates', mayNominate(nominates)],
		['one nominates oneself', mayNominate({ ...nominates, isSelf: true })],
		['somebody whose months are over is nominated again', mayNominate({ ...nominates, standing: 'over' })],
		['a mentor says a word', mayVouch(vouches)],
		['whoever leads the level says a word', mayVouch({ ...vouches, isMentor: false, leadsLevel: true })],
		['an observer of the cohort watches a co-lead', mayWatch({ ...watches, ownSeat: 'observer' })],
		['a peer watches a lead', mayWatch({ ...watches, theirSeat: 'lead' })],
		['a sheet of a session that was held is handed in', mayHandIn(handsIn)],
		['a lead of the level signs', maySign(signs)],
		['somebody in training is let co-lead', mayBeLetCoLead(trains)],
	])('%s', (_what, verdict) => expect(verdict).toEqual({ ok: true }))

	test.each<[string, ReturnType<typeof mayNominate>, CandidacyRefusal]>([
		['a line manager nominates', mayNominate({ ...nominates, inLine: true }), 'own-line'],
		['a closed account is nominated', mayNominate({ ...nominates, closedAccount: true }), 'closed-account'],
		['whoever leads it is nominated', mayNominate({ ...nominates, standing: 'qualified' }), 'holds-it'],
		['whoever pauses is nominated', mayNominate({ ...nominates, standing: 'paused' }), 'holds-it'],
		['a candidate is nominated', mayNominate({ ...nominates, isCandidate: true }), 'nominated-already'],
		['one vouches for oneself', mayVouch({ ...vouches, isSelf: true }), 'yourself'],
		['a mentor of the line vouches', mayVouch({ ...vouches, inLine: true }), 'own-line'],
		['anybody vouches', mayVouch({ ...vouches, isMentor: false }), 'not-a-mentor'],
		['one watches oneself', mayWatch({ ...watches, isSelf: true }), 'yourself'],
		['somebody above them watches', mayWatch({ ...watches, inLine: true }), 'own-line'],
		['somebody who leads other levels watches', mayWatch({ ...watches, leadsLevel: false }), 'not-a-lead'],
		['somebody without a part in the cohort watches', mayWatch({ ...watches, ownSeat: null }), 'not-in-crew'],
		['whoever only watches is watched', mayWatch({ ...watches, theirSeat: 'observer' }), 'not-running-it'],
		['somebody of another cohort is watched', mayWatch({ ...watches, theirSeat: null }), 'not-running-it'],
		['a cancelled session is watched', mayWatch({ ...watches, cancelled: true }), 'cancelled'],
		['a sheet is handed in twice', mayHandIn({ ...handsIn, handedIn: true }), 'handed-in'],
		['a sheet is handed in ahead', mayHandIn({ ...handsIn, wasHeld: false }), 'not-held'],
		['a sheet is about who did not lead', mayHandIn({ ...handsIn, heldLead: false }), 'did-not-lead'],
		['a sheet comes from who was not there', mayHandIn({ ...handsIn, wasWatched: false }), 'not-watched'],
		['a sheet comes from their line by then', mayHandIn({ ...handsIn, inLine: true }), 'own-line'],
		['a sheet comes from who leads it no more', mayHandIn({ ...handsIn, leadsLevel: false }), 'not-a-lead'],
		['one signs for oneself', maySign({ ...signs, isSelf: true }), 'yourself'],
		['somebody above them signs', maySign({ ...signs, inLine: true }), 'own-line'],
		['somebody who leads other levels signs', maySign({ ...signs, leadsLevel: false }), 'not-a-lead'],
		['a lead signs ahead', maySign({ ...signs, isReady: false }), 'steps-left'],
		['a second lead signs', maySign({ ...signs, signed: true }), 'signed-already'],
		['somebody outside training is let co-lead', mayBeLetCoLead({ ...trains, standing: null }), 'not-training'],
		['somebody is let co-lead ahead', mayBeLetCoLead({ ...trains, isReady: false }), 'steps-left'],
		['an admin lets themself co-lead', mayBeLetCoLead({ ...trains, decides: false }), 'yourself'],
	])('never %s', (_what, verdict, why) => {
		expect(verdict).toEqual({ ok: false, why })
		expect(candidacyRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})
})

test.each([
	['they themselves', { isSelf: true }, true],
	['an admin, of their line too', { isAdmin: true, inLine: true }, true],
	['a mentor', { isMentor: true }, true],
	['a lead of the level', { leadsLevel: true }, true],
	['a lead of the level above them', { leadsLevel: true, inLine: true }, false],
	['a mentor above them', { isMentor: true, inLine: true }, false],
	['a colleague', {}, false],
])('%s reads somebody’s way: %s', (_who, said, reads) =>
	expect(mayReadWay({ ...other, isAdmin: false, leadsLevel: false, isMentor: false, ...said })).toBe(reads),
)

test.each([
	['its observer, before it is handed in', { isObserver: true, handedIn: false }, true],
	['whom it is about', { isSelf: true }, true],
	['whom it is about, before it is handed in', { isSelf: true, handedIn: false }, false],
	['an admin', { isAdmin: true }, true],
	['an admin, before it is handed in', { isAdmin: true, handedIn: false }, false],
	['whoever watched them too', { watchedToo: true }, true],
	['anybody else', {}, false],
])('%s reads an observer’s sheet: %s', (_who, said, reads) => {
	const nobody = { isObserver: false, handedIn: true, isSelf: false, isAdmin: false, watchedToo: false }
	expect(mayReadSheet({ ...nobody, ...said })).toBe(reads)
})

describe('questions on conduct', () => {
	const options = [
		{ says: 'Wait', why: 'It is late' },
		{ says: 'Go', why: 'It is right', right: true as const },
	]
	const questions = [
		{ id: 'one', asks: 'When?', options },
		{ id: 'two', asks: 'And then?', options },
	]
	test.each<[string, Record<string, string>, string[]]>([
		['all right', { one: '1', two: '1' }, []],
		['one wrong', { one: '0', two: '1' }, ['Question 1: It is late']],
		['one open', { one: '1' }, ['Question 2: choose an answer.']],
		['nonsense', { one: '7', two: '-1' }, ['Question 1: choose an answer.', 'Question 2: choose an answer.']],
	])('with %s explain %j', (_what, chosen, explained) =>
		expect(rightAnswers(questions, (id) => chosen[id] ?? '')).toEqual({ isRight: explained.length === 0, explained }),
	)
})
