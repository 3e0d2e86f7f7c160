import { sayVisitBeside } from '~/domain/cohort/say-kin'
import type { Db } from '~/domain/db'
import type { Later } from '~/domain/later'
import { addGuest, BesideKin, removeGuest } from '~/domain/session/make-up.server'
import { sessionRefusals } from '~/domain/session/policy'
import { getSession } from '~/domain/session/read.server'
import { guestForm } from '~/domain/session/schema'
import { confirmFirst } from './confirm-first.server'
import { readForm, refusal } from './forms'

/** Somebody goes to another cohort's session, or does not after all. Null: the form is about something else. */
export async function answerGuestForm(
	db: Db,
	formData: FormData,
	missed: { id: string },
	admin: { id: string; name: string },
	now: Date,
	later?: Later,
) {
	const isAdded = formData.get('intent') === 'add-guest'
	if (!isAdded && !(formData.get('intent') === 'remove-guest')) return null
	const form = readForm(formData, guestForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	const { person: personId, session: sessionId } = form.value
	const visited = await getSession(db, sessionId)
	const kept = form.kept
	try {
		return await confirmFirst(db, formData, kept, { cohortIds: [visited.cohortId], now }, (inside) =>
			isAdded
				? addGuest(inside, { sessionId, personId, missedSessionId: missed.id }, admin, now)
				: removeGuest(inside, { sessionId, personId }, admin, now, later),
		)
	} catch (error) {
		const line = error instanceof BesideKin ? sayVisitBeside(error.beside) : refusal(error, sessionRefusals)
		return { done: false as const, answer: form.refuse({ form: [line] }, 409) }
	}
}
