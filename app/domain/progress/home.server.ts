import { paths } from '~/paths'
import { listOwnCertificates } from '../certification/read.server'
import type { RequirementResult } from '../certification/requirements'
import { readStanding } from '../certification/standing.server'
import { getCohort, listMyCohorts } from '../cohort/read.server'
import type { Db } from '../db'
import { capitalized, counted, spelled } from '../number-words'
import { listCommitments } from '../practice/read.server'
import { sayCommitment } from '../practice/say.server'
import { findStageByKey, getStage } from '../program/find'
import type { ModuleEntry, Program, Stage } from '../program/lesson'
import { listAttended } from '../session/attendance.server'
import { findOwnCase } from '../session/case.server'
import { listSessions, type SessionRow } from '../session/read.server'
import type { Reader } from '../sign-in/sign-ins.server'
import { dayLabel } from '../zone/plain-date'
import { addDays, dateOf, shortDate, whenOf } from '../zone/zone.server'
import { type ReadingState, readingState } from './completion'
import { listProgress, type ModuleProgressRow } from './read.server'
import { type Station, wayOf } from './way'

export type Due = { id: string; day: string; date: string; title: string; why: string; minutes: string; to: string }
export type NextUp = { title: string; sub: string; time: string; to: string }

/** What a learner opens on a Monday: what is next, what is due, what is left. */
export async function readHome(db: Db, programs: Program[], reader: Reader, now: Date) {
	const cohorts = (await listMyCohorts(db, reader.id)).filter(
		(cohort) => cohort.part === 'member' && cohort.status !== 'cancelled',
	)
	const current = cohorts.find((cohort) => cohort.status === 'running') ?? cohorts[0]
	const stage =
		(current && findStageByKey(programs, current.stageKey)) ?? getStage(programs, 'technical-leadership-ladder', 'l1')
	const progress = await listProgress(db, reader.id)
	const modules = stage.modules.map((module) => ({ module, ...moduleState(module, progress) }))
	const cohort = current ? await getCohort(db, current.id) : null
	const sessions = current ? await listSessions(db, current.id) : []
	const attended = current ? await listAttended(db, reader.id, current.id) : new Set<string>()
	const commitments = await listCommitments(db, reader.id)
	const today = dateOf(now, reader.timeZone)
	const { results } = await readStanding(db, { id: reader.id, showsPlanned: false }, stage, now)
	const certificate = (await listOwnCertificates(db, reader.id, now)).find(
		(each) => each.stageKey === stage.key && each.state === 'current',
	)
	const coming = sessions.filter(
		(session) => !session.cancelledAt && session.startsAt.getTime() + session.durationMinutes * 60_000 > now.getTime(),
	)
	const nextSession = coming[0] ?? null
	const ownCase = nextSession ? await findOwnCase(db, nextSession.id, reader.id) : null
	return {
		stage: {
			id: stage.id,
			label: stage.label,
			to: paths.stage(placeOf(stage)),
			counts: paths.requirements(placeOf(stage)),
		},
		next: nextUp(stage, modules),
		due: dueList({ reader, stage, nextSession, ownCase, commitments, today, results, now }),
		vow:
			commitments
				.filter((row) => !row.closedAt)
				.map((row) => sayCommitment(row, programs, reader.timeZone, today))[0] ?? null,
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
				title: `Room ${nextSession.position}: ${nextSession.title.toLowerCase()}${ownCase ? ', with your case' : ''}`,
				when: whenOf(nextSession.startsAt, reader.timeZone, nextSession.durationMinutes),
				to: paths.session({ session: nextSession.id }),
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
				.filter((session) => !session.cancelledAt)
				.map((session) => roomFacts(session, attended, reader.timeZone, now)),
			headwall: headwallFacts(results, paths.requirements(placeOf(stage))),
			certificate: certificate
				? {
						on: shortDate(certificate.issuedAt, reader.timeZone),
						to: paths.certification({ number: certificate.number }),
					}
				: null,
		}) satisfies Station[],
		left: leftLine(results),
		greetingFact: greetingFact(modules, certificate !== undefined, stage),
	}
}

function placeOf(stage: Stage) {
	return { program: stage.program.slug, stage: stage.id }
}

/** Promises due within a week are worth a line. */
const DAYS_AHEAD = 7

type ModuleState = { module: ModuleEntry; row: ModuleProgressRow | null; state: ReadingState | null }

function moduleState(module: ModuleEntry, progress: ModuleProgressRow[]): Omit<ModuleState, 'module'> {
	const row = progress.find((each) => each.moduleKey === module.key) ?? null
	return { row, state: module.lesson ? readingState(module.lesson, row, {}) : null }
}

/** The begun module first, then the next one nobody has opened. */
function nextUp(stage: Stage, modules: ModuleState[]): NextUp | null {
	const open = modules.filter(({ module, row }) => module.lesson && !row?.completedAt)
	const chosen = open.find(({ row }) => row !== null) ?? open[0]
	if (!chosen?.module.lesson || !chosen.state) return null
	const { module, row, state } = chosen
	const place = { ...placeOf(stage), module: module.id }
	const part = module.lesson?.parts.findIndex((each) => each.slug === state.resumeAt) ?? 0
	const slug = module.lesson?.parts[part]
	if (!row || !slug)
		return { title: module.title, sub: 'Next on your way', time: `${module.minutes} min`, to: paths.module(place) }
	if (state.minutesLeft === 0)
		return {
			title: module.title,
			sub: 'Read; the check at its end is open',
			time: '6 min',
			to: paths.part({ ...place, part: module.lesson?.parts.at(-1)?.slug ?? slug.slug }),
		}
	return {
		title: module.title,
		sub: `Part ${part + 1} of ${module.lesson?.parts.length}: ${slug.title.toLowerCase()}`,
		time: `${state.minutesLeft} min`,
		to: paths.part({ ...place, part: slug.slug }),
	}
}

function dueList(facts: {
	reader: Reader
	stage: Stage
	nextSession: SessionRow | null
	ownCase: { title: string; situation: string; ask: string } | null
	commitments: Awaited<ReturnType<typeof listCommitments>>
	today: string
	results: RequirementResult[]
	now: Date
}): Due[] {
	const { reader, stage, nextSession, ownCase, commitments, today, results } = facts
	const due: Due[] = []
	if (nextSession && ownCase && !(ownCase.title && ownCase.situation && ownCase.ask)) {
		const when = whenOf(nextSession.startsAt, reader.timeZone)
		due.push({
			id: 'case',
			...dayOf(when.shortDay),
			title: 'Write up your case',
			why: `Room ${nextSession.position} opens with it`,
			minutes: '20 min',
			to: paths.session({ session: nextSession.id }),
		})
	}
	const soon = commitments.filter((row) => !row.closedAt && row.dueOn <= addDays(today, DAYS_AHEAD))
	const [first] = soon
	if (first) {
		const isNow = first.dueOn <= today
		due.push({
			id: 'tries',
			...(isNow ? { day: 'Today', date: 'any time' } : dayOf(dayLabel(first.dueOn))),
			title:
				soon.length === 1
					? 'Say what became of your try'
					: `Say what became of ${counted(soon.length, 'try', 'tries')}`,
			why: 'Kept, changed or let go: any answer is a good one',
			minutes: '2 min',
			to: paths.practice(),
		})
	}
	const modulesDone = results.find((result) => result.kind === 'modules')?.state === 'met'
	const check = results.find((result) => result.kind === 'check')
	if (modulesDone && check && check.state !== 'met') {
		due.push({
			id: 'check',
			day: 'When',
			date: 'you like',
			title: 'Knowledge check',
			why: 'Fifteen questions, no clock',
			minutes: `${stage.training.checkMinutes} min`,
			to: paths.check(placeOf(stage)),
		})
	}
	const assessment = results.find((result) => result.kind === 'assessment')
	if (modulesDone && assessment && assessment.state !== 'met' && assessment.short !== 'with assessors') {
		due.push({
			id: 'work',
			day: 'When',
			date: 'you like',
			title: assessment.title,
			why: 'Read by two assessors',
			minutes: `${stage.training.assessed[0]?.minutes ?? 30} min`,
			to: paths.submission(placeOf(stage)),
		})
	}
	return due
}

/** "Wed 25 Nov" as its two halves. */
function dayOf(shortDay: string): { day: string; date: string } {
	const [day = '', ...date] = shortDay.split(' ')
	return { day, date: date.join(' ') }
}

function roomFacts(session: SessionRow, attended: Set<string>, zone: string, now: Date) {
	const when = whenOf(session.startsAt, zone)
	const isPast = session.startsAt.getTime() + session.durationMinutes * 60_000 <= now.getTime()
	return {
		position: session.position,
		title: session.title,
		when: isPast ? when.shortDay : `${when.shortDay}, ${when.time}`,
		isPast,
		wasThere: attended.has(session.id),
		to: paths.session({ session: session.id }),
	}
}

function headwallFacts(results: RequirementResult[], to: string) {
	const wall = results.filter((result) => result.kind === 'check' || result.kind === 'assessment')
	const open = wall.filter((result) => result.state !== 'met' && result.state !== 'waived')
	return {
		left:
			open.length === 0
				? 'Done'
				: open.map((result) => (result.kind === 'check' ? 'knowledge check' : 'written scenario')).join(', '),
		isDone: wall.length > 0 && open.length === 0,
		to,
	}
}

/** "Two of five met. Left: …" in a line. */
function leftLine(results: RequirementResult[]): string {
	const open = results.filter((result) => result.state === 'open' || result.state === 'in-progress')
	if (results.length === 0) return ''
	if (open.length === 0) return 'Everything is met.'
	const met = results.length - open.length
	return `${met === 0 ? 'None' : capitalized(spelled(met))} of ${spelled(results.length)} requirements met yet.`
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
