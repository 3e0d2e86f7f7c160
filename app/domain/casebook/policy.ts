import type { Verdict } from '../errors'
import { type Kin, kinOf } from '../formation/rules'
import { type CaseState, type CaseWords, MOST_SUGGESTIONS } from './kinds'

/** Whom a case concerns, as teams and lines are now. */
export type Concerned = {
	/** The author, whoever it is about, everybody of a team it is about: none of their teams and lines reads it */
	people: readonly Kin[]
	/** Names of teams that do not read it, whoever is in them */
	teams: readonly string[]
	/** Everybody of those teams: who is above one of them does not read it either */
	crew: readonly Kin[]
}

/**
 * Rule: docs/decisions/0025. A case never reaches anybody of the team or reporting line of its author or of whom it is
 * about, whatever its author chose.
 */
export function isKeptFrom(reader: Kin, { people, teams, crew }: Concerned): boolean {
	if (reader.team !== '' && teams.includes(reader.team)) return true
	if (crew.some(({ line }) => line.includes(reader.id))) return true
	return people.some((person) => person.id === reader.id || kinOf(reader, person) !== null)
}

export type ShareRefusal = 'not-a-draft' | 'not-complete' | 'was-named'

/** Whether a draft may be read by others: it says what they need, and takes no name back that was read. */
export function mayShare(
	draft: CaseWords & { state: string; wasNamed: boolean },
	chosen: { isAnonymous: boolean },
): Verdict<ShareRefusal> {
	if (draft.state !== 'draft') return { ok: false, why: 'not-a-draft' }
	if (!draft.title || !draft.goal || !draft.tried || !draft.ask) return { ok: false, why: 'not-complete' }
	if (draft.wasNamed && chosen.isAnonymous) return { ok: false, why: 'was-named' }
	return { ok: true }
}

export type SuggestRefusal = 'case-closed' | 'enough-suggested'

export function maySuggest(state: CaseState, ownSuggestions: number): Verdict<SuggestRefusal> {
	if (state !== 'open') return { ok: false, why: 'case-closed' }
	if (ownSuggestions >= MOST_SUGGESTIONS) return { ok: false, why: 'enough-suggested' }
	return { ok: true }
}

/** Characters that a room takes (app/domain/session/schema.ts) */
export const LONGEST_IN_ROOM = { title: 80, situation: 4_000 } as const

/** What pages say to each refusal. */
export const casebookRefusals: Record<string, string> = {
	'too-many-drafts': 'You have fifty drafts. Delete one that has had its time, then begin another.',
	'changed-elsewhere':
		'This draft was changed in another window. Nothing was overwritten: take your words from here, reload, and put them in.',
	'not-a-draft': 'Others can read this case already. Take it back to change its words.',
	'not-complete': 'Others need a title, the goal, what you tried and what you want from them. Write a line for each.',
	'was-named': 'People have read this case with your name. It can be shared with your name, or not at all.',
	'no-such-audience': 'Choose who may read it: you are in no such cohort.',
	'unknown-subject':
		'No team and no work address like that is known here. Check the spelling, or give the work address of somebody of that team.',
	'too-many-subjects': 'Name at most five teams or people it is about.',
	'case-closed': 'Its author has told how it ended meanwhile. Nothing can be suggested any more.',
	'enough-suggested': 'You have suggested five things to this case. Take one back to suggest another.',
	'already-told': 'Its author has said what came of this one. It stays.',
	'not-open': 'This case was closed or taken back meanwhile. Reload the page to see how it stands.',
	'kin-in-room':
		'Somebody who would hear it belongs to your team or line, or to those it is about. Bring another case here.',
	'too-long-for-room': 'A room takes a title of 80 characters and a story of 4,000. Shorten it in your casebook first.',
	'room-closed': 'The room has ended, so its case stays as it was.',
	'not-author': 'Somebody else brings the case to this session meanwhile.',
}
