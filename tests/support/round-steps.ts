import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { answerRound } from '~/domain/round360/answer.server'
import { openRound, sendList, sendListBack, takeListBack } from '~/domain/round360/approve.server'
import { beginRound, giveUp, nominate, sayTooFew, takeOff } from '~/domain/round360/begin.server'
import { closeDueRounds, endRound, remindRaters } from '~/domain/round360/close.server'
import { inviteLater } from '~/domain/round360/invite.server'
import { endRoundShare, replyToRaters, shareRound } from '~/domain/round360/share.server'
import { ticketOf } from '~/domain/round360/ticket.server'
import type { PersonMade } from './people'
import { type RoundsSeen, whatIsForbidden } from './round-forbidden'
import { key, said, stageKey } from './round-world'
import { listening } from './rounds360'

/** One who holds rounds about themself, who looks at their lists, and a stranger who tries the same. */
export type RoundStepsWorld = {
	db: Db
	owner: PersonMade
	lead: PersonMade
	stranger: PersonMade
	seen: RoundsSeen
	/** Of each kind of step how often it was not refused */
	done: Map<string, number>
}
/** What time it is: all else is in the database. */
export type RoundModel = { nowMs: number }
type At = RoundStepsWorld & {
	/** The owner, or the stranger in their place */
	by: PersonMade
	/** Who looks at lists, or the stranger */
	looks: PersonMade
	chance: number
	now: Date
}

const HOUR_MS = 3_600_000
const PERSPECTIVES = ['peers', 'reports', 'mentees', 'peers', 'manager'] as const

const lastRound = async ({ db, owner }: RoundStepsWorld) =>
	(await db.round360.findFirst({ where: { personId: owner.id }, orderBy: [{ beganAt: 'desc' }, { id: 'asc' }] }))?.id ??
	''
const own = async (at: At) => ({ roundId: await lastRound(at), owner: at.by })
const aRater = async (at: At) => {
	const raters = await at.db.rater360.findMany({ where: { roundId: await lastRound(at) }, orderBy: { email: 'asc' } })
	return raters[at.chance % Math.max(1, raters.length)]?.id ?? ''
}
/** Lists as people make them: seven, so that two groups can be shown. */
const nameSeven = async (at: At) => {
	for (let index = 0; index < 7; index++) await step('name', { ...at, chance: at.chance + index }).catch(onlyRefused)
}

/** What anybody can try at any moment, in any order. */
const STEPS: Record<string, (at: At) => Promise<unknown>> = {
	begin: (at) => beginRound(at.db, at.by, { stageKey, instrument: listening }, at.now),
	name: async (at) => {
		const perspective = PERSPECTIVES[at.chance % PERSPECTIVES.length] ?? 'peers'
		const email = `${perspective}${at.chance % 9}@x.test`
		await nominate(at.db, await own(at), { name: email, email, perspective })
	},
	'name seven': nameSeven,
	'take off': async (at) => takeOff(at.db, await own(at), await aRater(at)),
	send: async (at) => sendList(at.db, await own(at), at.lead.id, at.now),
	'take the list back': async (at) => takeListBack(at.db, await own(at)),
	'send the list back': async (at) =>
		sendListBack(at.db, { roundId: await lastRound(at), approverId: at.looks.id, note: 'Name more.' }, at.now),
	open: async (at) => openRound(at.db, key, { roundId: await lastRound(at), approverId: at.looks.id }, at.now),
	answer: async (at) => {
		const [rater, roundId] = [await aRater(at), await lastRound(at)]
		await answerRound(at.db, ticketOf(key, rater), said(1 + (at.chance % 5), { keep: `SECRET ${rater}` }), at.now)
		expect(at.seen.answered.get(roundId) ?? []).not.toContain(rater)
		at.seen.answered.set(roundId, [...(at.seen.answered.get(roundId) ?? []), rater])
	},
	remind: async (at) => remindRaters(at.db, await own(at), at.now),
	'invite who waits': (at) => inviteLater(at.db, at.now),
	end: async (at) => endRound(at.db, await own(at), at.now),
	'close what is due': (at) => closeDueRounds(at.db, at.now),
	'give up': async (at) => giveUp(at.db, await own(at)),
	'say too few': async (at) => sayTooFew(at.db, await own(at), at.now),
	share: async (at) => shareRound(at.db, await own(at), at.lead.id, at.now),
	'end a share': async (at) => endRoundShare(at.db, await own(at), at.lead.id),
	reply: async (at) => replyToRaters(at.db, await own(at), 'I heard you.', at.now),
}
export const ROUND_STEPS = Object.keys(STEPS)
/** By nobody: the clock takes them, or whoever holds the link. */
const OF_NOBODY = ['answer', 'invite who waits', 'close what is due']

const step = async (says: string, at: At) => STEPS[says]?.(at)
const onlyRefused = (error: unknown) => {
	if (!isDomainError(error)) throw error
}

/** Where sequences begin: of a round with two groups what seldom comes about by chance is led up to. */
export const BEGINNINGS = ['a list', 'an open round that four have answered', 'a round with a result'] as const

/** @returns when it goes on */
export async function beginRounds(world: RoundStepsWorld, from: (typeof BEGINNINGS)[number], now: Date): Promise<Date> {
	const at = { ...world, by: world.owner, looks: world.lead, now, chance: 0 }
	await step('begin', at)
	for (const chance of [0, 3, 5, 8, 1, 6, 11]) await step('name', { ...at, chance })
	if (from === 'a list') return now
	await step('send', at)
	await step('open', at)
	const hasResult = from === 'a round with a result'
	for (const chance of hasResult ? [0, 1, 2, 3, 4, 5, 6] : [0, 1, 2, 3]) await step('answer', { ...at, chance })
	const ended = new Date(now.getTime() + 22 * 24 * HOUR_MS)
	if (hasResult) await step('close what is due', { ...at, now: ended })
	expect(await whatIsForbidden(world, ended)).toEqual([])
	return hasResult ? ended : now
}

/** Mostly one; a week now and then, and before somebody begins again sometimes two or three months. */
function hoursBefore(says: string, chance: number): number {
	if (says === 'begin') return 24 * ([1, 61, 92][chance % 3] ?? 1)
	return chance % 5 === 0 ? 24 * 8 : 1
}

/** One step, refused or not: after it nothing is there that must not be. */
class RoundStep implements fc.AsyncCommand<RoundModel, RoundStepsWorld> {
	constructor(
		readonly says: string,
		readonly chance: number,
	) {}

	check() {
		return true
	}

	async run(model: RoundModel, world: RoundStepsWorld) {
		const { says, chance } = this
		const isStranger = chance % 7 === 0
		model.nowMs += hoursBefore(says, chance) * HOUR_MS
		const now = new Date(model.nowMs)
		const [by, looks] = isStranger ? [world.stranger, world.stranger] : [world.owner, world.lead]
		try {
			await step(says, { ...world, by, looks, chance, now })
			world.done.set(says, (world.done.get(says) ?? 0) + 1)
			// The stranger may hold rounds of their own.
			if (isStranger && says !== 'name seven' && says !== 'begin') expect(OF_NOBODY).toContain(says)
		} catch (error) {
			onlyRefused(error)
			// Whatever a refusal changed is found after the next step.
			return
		}
		expect(await whatIsForbidden(world, now)).toEqual([])
	}

	toString() {
		return `${this.says} (${this.chance})`
	}
}

/** Steps that lead on come more often than those that end things. */
const OFTEN = ['answer', 'answer', 'answer', 'name seven', 'send', 'open', 'begin', 'close what is due']

export function roundCommands() {
	return [...ROUND_STEPS, ...OFTEN].map((says) => fc.nat(209).map((chance) => new RoundStep(says, chance)))
}
