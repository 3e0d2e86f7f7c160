import type { Screen } from './sockets'

const WITHIN_MS = 60_000

/**
 * When a server's restart took their room from the first of its people, and when the last had it again, with all they
 * missed, and an answer to an act: on the clock of `performance`.
 * @param act of the person at a screen; resolves with its answer, and throws when it is refused
 */
export async function hiccup<Person extends { screen: Screen }>(
	people: readonly Person[],
	act: (person: Person) => Promise<unknown>,
	restart: () => Promise<unknown>,
): Promise<{ lostMs: number; servedMs: number }> {
	const times = people.map(async (person) => {
		await person.screen.until('the loss', ({ connection }) => connection !== 'connected', WITHIN_MS)
		const lostMs = performance.now()
		await person.screen.until('the room again', ({ connection }) => connection === 'connected', WITHIN_MS)
		await act(person)
		return { lostMs, servedMs: performance.now() }
	})
	const [all] = await Promise.all([Promise.all(times), restart()])
	return {
		lostMs: Math.min(...all.map(({ lostMs }) => lostMs)),
		servedMs: Math.max(...all.map(({ servedMs }) => servedMs)),
	}
}
