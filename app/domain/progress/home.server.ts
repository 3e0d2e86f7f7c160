import { paths } from '~/paths'
import { listSlotsDue } from '../assessment/read-slots.server'
import type { RequirementResult } from '../certification/evidence'
import { listOwnCertificates } from '../certification/read.server'
import { readStanding } from '../certification/standing.server'
import { getCohort, listMyCohorts } from '../cohort/read.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { saidMet } from '../number-words'
import { listCommitments } from '../practice/read.server'
import { sayCommitment } from '../practice/say.server'
import { coreModules, findStageByKey } from '../program/find'
import type { ModuleEntry, Program, Stage } from '../program/lesson'
import { findPins } from '../program/pins.server'
import type { Shelf } from '../program/shelf.server'
import type { Format } from '../room/format'
import { hasStarted } from '../room/started.server'
import { isTimeToEnter, justEndedOf, nextOf, stateOf, toldOf } from '../session/agenda'
import { listBegunRooms } from '../session/agenda.server'
import { listAttended } from '../session/attended.server'
import { findOwnCase } from '../session/case.server'
import { roomName } from '../session/kinds'
import { listOwnRooms } from '../session/own-rooms.server'
import { countsFromMinutes } from '../session/policy'
import { listSessions, type SessionRow } from '../session/read.server'
import type { Reader } from '../sign-in/sign-ins.server'
import { dateOf, shortDate, whenOf } from '../zone/zone.server'
import { listBeside } from './beside.server'
import { readingState } from './completion'
import { dueList, type ModuleState } from './due.server'
import { listProgress, type ModuleProgressRow } from './read.server'
import { type Station, wayOf } from './way'

export type NextUp = { title: string; sub: string; time: string; to: string }

export type HomeContent = { programs: Program[]; formats: Map<string, Format>; shelf: Shelf }

/** What a learner opens on a Monday: what is next, what is due, what is left. */
export async function readHome(
	db: Db,
	{ programs, formats, shelf }: HomeContent,
	reader: Pick<Reader, 'id' | 'timeZone'>,
	now: Date,
) {
	const all = await listMyCohorts(db, reader.id)
	const cohorts = all.filter((cohort) => cohort.part === 'member' && cohort.status !== 'cancelled')
	const beside = await listBeside(db, all, formats, { zone: reader.timeZone, now })
	const current = cohorts.find((cohort) => cohort.status === 'running') ?? cohorts[0]
	// Without a cohort the first stage of the first program: an operator's own content may have other names.
	const ofToday = (current && findStageByKey(programs, current.stageKey)) ?? programs[0]?.stages[0]
	if (!ofToday) throw new DomainError('not-found', 'stage')
	const stage = await shelf.asPinned(ofToday, await findPins(db, reader.id, ofToday))
	const progress = await listProgress(db, reader.id)
	const modules = coreModules(stage).map((module) => ({ module, ...moduleState(module, progress) }))
	const cohort = current ? await getCohort(db, current.id) : null
	const sessions = current ? toldOf(await listSessions(db, current.id), current.status, now) : []
	const attended = current ? await listAttended(db, reader.id, current.id) : new Map<string, number>()
	const commitments = await listCommitments(db, reader.id)
	const today = dateOf(now, reader.timeZone)
	const { results } = await readStanding(db, { id: reader.id, showsPlanned: false }, ofToday, now)
	const certificate = (await listOwnCertificates(db, reader.id, now)).find(
		(each) => each.stageKey === stage.key && each.state === 'current',
	)
	const begun = await listBegunRooms(
		db,
		sessions.map((session) => session.id),
	)
	const onNow = sessions.find((session) =>
		isTimeToEnter(session, { exists: formats.has(session.format), begun: begun.has(session.id) }, now),
	)
	// What people run themselves comes after what is led, and before any reading.
	const enter = onNow ?? beside.enter ?? (await listOwnRooms(db, { personId: reader.id }, formats, now)).enter
	const ended = justEndedOf(sessions, now)
	const nextSession = onNow ?? nextOf(sessions, now)
	const ownCase = nextSession ? await findOwnCase(db, nextSession.id, reader.id) : null
	return {
		stage: {
			id: stage.id,
			label: stage.label,
			to: paths.stage(placeOf(stage)),
			counts: paths.requirements(placeOf(stage)),
		},
		next: enter
			? roomUp(enter, await hasStarted(db, enter.id), { zone: reader.timeZone, now })
			: ended
				? recapUp(ended)
				: nextUp(stage, modules),
		due: dueList({
			timeZone: reader.timeZone,
			stage,
			startsOn: current?.status === 'running' ? current.startsOn : null,
			sessions,
			modules,
			nextSession,
			ownCase,
			beside: beside.due,
			commitments,
			slots: await listSlotsDue(db, reader.id, now),
			today,
			results,
		}),
		vows: commitments.filter((row) => !row.closedAt).map((row) => sayCommitment(row, programs, reader.timeZone, today)),
		cohort: cohort && {
			name: cohort.name,
			to: paths.cohort({ cohort: cohort.id }),
			people: [
				...cohort.facilitators.map((each) => ({ id: each.id, name: each.name, isLead: each.part === 'lead' })),
				...cohort.members.map((each) => ({ id: each.id, name: each.name, isLead: false })),
			],
			zones: new Set([...cohort.members, ...cohort.facilitators].map((each) => each.timeZone)).size,
			lead: cohort.lead,
			session: nextSession && {
				title: `${roomName(nextSession)}: ${nextSession.title.toLowerCase()}${ownCase ? ', with your case' : ''}`,
				when: whenOf(nextSession.startsAt, reader.timeZone, nextSession.durationMinutes),
				act: onNow ? 'Enter the room' : 'Prepare',
				to: onNow ? paths.room({ session: onNow.id }) : paths.session({ session: nextSession.id }),
			},
		},
		way: wayOf(stage, {
			tiedInOn: current ? shortDate(new Date(`${current.startsOn}T00:00:00Z`), 'UTC') : null,
			modules: modules.map(({ module, state, row }) => ({
				id: module.id,
				title: module.title,
				minutes: module.minutes,
				minutesLeft: state?.minutesLeft ?? module.minutes,
				isWritten: module.lesson !== null,
				begun: row !== null,
				doneOn: row?.completedAt ? shortDate(row.completedAt, reader.timeZone) : null,
				to: module.lesson ? paths.module({ ...placeOf(stage), module: module.id }) : null,
			})),
			rooms: sessions
				// The way is the level's: a make-up stands in for a room that is on it.
				.filter((session) => session.kind === 'led' && !session.cancelledAt)
				.map((session) => {
					const countsFrom = countsFromMinutes(cohort?.requirements ?? [], session.durationMinutes)
					return roomFacts(session, { minutes: attended.get(session.id), countsFrom }, reader.timeZone, now)
				}),
			headwall: headwallFacts(results, paths.requirements(placeOf(stage))),
			certificate: certificate
				? {
						on: shortDate(certificate.issuedAt, reader.timeZone),
						to: paths.certification({ number: certificate.number }),
					}
				: null,
		}) satisfies Station[],
		left: leftLine(results, certificate !== undefined),
		greetingFact: greetingFact(modules, certificate !== undefined, stage),
	}
}

function placeOf(stage: Stage) {
	return { program: stage.program.slug, stage: stage.id }
}

function moduleState(module: ModuleEntry, progress: ModuleProgressRow[]): Omit<ModuleState, 'module'> {
	const row = progress.find((each) => each.moduleKey === module.key) ?? null
	return { row, state: module.lesson ? readingState(module.lesson, row, {}) : null }
}

/** A room people go into now comes before any reading. */
function roomUp(session: SessionRow, started: boolean, { zone, now }: { zone: string; now: Date }): NextUp {
	const { time } = whenOf(session.startsAt, zone)
	const ahead = started ? 'it is running' : `it begins at ${time}`
	return {
		title: 'Enter the room',
		sub: `${session.title}, ${now < session.startsAt ? ahead : `on since ${time}`}`,
		time: `${session.durationMinutes} min`,
		to: paths.room({ session: session.id }),
	}
}

/** A room that was closed a moment ago, by its hour or before it: what was said there, before anything new. */
function recapUp(session: SessionRow): NextUp {
	return {
		title: 'Read the recap',
		sub: `${session.title} is over: what was learned and promised`,
		time: '5 min',
		to: paths.recap({ session: session.id }),
	}
}

/** The begun module first, then the next one nobody has opened. */
function nextUp(stage: Stage, modules: ModuleState[]): NextUp | null {
	const open = modules.filter(({ module, row }) => module.lesson && !row?.completedAt)
	const chosen = open.find(({ row }) => row !== null) ?? open[0]
	if (!chosen?.module.lesson || !chosen.state) return null
	const { module, row, state } = chosen
	const place = { ...placeOf(stage), module: module.id }
	const part = module.lesson?.parts.findIndex((each) => each.slug === state.resumeAt) ?? 0
	const resumed = module.lesson?.parts[part]
	if (!row || !resumed)
		return { title: module.title, sub: 'Next on your way', time: `${module.minutes} min`, to: paths.module(place) }
	if (state.minutesLeft === 0)
		return {
			title: module.title,
			sub: 'Read; the check at its end is open',
			time: '6 min',
			to: paths.part({ ...place, part: module.lesson?.parts.at(-1)?.slug ?? resumed.slug }),
		}
	return {
		title: module.title,
		sub: `Part ${part + 1} of ${module.lesson?.parts.length}: ${resumed.title.toLowerCase()}`,
		time: `${state.minutesLeft} min`,
		to: paths.part({ ...place, part: resumed.slug }),
	}
}

function roomFacts(
	session: SessionRow,
	stay: { minutes: number | undefined; countsFrom: number | null },
	zone: string,
	now: Date,
) {
	const when = whenOf(session.startsAt, zone)
	const isPast = stateOf(session, now) === 'over'
	return {
		name: roomName(session),
		title: session.title,
		when: isPast ? when.shortDay : `${when.shortDay}, ${when.time}`,
		isPast,
		attended: stayLine(stay, session.durationMinutes),
		to: paths.session({ session: session.id }),
	}
}

/** Too short a stay does not count, so it is not called attended. */
function stayLine(
	{ minutes, countsFrom }: { minutes: number | undefined; countsFrom: number | null },
	durationMinutes: number,
): string | null {
	if (minutes === undefined) return null
	return minutes < (countsFrom ?? 0) ? `there for ${minutes} of ${durationMinutes} min` : 'attended'
}

function headwallFacts(results: RequirementResult[], to: string) {
	const wall = results.filter((result) => result.kind === 'check' || result.kind === 'assessment')
	const open = wall.filter((result) => result.state !== 'met' && result.state !== 'waived')
	return {
		left: open.length === 0 ? 'Done' : open.map((result) => SHORT_NAMES[result.kind]).join(', '),
		isDone: wall.length > 0 && open.length === 0,
		to,
	}
}

/** "Two of five met. Left: sessions, written scenario." */
function leftLine(results: RequirementResult[], certified: boolean): string {
	const open = results.filter((result) => result.state === 'open' || result.state === 'in-progress')
	if (results.length === 0) return ''
	if (open.length === 0) return certified ? 'Everything is met.' : 'Everything is met. An admin can issue it now.'
	const met = results.length - open.length
	const left = open.map((result) => SHORT_NAMES[result.kind] ?? result.title.toLowerCase())
	return `${saidMet(met, results.length)}. Left: ${left.join(', ')}.`
}

const SHORT_NAMES: Partial<Record<RequirementResult['kind'], string>> = {
	modules: 'modules',
	check: 'knowledge check',
	sessions: 'sessions',
	case: 'a case',
	contribution: 'help with cases',
	practice: 'practice',
	retrospective: 'a retrospective',
	commitments: 'commitments',
	anyOf: 'what others see',
	assessment: 'assessed work',
}

/** The second half of the greeting: what they left, in the product's own words. */
function greetingFact(modules: ModuleState[], certified: boolean, stage: Stage): string {
	if (certified) return `${stage.label} is yours.`
	const begun = modules.find(({ row, state }) => row && !row.completedAt && state && state.minutesLeft > 0)
	if (begun) return `You stopped in ${begun.module.title.toLowerCase()}.`
	if (modules.every(({ module, row }) => !module.lesson || row?.completedAt))
		return 'You have read everything there is.'
	return modules.some(({ row }) => row) ? 'The next module waits.' : 'Here is where it begins.'
}
