import { afterAll, beforeAll, expect, test } from 'vitest'
import { playThrough } from '~/domain/simulation/play'
import type { Simulation } from '~/domain/simulation/simulation'
import { paths } from '~/paths'
import { loadContent } from '../../server/content'
import { wordsOf } from '../support/form-page'
import { aPerson } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

let server: TestServer
let cookie: string
let simulation: Simulation
const TALK = 'b1e6f7a0-0000-4000-8000-000000000001'
const here = () => paths.talk({ simulation: simulation.id, talk: TALK })
const send = (form: Record<string, string>, path = here()) => ask(server, path, { cookie, form })

beforeAll(async () => {
	const content = await loadContent('content', 'node_modules/.cache/belay')
	const [first] = content.simulations
	if (!first) throw new Error('content holds no simulation')
	simulation = first
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon' } })
	const ines = await aPerson(server.db, { name: 'Inês Carvalho' })
	cookie = await signInAs(server.db, ines.id)
})
afterAll(() => server.close())

/** What of its text may be on no page before its end: reasons, endings, the trap, and what moves. */
function hidden(): string[] {
	const { turns, endings, lookBack } = simulation
	const reasons = turns.flatMap(({ choices }) => choices.map(({ why }) => why))
	return [...reasons, ...endings.map(({ title }) => title), lookBack.trap, ...lookBack.questions]
}

test('a talk is played to its end with nothing but forms, and its page never tells what is behind it', async () => {
	const begun = await send({ talk: TALK }, paths.simulation({ simulation: simulation.id }))
	expect([begun.status, begun.headers.get('location')]).toEqual([303, here()])
	for (let at = 0; at < 12; at++) {
		const row = await server.db.simulationTalk.findUniqueOrThrow({ where: { id: TALK } })
		const talk = playThrough(simulation, row.steps as never)
		if (!talk || !('turn' in talk.at)) break
		const { text } = await ask(server, here(), { cookie })
		const shown = wordsOf(text)
		for (const choice of talk.at.turn.choices) expect(shown).toContain(choice.say ?? choice.do)
		for (const secret of hidden()) expect(text.includes(secret), secret).toBe(false)
		// Keys as the page's data carry them
		expect(/\\"(trust|clarity|energy|did|courses|strong)\\"/.exec(text)?.[1]).toBeUndefined()
		const [choice] = talk.at.turn.choices
		const chosen = await send({ at: String(at), choice: choice?.id ?? '' })
		expect(chosen.headers.get('location')).toBe(`${here()}#now`)
	}
	const { text } = await ask(server, here(), { cookie })
	const shown = wordsOf(text)
	expect(shown).toContain('Turn by turn')
	expect(shown).toContain(wordsOf(simulation.lookBack.trap))
})

test('a choice of a page that was left behind is told so, and changes nothing', async () => {
	const before = await server.db.simulationTalk.findUniqueOrThrow({ where: { id: TALK } })
	const answer = await send({ at: '0', choice: 'nobody-offered-this' })
	expect(decodeURIComponent(answer.headers.get('set-cookie') ?? '')).toContain('went on in another window')
	expect(await server.db.simulationTalk.findUniqueOrThrow({ where: { id: TALK } })).toEqual(before)
})

test('who goes back to a turn plays on in a new talk', async () => {
	const answer = await send({ intent: 'replay', talk: `${TALK}-2`, from: '2' })
	const again = paths.talk({ simulation: simulation.id, talk: `${TALK}-2` })
	expect(answer.headers.get('location')).toBe(`${again}#now`)
	expect(wordsOf((await ask(server, again, { cookie })).text)).toContain('Turn 3. What do you do?')
})
