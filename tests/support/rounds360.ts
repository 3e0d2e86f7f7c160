import fs from 'node:fs'
import { parse } from 'yaml'
import { type Instrument, instrument } from '~/domain/assessment/instrument'
import type { Answer } from '~/domain/round360/report'

/** "Listening and support", as content/ holds it. */
export const listening: Instrument = instrument.parse(parse(fs.readFileSync('content/instruments/l1-360.yaml', 'utf8')))

/** The same points for every item, unless said otherwise. */
export function anAnswer(group: string, points: number, said: Partial<Answer> = {}): Answer {
	const ratings = Object.fromEntries(
		listening.items.flatMap((item) => (item.kind === 'rating' ? [[item.id, points] as const] : [])),
	)
	return { group, ratings, keep: '', differently: '', ...said }
}
