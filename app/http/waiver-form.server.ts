import type { AppLoadContext } from '@remix-run/node'
import { certificationRefusals } from '~/domain/certification/policy'
import { waiverForm } from '~/domain/certification/schema'
import { agreeRefusals } from '~/domain/certification/waiver-policy'
import { proposeWaiver } from '~/domain/certification/waivers.server'
import { isDomainError } from '~/domain/errors'
import type { Requirement } from '~/domain/program/frontmatter'
import { flash } from './flash.server'
import { readForm, refusal } from './forms'
import { goTo } from './safe-redirect'

/** Proposes a waiver as an admin wrote it; what was wrong stands beside its field. The route has guarded already. */
export async function proposeWaiverByForm(
	{ db, clock }: AppLoadContext,
	formData: FormData,
	about: { personId: string; stageKey: string; requirements: Requirement[] },
	admin: { id: string; name: string },
	here: string,
) {
	const form = readForm(formData, waiverForm)
	if (!form.ok) return form.answer
	const { requirement: requirementId, facilitator: facilitatorId, reason, months } = form.value
	try {
		await proposeWaiver(db, { ...about, requirementId, facilitatorId, reason, months }, admin, clock())
		return goTo(here, flash('Proposed. It counts once the facilitator agrees.'))
	} catch (error) {
		const words = [refusal(error, { ...certificationRefusals, ...agreeRefusals })]
		const isWho = isDomainError(error) && error.why in agreeRefusals
		return form.refuse({ fields: isWho ? { facilitator: words } : { requirement: words } }, 409)
	}
}
