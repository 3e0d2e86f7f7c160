import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve, fold } from '~/domain/room/evolve'
import { applyFacts } from '~/domain/room/facts'
import { show } from '~/domain/room/news'
import { phaseOf } from '~/domain/room/phases'
import { newRoom, type Room, type RoomEvent } from '~/domain/room/room'
import { type RoomView, view } from '~/domain/room/view'
import { counting, runs } from '../support/counting'
import { aFormat, aSetup, CREW, seat } from '../support/rooms'

describe('for any course of a room', () => {
	const people = CREW.map((each) => each.personId)
	const columnsAt = (room: Room) => {
		const phase = phaseOf(room)
		return phase?.kind === 'write' ? phase.columns.slice(0, 2).map(({ id }) => id) : ['goal']
	}
	const anyIntent = (room: Room) => {
		const slips = room.slips.map((slip) => slip.id)
		const someSlip = fc.constantFrom(...(slips.length > 0 ? slips : ['none']))
		const version = room.phase.version
		return fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record({
					type: fc.constant('start-phase' as const),
					to: fc.nat({ max: room.format.phases.length - 1 }),
					from: fc.constant(version),
				}),
			},
			{
				weight: 8,
				arbitrary: fc.record({
					type: fc.constant('add-slip' as const),
					column: fc.constantFrom(...columnsAt(room)),
					text: fc.string({ minLength: 1, maxLength: 8 }),
				}),
			},
			{
				weight: 3,
				arbitrary: fc.record({
					type: fc.constant('edit-slip' as const),
					slipId: someSlip,
					text: fc.string({ minLength: 1, maxLength: 8 }),
				}),
			},
			{ weight: 2, arbitrary: fc.record({ type: fc.constant('delete-slip' as const), slipId: someSlip }) },
			{ weight: 1, arbitrary: fc.record({ type: fc.constant('remove-slip' as const), slipId: someSlip }) },
			{ weight: 5, arbitrary: fc.record({ type: fc.constant('vote' as const), slipId: someSlip }) },
			{ weight: 2, arbitrary: fc.record({ type: fc.constant('unvote' as const), slipId: someSlip }) },
			{
				weight: 6,
				arbitrary: fc.record({ type: fc.constant('bundle-slip' as const), slipId: someSlip, onto: someSlip }),
			},
			fc.record({ type: fc.constant('unbundle-slip' as const), slipId: someSlip }),
			fc.record({
				type: fc.constant('name-bundle' as const),
				bundleId: fc.constantFrom('none', ...room.bundling.bundles.map(({ id }) => id)),
				name: fc.string({ minLength: 1, maxLength: 8 }),
			}),
			{ weight: 2, arbitrary: fc.record({ type: fc.constant('undo-bundling' as const) }) },
			fc.record({
				type: fc.constant('share-theme' as const),
				bundleId: fc.constantFrom('none', ...room.bundling.bundles.map(({ id }) => id)),
				shared: fc.boolean(),
			}),
			{ weight: 2, arbitrary: fc.record({ type: fc.constant('finish' as const), done: fc.boolean() }) },
			fc.constant({ type: 'ask-more-time' as const }),
			fc.record({ type: fc.constant('extend' as const), minutes: fc.constant(2), from: fc.constant(version) }),
			fc.constant({ type: 'raise-hand' as const }),
			fc.constant({ type: 'lower-hand' as const }),
			fc.record({ type: fc.constant('call-speaker' as const), personId: fc.constantFrom(...people) }),
			fc.constant({ type: 'end-speaking' as const }),
			fc.constant({ type: 'claim-lead' as const }),
			fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const), from: fc.constant(version) }),
			fc.record({ type: fc.constantFrom('mute' as const, 'unmute' as const), personId: fc.constantFrom('ada', 'ben') }),
			fc.record({ type: fc.constant('close' as const), from: fc.constant(version) }),
			{ weight: 4, arbitrary: fc.constant({ type: 'reopen' as const }) },
			{
				weight: 3,
				arbitrary: fc.record({ type: fc.constant('check-out' as const), worth: fc.integer({ min: 1, max: 10 }) }),
			},
			fc.record({ type: fc.constant('add-learning' as const), text: fc.string({ minLength: 1, maxLength: 8 }) }),
			fc.record({
				type: fc.constant('promise' as const),
				text: fc.constant('I will'),
				dueOn: fc.constant('2026-12-01'),
			}),
			fc.record({
				type: fc.constant('tell-case' as const),
				title: fc.constant('T'),
				situation: fc.constant('S'),
				ask: fc.constant('A'),
			}),
			fc.record({ type: fc.constant('note-aside' as const), text: fc.constant('aside') }),
			fc.record({ type: fc.constant('ask-question' as const), text: fc.constant('Why?') }),
			fc.record({ type: fc.constant('choose-presenter' as const), personId: fc.constantFrom('ada', 'ben') }),
		)
	}

	test.each(['critique', 'critique-75', 'peer-review-60'])(
		'of %s the news, folded, is the view: for everybody, at every step; caps hold and hidden slips stay hidden',
		(file) => {
			const setup = aSetup({ format: aFormat(file), presenterId: 'ada' })
			const boards = setup.format.phases.filter((phase) => phase.kind === 'write').length
			fc.assert(
				fc.property(fc.nat(), fc.nat({ max: 80 }), (chance, steps) => {
					let room = newRoom(setup)
					const events: RoomEvent[] = []
					const screens = new Map<string, RoomView>(people.map((id) => [id, view(room, id)]))
					for (let step = 0; step < steps; step++) {
						const who = people[(chance + step * 7 + events.length) % people.length] ?? 'ada'
						const [intent] = fc.sample(anyIntent(room), { numRuns: 1, seed: chance + step * 31 })
						if (!intent) continue
						const decision = decide(room, intent, seat(who))
						if ('refused' in decision) continue
						room = evolve(room, decision.event)
						events.push(decision.event)
						for (const id of people) {
							const facts = show(room, decision.event, id)
							const screen = applyFacts(screens.get(id) ?? view(room, id), room.seq, facts)
							screens.set(id, screen)
							const whole = view(room, id)
							// Comparing is most of the work here; vitest says it better, and ten times as slowly.
							if (!isDeepStrictEqual(screen, whole)) expect(screen, `${decision.event.type} for ${id}`).toEqual(whole)
							const hidden = room.slips.filter((slip) => slip.authorId !== id && !room.faceUp.includes(slip.id))
							const text = JSON.stringify(screen)
							if (/^(ada|ben)$/.test(id)) expect(text.includes('aside'), 'said to those who observe').toBe(false)
							for (const slip of hidden) if (text.includes(slip.id)) expect(text).not.toContain(slip.id)
						}
						const together = room.bundling.bundles.flatMap(({ slips }) => slips)
						expect(new Set(together).size, 'a slip lies in one place').toBe(together.length)
						for (const id of people) expect(view(room, id).myVotes.length).toBeLessThanOrEqual(3 * boards)
					}
					expect(fold(setup, events)).toEqual(room)
				}),
				runs(80),
			)
		},
		counting(120_000, 1_200_000),
	)
})
