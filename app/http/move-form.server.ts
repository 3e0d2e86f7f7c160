import { data } from '@remix-run/node'
import type { Db } from '~/domain/db'
import { listFollowing, moveEach, moveSeries, NoSuchTimeInSeries } from '~/domain/session/move-series.server'
import { sessionRefusals } from '~/domain/session/policy'
import { rateDates } from '~/domain/session/propose.server'
import { moveForm } from '~/domain/session/schema'
import { noSuchTimeWords, sayWhen } from '~/domain/session/when.server'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { confirmFirst } from './confirm-first.server'
import { readForm, refusal } from './forms'

/** Reads where a series is to go: weighs its new dates, shows who would be told, and moves it once that was confirmed. */
export async function answerMoveForm(
	db: Db,
	formData: FormData,
	session: { id: string; cohortId: string; timeZone: string },
	admin: Reader,
	now: Date,
) {
	const form = readForm(formData, moveForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	const { days, weekday = null, time = null } = form.value
	const move = { days, weekday, time }
	const kept = form.kept
	try {
		const moved = moveEach(await listFollowing(db, session.id, now), move)
		const landing = moved.map((each) => {
			const when = sayWhen({ ...each, ...each.moved }, admin.timeZone, now)
			return { id: each.id, to: `${when.day}, ${when.range}` }
		})
		if (formData.get('intent') === 'weigh') {
			const against = await rateDates(
				db,
				{ id: session.cohortId },
				moved.map(({ id, moved: to, durationMinutes: minutes, place }) => ({
					id,
					startsAt: to.startsAt,
					minutes,
					place,
				})),
			)
			const sessions = landing.map((each, index) => ({ ...each, against: against.lines[index] ?? [] }))
			return { done: false as const, answer: data({ result: kept, weighed: { people: against.people, sessions } }) }
		}
		const outcome = await confirmFirst(db, formData, kept, { cohortIds: [session.cohortId], now }, (inside) =>
			moveSeries(inside, session.id, move, admin, now),
		)
		return outcome.done ? outcome : { done: false as const, answer: data({ ...outcome.answer.data, landing }) }
	} catch (error) {
		const words =
			error instanceof NoSuchTimeInSeries
				? `${error.at.title}, ${dayLabel(error.at.date)}: ${noSuchTimeWords(error.at, error)}`
				: refusal(error, sessionRefusals)
		return { done: false as const, answer: form.refuse({ form: [words] }, 409) }
	}
}
