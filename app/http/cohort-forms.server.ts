import type { ActionFunctionArgs } from '@remix-run/node'
import { changeCohort } from '~/domain/cohort/create.server'
import { nameFacilitator, removeFacilitator, removeMember } from '~/domain/cohort/enroll.server'
import { enrollSeveral } from '~/domain/cohort/enroll-several.server'
import { moveToToday } from '~/domain/cohort/move-content.server'
import { cohortRefusals } from '~/domain/cohort/policy'
import { getCohort } from '~/domain/cohort/read.server'
import { cohortForm, facilitatorForm, memberForm, membersForm } from '~/domain/cohort/schema'
import { isDomainError } from '~/domain/errors'
import { capitalized, counted } from '~/domain/number-words'
import { listChoices } from '~/domain/person/read.server'
import { findStageByKey } from '~/domain/program/find'
import { isZone } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Admin = { id: string; name: string }

/** What an admin's page of a cohort can send, by `intent`. The route has guarded already. */
export async function changeCohortByForm({ request, context }: ActionFunctionArgs, cohortId: string, admin: Admin) {
	const { db, clock } = context
	const cohort = await getCohort(db, cohortId)
	const formData = await readFormData(request)
	const back = (line: string) => {
		context.mail.wake()
		return goTo(paths.adminCohort({ cohort: cohortId }), flash(line))
	}
	switch (formData.get('intent')) {
		case 'add': {
			const form = readForm(formData, membersForm)
			if (!form.ok) return form.answer
			const seats = { cohortId, personIds: form.value.people }
			const { added, refused } = await enrollSeveral(db, seats, admin, clock())
			if (refused.length === 0) return back(`${capitalized(counted(added, 'person has', 'people have'))} a seat.`)
			const people = await listChoices(db)
			const lines = refused.map(({ personId, why }) => {
				const name = people.find((person) => person.id === personId)?.name ?? 'Somebody'
				return `${name}: ${cohortRefusals[why as keyof typeof cohortRefusals]}`
			})
			return form.refuse({ fields: { people: lines } }, 409)
		}
		case 'name-facilitator': {
			const form = readForm(formData, facilitatorForm)
			if (!form.ok) return form.answer
			const { person: personId, part } = form.value
			try {
				await nameFacilitator(db, { cohortId, personId, part }, admin, clock())
				return back('Named. This cohort is on their facilitator desk now.')
			} catch (error) {
				return form.refuse({ fields: { person: [refusal(error, cohortRefusals)] } }, 409)
			}
		}
		case 'move-content': {
			const stage = findStageByKey(context.content.programs, cohort.stageKey)
			if (stage) await moveToToday(db, context.shelf, stage, cohortId, admin)
			return back('Moved. Its people see which passages changed.')
		}
		case 'remove-member':
		case 'remove-facilitator': {
			const form = readForm(formData, memberForm)
			if (!form.ok) return form.answer
			const seat = { cohortId, personId: form.value.person }
			try {
				await (formData.get('intent') === 'remove-member' ? removeMember : removeFacilitator)(db, seat, admin, clock())
			} catch (error) {
				// Removed meanwhile, in another window: that is what was wanted.
				if (!isDomainError(error) || !['member', 'facilitator'].includes(error.why)) throw error
			}
			return back('Removed. What the person did here stays in the record.')
		}
	}
	const form = readForm(formData, cohortForm.omit({ stage: true }))
	if (!form.ok) return form.answer
	if (!isZone(form.value.timeZone)) return form.refuse({ fields: { timeZone: [cohortRefusals['no-such-zone']] } })
	try {
		await changeCohort(db, cohortId, form.value, admin, clock())
		return back('Saved.')
	} catch (error) {
		const isSeats = isDomainError(error) && error.why === 'fewer-seats-than-people'
		const words = [refusal(error, cohortRefusals)]
		return form.refuse(isSeats ? { fields: { seatCount: words } } : { form: words }, 409)
	}
}
