import type { Cells } from './sheet'

/** Teams by what they are, and how they work with each other. */
export type TeamKind = 'stream' | 'platform' | 'enabling' | 'subsystem'
export type Mode = 'together' | 'serves' | 'teaches' | 'tickets'
export type Team = { name: string; kind: TeamKind | null }
export type TeamMap = {
	teams: Team[]
	links: { from: string; to: string; mode: Mode }[]
	/** A kind and a mode that pull apart: "Platform takes tickets from Checkout" */
	queues: string[]
	/** Teams with this many borders or more */
	crowded: string[]
	withoutKind: string[]
}

const MOST_TEAMS = 10
const CROWDED = 4

/** A team has the kind it was given first; a team that is only named on the other side has none yet. */
export function readTeams(rows: readonly Cells[]): TeamMap {
	const teams: Team[] = []
	const named = (typed: string | undefined, kind?: string) => {
		const name = typed?.trim()
		if (!name) return null
		const known = teams.find((team) => team.name.toLowerCase() === name.toLowerCase())
		if (known) {
			known.kind ??= kindOf(kind)
			return known.name
		}
		if (teams.length === MOST_TEAMS) return null
		teams.push({ name, kind: kindOf(kind) })
		return name
	}
	const links: TeamMap['links'] = []
	for (const { team, kind, mode, other } of rows) {
		const from = named(team, kind)
		const to = named(other)
		const how = modeOf(mode)
		if (from && to && how && from !== to && !links.some((link) => link.from === from && link.to === to))
			links.push({ from, to, mode: how })
	}
	const borders = (name: string) => links.filter((link) => link.from === name || link.to === name).length
	return {
		teams,
		links,
		queues: links.filter(({ mode }) => mode === 'tickets').map(({ from, to }) => `${from} takes tickets from ${to}`),
		crowded: teams.filter(({ name }) => borders(name) >= CROWDED).map(({ name }) => name),
		withoutKind: teams.filter(({ kind }) => kind === null).map(({ name }) => name),
	}
}

function kindOf(kind: string | undefined): TeamKind | null {
	return kind === 'stream' || kind === 'platform' || kind === 'enabling' || kind === 'subsystem' ? kind : null
}

function modeOf(mode: string | undefined): Mode | null {
	return mode === 'together' || mode === 'serves' || mode === 'teaches' || mode === 'tickets' ? mode : null
}
