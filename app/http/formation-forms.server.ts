import { type ActionFunctionArgs, data } from '@remix-run/node'
import { DomainError } from '~/domain/errors'
import { type Change, changeProposal, changeRefusals } from '~/domain/formation/change.server'
import { findFormation, getIntakeFacts, readProblem } from '~/domain/formation/read.server'
import { beginFormation, endFormation } from '~/domain/formation/run.server'
import { leadForm, moveForm, pinForm, stepForm, tryForm } from '~/domain/formation/schema'
import { whyLeft } from '~/domain/formation/why'
import { paths } from '~/paths'
import { flash } from './flash.server'
import { readFormData } from './form-data'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

type Admin = { id: string; name: string }

/** What the workspace of an intake can send, by `intent`. The route has guarded already. */
export async function changeFormationByForm({ request, context }: ActionFunctionArgs, intakeId: string, admin: Admin) {
	const { db, clock, content, formation } = context
	const formData = await readFormData(request)
	const here = paths.formation({ intake: intakeId })
	const change = async (revision: number, what: Change, line?: string) => {
		await changeProposal(db, { intakeId, revision }, what, admin)
		return goTo(here, line ? flash(line) : undefined)
	}
	try {
		switch (formData.get('intent')) {
			case 'arrange':
				await beginFormation(db, content.programs, formation, { intakeId }, admin, clock())
				return goTo(here)
			case 'end':
				await endFormation(db, formation, intakeId, admin, clock())
				return goTo(here)
			case 'move': {
				const { revision, person, to } = sentBy(readForm(formData, moveForm))
				return await change(
					revision,
					{ kind: 'move', moves: [{ person, to }] },
					to ? `Moved to ${to}.` : 'Taken out of the cohort.',
				)
			}
			case 'try': {
				const { revision, person } = sentBy(readForm(formData, tryForm))
				const moves = await movesFor(person)
				return await change(revision, { kind: 'move', moves }, 'Done as proposed. Undo takes it back.')
			}
			case 'pin':
			case 'unpin': {
				const { revision, person } = sentBy(readForm(formData, pinForm))
				return await change(revision, { kind: formData.get('intent') === 'pin' ? 'pin' : 'unpin', person })
			}
			case 'lead': {
				const { revision, group, lead } = sentBy(readForm(formData, leadForm))
				return await change(revision, { kind: 'lead', group, leadId: lead }, `Another lead for ${group}.`)
			}
			case 'undo': {
				const { revision } = sentBy(readForm(formData, stepForm))
				return await change(revision, { kind: 'undo' }, 'Undone.')
			}
		}
	} catch (error) {
		return data({ problem: refusal(error, changeRefusals) }, { status: 409 })
	}
	throw new DomainError('invalid', 'no-form')

	async function movesFor(person: string) {
		const intake = await getIntakeFacts(db, intakeId)
		const { current } = await findFormation(db, intakeId)
		if (!current?.proposal) throw new DomainError('not-found', 'formation')
		const problem = await readProblem(db, content.programs, intake, current.settings, clock())
		const moves = whyLeft(problem, current.proposal).find((each) => each.id === person)?.moves
		if (!moves) throw new DomainError('conflict', 'changed-by-another')
		return moves
	}
}

/** These forms have no field one could type into: what does not fit was not sent by our page. */
function sentBy<Value>(form: { ok: true; value: Value } | { ok: false }): Value {
	if (!form.ok) throw new DomainError('invalid', 'no-form')
	return form.value
}
