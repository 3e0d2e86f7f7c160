import { randomUUID } from 'node:crypto'
import { printOfToday } from '~/domain/certification/adopt-rules.server'
import { findStageByKey } from '~/domain/program/find'
import { paths } from '~/paths'
import { STAGE_KEY } from './canary-cohort'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** Practice of yesterday. A meeting that has not been held yet is in nobody's log. */
export function logForms({ a }: CanaryWorld, own: Form['rights']): Form[] {
	const entry = {
		stageKey: STAGE_KEY,
		onDay: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
		minutes: '25',
		kind: 'trio',
		line: 'She asked first',
	}
	return [
		{ intent: '', fields: { ...entry, entry: randomUUID() } },
		{ intent: 'change', fields: { ...entry, entry: a.practice.learner }, rights: own },
		{ intent: 'take-out', fields: { entry: a.practice.learner }, rights: own },
		{ intent: 'put-back', fields: { entry: a.practice.takenOut }, rights: own },
		{ intent: 'add-held', fields: { session: a.ownMeeting }, idle: 'everybody' },
	]
}

/** Anybody writes figures down; those that stand are somebody's own. */
export function conflictForms({ a }: CanaryWorld, own: Form['rights']): Form[] {
	const conflict = { kind: 'task', noticedOn: '2026-01-12', agreedOn: '2026-01-20', way: 'mediated' }
	return [
		{ intent: '', fields: { ...conflict, conflict: randomUUID() } },
		{ intent: '', fields: { ...conflict, conflict: a.conflict }, rights: own },
		{ intent: 'delete', fields: { conflict: a.conflict }, rights: own },
	]
}

/** Anybody begins a talk; what goes on in it is its owner's, as the route says. */
export function simulationForms({ a: { talks } }: CanaryWorld): Record<string, Form[]> {
	const over = paths.talk({ ...talks, talk: talks.over })
	return {
		'routes/practice/simulation': [{ intent: '', fields: { talk: randomUUID() } }],
		'routes/practice/talk': [
			{ intent: 'replay', fields: { talk: randomUUID(), from: '2' }, at: over },
			{ intent: 'delete', fields: {} },
			{ intent: '', fields: { at: '3', choice: talks.choice } },
		],
	}
}

export function figureForms({ a }: CanaryWorld, own: Form['rights']): Form[] {
	const figure = {
		kind: 'engagement',
		team: 'advised',
		unit: 'mean',
		source: 'The spring survey',
		population: '9',
		beforeFrom: '2026-01-01',
		beforeTo: '2026-03-31',
		before: '3.1',
		afterFrom: '2026-07-01',
		afterTo: '2026-09-30',
		after: '3.8',
		changed: 'The mean rose.',
		causes: 'Two people joined.',
		done: 'A working agreement.',
		limits: 'Not that it lasts.',
	}
	return [
		{ intent: '', fields: { ...figure, figure: randomUUID() } },
		{ intent: 'hand-in', fields: { ...figure, figure: randomUUID() } },
		{ intent: 'take-back', fields: { figure: a.figures.handedIn }, rights: own },
		{ intent: 'delete', fields: { figure: a.figures.draft }, rights: own },
	]
}

/** Who was asked answers, who wrote takes out, who watched says what they saw. */
export function pairingForms({ a, content }: CanaryWorld, own: Form['rights']): Form[] {
	const both = { agreed: 'yes', debriefed: 'yes' }
	const starred = content.rubrics.get('l1-scenario')?.criteria.filter((each) => each.starred) ?? []
	const { waiting, asked, untrue, watched } = a.pairings
	return [
		{
			intent: '',
			fields: {
				pairing: randomUUID(),
				stageKey: STAGE_KEY,
				email: a.people.peer.email,
				part: 'watched',
				onDay: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
				line: 'She waited',
				...both,
			},
		},
		{ intent: 'take-out', fields: { pairing: waiting }, rights: own },
		{ intent: 'confirm', fields: { pairing: asked, ...both }, rights: own },
		{ intent: 'decline', fields: { pairing: untrue }, rights: own },
		{
			intent: 'score',
			fields: { pairing: watched, ...Object.fromEntries(starred.map(({ id }) => [`c:${id}`, '3'])) },
			rights: own,
		},
	]
}

/** What an admin was shown of the rules of today. */
export function rulesForms({ content }: CanaryWorld): Form[] {
	const stage = findStageByKey(content.programs, STAGE_KEY)
	if (!stage) throw new Error('the level is gone')
	return [{ intent: '', fields: { fingerprint: printOfToday(stage) } }]
}
