import { afterAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { paths } from '~/paths'
import { ourContentWith } from '../support/content-folder'
import { hiddenOf, wordsOf } from '../support/form-page'
import { anAdmin } from '../support/learners'
import { aServerForRooms } from '../support/room-server'
import { ask, signInAs, startServer } from '../support/server'
import { sessionFields } from '../support/session-fields'
import { aSheetUpdate } from '../support/sheets'
import { enterRoom, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

/** What an operator writes for a meeting that we do not ship: one file in the folder of formats, and no code. */
const phase = (kind: string, minutes: number, title: string, prompt: string, more = {}) => ({
	...{ id: kind, kind, title, minutes, prompt },
	...more,
})
const column = (id: string, title: string, more = {}) => ({ id, title, prompt: `${title}?`, empty: 'Nothing', ...more })
const ownFormat = {
	kind: 'format',
	id: 'incident-26',
	title: 'Incident talk',
	minutes: 26,
	about: 'One incident, and what we look at differently since.',
	phases: [
		phase('case', 5, 'The night', 'What was seen, in the order in which it was seen.', { tips: ['Ask for the hour.'] }),
		phase('write', 4, 'Signs', 'One sign to a slip.', {
			columns: [column('seen', 'Seen', { recap: true }), column('missed', 'Missed')],
			slipsPerPerson: 2,
			writers: 'others',
		}),
		phase('reveal', 4, 'Lay out', 'Read, and vote once.', { votes: 1 }),
		phase('group', 5, 'In pairs', 'What would have shown it earlier?', { groups: 2 }),
		phase('learnings', 4, 'Since then', 'What we look at differently.'),
		phase('commitments', 3, 'Next week', 'One thing by a day.'),
		phase('closing', 1, 'Thanks', 'Thank whoever told it.'),
	],
}
const file = 'formats/incident-26.yaml'
const content = ourContentWith({ [file]: stringify(ownFormat) })

// The last that was said to come after all is done first.
afterAll(() => content.remove())
const { server, open } = await aServerForRooms({ CONTENT_DIR: content.dir })

/** Two hours ahead, so that the room is open and the cohort meets nowhere else. */
const soon = () => {
	const [date = '', time = ''] = new Date(Date.now() + 2 * 3_600_000).toISOString().slice(0, 16).split('T')
	return { date, time, timeZone: 'UTC' }
}

async function scheduled(cohort: string): Promise<string> {
	const cookie = await signInAs(server.db, (await anAdmin(server.db)).id)
	const offered = await ask(server, paths.newSession({ cohort }), { cookie })
	expect(wordsOf(offered.text)).toContain('Incident talk, 26 min')
	const form = { ...sessionFields, ...soon(), title: 'The night of the 3rd', format: 'incident-26', intent: 'save' }
	const fields = { ...form, durationMinutes: '26' }
	const shown = await ask(server, paths.newSession({ cohort }), { cookie, form: fields })
	const seen = { seen: hiddenOf(shown.text, 'seen') }
	const made = await ask(server, paths.newSession({ cohort }), { cookie, form: { ...fields, ...seen } })
	expect(made.status).toBe(303)
	return (await server.db.session.findFirstOrThrow({ where: { format: 'incident-26' } })).id
}

test('a format of the operator’s own is offered, walked through and held, from its first phase to its recap', async () => {
	const world = await aCohort(server.db, { members: 3 })
	const session = await scheduled(world.cohort.id)
	const leadCookie = await signInAs(server.db, world.lead.id)
	const page = async (path: string) => wordsOf((await ask(server, path, { cookie: leadCookie })).text)
	expect(await page(paths.previewFormat({ format: 'incident-26' }))).toContain('Ask for the hour.')
	for (const { title } of ownFormat.phases) expect(await page(paths.facilitateSession({ session }))).toContain(title)

	const lead = await enterRoom(server, leadCookie, session, open)
	const [ada, ben, cleo] = (await Promise.all(
		world.members.map(async ({ id }) => enterRoom(server, await signInAs(server.db, id), session, open)),
	)) as [Screen, Screen, Screen]
	const all = [lead, ada, ben, cleo]
	const viewOf = (screen: Screen) => screen.state().view
	const goOn = async (to: number) => {
		const answer = await lead.client.send({ type: 'start-phase', to, from: viewOf(lead)?.phase.version ?? 0 })
		if (!answer.ok) throw new Error(`no way on to phase ${to + 1}: ${answer.why}`)
		for (const screen of all) await screen.until('the phase', ({ view }) => (view?.seq ?? 0) >= answer.seq)
		for (const screen of all) expect(viewOf(screen)?.phase.index).toBe(to)
	}
	const ids = world.members.map(({ id }) => id)

	await goOn(0)
	await lead.client.send({ type: 'choose-presenter', personId: ids[0] ?? '' })
	const told = { title: 'The quiet pager', situation: 'It rang for nobody.', ask: 'What would you have seen?' }
	expect(await ada.client.send({ type: 'tell-case', ...told })).toMatchObject({ ok: true })
	await goOn(1)
	const slip = (text: string, column: string) => ({ type: 'add-slip', board: 'write', column, text }) as const
	expect(await ada.client.send(slip('I was asleep', 'seen'))).toMatchObject({ ok: false, why: 'others-write' })
	expect(await ben.client.send(slip('It was slow since noon', 'seen'))).toMatchObject({ ok: true })
	expect(await cleo.client.send(slip('Nobody read the graph', 'missed'))).toMatchObject({ ok: true })
	expect(await cleo.client.send(slip('It was Friday', 'missed'))).toMatchObject({ ok: true })
	expect(await cleo.client.send(slip('One too many', 'missed'))).toMatchObject({ ok: false, why: 'enough-slips' })
	expect(JSON.stringify(viewOf(ada))).not.toContain('slow since noon')
	await goOn(2)
	const lying = viewOf(ada)?.slips ?? []
	expect(lying.map(({ text }) => text).sort()).toEqual([
		'It was Friday',
		'It was slow since noon',
		'Nobody read the graph',
	])
	const [first, second] = lying.map(({ id }) => id)
	expect(await ada.client.send({ type: 'vote', slipId: first ?? '' })).toMatchObject({ ok: true })
	expect(await ada.client.send({ type: 'vote', slipId: second ?? '' })).toMatchObject({
		ok: false,
		why: 'enough-votes',
	})
	expect(await lead.client.send({ type: 'make-groups', size: 2, personIds: ids })).toMatchObject({ ok: true })
	await goOn(3)
	expect(viewOf(ben)?.tally).toEqual({ [first ?? '']: 1 })
	expect(viewOf(ben)?.groups?.mine?.memberIds).toContain(ids[1])
	await goOn(4)
	expect(await ben.client.sheet.write(aSheetUpdate('Look at the slowest tenth.'))).toMatchObject({ ok: true })
	await goOn(5)
	await cleo.client.send({ type: 'promise', text: 'Put the graph on the wall', dueOn: '2030-01-15' })
	await goOn(6)
	const close = { type: 'close', from: viewOf(lead)?.phase.version ?? 0 } as const
	expect(await lead.client.send(close)).toMatchObject({ ok: true })
	const recap = await page(paths.recap({ session }))
	for (const words of [told.title, 'slow since noon', 'Look at the slowest tenth.', 'Put the graph on the wall'])
		expect(recap).toContain(words)
})

describe('a format the rooms cannot hold', () => {
	test('stops the start, in words that say where and why, each fault at once', async () => {
		const [told, write, , , ...after] = ownFormat.phases
		const broken = ourContentWith({
			[file]: stringify({
				...ownFormat,
				phases: [told, write, phase('vote', 9, 'Vote', 'Once.', { votes: 1 }), ...after],
			}),
			'formats/dance-10.yaml': stringify({
				...{ kind: 'format', id: 'dance-10', title: 'Dance', minutes: 10, about: 'A dance.', musik: 'loud' },
				phases: [phase('dance', 5, 'Dance', 'Dance.'), phase('closing', 5, 'Close', ' ')],
			}),
		})
		const refused = await startServer({ CONTENT_DIR: broken.dir }).then(
			(started) => started.close().then(() => 'it started'),
			(error: Error) => error.message,
		)
		broken.remove()
		expect(refused.split('\n')).toEqual([
			`The content in ${broken.dir} has 4 faults:`,
			expect.stringMatching(
				/^formats\/dance-10\.yaml: phases\.0\.kind: there is no such kind of phase, only last-time, /,
			),
			expect.stringMatching(/^formats\/dance-10\.yaml: phases\.1\.prompt: must say something$/),
			expect.stringMatching(/^formats\/dance-10\.yaml: .*musik/),
			`${file}: phases: vote needs reveal before it`,
		])
	})
})
