import { paths } from '~/paths'
import type { Db } from '../db'
import type { Due } from '../progress/due.server'
import type { LinkKey } from '../sign-in/links.server'
import { dayLabel } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import { listOwnQuestions } from './answer.server'
import { roundWords } from './say'

/** So many beside what is due; all of them stand under What others see. */
const MOST = 2

/**
 * What somebody is asked about others, for their own home page alone. The letter about the week leaves it out: whether it
 * went would say who has not answered (docs/decisions/0035).
 */
export async function listAsked(
	db: Db,
	key: LinkKey,
	reader: { email: string; timeZone: string },
	now: Date,
): Promise<Due[]> {
	const questions = await listOwnQuestions(db, key, reader.email, now)
	return questions
		.sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
		.slice(0, MOST)
		.map(({ ticket, about, instrument, closesAt }) => ({
			id: `asked-${ticket}`,
			day: 'Until',
			date: dayLabel(dateOf(closesAt, reader.timeZone), { day: 'numeric', month: 'short' }),
			title: roundWords(instrument).about(about.name),
			why: 'You are asked. The page says first who reads what',
			minutes: `${instrument.minutes} min`,
			to: paths.rate({ ticket }),
		}))
}
