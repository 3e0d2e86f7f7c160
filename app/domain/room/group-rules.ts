import { deal } from '../session/deal'
import {
	type At,
	type Cast,
	castOf,
	type Group,
	type GroupEvent,
	type Groups,
	groupOf,
	groupPhaseOf,
	type Note,
	namesFor,
	sceneAt,
	smallest,
	withMoved,
} from './groups'
import { takesPart } from './parts'
import type { Intent, Seat } from './wire'

export type GroupRefusal =
	| 'no-groups'
	| 'dealt-since'
	| 'too-few'
	| 'no-such-group'
	| 'not-in-group'
	| 'not-watching'
	| 'no-such-count'
	| 'enough-notes'
	| 'no-such-note'

export type GroupIntent = Extract<
	Intent,
	{
		type:
			| 'make-groups'
			| 'move-person'
			| 'visit-group'
			| 'join-group'
			| 'watch'
			| 'count'
			| 'add-note'
			| 'delete-note'
			| 'share-note'
			| 'remove-note'
	}
>

const INTENTS: ReadonlySet<string> = new Set<GroupIntent['type']>([
	'make-groups',
	'move-person',
	'visit-group',
	'join-group',
	'watch',
	'count',
	'add-note',
	'delete-note',
	'share-note',
	'remove-note',
])

export function isGroupIntent(intent: Intent): intent is GroupIntent {
	return INTENTS.has(intent.type)
}

type Refused =
	| GroupRefusal
	| 'not-lead'
	| 'observers-watch'
	| 'not-started'
	| 'not-this-phase'
	| 'no-such-person'
	| 'nothing-changes'
type Answer = { event: GroupEvent } | { refused: Refused }
type Grouped = At & { status: 'waiting' | 'running' | 'closed'; groups: Groups }
type On = {
	by: Seat
	people: readonly Seat[]
	opId: string
	shuffle: (ids: string[]) => string[]
	/** Whether `by` holds the lead, and whether they may look into groups of others */
	leads: boolean
	mayVisit: boolean
}

const MOST_NOTES = 60
const MOST_COUNTED = 3_600

const refuse = (refused: Refused): Answer => ({ refused })
const accept = (event: GroupEvent): Answer => ({ event })

/** What an intent about groups means now; `decide` has looked before whether the room is open. */
export function decideInGroups(room: Grouped, intent: GroupIntent, on: On): Answer {
	const { groups } = room
	const me = on.by.personId
	const sits = (personId: string) => on.people.some((seat) => seat.personId === personId && takesPart(seat.part))
	switch (intent.type) {
		case 'make-groups': {
			if (!on.leads) return refuse('not-lead')
			// Roles go with the groups: by a press of before, hidden briefs would change hands in the middle of a turn.
			if ((intent.dealt ?? groups.dealt) !== groups.dealt) return refuse('dealt-since')
			const people = [...new Set(intent.personIds)].filter(sits)
			if (people.length < 2) return refuse('too-few')
			const dealt = deal(on.shuffle(people), intent.size)
			const names = namesFor(groups.list, dealt.length)
			const made = dealt.map((memberIds, nth) => ({
				id: groups.list[nth]?.id ?? `${on.opId}-${nth + 1}`,
				name: names[nth] ?? '',
				memberIds,
			}))
			return accept({ type: 'groups-made', groups: made, cast: recast(room, made, groups.watching, {}), anew: true })
		}
		case 'move-person':
			if (!on.leads) return refuse('not-lead')
			return moved(room, intent.personId, intent.groupId, sits)
		case 'visit-group':
			if (!on.mayVisit) return refuse('not-lead')
			// To visit one's own group is to go back to it.
			if (
				(groups.visits[me] ?? groupOf(groups, me)?.id ?? null) === (intent.groupId ?? groupOf(groups, me)?.id ?? null)
			)
				return refuse('nothing-changes')
			if (intent.groupId !== null && !groups.list.some(({ id }) => id === intent.groupId))
				return refuse('no-such-group')
			if (intent.groupId !== null && !groupPhaseOf(room)) return refuse('not-this-phase')
			return accept({ type: 'group-visited', byId: me, groupId: intent.groupId })
		case 'remove-note': {
			if (!on.leads) return refuse('not-lead')
			const note = groups.notes.find(({ id }) => id === intent.noteId)
			return note && seesNote(room, note, me)
				? accept({ type: 'note-deleted', id: note.id, groupId: note.groupId })
				: refuse('no-such-note')
		}
		default:
			if (on.by.part === 'observer') return refuse('observers-watch')
			// A place is taken before a room begins as well; everything else needs a group at work.
			if (room.status === 'waiting' && intent.type !== 'join-group' && intent.type !== 'watch')
				return refuse('not-started')
			return decideAsMember(room, intent, on, sits)
	}
}

function moved(room: Grouped, personId: string, to: string | null, sits: (id: string) => boolean): Answer {
	const { list, watching, cast } = room.groups
	// Whoever left the cohort can be taken out of a group, and put into none.
	if (to !== null && !sits(personId)) return refuse('no-such-person')
	if (to !== null && !list.some(({ id }) => id === to)) return refuse('no-such-group')
	if ((groupOf(room.groups, personId)?.id ?? null) === to) return refuse('nothing-changes')
	const made = withMoved(list, personId, to)
	const { [personId]: _left, ...kept } = cast
	return accept({ type: 'groups-made', groups: made, cast: recast(room, made, watching, kept), anew: false })
}

type MemberIntent = Exclude<GroupIntent, { type: 'make-groups' | 'move-person' | 'visit-group' | 'remove-note' }>

function decideAsMember(room: Grouped, intent: MemberIntent, on: On, sits: (id: string) => boolean): Answer {
	const { groups } = room
	const me = on.by.personId
	const own = groupOf(groups, me)
	switch (intent.type) {
		case 'join-group': {
			if (own) return refuse('nothing-changes')
			const to = smallest(groups.list)
			return to ? moved(room, me, to.id, sits) : refuse('no-groups')
		}
		case 'watch': {
			if (groups.watching.includes(me) === intent.watches) return refuse('nothing-changes')
			if (!own) return refuse('not-in-group')
			const watching = intent.watches ? [...groups.watching, me] : groups.watching.filter((id) => id !== me)
			return accept({
				type: 'watching',
				byId: me,
				watches: intent.watches,
				cast: recast(room, groups.list, watching, groups.cast),
			})
		}
		case 'count': {
			const at = sceneAt(room)
			if (!at) return refuse('not-this-phase')
			if (!own) return refuse('not-in-group')
			if (groups.cast[me] !== undefined) return refuse('not-watching')
			if (!room.format.play?.sheet.some(({ id }) => id === intent.id)) return refuse('no-such-count')
			const before =
				groups.counts.find((each) => each.turn === at.turn && each.byId === me && each.id === intent.id)?.n ?? 0
			const n = Math.min(MOST_COUNTED, Math.max(0, before + intent.by))
			return n === before
				? refuse('nothing-changes')
				: accept({ type: 'counted', byId: me, turn: at.turn, id: intent.id, n })
		}
		case 'add-note': {
			const phase = groupPhaseOf(room)
			if (!phase) return refuse('not-this-phase')
			if (!own) return refuse('not-in-group')
			// Said to those who sat there, it goes to nobody else.
			if ((intent.groupId ?? own.id) !== own.id || (intent.dealt ?? groups.dealt) !== groups.dealt)
				return refuse('no-such-group')
			if (
				groups.notes.filter(({ groupId, dealt }) => groupId === own.id && dealt === groups.dealt).length >= MOST_NOTES
			)
				return refuse('enough-notes')
			return accept({ type: 'note-added', id: on.opId, byId: me, groupId: own.id, phase: phase.id, text: intent.text })
		}
		case 'delete-note': {
			// Somebody else’s and none at all get one answer.
			const note = groups.notes.find(({ id, byId }) => id === intent.noteId && byId === me)
			return note ? accept({ type: 'note-deleted', id: note.id, groupId: note.groupId }) : refuse('no-such-note')
		}
		case 'share-note': {
			const note = groups.notes.find(({ id }) => id === intent.noteId)
			const isOurs = note && (note.byId === me || (own && isOfGroup(groups, note, own)))
			if (!isOurs || !isOpen(room, note)) return refuse('no-such-note')
			return note.shared === intent.shared
				? refuse('nothing-changes')
				: accept({ type: 'note-shared', id: note.id, groupId: note.groupId, shared: intent.shared, recap: true })
		}
	}
}

/** Noted in this group as it is now made up. */
export function isOfGroup({ dealt }: Groups, note: Note, group: Group): boolean {
	return note.groupId === group.id && note.dealt === dealt
}

/** What was noted alone is its author’s until the phase after. */
export function isOpen({ format, phase }: At, note: Note): boolean {
	const index = format.phases.findIndex(({ id }) => id === note.phase)
	const written = format.phases[index]
	return written?.kind !== 'group' || written.step !== 'alone' || phase.index > index
}

/** A line that somebody may not read is not theirs to take off either: its id is nobody's business. */
function seesNote(room: Grouped, note: Note, personId: string): boolean {
	if (note.shared) return true
	const { groups } = room
	const seen = groups.list.find(({ id }) => id === groups.visits[personId]) ?? groupOf(groups, personId)
	return seen !== undefined && isOfGroup(groups, note, seen) && isOpen(room, note)
}

function recast(room: Grouped, list: readonly Group[], watching: readonly string[], kept: Cast): Cast {
	const at = room.status === 'running' ? sceneAt(room) : undefined
	return at ? castOf({ list, watching, roles: at.scene.roles, turn: at.turn }, kept) : {}
}
