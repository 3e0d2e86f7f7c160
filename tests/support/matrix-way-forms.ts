import { sampleField } from '~/domain/facilitator/calibration'
import { paths } from '~/paths'
import type { Actor } from './actors'
import { STAGE } from './canary-cohort'
import { LED } from './canary-ways'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'
import type { Right } from './policy'

const each = (right: Right, ...actors: Actor[]) => Object.fromEntries(actors.map((actor) => [actor, right]))
/** The form is for the person whose way it is. */
const LEARNERS = each(403, 'lead', 'admin')
/** An admin's; and here they refuse: nothing of the way is done. */
const ADMINS = { ...each(403, 'learner', 'lead'), admin: 409 }

/** The learner is on the way to leading Level 2; their lead leads it, and watches them. */
export function wayForms({ ways, a, assessor, content }: CanaryWorld): Record<string, Form[]> {
	const time = { person: ways.asks.id, stage: `${LED.program}/${LED.stage}` }
	const MANAGERS = each(404, 'learner', 'otherLearner', 'otherLead', 'observer', 'admin')
	const criteria = (id: string) => content.rubrics.get(id)?.criteria ?? []
	const seen = Object.fromEntries(criteria('facilitating').map(({ id }) => [`c:${id}`, '3']))
	const calibration = content.pathways.calibrations.get(`${STAGE.program}/${STAGE.stage}`)
	const scored = (calibration?.samples ?? []).flatMap((sample) =>
		criteria(calibration?.rubric ?? '').map(({ id }) => [sampleField(sample.id, `c:${id}`), '3']),
	)
	const toScore = paths.observation({ observation: ways.toScore })
	return {
		'routes/facilitator/ways': [
			{
				intent: '',
				fields: {
					email: assessor.email,
					stage: 'technical-leadership-ladder/l3',
					nomination: 'He waits for an answer',
				},
			},
			{ intent: 'agree', fields: time, rights: MANAGERS },
			{ intent: 'decline', fields: time, rights: MANAGERS },
		],
		'routes/facilitator/way': [
			{ intent: 'reason', fields: { reason: 'Somebody did it for me' }, rights: LEARNERS },
			{ intent: 'read', fields: {}, rights: LEARNERS },
			{
				intent: 'conduct',
				fields: { 'q:told-of-harm': '1', 'q:own-line': '0', 'q:own-answer': '2', 'q:named-in-a-slip': '1' },
				rights: LEARNERS,
			},
			{ intent: 'word', fields: { word: 'She waits for an answer' }, rights: each(409, 'learner', 'admin') },
			{ intent: 'watch', fields: { session: a.sessions.coming }, rights: each(404, 'learner', 'lead', 'admin') },
			{ intent: 'sign', fields: {}, rights: each(409, 'learner', 'lead', 'admin') },
			{ intent: 'begin-training', fields: {}, rights: ADMINS },
			{ intent: 'co-lead', fields: {}, rights: ADMINS },
			{ intent: 'qualify', fields: {}, rights: ADMINS },
		],
		'routes/facilitator/observation': [
			// Not held yet: nothing to hand in.
			{ intent: '', fields: { ...seen, comment: 'Wait longer' }, at: toScore, rights: { lead: 409 } },
			{ intent: 'call-off', fields: {}, at: toScore },
		],
		'routes/facilitator/calibration': [{ intent: '', fields: Object.fromEntries(scored) }],
	}
}

/** Where the pages are asked for: the learner's own way, and the sheet that was handed in. */
export function wayAddresses({ ways, a }: CanaryWorld): Record<string, [string, ...string[]]> {
	return {
		'routes/facilitator/ways': [paths.ways()],
		'routes/facilitator/way': [paths.way({ person: a.people.learner.id, ...LED })],
		'routes/facilitator/observation': [paths.observation({ observation: ways.watched })],
		'routes/facilitator/calibration': [paths.calibration(STAGE)],
		'routes/admin/next-facilitators': [paths.nextFacilitators()],
	}
}
