import { FEWEST_SEATS } from '../cohort/kinds'
import { capitalized, counted, listed } from '../number-words'

export type ReadinessLine = { id: string; state: 'ready' | 'missing' | 'note'; text: string }

export type ReadinessFacts = {
	/** Null: this format has no room in Belay */
	format: { hasCase: boolean } | null
	presenter: string | null
	caseState: 'nobody' | 'empty' | 'begun' | 'ready'
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

function caseLine({ presenter, caseState, apologies }: ReadinessFacts): ReadinessLine {
	const who = presenter ?? 'Somebody'
	if (presenter && apologies.includes(presenter))
		return { id: 'case', state: 'missing', text: `${who} brings the case and cannot come.` }
	switch (caseState) {
		case 'nobody':
			return { id: 'case', state: 'missing', text: 'Nobody brings the case yet.' }
		case 'empty':
			return { id: 'case', state: 'missing', text: `${who} brings the case and has not begun to write.` }
		case 'begun':
			return { id: 'case', state: 'missing', text: `${who} brings the case; one part is still to write.` }
		case 'ready':
			return { id: 'case', state: 'ready', text: `${who} brings the case, and it is written.` }
	}
}
