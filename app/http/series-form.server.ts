import { data } from '@remix-run/node'
import type { Db } from '~/domain/db'
import { Collides, collisionWords } from '~/domain/session/collisions.server'
import { sessionRefusals } from '~/domain/session/policy'
import { proposeOwn } from '~/domain/session/propose-own.server'
import { NoSuchTime } from '~/domain/session/schedule.server'
import { changeSeriesForm, ownSlotsForm, seriesForm, seriesIdForm } from '~/domain/session/schema'
import { changeSeries, endSeries, startSeries } from '~/domain/session/series.server'
import { OddNights, oddNightWords } from '~/domain/session/series-dates.server'
import { noSuchTimeWords } from '~/domain/session/when.server'
import { isZone } from '~/domain/zone/zone.server'
import { confirmFirst } from './confirm-first.server'
import { type FormAnswer, readForm, refusal } from './forms'

/**
 * What people of a cohort send about meetings of their own: a start, a change, an end; made once who hears of
 * it was confirmed. @returns the line for the next page
 */
export async function answerSeriesForm(
	db: Db,
	formData: FormData,
	cohortId: string,
	reader: { id: string; name: string },
	now: Date,
) {
	const shownFirst = (kept: FormAnswer['result'], change: (inside: Db) => Promise<void>) =>
		confirmFirst(db, formData, kept, { cohortIds: [cohortId], ownOf: reader.id, now }, change)
	if (formData.get('intent') === 'end') {
		const form = readForm(formData, seriesIdForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		const of = { cohortId, series: form.value.series }
		const outcome = await shownFirst(form.kept, (inside) => endSeries(inside, of, reader, now))
		return outcome.done ? { ...outcome, said: 'Ended. It is taken out of everybody’s calendar.' } : outcome
	}
	if (formData.get('intent') === 'change') {
		const form = readForm(formData, changeSeriesForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		const { series, ...fields } = form.value
		try {
			const change = (inside: Db) => changeSeries(inside, { cohortId, series }, fields, reader, now)
			const outcome = await shownFirst(form.kept, change)
			return outcome.done ? { ...outcome, said: 'Changed. Everybody in it hears of it.' } : outcome
		} catch (error) {
			return { done: false as const, answer: refused(form, error, fields) }
		}
	}
	const slot = formData.get('slot')
	if (formData.get('intent') === 'weigh' || typeof slot === 'string')
		return weighOwn(db, formData, cohortId, reader, now)
	const form = readForm(formData, seriesForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	try {
		const outcome = await shownFirst(form.kept, (inside) => startSeries(inside, cohortId, form.value, reader, now))
		return outcome.done ? { ...outcome, said: 'Started. The next three are in everybody’s calendar.' } : outcome
	} catch (error) {
		return { done: false as const, answer: refused(form, error, form.value) }
	}
}

/** Hours that suit those who would meet, and how the one in the form does; a slot that was pressed goes into the form. */
async function weighOwn(db: Db, formData: FormData, cohortId: string, reader: { id: string }, now: Date) {
	const slot = formData.get('slot')
	formData.delete('slot')
	const [date, time] = typeof slot === 'string' ? slot.split('T') : []
	if (date && time) {
		formData.set('date', date)
		formData.set('time', time)
	}
	const form = readForm(formData, ownSlotsForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	if (!isZone(form.value.timeZone))
		return {
			done: false as const,
			answer: form.refuse({ fields: { timeZone: [sessionRefusals['no-such-zone'] ?? ''] } }),
		}
	try {
		const slots = await proposeOwn(db, cohortId, form.value, reader.id, now)
		return { done: false as const, answer: data<SeriesAnswer>({ result: form.kept, slots }) }
	} catch (error) {
		return { done: false as const, answer: form.refuse({ form: [refusal(error, sessionRefusals)] }, 409) }
	}
}

/** `accept`: what says yes to the other sessions that are in the way */
type SeriesAnswer = FormAnswer & { accept?: string; slots?: Awaited<ReturnType<typeof proposeOwn>> }

function refused(
	form: { refuse: (errors: ReturnType<typeof wordsFor>) => { data: FormAnswer } },
	error: unknown,
	fields: Parameters<typeof wordsFor>[1],
) {
	const { result } = form.refuse(wordsFor(error, fields)).data
	const accept = error instanceof Collides ? error.accept : undefined
	return data<SeriesAnswer>({ result, accept }, { status: 409 })
}

const DESPITE = 'Tick “Meet all the same” below, or choose another hour.'
const AGREE = 'Tick “Agree to that” below, or choose another hour.'

function wordsFor(
	error: unknown,
	fields: { date: string; time: string; timeZone?: string },
): { form?: string[]; fields?: Record<string, string[]> } {
	if (error instanceof OddNights) return { fields: { agrees: [...error.nights.map(oddNightWords), AGREE] } }
	if (error instanceof Collides) return { fields: { despite: [...collisionWords(error), DESPITE] } }
	if (error instanceof NoSuchTime && fields.timeZone)
		return { fields: { time: [noSuchTimeWords({ ...fields, timeZone: fields.timeZone }, error)] } }
	if (error instanceof NoSuchTime)
		return {
			fields: { time: [`The clock has no such hour that night, or two. Pick ${error.suggestion}, or another hour.`] },
		}
	return { form: [refusal(error, sessionRefusals)] }
}
