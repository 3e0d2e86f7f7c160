import { type ActionFunctionArgs, data } from '@remix-run/node'
import { decideSeat } from '~/domain/cohort/agree-to-seat.server'
import { listBeside } from '~/domain/cohort/apart.server'
import { leaveLine } from '~/domain/cohort/leave-line.server'
import { cohortRefusals } from '~/domain/cohort/policy'
import { sayBeside } from '~/domain/cohort/say-kin'
import { memberForm, transferForm } from '~/domain/cohort/schema'
import { seatRefusals } from '~/domain/cohort/seats'
import { transfer } from '~/domain/cohort/transfer.server'
import type { Db } from '~/domain/db'
import { DomainError, isDomainError } from '~/domain/errors'
import { paths } from '~/paths'
import { confirmFirst } from './confirm-first.server'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { type FormAnswer, readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Admin = { id: string; name: string }

/** What an admin's page of a cohort's seats can send, by `intent`; whom it would tell is shown first. The route has guarded. */
export async function changeLineByForm({ request, context }: ActionFunctionArgs, cohortId: string, admin: Admin) {
	const { db, clock, later, content, shelf } = context
	const formData = await readFormData(request)
	const refuse = (problem: string) => data({ problem, shown: undefined }, { status: 409 })
	const carryOut = async (
		form: { kept: FormAnswer['result'] },
		cohortIds: string[],
		change: (inside: Db) => Promise<string>,
		move?: { person: string; to: string },
	) => {
		try {
			const outcome = await confirmFirst(db, formData, form.kept, { cohortIds, now: clock() }, change)
			if (!outcome.done) return outcome.answer
			context.mail.wake()
			return goTo(paths.cohortSeats({ cohort: cohortId }), flash(outcome.result))
		} catch (error) {
			if (isDomainError(error) && error.why === 'wish') return refuse('They do not ask for a seat here any more.')
			if (move && isDomainError(error) && error.why === 'kin-here') {
				const problem = sayBeside(await listBeside(db, move.to, [move.person], { now: clock() }))
				return data({ problem, asks: move, shown: undefined }, { status: 409 })
			}
			return refuse(refusal(error, { ...cohortRefusals, ...seatRefusals }))
		}
	}
	if (formData.get('intent') === 'move') {
		const form = readForm(formData, transferForm)
		if (!form.ok) return form.answer
		const { person: personId, to, reason } = form.value
		const move = { personId, from: cohortId, to, reason }
		const all = { programs: content.programs, shelf, formats: content.formats }
		const carry = async (inside: Db) => {
			const { to } = await transfer(inside, all, move, admin, { now: clock(), later })
			return `Moved to ${to}. What they did counts on there.`
		}
		return carryOut(form, [move.from, move.to], carry, { person: personId, to })
	}
	const form = readForm(formData, memberForm)
	if (!form.ok) return form.answer
	const place = { cohortId, personId: form.value.person }
	if (formData.get('intent') === 'remove-from-line')
		return carryOut(form, [cohortId], async (inside) => {
			await leaveLine(inside, place, admin, clock(), later)
			return 'Out of the line. Whoever stood behind has moved up.'
		})
	if (formData.get('intent') === 'agree')
		return carryOut(form, [cohortId], async (inside) => {
			await decideSeat(inside, place, true, admin, clock())
			return 'Agreed. A letter tells them.'
		})
	if (formData.get('intent') === 'refuse')
		return carryOut(form, [cohortId], async (inside) => {
			await decideSeat(inside, place, false, admin, clock())
			return 'A letter tells them, kindly.'
		})
	throw new DomainError('invalid', 'no-form')
}
