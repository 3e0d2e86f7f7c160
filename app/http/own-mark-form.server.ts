import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { unbookmark } from '~/domain/progress/bookmark.server'
import { changeMark, deleteMark, restoreMark } from '~/domain/progress/mark.server'
import { ownMarkForm } from '~/domain/progress/mark-schema'
import { markRefusals } from '~/domain/progress/mark-words'
import { flash } from './flash.server'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

export type PassageContext = { db: Db; clock: () => Date }

/**
 * What a reader does with a mark or a bookmark they have, on the page of its part and on their notes.
 * @param path the page the form stands on
 * @returns null for a form of another kind
 */
export async function answerOwnMarkForm(
	{ db, clock }: PassageContext,
	formData: FormData,
	{ personId, path }: { personId: string; path: string },
) {
	const intent = formData.get('intent')
	if (!ownMarkForm.options.some((option) => option.shape.intent.value === intent)) return null
	const form = readForm(formData, ownMarkForm)
	if (!form.ok) return form.answer
	const sent = form.value
	try {
		switch (sent.intent) {
			case 'change-mark':
				await changeMark(db, { id: sent.mark, personId }, sent)
				return goTo(path, flash('Changed.'))
			case 'delete-mark':
				await deleteMark(db, { id: sent.mark, personId }, clock())
				return goTo(path, flash('Deleted. For an hour you can put it back.'))
			case 'restore-mark':
				await restoreMark(db, { id: sent.mark, personId })
				return goTo(path, flash('It is back.'))
			case 'unbookmark':
				await unbookmark(db, { personId, moduleKey: sent.module, partSlug: sent.part })
				return goTo(path, flash('The bookmark is out.'))
		}
	} catch (error) {
		const isGone = isDomainError(error) && error.code === 'not-found'
		const says = { form: [refusal(error, markRefusals)] }
		// Answered as a page that was loaded anew: the newer note stands above what was typed, which can then replace it.
		if (isDomainError(error) && error.why === 'note-changed') return form.refuse(says, 200)
		return form.refuse(says, isGone ? 404 : 409)
	}
}
