import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { show } from '~/domain/room/news'
import { newRoom } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { aSetup, CREW, play, seat } from '../support/rooms'

const begun = play(newRoom(aSetup()), [['lena', { type: 'start-phase', to: 0, from: 0 }]])
const aloud = { type: 'note-aside', text: 'canary-of-the-lead' } as const
const own = { type: 'note-aside', text: 'canary-of-the-observer' } as const

describe('beside the room', () => {
	test('what the lead thinks aloud reaches who observes and who leads, and no participant in view or news', () => {
		const decision = decide(begun, aloud, seat('lena'))
		if ('refused' in decision) throw new Error(decision.refused)
		const after = evolve(begun, decision.event)
		for (const { personId, part } of CREW) {
			const hears = part !== 'participant'
			expect(JSON.stringify(view(after, personId)).includes('canary')).toBe(hears)
			expect(JSON.stringify(show(after, decision.event, personId)).includes('canary')).toBe(hears)
		}
	})

	test('what an observer notes is theirs alone, the lead included', () => {
		const after = play(begun, [['oba', own]])
		for (const { personId } of CREW)
			expect(JSON.stringify(view(after, personId)).includes('canary')).toBe(personId === 'oba')
	})

	test('nobody who comes to observe later reads what was said before', () => {
		const after = play(begun, [['lena', aloud]])
		expect(view(after, 'olga').margin).toEqual([])
	})

	test('notes say in which phase they were written', () => {
		const after = play(begun, [
			['lena', { type: 'start-phase', to: 4, from: 1 }],
			['cole', aloud],
		])
		expect(view(after, 'oba').margin).toMatchObject([{ at: 4, byId: 'cole', isAloud: true }])
	})

	test.each([
		['a participant', begun, 'ada', 'not-lead'],
		['the lead before it begins', newRoom(aSetup()), 'lena', 'not-started'],
	] as const)('%s notes nothing there', (_who, room, who, why) => {
		expect(decide(room, aloud, seat(who))).toEqual({ refused: why })
	})
})
