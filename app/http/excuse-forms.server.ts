import type { AppLoadContext } from '@remix-run/node'
import { isDomainError } from '~/domain/errors'
import { endExcuse, giveExcuse } from '~/domain/intake/excuse.server'
import { excuseRefusals } from '~/domain/intake/refusals'
import { endExcuseForm, excuseForm } from '~/domain/intake/schema'
import { flash } from './flash.server'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

/**
 * Excuses somebody from a level, puts it off, or ends that. The route has guarded already.
 * @param here the page the form stands on
 * @returns null for a form of another kind
 */
export async function answerExcuseForm(
	{ db, clock }: AppLoadContext,
	formData: FormData,
	{ personId, here }: { personId: string; here: string },
	admin: { id: string; name: string },
) {
	switch (formData.get('intent')) {
		case 'give-excuse': {
			const form = readForm(formData, excuseForm)
			if (!form.ok) return form.answer
			const { stage: stageKey, ...said } = form.value
			try {
				await giveExcuse(db, { personId, stageKey, ...said }, admin, clock())
				return goTo(here, flash('Noted. After that day the level stands again by itself.'))
			} catch (error) {
				return form.refuse({ fields: { until: [refusal(error, excuseRefusals)] } }, 400)
			}
		}
		case 'end-excuse': {
			const form = readForm(formData, endExcuseForm)
			if (!form.ok) return form.answer
			try {
				await endExcuse(db, { personId, stageKey: form.value.stage }, admin)
			} catch (error) {
				// Ended meanwhile, in another window: that is what was wanted.
				if (!isDomainError(error) || error.code !== 'not-found') throw error
			}
			return goTo(here, flash('Ended. The level stands again from now on.'))
		}
	}
	return null
}
