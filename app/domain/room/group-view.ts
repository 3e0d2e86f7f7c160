import { isOfGroup, isOpen } from './group-rules'
import type { At } from './groups'
import {
	type Cast,
	type Group,
	type GroupEvent,
	type Groups,
	groupOf,
	groupPhaseOf,
	hasGroups,
	sceneAt,
} from './groups'
import type { Play, Scene } from './play'

/** What one person sees of the groups: their own, or the one they visit; of the others how many sit there. */
export type GroupsView = {
	all: { id: string; name: string; count: number }[]
	/** The how-manieth time people were dealt out; a node of before a deploy does not say it */
	dealt?: number
	/** Who sits where, for who holds the lead and who visits */
	lists: Group[] | null
	mine: GroupSeen | null
	/** Brought back to everybody, by group */
	shared: { id: string; group: string; text: string; inRecap: boolean }[]
}

export type GroupSeen = {
	id: string
	/** The how-manieth time people were dealt out: the same id may be other people's by now */
	dealt: number
	name: string
	memberIds: string[]
	/** Looked into, not sat in */
	isVisit: boolean
	visitorIds: string[]
	cast: Cast
	watching: string[]
	scene: { title: string; situation: string[]; roles: { id: string; title: string }[] } | null
	/** What I play now, with what nobody else is told */
	role: Scene['roles'][number] | null
	/** What I look for and count, while I watch */
	observe: string[]
	sheet: Play['sheet']
	myCounts: Record<string, number>
	/** Of those who watched; null while people play */
	counts: { byId: string; id: string; n: number }[] | null
	notes: { id: string; phase: string; text: string; isMine: boolean; isShared: boolean }[]
}

type Grouped = At & { leadId: string | null; groups: Groups }

/** Null in a format without groups. */
export function groupsView(room: Grouped, personId: string): GroupsView | null {
	if (!hasGroups(room.format)) return null
	const { groups } = room
	const own = groupOf(groups, personId)
	const visited = groups.list.find(({ id }) => id === groups.visits[personId])
	const seen = visited ?? own
	return {
		all: groups.list.map(({ id, name, memberIds }) => ({ id, name, count: memberIds.length })),
		dealt: groups.dealt,
		lists: room.leadId === personId || visited ? groups.list : null,
		mine: seen ? groupSeen(room, seen, personId, seen !== own) : null,
		shared: groups.notes
			.filter((note) => note.shared)
			.map(({ id, groupId, text, inRecap }) => ({
				id,
				text,
				inRecap,
				group: groups.list.find((each) => each.id === groupId)?.name ?? '',
			})),
	}
}

function groupSeen(room: Grouped, group: Group, personId: string, isVisit: boolean): GroupSeen {
	const { groups, format } = room
	const at = sceneAt(room)
	const among = (id: string) => group.memberIds.includes(id)
	const roleId = isVisit ? undefined : groups.cast[personId]
	const watches = at !== undefined && !isVisit && roleId === undefined
	const step = groupPhaseOf(room)?.step
	const counts = groups.counts.filter((each) => each.turn === at?.turn)
	return {
		id: group.id,
		dealt: groups.dealt,
		name: group.name,
		memberIds: group.memberIds,
		isVisit,
		visitorIds: Object.keys(groups.visits).filter((id) => groups.visits[id] === group.id),
		cast: Object.fromEntries(Object.entries(groups.cast).filter(([id]) => among(id))),
		watching: groups.watching.filter(among),
		scene: at
			? {
					title: at.scene.title,
					situation: at.scene.situation,
					roles: at.scene.roles.map(({ id, title }) => ({ id, title })),
				}
			: null,
		role: at?.scene.roles.find(({ id }) => id === roleId) ?? null,
		observe: watches ? (format.play?.observe ?? []) : [],
		sheet: at ? (format.play?.sheet ?? []) : [],
		myCounts: Object.fromEntries(counts.filter(({ byId }) => byId === personId).map(({ id, n }) => [id, n])),
		counts:
			step === 'debrief' || step === 'swap'
				? counts.filter(({ byId }) => among(byId)).map(({ byId, id, n }) => ({ byId, id, n }))
				: null,
		notes: groups.notes
			.filter((note) => (note.byId === personId && !isVisit) || (isOfGroup(groups, note, group) && isOpen(room, note)))
			.map(({ id, phase, text, byId, shared }) => ({ id, phase, text, isMine: byId === personId, isShared: shared })),
	}
}

/** Whether somebody’s picture of the groups is another after this. */
export function movesGroups(after: Grouped, event: { type: string } | GroupEvent, personId: string): boolean {
	if (!hasGroups(after.format)) return false
	const seenId = after.groups.visits[personId] ?? groupOf(after.groups, personId)?.id
	switch (event.type) {
		case 'phase-started':
		case 'lead-claimed':
		case 'room-reopened':
		case 'groups-made':
		case 'group-visited':
		case 'watching':
			return true
		case 'counted':
			return 'byId' in event && seenId !== undefined && seenId === groupOf(after.groups, event.byId)?.id
		case 'note-shared':
			return true
		case 'note-added':
			return 'groupId' in event && event.groupId === seenId
		case 'note-deleted':
			// It may have been brought back to everybody.
			return true
		default:
			return false
	}
}
