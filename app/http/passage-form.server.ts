import { data } from '@remix-run/node'
import type { Lesson } from '~/domain/program/lesson'
import { bookmark } from '~/domain/progress/bookmark.server'
import { keepMark } from '~/domain/progress/mark.server'
import { keepMarkForm, remarkForm } from '~/domain/progress/mark-schema'
import { markRefusals } from '~/domain/progress/mark-words'
import { sendRemark } from '~/domain/progress/remark.server'
import { flash } from './flash.server'
import { readForm, refusal } from './forms'
import type { PassageContext } from './own-mark-form.server'
import { goTo } from './safe-redirect'

/**
 * What a reader does with a passage of the part they have open: mark it, bookmark the part, say that it is weak.
 * @returns null for a form of another kind
 */
export async function answerPassageForm(
	{ db, clock, limits }: PassageContext & { limits: { remark(personId: string): Promise<number | null> } },
	formData: FormData,
	at: { personId: string; moduleKey: string; partSlug: string; lesson: Lesson; path: string },
) {
	const { lesson, path, ...where } = at
	const now = clock()
	switch (formData.get('intent')) {
		case 'keep-mark': {
			const form = readForm(formData, keepMarkForm)
			if (!form.ok) return form.answer
			try {
				await keepMark(db, lesson, where, form.value, now)
			} catch (error) {
				return form.refuse({ form: [refusal(error, markRefusals)] }, 409)
			}
			return goTo(path, flash(form.value.note ? 'Noted. Only you can read it.' : 'Highlighted, for your eyes only.'))
		}
		case 'bookmark':
			await bookmark(db, where, now)
			return goTo(path, flash('Bookmarked. It stands under Your notes.'))
		case 'remark': {
			const form = readForm(formData, remarkForm)
			if (!form.ok) return form.answer
			if (await limits.remark(at.personId))
				return data({ result: form.refuse({ form: [markRefusals['too-many-remarks']] }).data.result }, { status: 429 })
			try {
				const { moduleKey, partSlug } = where
				const senderId = form.value.unnamed ? null : at.personId
				await sendRemark(db, lesson, { moduleKey, partSlug }, form.value, { senderId, now })
			} catch (error) {
				return form.refuse({ form: [refusal(error, markRefusals)] }, 409)
			}
			return goTo(
				path,
				flash(
					form.value.unnamed
						? 'Sent without your name. Thank you.'
						: 'Sent, with your name. The answer will stand under Your notes.',
				),
			)
		}
	}
	return null
}
