import type { Db } from '../db'
import { strengthNames } from '../person/needs'
import { listPeople } from '../person/read.server'
import { placeOf } from '../zone/zone.server'
import { type Applicant, listApplicants } from './applicants.server'
import { type ExcuseInForce, excusedDay, listExcuses } from './excuse.server'
import type { ApplicationState } from './kinds'
import { listMissing } from './missing.server'
import { getIntake } from './read.server'
import { organizationDay } from './today.server'
import { excuseWords, longDay, timeWords, wordWords } from './words'

const MOST_FOUND = 50

/** An intake as its admin's page says it. `search`: for somebody whom no need names. */
export async function readDesk(db: Db, intakeId: string, search: string, now: Date) {
	const today = await organizationDay(db, now)
	const intake = await getIntake(db, intakeId, today)
	const day = excusedDay(intake, today)
	const canChange = ['draft', 'open', 'closed'].includes(intake.status)
	const [applicants, missing, excused, matches] = await Promise.all([
		listApplicants(db, intakeId),
		canChange ? listMissing(db, intake.stageKey, now, today, day) : [],
		listExcuses(db, { stageKey: intake.stageKey }, today),
		canChange && search ? listPeople(db, search) : [],
	])
	const isIn = new Set(applicants.filter(({ state }) => !['withdrawn', 'seated'].includes(state)).map(({ id }) => id))
	const excusedOf = new Map(excused.filter(({ until }) => until >= day).map((each) => [each.personId, each]))
	const isMissing = new Set(missing.map(({ id }) => id))
	return {
		intake,
		canChange,
		search,
		people: applicants
			.filter(({ state }) => state !== 'withdrawn' && state !== 'removed')
			.map((person) => sayApplicant(person, excusedOf.get(person.id))),
		removed: applicants.filter(({ state }) => state === 'removed').map(({ id, name }) => ({ id, name })),
		missing: missing.map(({ id, name, team, strength, dueOn, isOverdue }) => {
			const due = dueOn ? `${isOverdue ? 'was due' : 'due'} by ${longDay(dueOn)}` : ''
			return { id, name, about: [team, strengthNames[strength].toLowerCase(), due].filter(Boolean).join(', ') }
		}),
		mustCount: missing.filter(({ strength }) => strength === 'must').length,
		found: matches
			.filter(({ id, state }) => state !== 'closed' && !isIn.has(id) && !isMissing.has(id))
			.slice(0, MOST_FOUND)
			.map(({ id, name, team, careerLevel }) => ({ id, name, about: [careerLevel, team].filter(Boolean).join(', ') })),
		excused,
	}
}

/** What became of a place, for the tags of a row; `tone`: a class of tags. */
const stateTags: Partial<Record<ApplicationState, { text: string; tone: string }>> = {
	placed: { text: 'In a cohort', tone: 'good' },
	'not-placed': { text: 'No place this time', tone: '' },
	excused: { text: 'Was excused', tone: '' },
	seated: { text: 'Has a seat by another way', tone: 'good' },
}
const tones = { agreed: 'good', declined: 'bad', asked: 'note' }

function sayApplicant(person: Applicant, excuse?: ExcuseInForce) {
	const isExcused = person.state === 'in' && excuse
	const { id, name, team, timeZone, careerLevel, reason, goals, word, hasManager } = person
	return {
		id,
		name,
		about: [careerLevel, team, placeOf(timeZone)].filter(Boolean).join(', '),
		isAssigned: person.source === 'assigned',
		isIn: person.state === 'in',
		tag: isExcused ? { text: excuseWords(excuse), tone: 'note' } : (stateTags[person.state] ?? null),
		reason,
		goals,
		unavailable: person.unavailable.map(timeWords),
		// Of who is in it no more, an open question says nothing.
		word: word || person.state === 'in' ? wordWords(word, hasManager) : '',
		wordTone: word ? tones[word.state] : '',
		note: word?.note ?? '',
		canAskAgain: hasManager && word?.state !== 'agreed',
	}
}
