import type { AppLoadContext } from '@remix-run/node'
import { isDomainError } from '~/domain/errors'
import { leaveRefusals } from '~/domain/leave/policy'
import { recordLeave, takeLeaveOut } from '~/domain/leave/record.server'
import { leaveForm, takeOutLeaveForm } from '~/domain/leave/schema'
import { flash } from './flash.server'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

/**
 * Records somebody's leave, or takes one out. The route has guarded already.
 * @param here the page the form stands on
 * @returns null for a form of another kind
 */
export async function answerLeaveForm(
	{ db, clock }: AppLoadContext,
	formData: FormData,
	{ personId, here }: { personId: string; here: string },
	admin: { id: string; name: string; timeZone: string },
) {
	switch (formData.get('intent')) {
		case 'record-leave': {
			const form = readForm(formData, leaveForm)
			if (!form.ok) return form.answer
			try {
				await recordLeave(db, { personId, ...form.value }, admin, clock())
				return goTo(here, flash('Recorded. Their clocks stand still on these days.'))
			} catch (error) {
				return form.refuse({ form: [refusal(error, leaveRefusals)] }, 409)
			}
		}
		case 'take-out-leave': {
			const form = readForm(formData, takeOutLeaveForm)
			if (!form.ok) return form.answer
			try {
				await takeLeaveOut(db, { personId, leaveId: form.value.leave }, admin)
			} catch (error) {
				if (isDomainError(error) && error.code === 'conflict')
					return form.refuse({ form: [refusal(error, leaveRefusals)] }, 409)
				// Taken out meanwhile, in another window: that is what was wanted.
				if (!isDomainError(error) || error.code !== 'not-found') throw error
			}
			return goTo(here, flash('Taken out. The clocks are as if it had not been.'))
		}
	}
	return null
}
