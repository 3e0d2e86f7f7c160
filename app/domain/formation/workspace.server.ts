import type { Db } from '../db'
import { listManagersWords } from '../intake/agreement.server'
import { capitalized, counted, spelled } from '../number-words'
import type { Program } from '../program/lesson'
import { type Problem, type Progress, usualSettings } from './kinds'
import {
	amongThoseIn,
	type FormationRow,
	findFormation,
	getIntakeFacts,
	type IntakeFacts,
	listLeftOut,
	readProblem,
} from './read.server'
import type { Freed } from './relax'
import { stopSilent } from './run.server'
import { saidGap, viewOf } from './view'
import { sayHours } from './why'

/** Everything the page of an intake's formation shows. @throws DomainError 'not-found' */
export async function loadWorkspace(db: Db, programs: Program[], intakeId: string, now: Date) {
	await stopSilent(db, now)
	const intake = await getIntakeFacts(db, intakeId)
	const { newest, current } = await findFormation(db, intakeId)
	const problem = await readProblem(db, programs, intake, (current ?? newest)?.settings ?? usualSettings, now)
	const isRunning = newest?.state === 'running'
	const words = await listManagersWords(db, intakeId)
	const isPublished = current?.state === 'published' || intake.status === 'formed'
	const work = current?.proposal && !isPublished ? workOf(problem, current, words) : null
	return {
		intake: { id: intake.id, name: intake.name },
		people: problem.people.length,
		leftOut: isPublished ? [] : await listLeftOut(db, intake, now),
		running: isRunning ? newest.progress : null,
		stopped: newest && newest !== current && newest.id !== current?.id ? sayStopped(newest) : null,
		isPublished,
		stillOpen: intake.status === 'open',
		work,
		...headOf(intake, work, isRunning, isPublished, problem.people.length),
	}
}

function workOf(problem: Problem, current: FormationRow, words: Awaited<ReturnType<typeof listManagersWords>>) {
	const proposal = amongThoseIn(problem, current.proposal ?? { groups: [], pinned: [], before: null })
	const view = viewOf(problem, proposal, words)
	const placed = proposal.groups.reduce((sum, group) => sum + group.people.length, 0)
	const cohorts = proposal.groups.length
	return {
		view,
		leads: problem.leads.map(({ id, name, room }) => ({
			id,
			name,
			room: room === 0 ? 'no room for another cohort' : `room for ${spelled(room)}`,
		})),
		freed: (current.progress.freed ?? []).map((each) => sayFreed(each, problem)),
		revision: current.revision,
		canUndo: proposal.before !== null,
		publishTitle: `Publish ${counted(cohorts, 'cohort', 'cohorts')}`,
		publishes: cohorts > 0 ? placed + cohorts + view.left.length : 0,
		placed,
		gap: saidGap(view.cost, current.progress) + endedEarly(current.progress),
	}
}

function headOf(
	intake: IntakeFacts,
	work: ReturnType<typeof workOf> | null,
	isRunning: boolean,
	isPublished: boolean,
	people: number,
) {
	if (isPublished)
		return {
			heading: 'Published',
			lede: 'The cohorts of this intake are formed. They are on the page of the cohorts, each with its lead.',
		}
	if (!work)
		return {
			heading: isRunning ? 'Arranging cohorts' : 'Cohorts to be proposed',
			lede: `${capitalized(counted(people, 'person is', 'people are'))} in ${intake.name}.`,
		}
	const cohorts = work.view.groups.length
	const left = work.view.left.length
	const over = left === 0 ? 'nobody left over' : `${spelled(left)} left over`
	const broken = work.view.broken.length
	return {
		heading:
			cohorts === 0
				? 'No cohort can be formed'
				: `${capitalized(counted(work.placed, 'person', 'people'))} in ${counted(cohorts, 'cohort', 'cohorts')}, ${over}`,
		lede: `${broken === 0 ? 'No rule is broken.' : `${capitalized(counted(broken, 'rule is', 'rules are'))} broken.`} ${work.gap} Nothing is sent until you publish.`,
	}
}

function endedEarly({ ended }: Progress): string {
	return ended ? ' It was ended early.' : ''
}

function sayStopped({ state, progress }: FormationRow): string | null {
	if (state === 'failed')
		return 'The last search failed and left nothing. It is in the log; try again, or with fewer rules.'
	if (state !== 'stopped') return null
	return progress.ended === 'restart'
		? 'The last search was stopped because the server was. Nothing of it was kept; begin it again.'
		: 'The last search was ended before it had found anything.'
}

/** What one rule less, or one lead more, would bring. */
function sayFreed({ rule, more, place }: Freed, { overlapMinutes, settings }: Problem): string {
	const others = `${counted(more, 'more person', 'more people')} a place`
	switch (rule) {
		case 'lead':
			return `One more qualified lead who works in ${place}’s hours would give ${others}.`
		case 'hours':
			return `Asking for ${sayHours(overlapMinutes - 60)} in common instead of ${sayHours(overlapMinutes)} would give ${others}.`
		case 'kin':
			return `Letting people of one team or line meet would give ${others}. An admin can allow single pairs, with a reason.`
		case 'size':
			return `Cohorts of ${spelled(settings.fewest - 1)} would give ${others}.`
		case 'seats':
			return `A larger capacity of the intake would give ${others}.`
	}
}

/** Who is told what when the proposal is published. @throws DomainError 'not-found' */
export async function loadPublishing(db: Db, programs: Program[], intakeId: string, now: Date) {
	const { intake, work, isPublished, stillOpen } = await loadWorkspace(db, programs, intakeId, now)
	const groups = work?.view.groups ?? []
	return {
		intake,
		isPublished,
		stillOpen,
		revision: work?.revision ?? 0,
		groups: groups.map(({ key, title, lead, people }) => ({
			key,
			title,
			lead: lead?.name ?? 'Nobody',
			people: people.map(({ id, name }) => ({ id, name })),
			/** Whose line manager has not agreed to their time: told of the place all the same */
			unagreed: people.flatMap(({ name, word }) => (word ? [`${name}: ${word}`] : [])),
		})),
		left: (work?.view.left ?? []).map(({ id, name }) => ({ id, name })),
		broken: work?.view.broken ?? [],
	}
}
