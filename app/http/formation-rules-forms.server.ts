import type { ActionFunctionArgs } from '@remix-run/node'
import { isDomainError } from '~/domain/errors'
import { changeRefusals } from '~/domain/formation/change.server'
import { usualSettings } from '~/domain/formation/kinds'
import { endPair, setPair } from '~/domain/formation/pairs.server'
import { beginFormation } from '~/domain/formation/run.server'
import { pairEndForm, pairForm, settingsForm } from '~/domain/formation/schema'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

/** What the page of wishes and rules can send, by `intent`. The route has guarded already. */
export async function changeRulesByForm(
	{ request, context }: ActionFunctionArgs,
	intakeId: string,
	admin: { id: string; name: string },
) {
	const { db, clock, content, formation } = context
	const formData = await readFormData(request)
	const here = paths.formationRules({ intake: intakeId })
	switch (formData.get('intent')) {
		case 'pair': {
			const form = readForm(formData, pairForm)
			if (!form.ok) return form.answer
			await setPair(db, { intakeId, ...form.value }, admin)
			return goTo(here, flash('Kept. It counts from now on, and in the proposal you have.'))
		}
		case 'end-pair': {
			const form = readForm(formData, pairEndForm)
			if (!form.ok) return form.answer
			try {
				await endPair(db, { intakeId, ...form.value }, admin)
			} catch (error) {
				// Taken back meanwhile, in another window: that is what was wanted.
				if (!isDomainError(error) || error.why !== 'pair') throw error
			}
			return goTo(here, flash('Taken back.'))
		}
	}
	const form = readForm(formData, settingsForm)
	if (!form.ok) return form.answer
	const { overlapHours, fewest, most, cohorts, days, ...weights } = form.value
	const settings = { fewest, most, cohorts, days, weights: { ...usualSettings.weights, ...weights } }
	try {
		await beginFormation(db, content.programs, formation, { intakeId, settings, overlapHours }, admin, clock())
		return goTo(paths.formation({ intake: intakeId }))
	} catch (error) {
		return form.refuse({ form: [refusal(error, changeRefusals)] }, 409)
	}
}
