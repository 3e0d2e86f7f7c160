import { paths } from '~/paths'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** The forms of an intake's proposal: each does its work on the proposal as it was laid. */
export function formationForms({ formation }: CanaryWorld): Record<string, Form[]> {
	const [first = '', second = ''] = formation.people
	const revision = '1'
	const running = paths.formation({ intake: formation.running })
	return {
		'routes/admin/formation': [
			{ intent: 'arrange', fields: {} },
			{ intent: 'end', fields: {}, at: running },
			{ intent: 'move', fields: { revision, person: second, to: '' } },
			// Everybody has a place: there is nothing to try.
			{ intent: 'try', fields: { revision, person: second }, rights: { admin: 409 } },
			{ intent: 'pin', fields: { revision, person: second } },
			{ intent: 'unpin', fields: { revision, person: first } },
			{ intent: 'lead', fields: { revision, group: 'A', lead: formation.lead } },
			{ intent: 'undo', fields: { revision } },
		],
		'routes/admin/formation-rules': [
			{ intent: 'pair', fields: { one: first, other: second, kind: 'apart', reason: 'They asked for it' } },
			{ intent: 'end-pair', fields: formation.pair },
			{
				intent: '',
				fields: {
					overlapHours: '2',
					days: '2',
					fewest: '8',
					most: '12',
					cohorts: '0',
					spread: '1',
					mix: '2',
					together: '8',
					apart: '12',
				},
			},
		],
		'routes/admin/formation-publish': [{ intent: '', fields: { revision, status: 'planned' } }],
	}
}
