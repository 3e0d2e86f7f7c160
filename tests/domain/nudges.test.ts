import { describe, expect, test } from 'vitest'
import { nudgesOf, saidToLead } from '~/domain/room/nudges'
import { phaseOf } from '~/domain/room/phases'
import { newRoom } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import type { Intent, Seat } from '~/domain/room/wire'
import { aFormat, aSetup, play } from '../support/rooms'

const format = aFormat()
const MINUTE_MS = 60_000
const MANY: Seat[] = ['ada', 'ben', 'dan', 'eve', 'fay', 'gus'].map((personId) => ({
	personId,
	name: `${personId[0]?.toUpperCase()}${personId.slice(1)} Last`,
	part: 'participant',
}))

/** A room in its discussion, seen by `who`. */
function led(facts: { who?: string; count?: number; leftMs?: number; acts?: (readonly [string, Intent])[] }) {
	const room = play(newRoom(aSetup({ format })), [
		['lena', { type: 'start-phase', to: format.phases.findIndex(({ kind }) => kind === 'discuss'), from: 0 }],
		...(facts.acts ?? []),
	])
	const people = [{ personId: 'lena', name: 'Lena Lead', part: 'lead' } as const, ...MANY.slice(0, facts.count ?? 2)]
	return {
		view: view(room, facts.who ?? 'lena'),
		phase: phaseOf(room),
		people,
		present: people.map(({ personId }) => personId),
		leftMs: facts.leftMs ?? MINUTE_MS,
	}
}

describe('who was not heard', () => {
	test.each([
		[2, 'Not heard yet: Ada, Ben. An open question does more than a name.'],
		[4, 'Not heard yet: Ada, Ben, Dan, Eve. An open question does more than a name.'],
		[6, 'Six people not heard yet. An open question does more than a name.'],
	])('is named while it is few, and counted beyond: %i', (count, line) => {
		expect(nudgesOf(led({ count }))).toEqual([line])
		const stopped = led({ count, acts: [['ada', { type: 'stop' }]] })
		expect([...nudgesOf(stopped), ...saidToLead(stopped)].join()).not.toMatch(/heard/)
	})

	test('is said once and without a name, whoever speaks up meanwhile', () => {
		const quiet = saidToLead(led({ count: 2 }))
		expect(quiet).toEqual(['', '', '', 'Some were not heard yet. Your bar says more.'])
		expect(saidToLead(led({ count: 2, acts: [['lena', { type: 'call-speaker', personId: 'ada' }]] }))).toEqual(quiet)
		const half = ((format.phases.find(({ kind }) => kind === 'discuss')?.minutes ?? 0) * MINUTE_MS) / 2
		expect(saidToLead(led({ count: 2, leftMs: half }))).toEqual(['', '', '', ''])
		expect(saidToLead(led({ count: 2, leftMs: half - 1 }))).toEqual(quiet)
		const longer = led({ leftMs: half - 1 + 2 * MINUTE_MS, acts: [['lena', { type: 'extend', minutes: 2, from: 1 }]] })
		expect(saidToLead(longer)).toEqual(quiet)
	})
})

const raised: (readonly [string, Intent])[] = [
	['ada', { type: 'raise-hand' }],
	['ben', { type: 'ask-more-time' }],
	['ben', { type: 'raise-hand' }],
]

test('a raised hand and the wish for more time are said to whoever leads, and to nobody else', () => {
	const lines = saidToLead(led({ acts: raised, leftMs: 13 * MINUTE_MS }))
	expect(lines).toEqual(['Hands up: Ada Last and Ben Last.', 'One person asks for more time.', '', ''])
	for (const who of ['ada', 'cole', 'oba']) {
		expect(saidToLead(led({ who, acts: raised })).filter(Boolean)).toEqual([])
		expect(nudgesOf(led({ who, acts: raised }))).toEqual([])
	}
})

test('time that is up is read minute by minute, and said at the first and each fifth', () => {
	const at = (minutes: number) => led({ count: 0, leftMs: -minutes * MINUTE_MS - 1 })
	expect([0, 1, 2, 5].map((minutes) => nudgesOf(at(minutes)).join())).toEqual([
		'',
		'Time has been up for a minute.',
		'Time has been up for two minutes.',
		'Time has been up for five minutes.',
	])
	expect([0, 1, 2, 4, 5, 6].map((minutes) => saidToLead(at(minutes))[2] !== '')).toEqual([
		false,
		true,
		false,
		false,
		true,
		false,
	])
})
