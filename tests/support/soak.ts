import path from 'node:path'
import type { Db } from '~/domain/db'
import type { Intent } from '~/domain/room/wire'
import { paths } from '~/paths'
import { readContent } from '../../server/content'
import { aRoomWorld, type RoomWorld } from './faults-in-rooms'
import { aPerson } from './people'
import { ask, signInAs } from './server'
import { openScreen, type Screen } from './sockets'

export type Reader = { personId: string; cookie: string; page: string; part: string; saved: number }
export type SoakWorld = RoomWorld & { readers: Reader[] }

/** Somebody at a screen in the room, and all that the server has told them is saved. */
export type Soaker = {
	personId: string
	screen: Screen
	acknowledged: { seq: number; opId: string }[]
	actUntil(until: number): Promise<void>
}

const WRITE = 3
/** A person who is quick: two acts a second. */
const ACT_EVERY_MS = 500
const READ_EVERY_MS = 1_000
/** Now and then a laptop sleeps for a moment. */
const ACTS_BETWEEN_LOSSES = 100

/** A room of twelve with its lead, and four readers at a reflection of a lesson. */
export async function aSoakWorld(db: Db): Promise<SoakWorld> {
	const room = await aRoomWorld(db)
	const { page, part } = await aReflection()
	const readers = await Promise.all(
		[1, 2, 3, 4].map(async (nth) => {
			const { id } = await aPerson(db, { name: `Reader ${nth}` })
			return { personId: id, cookie: await signInAs(db, id), page, part, saved: 0 }
		}),
	)
	return { ...room, readers }
}

async function aReflection(): Promise<{ page: string; part: string }> {
	const { content } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	for (const program of content.programs)
		for (const stage of program.stages)
			for (const module of stage.modules)
				for (const part of module.lesson?.parts ?? []) {
					const block = part.blocks.find((each) => each.kind === 'reflection')
					const at = { program: program.slug, stage: stage.id, module: module.id, part: part.slug }
					if (block) return { page: paths.part(at), part: block.id }
				}
	throw new Error('no lesson asks for a reflection')
}

/** Everybody in the room, in the phase in which they write. The lead comes last in the list. */
export async function soakScreens(url: string, world: SoakWorld): Promise<Soaker[]> {
	const lead = await aSoaker(url, world.roomId, world.lead, leadActs)
	await say(lead, { type: 'start-phase', to: WRITE, from: 0 })
	const writers = await Promise.all(world.members.map((member) => aSoaker(url, world.roomId, member, writerActs)))
	return [...writers, lead]
}

type Acts = (soaker: Soaker, nth: number) => Promise<void>

async function aSoaker(url: string, roomId: string, who: { id: string; cookie: string }, act: Acts): Promise<Soaker> {
	const screen = openScreen({ url }, who.cookie, roomId)
	await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null, 30_000)
	const soaker: Soaker = {
		personId: who.id,
		screen,
		acknowledged: [],
		async actUntil(until) {
			for (let nth = 0; Date.now() < until; nth++) {
				const dueMs = Date.now() + ACT_EVERY_MS
				await act(soaker, nth)
				await new Promise((resolve) => setTimeout(resolve, dueMs - Date.now()))
			}
			await screen.until('the connection', (state) => state.connection === 'connected', 30_000)
		},
	}
	return soaker
}

/** Writes and takes back slips, says that they are done, and goes on; sometimes the connection is lost. */
const writerActs: Acts = async (soaker, nth) => {
	const mine = soaker.screen.state().view?.mySlips[0]?.id
	const acts: Intent[] = [
		mine
			? { type: 'delete-slip', slipId: mine }
			: { type: 'add-slip', column: 'goal', text: `A first thought, ${nth}` },
		{ type: 'finish', done: true },
		{ type: 'finish', done: false },
	]
	if (nth % ACTS_BETWEEN_LOSSES === ACTS_BETWEEN_LOSSES - 1) soaker.screen.client.interrupt()
	const act = acts[nth % acts.length]
	if (act) await say(soaker, act)
}

/** Gives more time every ten seconds. */
const leadActs: Acts = async (soaker, nth) => {
	const view = soaker.screen.state().view
	if (nth % 20 === 0) await say(soaker, { type: 'extend', minutes: 1, from: view?.phase.version ?? 0 })
}

async function say(soaker: Soaker, intent: Intent): Promise<void> {
	const answering = soaker.screen.client.send(intent)
	const opId = soaker.screen.state().waiting.at(-1)?.opId ?? ''
	const answer = await answering
	if (!answer.ok) throw new Error(`${intent.type} was refused: ${answer.why}`)
	soaker.acknowledged.push({ seq: answer.seq, opId })
}

/** Opens the page and saves what they think of it, again and again. Every answer must be a page or a saved form. */
export async function readAndAnswer(url: string, reader: Reader, until: number): Promise<void> {
	while (Date.now() < until) {
		const dueMs = Date.now() + READ_EVERY_MS
		const page = await ask({ url }, reader.page, { cookie: reader.cookie })
		const form = { intent: 'reflect', part: reader.part, text: `What I think, ${reader.saved + 1}` }
		const saved = await ask({ url }, `${reader.page}.data`, { cookie: reader.cookie, form })
		if (page.status !== 200 || saved.status !== 200)
			throw new Error(`${reader.page} answered ${page.status}, saving ${saved.status}`)
		reader.saved++
		await new Promise((resolve) => setTimeout(resolve, dueMs - Date.now()))
	}
}
