import { paths } from '~/paths'
import { offerStands, readPlace } from '../cohort/place.server'
import type { Db } from '../db'
import { ordinal } from '../number-words'
import type { LinkKey } from '../sign-in/links.server'
import { dayLabel } from '../zone/plain-date'
import { whenOf } from '../zone/zone.server'
import { renderLetter } from './letters'
import { type SeatLetter, seatLetter, stillHolds } from './seat-letters'

type Row = { letter: SeatLetter; toPersonId: string; linkId: string | null; subjectId: string | null }
type Options = {
	publicUrl: string
	key: LinkKey
	now: () => Date
	content: { programs: Parameters<typeof readPlace>[1] }
}

/** A letter about a seat, made from how things stand when it leaves; null when it has lost its reason. */
export async function composeSeatLetter(db: Db, row: Row, options: Options) {
	const { letter, linkId } = row
	const now = options.now()
	const place = row.subjectId ? await readPlace(db, options.content.programs, row.subjectId) : null
	if (!place || place.person.disabledAt || !stillHolds(letter, place.state)) return null
	if (letter === 'seat-offer' && (!linkId || !offerStands(place, now))) return null
	const { person, cohort, level, offerEndsAt } = place
	const until = offerEndsAt && whenOf(offerEndsAt, person.timeZone)
	const text = seatLetter(letter, {
		calledName: person.calledName,
		cohort: cohort.name,
		level: level.title ? `${level.label}, ${level.title}` : level.label,
		starts: dayLabel(cohort.startsOn, { day: 'numeric', month: 'long', year: 'numeric' }),
		until: until && {
			long: `${until.day}, ${until.range} (${until.offset})`,
			short: `${until.shortDay}, ${until.time}`,
		},
		place: place.inLine === null ? null : ordinal(place.inLine),
		link: linkId
			? options.publicUrl + paths.seat({ token: options.key.tokenFor({ id: linkId, kind: 'seat-offer' }) })
			: '',
		cohortsLink: options.publicUrl + paths.cohorts(),
	})
	return { to: person.email, ...renderLetter(text), cohort }
}
