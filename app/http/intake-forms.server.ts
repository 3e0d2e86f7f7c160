import type { ActionFunctionArgs } from '@remix-run/node'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { askOnceMore, assign, putBack, takeOff } from '~/domain/intake/assign.server'
import { excusedDay } from '~/domain/intake/excuse.server'
import { listMissing } from '~/domain/intake/missing.server'
import type { IntakeMove } from '~/domain/intake/policy'
import { getIntake } from '~/domain/intake/read.server'
import { applyRefusals, assignRefusals, intakeRefusals } from '~/domain/intake/refusals'
import { changeIntake, moveIntake } from '~/domain/intake/save.server'
import { assignForm, cancelIntakeForm, intakeForm, personForm } from '~/domain/intake/schema'
import { organizationDay } from '~/domain/intake/today.server'
import { mergeOpened, savedMeanwhile } from '~/domain/merge-opened'
import { capitalized, counted } from '~/domain/number-words'
import { listNames } from '~/domain/person/read.server'
import { saveAsSeen } from '~/domain/save-as-seen.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Admin = { id: string; name: string }

const moved: Record<IntakeMove, string> = {
	open: 'Open. Who may apply finds it among their cohorts.',
	close: 'Closed. Nobody can apply; you can still put people in.',
	cancel: 'Cancelled. Everybody who was in it hears why; the record stays.',
}
const personWords = {
	...applyRefusals,
	...assignRefusals,
	excused: `This person ${assignRefusals.excused}.`,
	'not-in': 'This person does not stand where you saw them. Look again.',
	'no-manager': 'This person has no line manager who could be asked. Name one on their page first.',
}

/** What an admin's page of an intake can send, by `intent`. The route has guarded already. */
export async function changeIntakeByForm({ request, context }: ActionFunctionArgs, intakeId: string, admin: Admin) {
	const { db, clock, content } = context
	const now = clock()
	const formData = await readFormData(request)
	const intent = formData.get('intent')
	const back = (line: string) => {
		context.mail.wake()
		return goTo(paths.adminIntake({ intake: intakeId }), flash(line))
	}
	switch (intent) {
		case 'open':
		case 'close': {
			const form = readForm(formData, personForm.partial())
			if (!form.ok) return form.answer
			try {
				await moveIntake(db, intakeId, { move: intent }, admin, now)
				return back(moved[intent])
			} catch (error) {
				return form.refuse({ form: [refusal(error, intakeRefusals)] }, 409)
			}
		}
		case 'cancel': {
			const form = readForm(formData, cancelIntakeForm)
			if (!form.ok) return form.answer
			try {
				await moveIntake(db, intakeId, { move: intent, reason: form.value.reason }, admin, now)
				return back(moved.cancel)
			} catch (error) {
				return form.refuse({ form: [refusal(error, intakeRefusals)] }, 409)
			}
		}
		case 'assign':
		case 'assign-missing': {
			const form = readForm(formData, assignForm)
			if (!form.ok) return form.answer
			const { reason } = form.value
			let personIds = form.value.people
			if (intent === 'assign-missing') {
				const today = await organizationDay(db, now)
				const intake = await getIntake(db, intakeId, today)
				const missing = await listMissing(db, intake.stageKey, now, today, excusedDay(intake, today))
				personIds = missing.filter(({ strength }) => strength === 'must').map(({ id }) => id)
			}
			if (personIds.length === 0) return form.refuse({ fields: { people: ['Choose at least one person'] } })
			const { assigned, refused } = await assign(db, { intakeId, personIds, reason }, admin, now)
			const done = `${capitalized(counted(assigned, 'person is', 'people are'))} in. They hear why by mail.`
			if (refused.length === 0) return back(done)
			context.mail.wake()
			const names = await listNames(
				db,
				refused.map(({ personId }) => personId),
			)
			const lines = refused.map(
				({ personId, why }) => `${names.get(personId) ?? 'Somebody'} ${assignRefusals[why] ?? 'is not there'}.`,
			)
			return form.refuse({ fields: { people: assigned > 0 ? [done, ...lines] : lines } }, 409)
		}
		case 'take-off':
		case 'put-back':
		case 'ask-again': {
			const form = readForm(formData, personForm)
			if (!form.ok) return form.answer
			const place = { intakeId, personId: form.value.person }
			const [work, line] = {
				'take-off': [takeOff, 'Taken off. Below you can put them back.'] as const,
				'put-back': [putBack, 'Back in, as before.'] as const,
				'ask-again': [askOnceMore, 'Asked once more, by a new letter; the old link has ended.'] as const,
			}[intent]
			try {
				await work(db, place, admin, now)
				return back(line)
			} catch (error) {
				if (isDomainError(error) && error.code === 'not-found') throw error
				return form.refuse({ form: [refusal(error, personWords)] }, 409)
			}
		}
	}
	const today = await organizationDay(db, now)
	const read = async (inside: Db) => fieldsOf(await getIntake(inside, intakeId, today))
	const seen = await read(db)
	const wrong = mergeOpened(formData, seen)
	const form = readForm(formData, intakeForm)
	if (!form.ok) return form.answer
	if (wrong) return form.refuse({ fields: wrong }, 409)
	try {
		await saveAsSeen(db, { kind: 'intake', id: intakeId, seen, read }, (locked) =>
			changeIntake(locked, content.programs, intakeId, form.value, admin),
		)
		return back('Saved.')
	} catch (error) {
		return form.refuse({ form: [refusal(error, { ...intakeRefusals, ...savedMeanwhile })] }, 409)
	}
}

function fieldsOf({ stageKey, capacity, overlapHours, ...intake }: Awaited<ReturnType<typeof getIntake>>) {
	const { name, opensOn, closesOn, startsOn, whoMay } = intake
	const numbers = { capacity: String(capacity), overlapHours: String(overlapHours) }
	return { name, stage: stageKey, opensOn, closesOn, startsOn, whoMay, ...numbers }
}
