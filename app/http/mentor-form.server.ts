import { type AppLoadContext, data } from '@remix-run/node'
import { assessmentRefusals } from '~/domain/assessment/assessor-policy'
import { mentorForm, personForm } from '~/domain/assessment/schema'
import { nameMentor, unnameMentor } from '~/domain/assessment/ties.server'
import { flash } from './flash.server'
import { refusal } from './forms'
import { goTo } from './safe-redirect'

/**
 * A learner names a mentor, who then never assesses them, or takes that back.
 * @param here the page the form stands on
 * @returns null for a form of another kind
 */
export async function answerMentorForm(
	{ db, clock }: AppLoadContext,
	formData: FormData,
	here: string,
	reader: { id: string; name: string },
) {
	const refuse = (mentorProblem: string) =>
		data(
			{ mentorProblem, problem: undefined, fileProblem: undefined, text: undefined, savedAt: undefined },
			{ status: 400 },
		)
	switch (formData.get('intent')) {
		case 'unname-mentor': {
			const form = personForm.safeParse({ person: formData.get('person') })
			if (form.success) await unnameMentor(db, reader.id, form.data.person)
			return goTo(here, flash('Taken off. They can be asked to assess your work again.'))
		}
		case 'name-mentor': {
			const form = mentorForm.safeParse({ email: formData.get('email') })
			if (!form.success) return refuse('Type the address they sign in with.')
			try {
				await nameMentor(db, reader, form.data.email, clock())
				return goTo(here, flash('Noted. They do not assess your work.'))
			} catch (error) {
				return refuse(refusal(error, assessmentRefusals))
			}
		}
	}
	return null
}
