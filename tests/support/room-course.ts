import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { decide } from '~/domain/room/decide'
import type { Circumstance } from '~/domain/room/decision'
import { evolve } from '~/domain/room/evolve'
import { applyFacts } from '~/domain/room/facts'
import { lastWords } from '~/domain/room/last-words'
import { type Fact, show } from '~/domain/room/news'
import type { Room, RoomEvent } from '~/domain/room/room'
import { type RoomView, view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'

export type Course = {
	people: readonly string[]
	/** For whom it is shown, where that is not only for them */
	shownTo?: readonly string[]
	/** What might be done in a room that stands so */
	anyIntent: (room: Room) => fc.Arbitrary<Intent>
	/** Who does it, where it is not whoever is drawn */
	actor?: (room: Room, intent: Intent, drawn: string) => string
	circumstance: (personId: string) => Circumstance
	/** After each event, for each person: `sent` is the screen and the news that led to it, as text */
	onScreen: (room: Room, personId: string, sent: string) => void
	/** After each event: what it was, and how the room stands since */
	onRoom: (room: Room, event: RoomEvent) => void
}

/** How many events a node tells together here: no divisor of anything a room counts by */
const TOLD_TOGETHER = 7

/**
 * A room whose people do this and that, by `chance`: after every event each one's news, folded, are their view, and so is
 * what remains of the news of some events that are told together.
 */
export function playCourse(start: Room, chance: number, steps: number, course: Course) {
	const { people, shownTo = people, anyIntent, actor, circumstance, onScreen, onRoom } = course
	let room = start
	const events: RoomEvent[] = []
	const screens = new Map<string, RoomView>(shownTo.map((id) => [id, view(room, id)]))
	const behind = new Map(shownTo.map((id) => [id, { screen: view(room, id), facts: [] as Fact[] }]))
	for (let step = 0; step < steps; step++) {
		const [intent] = fc.sample(anyIntent(room), { numRuns: 1, seed: chance + step * 31 })
		if (!intent) continue
		const drawn = people[(chance + step * 7 + events.length) % people.length] ?? ''
		const decision = decide(room, intent, circumstance(actor?.(room, intent, drawn) ?? drawn))
		if ('refused' in decision) continue
		room = evolve(room, decision.event)
		events.push(decision.event)
		for (const id of shownTo) {
			const facts = show(room, decision.event, id)
			const screen = applyFacts(screens.get(id) ?? view(room, id), room.seq, facts)
			screens.set(id, screen)
			const whole = view(room, id)
			// Comparing is most of the work here; vitest says it better, and ten times as slowly.
			if (!isDeepStrictEqual(screen, whole)) expect(screen, `${decision.event.type} for ${id}`).toEqual(whole)
			onScreen(room, id, JSON.stringify([screen, facts]))
			const late = behind.get(id)
			late?.facts.push(...facts)
			if (!late || events.length % TOLD_TOGETHER > 0) continue
			const caughtUp = applyFacts(late.screen, room.seq, lastWords(late.facts))
			if (!isDeepStrictEqual(caughtUp, whole)) expect(caughtUp, `told together, for ${id}`).toEqual(whole)
			behind.set(id, { screen: caughtUp, facts: [] })
		}
		onRoom(room, decision.event)
	}
	return { room, events }
}
