import { type AppLoadContext, data } from '@remix-run/node'
import { casebookRefusals } from '~/domain/casebook/policy'
import { getOwnCase } from '~/domain/casebook/read.server'
import { closeForm, draftForm, outcomeForm, reopenForm, shareForm } from '~/domain/casebook/schema'
import { deleteCase, shareCase, takeBack } from '~/domain/casebook/share.server'
import { closeCase, reopenCase, tellOutcome } from '~/domain/casebook/tell.server'
import { type CaseKey, saveDraft } from '~/domain/casebook/write.server'
import { isDomainError } from '~/domain/errors'
import { dateOf, whenOf } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { type FormAnswer, readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Answer = Partial<FormAnswer> & { savedAt?: string }

/** Does to one's own case what its form asks for. The route has guarded already. */
export async function changeOwnCase(context: AppLoadContext, formData: FormData, key: CaseKey, zone: string) {
	const { db, clock, content } = context
	const now = clock()
	const here = paths.ownCase({ case: key.id })
	// First, for whose it is comes before what is wrong with the form.
	await getOwnCase(db, content.programs, key)
	if (formData.get('intent') === 'delete') {
		await deleteCase(db, key)
		return goTo(paths.myCases(), flash('Deleted, with everything that was suggested to it.'))
	}
	if (formData.get('intent') === 'take-back') {
		await takeBack(db, key, now)
		return goTo(here, flash('It is yours alone again. Change it and share it anew, or keep it.'))
	}
	if (formData.get('intent') === 'share') {
		const form = readForm(formData, shareForm)
		if (!form.ok) return form.answer
		try {
			await shareCase(db, key, form.value, { now, today: dateOf(now, zone) })
			return goTo(here, flash('Shared. You hear of suggestions by letter, at most once an hour.'))
		} catch (error) {
			return refuseDraft(form, error)
		}
	}
	if (formData.get('intent') === 'outcome') {
		const form = readForm(formData, outcomeForm)
		if (!form.ok) return form.answer
		const { of: suggestionId, ...said } = form.value
		return orRefuse(form, async () => {
			await tellOutcome(db, key, { suggestionId, ...said }, now)
			return goTo(here, flash('Said. Whoever suggested it hears that there is something to read.'))
		})
	}
	if (formData.get('intent') === 'close') {
		const form = readForm(formData, closeForm)
		if (!form.ok) return form.answer
		return orRefuse(form, async () => {
			await closeCase(db, key, form.value.learnings, now)
			return goTo(here, flash('Told to its end. Whoever suggested something hears of it.'))
		})
	}
	if (formData.get('intent') === 'reopen') {
		const form = readForm(formData, reopenForm)
		if (!form.ok) return form.answer
		return orRefuse(form, async () => {
			await reopenCase(db, key, now)
			return goTo(here, flash('It takes suggestions again.'))
		})
	}
	const form = readForm(formData, draftForm)
	if (!form.ok) return form.answer
	try {
		await saveDraft(db, key, form.value, now)
		return data<Answer>({ savedAt: whenOf(now, zone).time })
	} catch (error) {
		return refuseDraft(form, error)
	}
}

type ReadForm = {
	refuse: (
		errors: { form?: string[]; fields?: Record<string, string[]> },
		status: number,
	) => ReturnType<typeof data<FormAnswer>>
}

async function orRefuse(form: ReadForm, act: () => Promise<Response>) {
	try {
		return await act()
	} catch (error) {
		return form.refuse({ form: [refusal(error, casebookRefusals)] }, 409)
	}
}

/** What a refusal is about stands beside its field. */
const fieldOf: Record<string, string> = {
	'unknown-subject': 'about',
	'too-many-subjects': 'about',
	'no-such-audience': 'audience',
}

function refuseDraft(form: ReadForm, error: unknown) {
	const words = refusal(error, casebookRefusals)
	const field = isDomainError(error) ? fieldOf[error.why] : undefined
	return form.refuse(field ? { fields: { [field]: [words] } } : { form: [words] }, 409)
}
