import { type AppLoadContext, data } from '@remix-run/node'
import type { CohortDetail } from '~/domain/cohort/read.server'
import type { Db } from '~/domain/db'
import { mergeOpened, savedMeanwhile } from '~/domain/merge-opened'
import { clocksAt } from '~/domain/session/clocks.server'
import { listConcerns } from '~/domain/session/concerns.server'
import { sessionRefusals } from '~/domain/session/policy'
import type { SessionFields } from '~/domain/session/schedule.server'
import { sessionForm } from '~/domain/session/schema'
import { noSuchTimeWords } from '~/domain/session/when.server'
import { instantOf, isZone, plainTimesAround } from '~/domain/zone/zone.server'
import { confirmFirst } from './confirm-first.server'
import { readForm, refusal } from './forms'

/**
 * Reads the form of a session, for a new one and for a change; it is made once who hears of it was confirmed. `intent=preview` saves nothing and answers with the hour
 * on every clock of the cohort; a wall time that cannot be is refused beside its field.
 */
export async function answerSessionForm(
	{ db, clock }: Pick<AppLoadContext, 'db' | 'clock'>,
	formData: FormData,
	cohort: Pick<CohortDetail, 'id' | 'members' | 'facilitators'>,
	save: (db: Db, fields: SessionFields) => Promise<unknown>,
	/** The session that is changed, and what its form's fields say of it now */
	changed?: { id: string; planNumber: number | null; stands: Record<string, string> },
) {
	// A time that is offered in the stead of one the clock skips or shows twice.
	const instead = formData.get('instead')
	formData.delete('instead')
	if (typeof instead === 'string') formData.set('time', instead)
	const wrong = changed && mergeOpened(formData, changed.stands)
	const form = readForm(formData, sessionForm)
	if (!form.ok) return unanswered(form.answer)
	if (wrong) return unanswered(form.refuse({ fields: wrong }, 409))
	const fields = form.value
	if (!isZone(fields.timeZone))
		return unanswered(form.refuse({ fields: { timeZone: [sessionRefusals['no-such-zone'] ?? ''] } }))
	const local = `${fields.date}T${fields.time}`
	const moment = instantOf(local, fields.timeZone)
	if (!moment.ok) {
		const { result } = form.refuse({ fields: { time: [noSuchTimeWords(fields, moment)] } }).data
		return unanswered(data({ result, instead: plainTimesAround(local, fields.timeZone) }, { status: 400 }))
	}
	const kept = form.kept
	if (formData.get('intent') === 'preview') {
		const session = { startsAt: moment.at, durationMinutes: fields.durationMinutes }
		return unanswered(data({ result: kept, clocks: clocksAt(session, [...cohort.members, ...cohort.facilitators]) }))
	}
	try {
		const { title, durationMinutes: minutes, place } = fields
		const dated = {
			id: changed?.id,
			title,
			planNumber: changed?.planNumber ?? fields.planNumber ?? null,
			startsAt: moment.at,
			minutes,
			place,
		}
		const concerns = await listConcerns(db, cohort.id, [dated], clock())
		const asked = { cohortIds: [cohort.id], now: clock(), concerns }
		const outcome = await confirmFirst(db, formData, kept, asked, (inside) => save(inside, fields))
		return outcome.done ? { done: true as const, fields } : outcome
	} catch (error) {
		return unanswered(form.refuse({ form: [refusal(error, { ...sessionRefusals, ...savedMeanwhile })] }, 409))
	}
}

function unanswered<Answer>(answer: Answer) {
	return { done: false as const, answer }
}
