import { paths } from '~/paths'
import type { SlotDue } from '../assessment/read-slots.server'
import type { RequirementResult } from '../certification/evidence'
import { counted } from '../number-words'
import type { listCommitments } from '../practice/read.server'
import type { ModuleEntry, Stage } from '../program/lesson'
import { roomName } from '../session/kinds'
import type { SessionRow } from '../session/read.server'
import { addDays, dayLabel } from '../zone/plain-date'
import { dateOf, whenOf } from '../zone/zone.server'
import type { ReadingState } from './completion'
import { dueOfWeek } from './pace'
import type { ModuleProgressRow } from './read.server'

/** One thing of this week: by when, and the minutes it takes. */
export type Due = { id: string; day: string; date: string; title: string; why: string; minutes: string; to: string }

/** A module of the stage and how far one person is in it. */
export type ModuleState = { module: ModuleEntry; row: ModuleProgressRow | null; state: ReadingState | null }

type Facts = {
	timeZone: string
	stage: Stage
	/** First day of the running cohort; null without one */
	startsOn: string | null
	/** Of that cohort */
	sessions: SessionRow[]
	modules: ModuleState[]
	nextSession: SessionRow | null
	ownCase: { title: string; situation: string; ask: string } | null
	/** Rooms they lead or observe in other cohorts */
	beside: Item[]
	commitments: Awaited<ReturnType<typeof listCommitments>>
	slots: SlotDue[]
	today: string
	results: RequirementResult[]
}

/** Nobody plans more than a week by a list. */
const DAYS_AHEAD = 7
const MOST = 4
const CHECK_MINUTES = 6

export type Item = Omit<Due, 'day' | 'date'> & { /** Null: when one likes */ dueOn: string | null }

/** What this week asks of a learner: dated things first, soonest on top. */
export function dueList(facts: Facts): Due[] {
	const until = addDays(facts.today, DAYS_AHEAD)
	const items = [
		caseItem(facts),
		sessionItem(facts),
		...facts.beside,
		...slotItems(facts),
		triesItem(facts, until),
		moduleItem(facts),
		...whenOneLikes(facts),
	]
	return items
		.filter((item) => item !== null)
		.filter((item) => item.dueOn === null || item.dueOn <= until)
		.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
		.slice(0, MOST)
		.map(({ dueOn, ...item }) => ({ ...item, ...dayOf(dueOn, facts.today) }))
}

function caseItem({ nextSession, ownCase, timeZone }: Facts): Item | null {
	if (!nextSession || !ownCase || (ownCase.title && ownCase.situation && ownCase.ask)) return null
	return {
		id: 'case',
		dueOn: dateOf(nextSession.startsAt, timeZone),
		title: 'Write up your case',
		why: `${roomName(nextSession)} opens with it`,
		minutes: '20 min',
		to: paths.session({ session: nextSession.id }),
	}
}

function sessionItem({ nextSession, timeZone }: Facts): Item | null {
	if (!nextSession) return null
	const when = whenOf(nextSession.startsAt, timeZone)
	return {
		id: 'session',
		dueOn: dateOf(nextSession.startsAt, timeZone),
		title: `${roomName(nextSession)}, at ${when.time}`,
		why: nextSession.title,
		minutes: `${nextSession.durationMinutes} min`,
		to: paths.session({ session: nextSession.id }),
	}
}

/** Work shown live: the hour, and afterwards what was said in it. */
function slotItems({ slots, timeZone }: Facts): Item[] {
	return slots.map(({ id, part, stageKey, requirementId, startsAt, durationMinutes, sessionId, isOver, isDefense }) => {
		const [program = '', stage = ''] = stageKey.split('/')
		const isToHandIn = part === 'shows' && isOver
		return {
			id: `slot-${id}`,
			dueOn: dateOf(startsAt, timeZone),
			title: isToHandIn ? 'Hand in what was said' : `${partWords[part]}, at ${whenOf(startsAt, timeZone).time}`,
			why: isToHandIn
				? 'Your assessors score it then'
				: isDefense
					? 'A defense, before two assessors'
					: 'Shown live to two assessors',
			minutes: isToHandIn ? '15 min' : `${durationMinutes} min`,
			to:
				isToHandIn || !sessionId
					? paths.slots({ program, stage, work: requirementId })
					: paths.session({ session: sessionId }),
		}
	})
}

const partWords = { shows: 'Your slot', plays: 'You play a party', assesses: 'You assess' }

function triesItem({ commitments }: Facts, until: string): Item | null {
	const soon = commitments.filter((row) => !row.closedAt && row.dueOn <= until)
	const [first] = soon
	if (!first) return null
	return {
		id: 'tries',
		dueOn: first.dueOn,
		title:
			soon.length === 1 ? 'Say what became of your try' : `Say what became of ${counted(soon.length, 'try', 'tries')}`,
		why: 'Kept, changed or let go: any answer is a good one',
		minutes: '2 min',
		to: paths.practice(),
	}
}

/** The first module the pace of the cohort has reached and nobody has read to its end. */
function moduleItem({ stage, startsOn, sessions, modules }: Facts): Item | null {
	if (!startsOn) return null
	for (const { week, items } of stage.pace) {
		const open = modules.find(
			({ module, row }) => module.lesson && !row?.completedAt && items.includes(`m${module.position}`),
		)
		if (!open) continue
		return {
			id: 'module',
			dueOn: dueOfWeek(week, stage, { startsOn, sessions }),
			title: open.module.title,
			why: `Week ${week} of your cohort`,
			minutes: `${minutesOf(open)} min`,
			to: paths.module({ program: stage.program.slug, stage: stage.id, module: open.module.id }),
		}
	}
	return null
}

/** As the signpost of the page says it: an unopened module by its plan, one read to its end by the check that is left. */
function minutesOf({ module, row, state }: ModuleState): number {
	return row && state ? state.minutesLeft || CHECK_MINUTES : module.minutes
}

function whenOneLikes({ stage, startsOn, results }: Facts): Item[] {
	const place = { program: stage.program.slug, stage: stage.id }
	const hasRead = results.find((result) => result.kind === 'modules')?.state === 'met'
	const check = results.find((result) => result.kind === 'check')
	const works = results.filter(
		({ kind, state, short }) => kind === 'assessment' && state !== 'met' && short !== 'with assessors',
	)
	const items: Item[] = []
	if (hasRead && check && check.state !== 'met')
		items.push({
			id: 'check',
			dueOn: null,
			title: 'Knowledge check',
			why: `${check.title.split(', ').at(-1)}, no clock`,
			minutes: `${stage.training.checkMinutes} min`,
			to: paths.check(place),
		})
	for (const { id, title } of hasRead ? works : [])
		items.push({
			id: `work-${id}`,
			dueOn: null,
			title,
			why: 'Judged by two assessors',
			minutes: `${minutesOfWork(stage, id)} min`,
			to: paths.submission({ ...place, work: id }),
		})
	const talks = results.find((result) => result.kind === 'simulation')
	if (startsOn && talks && talks.state !== 'met')
		items.push({
			id: 'simulation',
			dueOn: null,
			title: 'Play a simulation',
			why: `${talks.short} finished; nobody sees how`,
			minutes: '12 min',
			to: paths.simulations(),
		})
	return items
}

function minutesOfWork({ training: { assessed } }: Stage, requirementId: string): number {
	return (assessed.find(({ of }) => of === requirementId) ?? assessed[0])?.minutes ?? 30
}

/** "Wed" and "25 Nov"; what is past is never held up to anybody. */
function dayOf(dueOn: string | null, today: string): { day: string; date: string } {
	if (dueOn === null) return { day: 'When', date: 'you like' }
	if (dueOn < today) return { day: 'Today', date: 'any time' }
	const [day = '', ...date] = dayLabel(dueOn).split(' ')
	return { day, date: date.join(' ') }
}
