import type { Cells } from '~/domain/worksheet/sheet'
import { saysOf } from '~/domain/worksheet/sheet'
import { type Mode, readTeams, type TeamKind } from '~/domain/worksheet/teams'
import { Graph } from './graph'

const marks: Record<TeamKind, string> = { stream: '▭', platform: '▬', enabling: '◇', subsystem: '◯' }
const signs: Record<Mode, string> = { together: '⇄', serves: 's', teaches: 't', tickets: '?' }

export function TeamsPicture({ rows }: { rows: Cells[] }) {
	const map = readTeams(rows)
	if (map.teams.length < 2)
		return <p className="soft">Name two teams and what one does for the other, and the drawing begins here.</p>
	const label = (name: string) => {
		const kind = map.teams.find((team) => team.name === name)?.kind
		return kind ? `${marks[kind]} ${name}` : name
	}
	return (
		<>
			<Graph
				names={map.teams.map(({ name }) => label(name))}
				edges={map.links.map(({ from, to, mode }) => ({
					...{ from: label(from), to: label(to), sign: signs[mode] },
					look: mode === 'tickets' ? 'dashed' : mode === 'together' ? 'double' : 'plain',
				}))}
			/>
			<p className="micro faint key-of">
				{Object.entries(marks)
					.map(([kind, mark]) => `${mark} ${saysOf('teams', 'kind', kind).toLowerCase()}`)
					.join(' · ')}{' '}
				· ⇄ together · s serves · t teaches · ? takes tickets, dashed
			</p>
			<ul className="found-in">
				{map.queues.map((queue) => (
					<li key={queue}>{queue}: somebody waits there. What would it take to serve instead?</li>
				))}
				{map.crowded.map((name) => (
					<li key={name}>{name} has four borders or more. Which could go?</li>
				))}
				{map.withoutKind.length > 0 ? <li>Not said yet what they are: {map.withoutKind.join(', ')}.</li> : null}
			</ul>
		</>
	)
}
