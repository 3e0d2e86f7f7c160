import { data } from '@remix-run/node'
import type { CohortDetail } from '~/domain/cohort/read.server'
import { clocksAt } from '~/domain/session/clocks.server'
import { sessionRefusals } from '~/domain/session/policy'
import type { SessionFields } from '~/domain/session/schedule.server'
import { sessionForm } from '~/domain/session/schema'
import { noSuchTimeWords } from '~/domain/session/when.server'
import { instantOf, isZone } from '~/domain/zone/zone.server'
import { readForm, refusal } from './forms'

/**
 * Reads the form of a session, for a new one and for a change. `intent=preview` saves nothing and answers with the hour
 * on every clock of the cohort; a wall time that cannot be is refused beside its field.
 */
export async function answerSessionForm<Saved>(
	formData: FormData,
	cohort: Pick<CohortDetail, 'members' | 'facilitators'>,
	save: (fields: SessionFields) => Promise<Saved>,
) {
	const form = readForm(formData, sessionForm)
	if (!form.ok) return form.answer
	const fields = form.value
	if (!isZone(fields.timeZone)) return form.refuse({ fields: { timeZone: [sessionRefusals['no-such-zone'] ?? ''] } })
	const moment = instantOf(`${fields.date}T${fields.time}`, fields.timeZone)
	if (!moment.ok) return form.refuse({ fields: { time: [noSuchTimeWords(fields, moment)] } })
	if (formData.get('intent') === 'preview') {
		const kept = form.refuse(undefined, 200).data.result
		const session = { startsAt: moment.at, durationMinutes: fields.durationMinutes }
		return data({ result: kept, clocks: clocksAt(session, [...cohort.members, ...cohort.facilitators]) })
	}
	try {
		return await save(fields)
	} catch (error) {
		return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
	}
}
