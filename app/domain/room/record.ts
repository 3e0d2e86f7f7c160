import type { Room } from './room'

/**
 * What a room kept of a scene, as text and without a name: the cards that were played, the rounds, what watchers counted,
 * what was noted together. Notes that were written alone stay their authors'.
 */
export function recordOf(room: Pick<Room, 'format' | 'groups'>): string {
	const { format, groups } = room
	const blocks = (format.play?.scenes ?? []).map(({ title, situation, roles }) =>
		[title, ...situation, ...roles.map((role) => `${role.title}: ${role.brief.join(' ')}`)].join('\n'),
	)
	const rounds = format.phases.map(({ title, minutes }) => `${title}, ${minutes} min`)
	const counted = (format.play?.sheet ?? []).flatMap(({ id, title, unit }) => {
		const counts = groups.counts.filter((each) => each.id === id).map(({ n }) => n)
		return counts.length > 0 ? [`${title}: ${counts.join(', ')}${unit === 'seconds' ? ' seconds' : ''}`] : []
	})
	const notes = format.phases.flatMap((phase) => {
		const isAlone = phase.kind === 'group' && phase.step === 'alone'
		return isAlone ? [] : groups.notes.filter((note) => note.phase === phase.id).map(({ text }) => `• ${text}`)
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
