import type { AppLoadContext } from '@remix-run/node'
import { giveTime } from '~/domain/assessment/extra-time.server'
import { timeForm } from '~/domain/assessment/schema'
import { flash } from './flash.server'
import { readForm } from './forms'
import { goTo } from './safe-redirect'

/**
 * Sets how much time somebody has in timed checks. The route has guarded already.
 * @param here the page the form stands on
 * @returns null for a form of another kind
 */
export async function answerTimeForm(
	{ db, clock }: AppLoadContext,
	formData: FormData,
	{ personId, here }: { personId: string; here: string },
	admin: { id: string; name: string },
) {
	if (formData.get('intent') !== 'give-time') return null
	const form = readForm(formData, timeForm)
	if (!form.ok) return form.answer
	await giveTime(db, { personId, percent: form.value.percent }, admin, clock())
	return goTo(here, flash('Set. It holds from their next try on; only they and admins see it.'))
}
