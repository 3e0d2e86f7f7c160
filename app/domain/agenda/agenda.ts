import type { Format } from '../room/format'
import { stationsOf } from '../room/stations'
import type { SessionKind } from '../session/kinds'
import type { Agenda, AgendaPhase, Handout } from './frontmatter'

/** An agenda: what one planned session does with its minutes, what is said in it, and what must lie ready (content/agendas). */
export type Agendas = ReadonlyMap<string, Agenda>

type Held = {
	kind: SessionKind
	format: string
	/** Which of the level's plan it is */
	planNumber: number | null
	/** Of a make-up: the session it stands in for */
	makesUpFor: { planNumber: number | null } | null
}

/** "technical-leadership-ladder/l1/s2", "self-run/trio-30": what an agenda is for. */
export const plannedKey = (stageKey: string, number: number) => `${stageKey}/s${number}`
export const selfRunKey = (format: string) => `self-run/${format}`

/** The agenda of a session. Null for one beside the plan, and for one that was given another format than the plan's. */
export function findAgenda(agendas: Agendas, session: Held, stageKey: string): Agenda | null {
	if (session.kind === 'self-run') return agendas.get(selfRunKey(session.format)) ?? null
	const { planNumber } = session.makesUpFor ?? session
	const agenda = planNumber === null ? undefined : agendas.get(plannedKey(stageKey, planNumber))
	return agenda?.format === session.format ? agenda : null
}

export type SheetPhase = Pick<AgendaPhase, 'id' | 'title' | 'minutes' | 'groups'> & {
	/** What it is for; of a room without an agenda: what everybody is asked to do */
	prompt: string
	/** What the lead says, in their own voice */
	say: string[]
	/** What only the lead sees */
	tips: string[]
}

/** The phases as a run sheet has them: the agenda's, and with a room what the room hints at too. */
export function sheetOf(agenda: Agenda | null, format: Format | undefined): SheetPhase[] {
	if (!agenda)
		return (format?.phases ?? []).map(({ id, title, minutes, prompt, tips }) => {
			return { id, title, minutes, prompt, tips, say: [] }
		})
	const stations = stationsOf(format?.phases ?? [])
	return agenda.phases.map(({ id, title, minutes, groups, purpose, say, watch }) => {
		const inRoom = stations.find((station) => station.id === id)?.phases.flatMap(({ tips }) => tips) ?? []
		return { id, title, minutes, groups, prompt: purpose, say, tips: [...watch, ...inRoom] }
	})
}

/** What lies ready on paper: the hand-outs, and the briefs that a room gives each to one person alone. */
export function handoutsOf(
	{ handouts, play }: Pick<Agenda, 'handouts' | 'play'>,
	format: Format | undefined,
): Handout[] {
	const briefs = ((play ?? format?.play)?.scenes ?? []).flatMap((scene, index) =>
		scene.roles
			.filter(({ brief }) => brief.length > 0)
			.map(({ id, title, brief }) => ({
				id: `${id}-${index + 1}`,
				title: `${scene.title}: ${title}`,
				to: 'To whoever plays it, alone. The room hands it out as the round begins.',
				text: brief,
			})),
	)
	return [...handouts, ...briefs]
}
