import type { Db } from '~/domain/db'
import { changeGroup, clearGroups, moveToGroup, splitIntoGroups } from '~/domain/session/arrange-groups.server'
import { clearForm, groupForm, moveToGroupForm, splitForm } from '~/domain/session/groups'
import { sessionRefusals } from '~/domain/session/policy'
import { readForm, refusal } from './forms'

/** What the page of a session's groups can send, by `intent`. The route has guarded already. @returns the line for the next page */
export async function answerGroupForm(
	db: Db,
	formData: FormData,
	sessionId: string,
	by: { id: string; name: string },
	now: Date,
) {
	if (formData.get('intent') === 'split') {
		const form = readForm(formData, splitForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		return attempt(form.refuse, 'Split. Everybody sees their own group on the page of the session.', () =>
			splitIntoGroups(db, sessionId, form.value.size, by, now),
		)
	}
	if (formData.get('intent') === 'move') {
		const form = readForm(formData, moveToGroupForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		return attempt(form.refuse, 'Moved.', () => moveToGroup(db, sessionId, form.value, by, now))
	}
	if (formData.get('intent') === 'clear') {
		const form = readForm(formData, clearForm)
		if (!form.ok) return { done: false as const, answer: form.answer }
		return attempt(form.refuse, 'Cleared. Everybody meets together.', () => clearGroups(db, sessionId, by, now))
	}
	const form = readForm(formData, groupForm)
	if (!form.ok) return { done: false as const, answer: form.answer }
	return attempt(form.refuse, 'Kept. Those who sit in it see it at once.', () =>
		changeGroup(db, sessionId, form.value, by, now),
	)
}

/** A refusal of the domain stands on the page in words, with what was typed. */
async function attempt<Answer>(
	refuse: (errors: { form: string[] }, status: number) => Answer,
	said: string,
	change: () => Promise<void>,
) {
	try {
		await change()
		return { done: true as const, said }
	} catch (error) {
		return { done: false as const, answer: refuse({ form: [refusal(error, sessionRefusals)] }, 409) }
	}
}
