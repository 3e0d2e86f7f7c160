import { data } from '@remix-run/node'
import type { CohortDetail } from '~/domain/cohort/read.server'
import type { Db } from '~/domain/db'
import { listConcerns } from '~/domain/session/concerns.server'
import type { PlannedSession } from '~/domain/session/plan'
import { sessionRefusals } from '~/domain/session/policy'
import { rateDates } from '~/domain/session/propose.server'
import { schedulePlan } from '~/domain/session/schedule-plan.server'
import { planForm, weighForm } from '~/domain/session/schema'
import { noSuchTimeWords } from '~/domain/session/when.server'
import { instantOf } from '~/domain/zone/zone.server'
import { confirmFirst } from './confirm-first.server'
import { readForm, refusal } from './forms'

/** Reads the dates of a plan: weighs them, shows who would be told, and schedules them all once that was confirmed. */
export async function answerPlanForm(
	db: Db,
	formData: FormData,
	cohort: Pick<CohortDetail, 'id' | 'timeZone'>,
	left: PlannedSession[],
	admin: { id: string; name: string },
	now: Date,
) {
	const isWeighed = formData.get('intent') === 'weigh'
	const form = isWeighed ? readForm(formData, weighForm) : readForm(formData, planForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	const { rows, callUrl, place } = form.value
	const { timeZone } = cohort
	const wrong: Record<string, string[]> = {}
	const starts: Date[] = []
	rows.forEach(({ date, time }, index) => {
		const moment = instantOf(`${date}T${time}`, timeZone)
		if (moment.ok) starts.push(moment.at)
		else wrong[`rows[${index}].time`] = [noSuchTimeWords({ date, time, timeZone }, moment)]
	})
	if (Object.keys(wrong).length > 0) return { done: false as const, answer: form.refuse({ fields: wrong }) }
	if (rows.length !== left.length || rows.some(({ number }, index) => number !== left[index]?.number))
		return { done: false as const, answer: form.refuse({ form: [sessionRefusals['planned-meanwhile'] ?? ''] }, 409) }
	const sessions = left.map(({ number: planNumber, title, format, minutes: durationMinutes }, index) => {
		const row = rows[index] ?? { date: '', time: '', callUrl: '', place: '' }
		const where = row.callUrl || row.place ? { callUrl: row.callUrl, place: row.place } : { callUrl, place }
		return { planNumber, title, format, durationMinutes, timeZone, date: row.date, time: row.time, ...where }
	})
	const kept = form.kept
	const dates = sessions.map(({ title, planNumber, durationMinutes: minutes, place }, index) => ({
		title,
		planNumber,
		startsAt: starts[index] ?? now,
		minutes,
		place,
	}))
	if (isWeighed) {
		const { lines } = await rateDates(db, cohort, dates)
		return { done: false as const, answer: data({ result: kept, against: lines }) }
	}
	try {
		const concerns = await listConcerns(db, cohort.id, dates, now)
		return await confirmFirst(db, formData, kept, { cohortIds: [cohort.id], now, concerns }, (inside) =>
			schedulePlan(inside, cohort.id, sessions, admin, now),
		)
	} catch (error) {
		return { done: false as const, answer: form.refuse({ form: [refusal(error, sessionRefusals)] }, 409) }
	}
}
