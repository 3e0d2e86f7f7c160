import type { Format } from './format'
import { phaseOf } from './phases'
import type { GroupPhase, Scene } from './play'
import { sceneOf } from './stations'

/**
 * Parallel groups of a room: who sits in which, who plays whom in the turn at hand, what the groups note. The room’s one
 * clock is theirs too. Rule: docs/decisions/0029
 */
export type Groups = {
	list: Group[]
	/** Grows when people are dealt anew: what was noted before stays with those who were there */
	dealt: number
	/** Which group a lead looks into, by person */
	visits: Record<string, string>
	/** Roles of the turn at hand, by person; a member without one watches */
	cast: Cast
	/** Who would rather watch, until they say otherwise */
	watching: string[]
	counts: Count[]
	notes: Note[]
}
export type Group = { id: string; name: string; memberIds: string[] }
export type Cast = Record<string, string>
/** `id`: of the thing counted */
export type Count = { turn: number; byId: string; id: string; n: number }
/** `phase`: the one it was written in. `shared`: brought back to everybody */
export type Note = {
	id: string
	groupId: string
	dealt: number
	byId: string
	phase: string
	text: string
	shared: boolean
	/** Shown to everybody when it was said there that it stands in the recap */
	inRecap: boolean
}

export type GroupEvent =
	/** `anew`: nobody keeps their seat by intention; otherwise somebody moved, came or left */
	| { type: 'groups-made'; groups: Group[]; cast: Cast; anew: boolean }
	| { type: 'group-visited'; byId: string; groupId: string | null }
	| { type: 'watching'; byId: string; watches: boolean; cast: Cast }
	| { type: 'counted'; byId: string; turn: number; id: string; n: number }
	| { type: 'note-added'; id: string; byId: string; groupId: string; phase: string; text: string }
	| { type: 'note-deleted'; id: string; groupId: string }
	| { type: 'note-shared'; id: string; groupId: string; shared: boolean; recap?: boolean }

const EVENTS: ReadonlySet<string> = new Set<GroupEvent['type']>([
	'groups-made',
	'group-visited',
	'watching',
	'counted',
	'note-added',
	'note-deleted',
	'note-shared',
])

export function isGroupEvent(event: { type: string }): event is GroupEvent {
	return EVENTS.has(event.type)
}

/** As the desk arranged them: "Group 2" comes before "Group 10". */
export function listedGroups(rows: { id: string; name: string; seats: { personId: string }[] }[]): Group[] {
	return [...rows]
		.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
		.map(({ id, name, seats }) => ({ id, name, memberIds: seats.map(({ personId }) => personId) }))
}

export function groupsFrom(list: Group[] = []): Groups {
	return { list, dealt: 0, visits: {}, cast: {}, watching: [], counts: [], notes: [] }
}

export type At = { format: Format; phase: { index: number } }

/** The phase at hand if people sit in groups in it. */
export function groupPhaseOf(at: At): GroupPhase | undefined {
	const phase = phaseOf(at)
	return phase?.kind === 'group' ? phase : undefined
}

/** Whether anything in this format happens in groups. */
export function hasGroups({ phases }: Format): boolean {
	return phases.some(({ kind }) => kind === 'group')
}

/** What is played now, and in which turn. */
export function sceneAt(at: At): { scene: Scene; turn: number } | undefined {
	const turn = groupPhaseOf(at)?.turn
	const scene = sceneOf(at.format.play, turn)
	return scene && turn !== undefined ? { scene, turn } : undefined
}

export function groupOf(groups: Groups, personId: string): Group | undefined {
	return groups.list.find(({ memberIds }) => memberIds.includes(personId))
}

/** What can be played by whom: the roles of a scene, in order. Every turn moves everybody one chair on. */
type Casting = { list: readonly Group[]; watching: readonly string[]; roles: readonly { id: string }[]; turn: number }

/**
 * Deals the roles of a turn in every group. Whoever has one in `kept` keeps it, so that no brief changes hands in the
 * middle of a turn; what is free goes to the next in line who does not rather watch. The others watch.
 */
export function castOf({ list, watching, roles, turn }: Casting, kept: Cast = {}): Cast {
	const cast: Cast = {}
	for (const { memberIds } of list) {
		const players = memberIds.filter((id) => !watching.includes(id))
		const first = players.length > 0 ? (turn - 1) % players.length : 0
		const line = [...players.slice(first), ...players.slice(0, first)]
		const held = new Set<string>()
		for (const id of line) {
			const role = kept[id]
			if (role === undefined || held.has(role) || !roles.some((each) => each.id === role)) continue
			cast[id] = role
			held.add(role)
		}
		for (const { id: role } of roles) {
			const next = held.has(role) ? undefined : line.find((id) => cast[id] === undefined)
			if (next !== undefined) cast[next] = role
		}
	}
	return cast
}

/** Roles of the phase that is to begin; those of the same turn stay as they are. */
export function castAt(room: At & { groups: Groups }, to: number, isHere: (personId: string) => boolean): Cast {
	const next = sceneAt({ format: room.format, phase: { index: to } })
	if (!next) return {}
	const isSame = groupPhaseOf(room)?.turn === next.turn
	const { list, watching } = room.groups
	const present = list.map((group) => ({ ...group, memberIds: group.memberIds.filter(isHere) }))
	return castOf({ list: present, watching, roles: next.scene.roles, turn: next.turn }, isSame ? room.groups.cast : {})
}

/** Folds one fact about groups. Total, as `evolve` is. */
export function evolveGroups(groups: Groups, event: GroupEvent): Groups {
	switch (event.type) {
		case 'groups-made':
			return {
				...groups,
				list: event.groups,
				cast: event.cast,
				dealt: groups.dealt + (event.anew ? 1 : 0),
				// Whoever is put into the group they looked into sits there now.
				visits: Object.fromEntries(
					Object.entries(groups.visits).filter(([who, id]) =>
						event.groups.some((group) => group.id === id && !group.memberIds.includes(who)),
					),
				),
			}
		case 'group-visited': {
			const { [event.byId]: _left, ...others } = groups.visits
			const { byId, groupId } = event
			const isHome = groupId === null || groupId === groupOf(groups, byId)?.id
			return { ...groups, visits: isHome ? others : { ...others, [byId]: groupId } }
		}
		case 'watching': {
			const others = groups.watching.filter((id) => id !== event.byId)
			return { ...groups, watching: event.watches ? [...others, event.byId] : others, cast: event.cast }
		}
		case 'counted': {
			const { turn, byId, id, n } = event
			const others = groups.counts.filter((each) => each.turn !== turn || each.byId !== byId || each.id !== id)
			return { ...groups, counts: [...others, { turn, byId, id, n }] }
		}
		case 'note-added': {
			const { id, byId, groupId, phase, text } = event
			const note = { id, byId, groupId, phase, text, dealt: groups.dealt, shared: false, inRecap: false }
			return { ...groups, notes: [...groups.notes, note] }
		}
		case 'note-deleted':
			return { ...groups, notes: groups.notes.filter(({ id }) => id !== event.id) }
		case 'note-shared':
			return {
				...groups,
				notes: groups.notes.map((note) =>
					note.id === event.id
						? { ...note, shared: event.shared, inRecap: event.shared && event.recap === true }
						: note,
				),
			}
	}
}

/** A phase begins: roles are dealt, and whoever looked into a group is back with everybody in plenary. */
export function enterPhase(groups: Groups, at: At, cast: Cast | undefined): Groups {
	return { ...groups, cast: cast ?? {}, visits: groupPhaseOf(at) ? groups.visits : {} }
}

/** Names for as many groups as there shall be: those that are there keep theirs. */
export function namesFor(kept: readonly { name: string }[], count: number): string[] {
	const names = kept.slice(0, count).map(({ name }) => name)
	for (let number = 1; names.length < count; number++)
		if (!names.includes(`Group ${number}`)) names.push(`Group ${number}`)
	return names
}

/** Somebody sits in another group, or in none. A group that nobody sits in any more stays, with its link. */
export function withMoved(list: readonly Group[], personId: string, to: string | null): Group[] {
	return list.map((group) => {
		const others = group.memberIds.filter((id) => id !== personId)
		return { ...group, memberIds: group.id === to ? [...others, personId] : others }
	})
}

/** Where somebody who comes late sits down: in the smallest group. */
export function smallest(list: readonly Group[]): Group | undefined {
	return [...list].sort((one, other) => one.memberIds.length - other.memberIds.length)[0]
}
