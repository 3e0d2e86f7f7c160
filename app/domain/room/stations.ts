import type { Play, Scene } from './play'

type Timed = { id: string; title: string; minutes: number; station?: { id: string; title: string } }

/** The phases as a plan counts them: the parts of a turn are one. */
export function stationsOf<Each extends Timed>(
	phases: readonly Each[],
): { id: string; title: string; minutes: number; phases: Each[] }[] {
	const stations: { id: string; title: string; minutes: number; phases: Each[] }[] = []
	for (const phase of phases) {
		const { id, title } = phase.station ?? phase
		const last = stations.at(-1)
		if (phase.station && last?.id === id) {
			last.minutes += phase.minutes
			last.phases.push(phase)
		} else stations.push({ id, title, minutes: phase.minutes, phases: [phase] })
	}
	return stations
}

/** The scene of a turn: the only one, or its own. */
export function sceneOf(play: Play | undefined, turn: number | undefined): Scene | undefined {
	if (!play || turn === undefined) return undefined
	return play.scenes.length === 1 ? play.scenes[0] : play.scenes[turn - 1]
}
