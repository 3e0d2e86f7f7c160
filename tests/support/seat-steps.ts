import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { settleAsked } from '~/domain/cohort/agree-to-seat.server'
import { answerOffer } from '~/domain/cohort/answer-offer.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { changeCohort } from '~/domain/cohort/create.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { lapseOffers } from '~/domain/cohort/lapse-offers.server'
import { leaveLine } from '~/domain/cohort/leave-line.server'
import { changeSeatRules } from '~/domain/cohort/seat-rules.server'
import { transfer } from '~/domain/cohort/transfer.server'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { createShelf } from '~/domain/program/shelf.server'
import { addGuest, removeGuest } from '~/domain/session/make-up.server'
import { brokenInvariants } from './database-invariants'
import type { PersonMade } from './people'
import { type ModelCohort, OFFER_HOURS, type SeatModel } from './seat-model'
import { aProgram, aStage } from './stages-taken'

/** The same people and the same two cohorts, in the database. */
export type SeatWorld = {
	db: Db
	admin: PersonMade
	people: readonly PersonMade[]
	cohorts: readonly [PlayedCohort, PlayedCohort]
	/** How many steps, and of each kind how often it was not refused */
	taken: { steps: number; done: Map<string, number> }
}
export type PlayedCohort = { id: string; name: string; sessionId: string; startsOn: string }

type Place = { who: number; at: number }
type Step = {
	says: string
	/** Whom it can be about, so that it is not nearly always somebody it cannot */
	among?: (cohort: ModelCohort, other: ModelCohort) => number[]
	model: (model: SeatModel, place: Place) => boolean
	real: (world: SeatWorld, place: Place, now: Date) => Promise<unknown>
}

const HOUR_MS = 3_600_000
const stage = aStage()
const seatOf = ({ cohorts, people }: SeatWorld, { who, at }: Place) => ({
	cohortId: cohorts[at === 0 ? 0 : 1].id,
	personId: people[who]?.id ?? '',
})
const personAt = ({ people }: SeatWorld, { who }: Place) => people[who] as PersonMade
const visitTo = ({ cohorts, people }: SeatWorld, { who, at }: Place) => ({
	sessionId: cohorts[at === 0 ? 0 : 1].sessionId,
	missedSessionId: cohorts[at === 0 ? 1 : 0].sessionId,
	personId: people[who]?.id ?? '',
})
const inState =
	(...states: string[]) =>
	({ line }: ModelCohort) =>
		line.filter(({ state }) => states.includes(state)).map(({ who }) => who)
const resized = ({ who }: Place) => 8 + (who % 2)
const approval = ({ who }: Place) => who % 4 === 0

/** What can happen to the seats of two cohorts: to the model, and to the database. */
const STEPS: readonly Step[] = [
	{
		says: 'ask',
		model: (model, { who, at }) => model.ask(who, at),
		real: (world, place, now) => askForSeat(world.db, seatOf(world, place).cohortId, personAt(world, place), now),
	},
	{
		says: 'take',
		among: inState('offered'),
		model: (model, { who, at }) => model.take(who, at),
		real: (world, place, now) => answerOffer(world.db, seatOf(world, place), 'take', { now }),
	},
	{
		says: 'let go',
		among: inState('offered'),
		model: (model, { who, at }) => model.letGo(who, at),
		real: (world, place, now) => answerOffer(world.db, seatOf(world, place), 'let-go', { now }),
	},
	{
		says: 'leave the line',
		among: inState('asked', 'waiting', 'offered'),
		model: (model, { who, at }) => model.leaveLine(who, at),
		real: (world, place, now) => leaveLine(world.db, seatOf(world, place), personAt(world, place), now),
	},
	{
		says: 'give up',
		among: ({ members }) => [...members],
		model: (model, { who, at }) => model.remove(who, at),
		real: (world, place, now) => removeMember(world.db, seatOf(world, place), personAt(world, place), now),
	},
	{
		says: 'remove',
		among: ({ members }) => [...members],
		model: (model, { who, at }) => model.remove(who, at),
		real: (world, place, now) => removeMember(world.db, seatOf(world, place), world.admin, now),
	},
	{
		says: 'add',
		model: (model, { who, at }) => model.add(who, at),
		real: (world, place, now) => enroll(world.db, seatOf(world, place), world.admin, now),
	},
	{
		says: 'transfer',
		among: ({ members }) => [...members],
		model: (model, { who, at }) => model.transfer(who, at),
		real: (world, { who, at }, now) => {
			const content = { programs: [aProgram(stage)], shelf: createShelf(world.db), formats: new Map() }
			const [from, to] = [seatOf(world, { who, at }), seatOf(world, { who, at: 1 - at })]
			const move = { personId: from.personId, from: from.cohortId, to: to.cohortId }
			return transfer(world.db, content, move, world.admin, { now })
		},
	},
	{
		says: 'resize',
		model: (model, place) => model.resize(resized(place), place.at),
		real: (world, place, now) => {
			const { id, name, startsOn } = world.cohorts[place.at === 0 ? 0 : 1]
			const fields = { name, seatCount: resized(place), startsOn, timeZone: 'UTC', status: 'open' as const }
			return changeCohort(world.db, id, fields, world.admin, now)
		},
	},
	{ says: 'lapse', model: (model) => model.lapse(), real: ({ db }, _place, now) => lapseOffers(db, now) },
	{
		says: 'agree',
		among: inState('asked'),
		model: (model, { who, at }) => model.settle(who, at, true),
		real: (world, place, now) => world.db.$transaction((tx) => settleAsked(tx, seatOf(world, place), true, now)),
	},
	{
		says: 'refuse',
		among: inState('asked'),
		model: (model, { who, at }) => model.settle(who, at, false),
		real: (world, place, now) => world.db.$transaction((tx) => settleAsked(tx, seatOf(world, place), false, now)),
	},
	{
		says: 'switch approval',
		model: (model, place) => {
			model.needsApproval = approval(place)
			return true
		},
		real: ({ db, admin }, place) =>
			changeSeatRules(db, { offerHours: OFFER_HOURS, seatsNeedApproval: approval(place) }, admin),
	},
	{
		says: 'visit',
		among: (_there, { members }) => [...members],
		model: (model, { who, at }) => model.visit(who, at),
		real: (world, place, now) => addGuest(world.db, visitTo(world, place), world.admin, now),
	},
	{
		says: 'end a visit',
		among: ({ guests }) => [...guests],
		model: (model, { who, at }) => model.unvisit(who, at),
		real: (world, place, now) => {
			const { sessionId, personId } = visitTo(world, place)
			return removeGuest(world.db, { sessionId, personId }, world.admin, now)
		},
	},
]
export const SEAT_STEPS = STEPS.map(({ says }) => says)

class SeatCommand implements fc.AsyncCommand<SeatModel, SeatWorld> {
	readonly step: Step
	readonly place: Place
	readonly hours: number
	private about: Place

	constructor(step: Step, place: Place, hours: number) {
		this.step = step
		this.place = place
		this.hours = hours
		this.about = place
	}

	check(): boolean {
		return true
	}

	async run(model: SeatModel, world: SeatWorld): Promise<void> {
		model.nowMs += this.hours * HOUR_MS
		const place = this.choose(model)
		const before = shownAll(model, world)
		const isAllowed = this.step.model(model, place)
		const after = shownAll(model, world)
		expect(await happens(this.step.real(world, place, new Date(model.nowMs))), 'whether it may be').toBe(isAllowed)
		expect(await readSeats(world)).toEqual(after)
		world.taken.steps++
		if (!isAllowed) return
		// Rules of the tables hold on where nothing changed.
		if (!isDeepStrictEqual(before, after)) expect(await brokenInvariants(world.db)).toEqual([])
		const { done } = world.taken
		done.set(this.step.says, (done.get(this.step.says) ?? 0) + 1)
	}

	/** Of four times three somebody whom it can be about, if there is anybody. */
	private choose(model: SeatModel): Place {
		const { who, at } = this.place
		const able = this.step.among?.(model.at(at), model.at(1 - at)) ?? []
		this.about = { who: who % 4 > 0 ? (able[who % able.length] ?? who) : who, at }
		return this.about
	}

	toString(): string {
		return `${this.step.says}: person ${this.about.who}, cohort ${this.about.at}, ${this.hours} hours later`
	}
}

/** @param people how many there are */
export function seatCommands(people: number): fc.Arbitrary<SeatCommand>[] {
	const place = fc.record({ who: fc.nat({ max: people - 1 }), at: fc.nat({ max: 1 }) })
	const hours = fc.integer({ min: 0, max: 5 })
	// What moves the line comes oftener than what changes the rules of it.
	const oftener = ['ask', 'ask', 'ask', 'ask', 'take', 'take', 'let go', 'remove', 'visit']
	const often = oftener.flatMap((says) => STEPS.filter((step) => step.says === says))
	return [...STEPS, ...often].map((step) =>
		fc.tuple(place, hours).map(([where, later]) => new SeatCommand(step, where, later)),
	)
}

/** @returns false where a rule refused it */
async function happens(act: Promise<unknown>): Promise<boolean> {
	try {
		await act
		return true
	} catch (error) {
		if (isDomainError(error)) return false
		throw error
	}
}

function shownAll({ cohorts }: SeatModel, { people }: SeatWorld) {
	return cohorts.map((cohort) => shown(cohort, people))
}

function shown({ seats, members, guests, line }: ModelCohort, people: readonly PersonMade[]) {
	const name = (who: number) => people[who]?.name ?? ''
	return {
		seats,
		members: [...members].map(name).sort(),
		guests: [...guests].map(name).sort(),
		line: line.map(({ who, state, untilMs }) => ({ name: name(who), state, untilMs })),
	}
}

async function readSeats({ db, cohorts }: SeatWorld) {
	const rows = await db.$queryRaw<{ id: string; seats: number; members: string[]; guests: string[]; line: unknown }[]>`
		select c.id, c."seatCount" as seats,
			array(select p.name from "CohortMember" m join "Person" p on p.id = m."personId"
				where m."cohortId" = c.id order by p.name) as members,
			array(select p.name from "SessionGuest" g join "Session" s on s.id = g."sessionId"
				join "Person" p on p.id = g."personId" where s."cohortId" = c.id order by p.name) as guests,
			coalesce((select json_agg(json_build_object('name', p.name, 'state', w.state,
					'untilMs', (extract(epoch from w."offerEndsAt") * 1000)::bigint) order by w.since)
				from "SeatWish" w join "Person" p on p.id = w."personId"
				where w."cohortId" = c.id and w."openKey" is not null), '[]') as line
		from "Cohort" c`
	return cohorts.map((cohort) => {
		const { id: _id, ...seats } = rows.find(({ id }) => id === cohort.id) ?? { id: '' }
		return seats
	})
}
