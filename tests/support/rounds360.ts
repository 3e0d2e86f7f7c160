import fs from 'node:fs'
import { parse } from 'yaml'
import { type Instrument, instrument } from '~/domain/assessment/instrument'
import type { Answer } from '~/domain/round360/report'

const asWritten = (id: string): Instrument =>
	instrument.parse(parse(fs.readFileSync(`content/instruments/${id}.yaml`, 'utf8')))

/** "Listening and support" and what else a round can ask, as content/ holds it. */
export const listening = asWritten('l1-360')
export const partnerFeedback = asWritten('partner-feedback')
export const facilitator = asWritten('facilitator')
export const teamSafety = asWritten('team-safety')
export const culturePulse = asWritten('culture-pulse')

/** The same points for every item, unless said otherwise. */
export function anAnswer(group: string, points: number, said: Partial<Answer> = {}, of = listening): Answer {
	const ratings = Object.fromEntries(
		of.items.flatMap((item) => (item.kind === 'rating' ? [[item.id, points] as const] : [])),
	)
	return { group, ratings, keep: '', differently: '', ...said }
}
