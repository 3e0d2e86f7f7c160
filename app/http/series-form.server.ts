import type { Db } from '~/domain/db'
import { sessionRefusals } from '~/domain/session/policy'
import { NoSuchTime } from '~/domain/session/schedule.server'
import { changeSeriesForm, seriesForm, seriesIdForm } from '~/domain/session/schema'
import { changeSeries, endSeries, startSeries } from '~/domain/session/series.server'
import { OddNights, oddNightWords } from '~/domain/session/series-dates.server'
import { noSuchTimeWords } from '~/domain/session/when.server'
import { readForm, refusal } from './forms'

/** What people of a cohort send about meetings of their own: a start, a change, an end. @returns the line for the next page */
export async function answerSeriesForm(
	db: Db,
	formData: FormData,
	cohortId: string,
	reader: { id: string; name: string },
	now: Date,
) {
	if (formData.get('intent') === 'end') {
		const form = readForm(formData, seriesIdForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		await endSeries(db, { cohortId, series: form.value.series }, reader, now)
		return { done: true as const, said: 'Ended. It is taken out of everybody’s calendar.' }
	}
	if (formData.get('intent') === 'change') {
		const form = readForm(formData, changeSeriesForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		const { series, ...fields } = form.value
		try {
			await changeSeries(db, { cohortId, series }, fields, reader, now)
			return { done: true as const, said: 'Changed. Everybody in it hears of it.' }
		} catch (error) {
			return { done: false as const, answer: form.refuse(wordsFor(error, fields), 409) }
		}
	}
	const form = readForm(formData, seriesForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	try {
		await startSeries(db, cohortId, form.value, reader, now)
		return { done: true as const, said: 'Started. The next three are in everybody’s calendar.' }
	} catch (error) {
		return { done: false as const, answer: form.refuse(wordsFor(error, form.value), 409) }
	}
}

const AGREE = 'Tick “Agree to that” below, or choose another hour.'

function wordsFor(
	error: unknown,
	fields: { date: string; time: string; timeZone?: string },
): { form?: string[]; fields?: Record<string, string[]> } {
	if (error instanceof OddNights) return { fields: { agrees: [...error.nights.map(oddNightWords), AGREE] } }
	if (error instanceof NoSuchTime && fields.timeZone)
		return { fields: { time: [noSuchTimeWords({ ...fields, timeZone: fields.timeZone }, error)] } }
	if (error instanceof NoSuchTime)
		return {
			fields: { time: [`The clock has no such hour that night, or two. Pick ${error.suggestion}, or another hour.`] },
		}
	return { form: [refusal(error, sessionRefusals)] }
}
