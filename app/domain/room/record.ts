import { isOfGroup } from './group-rules'
import { groupOf } from './groups'
import type { Room } from './room'

/**
 * What a room kept of a scene, as text and without a name, for one of its people: the situation and its roles, the rounds,
 * what watchers of their own group counted, what that group noted together, and what other groups brought to everybody.
 * What stands on a card is its player's alone, and so are notes that were written alone.
 */
export function recordOf(room: Pick<Room, 'format' | 'groups'>, personId: string): string {
	const { format, groups } = room
	const own = groupOf(groups, personId)
	const blocks = (format.play?.scenes ?? []).map(({ title, situation, roles }) =>
		[title, ...situation, `Roles: ${roles.map((role) => role.title).join('; ')}`].join('\n'),
	)
	const rounds = format.phases.map(({ title, minutes }) => `${title}, ${minutes} min`)
	const counted = (format.play?.sheet ?? []).flatMap(({ id, title, unit }) => {
		const counts = groups.counts
			.filter((each) => each.id === id && own?.memberIds.includes(each.byId))
			.map(({ n }) => n)
		return counts.length > 0 ? [`${title}: ${counts.join(', ')}${unit === 'seconds' ? ' seconds' : ''}`] : []
	})
	const together = groups.notes.filter((note) => note.shared || (own !== undefined && isOfGroup(groups, note, own)))
	const notes = format.phases.flatMap((phase) => {
		const isAlone = phase.kind === 'group' && phase.step === 'alone'
		return isAlone ? [] : together.filter((note) => note.phase === phase.id).map(({ text }) => `• ${text}`)
	})
	return [
		...blocks,
		section('Rounds', rounds),
		section('What watchers counted', counted),
		section('Noted together', notes),
	]
		.filter(Boolean)
		.join('\n\n')
}

const section = (title: string, lines: string[]) => (lines.length > 0 ? [title, ...lines].join('\n') : '')
