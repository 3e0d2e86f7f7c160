import type { ActionFunctionArgs } from '@remix-run/node'
import { isDomainError } from '~/domain/errors'
import { grantQualification } from '~/domain/facilitator/grant.server'
import { pauseQualification, resumeQualification, withdrawQualification } from '~/domain/facilitator/pause.server'
import { qualificationRefusals } from '~/domain/facilitator/policy'
import { foundingForm, qualificationForm } from '~/domain/facilitator/schema'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Admin = { id: string; name: string }
const back = (line: string) => goTo(paths.facilitators(), flash(line))

/** What the page of facilitators can send, by `intent`. The route has guarded already. */
export async function changeFacilitatorsByForm({ request, context }: ActionFunctionArgs, admin: Admin) {
	const { db, clock, content } = context
	const formData = await readFormData(request)
	const intent = formData.get('intent')
	if (intent === 'appoint') {
		const form = readForm(formData, foundingForm)
		if (!form.ok) return form.answer
		const { person: personId, stage: stageKey, reason } = form.value
		try {
			await grantQualification(db, content, { personId, stageKey, grant: 'founding', reason }, admin, clock())
			return back('Appointed for twelve months.')
		} catch (error) {
			return form.refuse({ fields: { person: [refusal(error, qualificationRefusals)] } }, 409)
		}
	}
	const form = readForm(formData, qualificationForm)
	if (!form.ok) return form.answer
	const held = { personId: form.value.person, stageKey: form.value.stage }
	try {
		switch (intent) {
			case 'begin-training':
				await grantQualification(db, content, { ...held, grant: 'training' }, admin, clock())
				return back('Their training has begun. They can observe cohorts of this level.')
			case 'qualify':
				await grantQualification(db, content, { ...held, grant: 'qualified' }, admin, clock())
				return back('Signed off for twelve months.')
			case 'pause':
				await pauseQualification(db, held, admin)
				return back('Paused. Nobody new is given to them; “End the pause” undoes it.')
			case 'resume':
				await resumeQualification(db, held, admin)
				return back('The pause has ended.')
			case 'withdraw':
				await withdrawQualification(db, held, admin)
				return back('Withdrawn. What they led stays in the record.')
		}
	} catch (error) {
		const words = refusal(error, qualificationRefusals)
		// A refusal of the form above stands beside its field; one of the table, over it.
		const isAbove = intent === 'begin-training' && isDomainError(error)
		return form.refuse(isAbove ? { fields: { person: [words] } } : { form: [words] }, 409)
	}
	return form.refuse({ form: ['Choose what to do.'] })
}
