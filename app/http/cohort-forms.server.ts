import type { ActionFunctionArgs } from '@remix-run/node'
import { listBeside } from '~/domain/cohort/apart.server'
import { changeCohort } from '~/domain/cohort/create.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { enrollSeveral } from '~/domain/cohort/enroll-several.server'
import { listOwnLine } from '~/domain/cohort/lead-choices.server'
import { moveToToday } from '~/domain/cohort/move-content.server'
import { nameFacilitator, removeFacilitator } from '~/domain/cohort/name-facilitator.server'
import { cohortRefusals } from '~/domain/cohort/policy'
import { type CohortDetail, getCohort } from '~/domain/cohort/read.server'
import { sayBeside } from '~/domain/cohort/say-kin'
import { cohortForm, facilitatorForm, memberForm, membersForm } from '~/domain/cohort/schema'
import type { Db } from '~/domain/db'
import { DomainError, isDomainError } from '~/domain/errors'
import { mergeOpened, savedMeanwhile } from '~/domain/merge-opened'
import { capitalized, counted, listed } from '~/domain/number-words'
import { listChoices } from '~/domain/person/read.server'
import { findStageByKey } from '~/domain/program/find'
import { saveAsSeen } from '~/domain/save-as-seen.server'
import { isZone } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { confirmFirst } from './confirm-first.server'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { type FormAnswer, readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Admin = { id: string; name: string }

/**
 * What an admin's page of a cohort can send, by `intent`. The route has guarded already. Whatever sends letters shows first
 * whom it would tell what.
 */
export async function changeCohortByForm({ request, context }: ActionFunctionArgs, cohortId: string, admin: Admin) {
	const { db, clock, later } = context
	const cohort = await getCohort(db, cohortId)
	const formData = await readFormData(request)
	const back = (line: string) => {
		context.mail.wake()
		return goTo(paths.adminCohort({ cohort: cohortId }), flash(line))
	}
	const shownFirst = <Result>(
		kept: FormAnswer['result'],
		change: (inside: Db) => Promise<Result>,
		concerns: string[] = [],
	) => confirmFirst(db, formData, kept, { cohortIds: [cohortId], now: clock(), concerns }, change)
	switch (formData.get('intent')) {
		case 'add': {
			const form = readForm(formData, membersForm)
			if (!form.ok) return form.answer
			const { people: personIds, reason } = form.value
			const seats = { cohortId, personIds, reason }
			const give = async (inside: Db) => {
				const result = await enrollSeveral(inside, seats, admin, clock())
				// Nobody gets a seat before it is said why: what was given is undone.
				if (!reason && result.refused.some(({ why }) => why === 'kin-here'))
					throw new DomainError('conflict', 'kin-here')
				return result
			}
			let outcome: Awaited<ReturnType<typeof shownFirst<Awaited<ReturnType<typeof give>>>>>
			try {
				outcome = await shownFirst(form.kept, give)
			} catch (error) {
				if (!isDomainError(error) || error.why !== 'kin-here') throw error
				const beside = await listBeside(db, cohortId, personIds, { now: clock() })
				return form.refuse({ fields: { reason: [sayBeside(beside)] } }, 409)
			}
			if (!outcome.done) return outcome.answer
			const { added, refused } = outcome.result
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
			const { person: personId, part, insteadOf } = form.value
			const seat = { cohortId, personId, part, insteadOf: insteadOf || undefined }
			try {
				const outcome = await shownFirst(form.kept, (inside) => nameFacilitator(inside, seat, admin, clock()))
				return outcome.done ? back('Named. This cohort is on their facilitator desk now.') : outcome.answer
			} catch (error) {
				if (isDomainError(error) && error.why === 'facilitator')
					return form.refuse({ fields: { insteadOf: ['This person was taken off meanwhile. Choose again.'] } }, 409)
				const words = refusal(error, cohortRefusals)
				const isLine = isDomainError(error) && error.why === 'own-line'
				const inLine = isLine ? listed(await listOwnLine(db, cohort, personId)) : ''
				const why = inLine ? `In one reporting line with ${inLine}. Name somebody else.` : words
				return form.refuse({ fields: { person: [why] } }, 409)
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
				const remove = (inside: Db) =>
					formData.get('intent') === 'remove-member'
						? removeMember(inside, seat, admin, clock(), later)
						: removeFacilitator(inside, seat, admin, clock())
				const isLead = cohort.facilitators.some(({ id, part }) => part === 'lead' && id === seat.personId)
				const outcome = await shownFirst(form.kept, remove, isLead ? ['Nobody leads the cohort then.'] : [])
				if (!outcome.done) return outcome.answer
			} catch (error) {
				// Removed meanwhile, in another window: that is what was wanted.
				if (!isDomainError(error) || !['member', 'facilitator'].includes(error.why)) throw error
			}
			return back('Removed. What the person did here stays in the record.')
		}
	}
	const seen = fieldsOf(cohort)
	const wrong = mergeOpened(formData, seen)
	const form = readForm(formData, cohortForm.omit({ stage: true }))
	if (!form.ok) return form.answer
	if (wrong) return form.refuse({ fields: wrong }, 409)
	if (!isZone(form.value.timeZone)) return form.refuse({ fields: { timeZone: [cohortRefusals['no-such-zone']] } })
	try {
		const read = async (inside: Db) => fieldsOf(await getCohort(inside, cohortId))
		const outcome = await shownFirst(form.kept, (inside) =>
			saveAsSeen(inside, { kind: 'cohort', id: cohortId, seen, read }, (locked) =>
				changeCohort(locked, cohortId, form.value, admin, clock(), later),
			),
		)
		return outcome.done ? back('Saved.') : outcome.answer
	} catch (error) {
		const isSeats = isDomainError(error) && error.why === 'fewer-seats-than-people'
		const words = [refusal(error, { ...cohortRefusals, ...savedMeanwhile })]
		return form.refuse(isSeats ? { fields: { seatCount: words } } : { form: words }, 409)
	}
}

function fieldsOf({ name, startsOn, timeZone, status, seatCount }: CohortDetail): Record<string, string> {
	return { name, startsOn, timeZone, status, seatCount: String(seatCount) }
}
