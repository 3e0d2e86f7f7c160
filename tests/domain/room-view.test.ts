import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve, fold } from '~/domain/room/evolve'
import { lastWords } from '~/domain/room/last-words'
import { showAll } from '~/domain/room/news'
import { phaseOf } from '~/domain/room/phases'
import { newRoom, type Room } from '~/domain/room/room'
import { finishedAmong, view } from '~/domain/room/view'
import { ON_THE_WALL } from '~/domain/room/wall'
import type { Intent } from '~/domain/room/wire'
import { counting, runs } from '../support/counting'
import { playCourse } from '../support/room-course'
import { aFormat, aSetup, CREW, seat } from '../support/rooms'

describe('for any course of a room', () => {
	const people = CREW.map((each) => each.personId)
	const shownTo = [...people, ON_THE_WALL.personId]
	const columnsAt = (room: Room) => {
		const phase = phaseOf(room)
		return phase?.kind === 'write' ? phase.columns.slice(0, 2).map(({ id }) => id) : ['goal']
	}
	const anyIntent = (room: Room) => {
		const slips = room.slips.map((slip) => slip.id)
		const someSlip = fc.constantFrom(...(slips.length > 0 ? slips : ['none']))
		const voted = Object.values(room.votes).flat()
		const someVoted = fc.constantFrom(...(voted.length > 0 ? voted : ['none']))
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
			{
				weight: 1,
				arbitrary: fc.record({
					type: fc.constant('remove-question' as const),
					questionId: fc.constantFrom(...(room.questions.length > 0 ? room.questions.map(({ id }) => id) : ['none'])),
				}),
			},
			{ weight: 5, arbitrary: fc.record({ type: fc.constant('vote' as const), slipId: someSlip }) },
			{ weight: 3, arbitrary: fc.record({ type: fc.constant('unvote' as const), slipId: someVoted }) },
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
			fc.record({ type: fc.constant('take-up' as const), slipId: fc.constantFrom('none', ...room.faceUp) }),
			fc.constant({ type: 'end-speaking' as const }),
			fc.constant({ type: 'claim-lead' as const }),
			fc.record({ type: fc.constant('offer-lead' as const), personId: fc.constantFrom(...people, null) }),
			fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const), from: fc.constant(version) }),
			fc.constant({ type: 'stop' as const }),
			fc.record({ type: fc.constant('take-off-case' as const), round: fc.constantFrom(1, 2) }),
			fc.record({ type: fc.constantFrom('mute' as const, 'unmute' as const), personId: fc.constantFrom('ada', 'ben') }),
			fc.record({ type: fc.constant('close' as const), from: fc.constant(version) }),
			{ weight: 4, arbitrary: fc.constant({ type: 'reopen' as const }) },
			{
				weight: 3,
				arbitrary: fc.record({ type: fc.constant('check-out' as const), worth: fc.integer({ min: 1, max: 10 }) }),
			},
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
				caseId: fc.constantFrom(undefined, 'of-a-casebook'),
				agreed: fc.constant(true as const),
			}),
			fc.record({ type: fc.constant('note-aside' as const), text: fc.constant('aside') }),
			fc.record({ type: fc.constant('ask-question' as const), text: fc.constant('Why?') }),
			fc.record({ type: fc.constant('choose-presenter' as const), personId: fc.constantFrom('ada', 'ben') }),
		)
	}

	/** Whoever may, mostly: without, most runs would stay in the first minutes, and hardly a vote be taken back. */
	const actor = (room: Room, intent: Intent, drawn: string) => {
		if (drawn === 'ben') return drawn
		if (intent.type === 'start-phase') return room.leadId ?? drawn
		const voter = Object.keys(room.votes).find(
			(id) => intent.type === 'unvote' && room.votes[id]?.includes(intent.slipId),
		)
		return voter ?? drawn
	}

	test.each(['critique', 'critique-75', 'peer-review-60'])(
		'of %s the news, folded, is the view: for everybody, at every step; caps hold, nobody votes late and hidden slips stay hidden',
		(file) => {
			const setup = aSetup({ format: aFormat(file), presenterId: 'ada' })
			const boards = setup.format.phases.filter((phase) => phase.kind === 'write').length
			fc.assert(
				fc.property(fc.nat(), fc.nat({ max: 80 }), (chance, steps) => {
					const { room, events } = playCourse(newRoom(setup), chance, steps, {
						people,
						shownTo,
						anyIntent,
						actor,
						circumstance: seat,
						onScreen: (room, id, sent) => {
							const tells = Object.values(room.cases).some(({ byId }) => byId === id)
							if (!tells) expect(sent.includes('of-a-casebook'), 'which case it is').toBe(false)
							if (/^(ada|ben|)$/.test(id)) expect(sent.includes('aside'), 'said to those who observe').toBe(false)
							// What was taken off the board had lain face up: everybody knew it.
							const hidden = room.slips.filter(
								(slip) => slip.authorId !== id && !slip.removed && !room.faceUp.includes(slip.id),
							)
							for (const slip of hidden) if (sent.includes(slip.id)) expect(sent).not.toContain(slip.id)
						},
						onRoom: (room, event) => {
							const phase = phaseOf(room)
							const takesVotes = room.status === 'running' && phase !== undefined && 'votes' in phase
							if (/^(un)?voted$/.test(event.type)) expect(takesVotes, 'A4: voted after the end of the vote').toBe(true)
							const together = room.bundling.bundles.flatMap(({ slips }) => slips)
							expect(new Set(together).size, 'a slip lies in one place').toBe(together.length)
							for (const id of people) expect(view(room, id).myVotes.length).toBeLessThanOrEqual(3 * boards)
						},
					})
					expect(fold(setup, events)).toEqual(room)
				}),
				runs(80),
			)
		},
		counting(120_000, 1_200_000),
	)
})

test('who finished and left is not counted among those who are here', () => {
	const room = fold(aSetup(), [
		{ type: 'finished', byId: 'ben', done: true },
		{ type: 'finished', byId: 'ada', done: true },
	])
	expect(finishedAmong(room, ['lena', 'ada', 'cole'])).toBe(1)
	expect(finishedAmong(room, ['lena', 'ada', 'ben'])).toBe(2)
})

test('cards that are told of together are one number a column', () => {
	const running = fold(aSetup(), [{ type: 'phase-started', to: 3, startedAtMs: 0, endsAtMs: 1, faceUp: [] }])
	let room = running
	const facts = ['goal', 'tried', 'goal', 'goal', 'tried'].flatMap((column, nth) => {
		const event = { type: 'slip-added' as const, id: `slip-${nth}`, byId: 'ada', column, text: 'A card' }
		room = evolve(room, event)
		return showAll(room, event)
	})
	expect(facts).toHaveLength(5)
	expect(lastWords(facts)).toEqual([
		{ type: 'down', column: 'goal', count: 3 },
		{ type: 'down', column: 'tried', count: 2 },
	])
})
