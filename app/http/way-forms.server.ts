import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { DomainError } from '~/domain/errors'
import { candidacyRefusals } from '~/domain/facilitator/candidacy-policy'
import { reasonForm, watchForm, wordForm } from '~/domain/facilitator/candidacy-schema'
import { rightAnswers } from '~/domain/facilitator/conduct'
import { grantQualification } from '~/domain/facilitator/grant.server'
import { prepared, sayReason, vouch } from '~/domain/facilitator/nominate.server'
import { arrangeObservation } from '~/domain/facilitator/observe.server'
import type { OneWay } from '~/domain/facilitator/one-way.server'
import { stepOf } from '~/domain/facilitator/pathway'
import { qualificationRefusals } from '~/domain/facilitator/policy'
import { letCoLead, signFor } from '~/domain/facilitator/sign.server'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type About = { personId: string; stageKey: string }
const words = { ...qualificationRefusals, ...candidacyRefusals }
const nothing = z.object({})

/** What the page of somebody's way can send, by `intent`. The route has found the way, and so who may read it. */
export async function changeWayByForm(
	{ request, context }: ActionFunctionArgs,
	about: About,
	{ way, known }: OneWay,
	by: Reader,
) {
	const { db, clock, content } = context
	const now = clock()
	const [program = '', stage = ''] = about.stageKey.split('/')
	const back = (line: string) => goTo(paths.way({ person: about.personId, program, stage }), flash(line))
	const formData = await readFormData(request)
	const onlyThey = () => {
		if (!known.isSelf) throw new DomainError('forbidden', 'not-yours')
	}
	const onlyAdmins = () => {
		if (!known.isAdmin) throw new DomainError('forbidden', 'needs-admin')
	}
	const form = readForm(formData, nothing)
	if (!form.ok) return form.answer
	try {
		switch (formData.get('intent')) {
			case 'reason': {
				onlyThey()
				const given = readForm(formData, reasonForm)
				if (!given.ok) return given.answer
				await sayReason(db, content, about, given.value.reason, by, now)
				return back('Kept. Your line manager is asked about the time.')
			}
			case 'read':
				onlyThey()
				await prepared(db, about, 'readAt', now)
				return back('Noted.')
			case 'conduct': {
				onlyThey()
				const questions = stepOf(way.pathway, 'prepare')?.conduct ?? []
				const { isRight, explained } = rightAnswers(questions, (id) => String(formData.get(`q:${id}`) ?? ''))
				if (!isRight) return form.refuse({ form: explained })
				await prepared(db, about, 'conductAt', now)
				return back('All of them right.')
			}
			case 'word': {
				const given = readForm(formData, wordForm)
				if (!given.ok) return given.answer
				await vouch(db, about, given.value.word, by, now)
				return back('Your word is kept. They read it.')
			}
			case 'watch': {
				const given = readForm(formData, watchForm)
				if (!given.ok) return given.answer
				await arrangeObservation(db, about, given.value.session, by, now)
				return back('You watch that session. They may take the lead in its room.')
			}
			case 'sign':
				await signFor(db, content, about, by, now)
				return back('Signed. An admin signs next.')
			case 'begin-training':
				onlyAdmins()
				await grantQualification(db, content, { ...about, grant: 'training' }, by, now)
				return back('Their training has begun. They can observe cohorts of this level.')
			case 'co-lead':
				onlyAdmins()
				await letCoLead(db, content, about, by, now)
				return back('They may help to lead from now on. Name them for a cohort as co-lead.')
			case 'qualify':
				onlyAdmins()
				await grantQualification(db, content, { ...about, grant: 'qualified' }, by, now)
				return back('Signed off.')
		}
	} catch (error) {
		return form.refuse({ form: [refusal(error, words)] }, 409)
	}
	return form.refuse({ form: ['Choose what to do.'] })
}
