import { AS_MEANT, MISTYPED } from '../support/search-quality'
import { startChild } from './child'
import type { World } from './world'

const ROUNDS = 8
const WARM_UP_ROUNDS = 2

export type SearchFigures = { on: string; searches: number; p50: number; p95: number }

/** The whole content searched, one search after the other: every line of the quality set, mistyped ones too. Each round by somebody else, for searches are limited. */
export async function measureSearch(world: World): Promise<SearchFigures> {
	const app = await startChild('serve', world.env)
	const took: number[] = []
	const seekers = world.rooms.flatMap((room) => room.members)
	for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
		const headers = { cookie: seekers[round % seekers.length]?.cookie ?? '' }
		for (const [typed] of [...AS_MEANT, ...MISTYPED]) {
			const startedMs = performance.now()
			const answer = await fetch(`${app.url}/search.data?${new URLSearchParams({ q: typed })}`, { headers })
			if (!(await answer.text()).includes('found')) throw new Error(`a search answered ${answer.status}`)
			if (round >= WARM_UP_ROUNDS) took.push(performance.now() - startedMs)
		}
	}
	await app.close()
	took.sort((a, b) => a - b)
	const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
	return { on: world.kind, searches: took.length, p50: at(0.5), p95: at(0.95) }
}
