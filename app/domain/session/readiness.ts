import { FEWEST_SEATS } from '../cohort/kinds'
import { capitalized, counted, listed } from '../number-words'
import { type Outcome, outcomeNames } from '../practice/kinds'

export type ReadinessLine = { id: string; state: 'ready' | 'missing' | 'note'; text: string }

export type ReadinessFacts = {
	/** Null: this format has no room in Belay */
	format: { hasCase: boolean } | null
	presenter: string | null
	caseState: 'nobody' | 'empty' | 'begun' | 'ready'
	/** The cohort has sat in no room before it */
	isFirstRoom: boolean
	lead: string | null
	/** People with a seat */
	taken: number
	promisesFromLastTime: number
	/** Names of who said that they cannot come */
	apologies: string[]
}

/** What a session has and lacks, for who leads it. It knows that a case is written, never what it says. */
export function readinessOf(facts: ReadinessFacts): ReadinessLine[] {
	const lines: ReadinessLine[] = []
	if (facts.format?.hasCase) lines.push(caseLine(facts))
	if (!facts.format)
		lines.push({ id: 'room', state: 'note', text: 'This format has no room in Belay: hold it in the call.' })
	if (!facts.lead)
		lines.push({ id: 'lead', state: 'missing', text: 'Nobody leads this cohort yet. An admin names a lead.' })
	if (facts.taken < FEWEST_SEATS) {
		const seats = capitalized(counted(facts.taken, 'person has a seat', 'people have a seat'))
		lines.push({ id: 'people', state: 'missing', text: `${seats}. A cohort wants at least ${FEWEST_SEATS}.` })
	}
	if (facts.apologies.length > 0)
		lines.push({ id: 'apologies', state: 'note', text: `Cannot come: ${listed(facts.apologies)}.` })
	if (facts.promisesFromLastTime > 0) {
		const promises = capitalized(counted(facts.promisesFromLastTime, 'promise', 'promises'))
		lines.push({ id: 'promises', state: 'ready', text: `${promises} from last time to open with.` })
	}
	return lines
}

function caseLine({ presenter, caseState, isFirstRoom, lead, apologies }: ReadinessFacts): ReadinessLine {
	const who = presenter ?? 'Somebody'
	if (presenter && apologies.includes(presenter))
		return { id: 'case', state: 'missing', text: `${who} brings the case and cannot come.` }
	switch (caseState) {
		case 'nobody':
			return isFirstRoom && lead
				? {
						id: 'case',
						state: 'note',
						text: `A first room opens with a case of ${lead}, who leads, unless somebody is named.`,
					}
				: { id: 'case', state: 'missing', text: 'Nobody brings the case yet.' }
		case 'empty':
			return { id: 'case', state: 'missing', text: `${who} brings the case and has not begun to write.` }
		case 'begun':
			return { id: 'case', state: 'missing', text: `${who} brings the case; one part is still to write.` }
		case 'ready':
			return { id: 'case', state: 'ready', text: `${who} brings the case, and it is written.` }
	}
}

export type Prepared = { id: string; tone: 'good' | 'warn' | ''; text: string }

/** What of one person is there for a session and what is missing, most pressing first. */
export function preparedOf(facts: {
	/** Has not accepted the invitation to Belay yet */
	invited: boolean
	closed: boolean
	/** Makes up here for a session missed in another cohort */
	isGuest: boolean
	cannotCome: boolean
	/** Of who brings the case; null for everybody else */
	caseState: ReadinessFacts['caseState'] | null
	/** Something stands in one of their private boxes */
	hasDraft: boolean
	/** Of last time; null when they promised nothing */
	promise: { outcome: Outcome | null } | null
}): Prepared[] {
	const signs: Prepared[] = []
	if (facts.closed) signs.push({ id: 'closed', tone: 'warn', text: 'Account closed' })
	else if (facts.invited) signs.push({ id: 'invited', tone: 'warn', text: 'Invitation not accepted' })
	if (facts.isGuest) signs.push({ id: 'guest', tone: '', text: 'Guest from another cohort' })
	if (facts.cannotCome) signs.push({ id: 'apology', tone: 'warn', text: 'Cannot come' })
	if (facts.caseState === 'ready') signs.push({ id: 'case', tone: 'good', text: 'Brings the case: written' })
	else if (facts.caseState) {
		const text = `Brings the case: ${facts.caseState === 'begun' ? 'begun' : 'not begun'}`
		signs.push({ id: 'case', tone: 'warn', text })
	}
	if (facts.hasDraft) signs.push({ id: 'draft', tone: 'good', text: 'Has begun to write' })
	if (facts.promise)
		signs.push({
			id: 'promise',
			tone: facts.promise.outcome ? '' : 'warn',
			text: `Promise: ${facts.promise.outcome ? outcomeNames[facts.promise.outcome].toLowerCase() : 'open'}`,
		})
	return signs
}
