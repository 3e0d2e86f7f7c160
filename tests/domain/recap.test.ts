import { describe, expect, test } from 'vitest'
import { evolve } from '~/domain/room/evolve'
import { headedApart, recapOf, staysWith } from '~/domain/room/recap'
import { recapAsMarkdown } from '~/domain/room/recap-markdown'
import { recapPdf } from '~/domain/room/recap-pdf.server'
import { newRoom, type Room } from '~/domain/room/room'
import { withoutStruck } from '~/domain/room/strike'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import type { SessionKind } from '~/domain/session/kinds'
import { act, aGroupedRoom, goTo } from '../support/group-room'
import { readPdf } from '../support/pdf-text'
import { aSetup, CREW, play } from '../support/rooms'

const NAMES: Record<string, string> = { ada: 'Łukasz Đorđević', ben: 'Sólrún 🧗 山田', lena: 'Lena Lead', cole: 'Cole' }
const nameOf = (id: string) => NAMES[id] ?? id
const head = {
	title: 'He used to object [now](https://evil.example)',
	session: 'First case',
	cohort: 'Autumn B',
	organization: 'Ferrystone',
	when: 'Thursday 26 November 2026, 16:00 to 17:00 in Lisbon',
	date: '2026-11-26',
	stays: staysWith({ kind: 'led' }),
}

type Acts = (readonly [string, Intent])[]
const start = (room: Room, to: number) => play(room, [['lena', { type: 'start-phase', to, from: room.phase.version }]])
const at = (room: Room, kind: string) =>
	start(
		room,
		room.format.phases.findIndex((phase) => phase.kind === kind),
	)
const slip = (column: string, text: string): Intent => ({ type: 'add-slip', column, text, board: 'write' })

/** A critique as it is held, with things in it that are nobody else's. */
function held(learning = 'Silence can be a report about the process.'): Room {
	let room = newRoom(
		aSetup({
			presenterId: 'ada',
			keepsAll: true,
			lastTime: [
				{
					commitmentId: 'c1',
					personId: 'ben',
					text: 'Count to eight.',
					outcome: 'changed',
					learned: 'Four is enough.',
				},
				{ commitmentId: 'c2', personId: 'ada', text: 'CANARY nobody answered yet', outcome: null, learned: '' },
			],
		}),
	)
	room = at(room, 'case')
	const told = {
		type: 'tell-case',
		title: 'He used to object',
		situation: 'He went quiet.\n\nThen he left the review.',
		ask: 'What closed?',
	} as const
	room = play(room, [['ada', told]])
	room = play(room, [['lena', { type: 'note-aside', text: 'CANARY thinks aloud' }]])
	room = at(room, 'write')
	room = play(room, [
		['ada', slip('tried', 'Asked him twice. 🎉')],
		['ben', slip('not-working', 'Decided in the corridor.')],
		['lena', slip('not-working', 'Reviews for form.')],
		['cole', slip('goal', 'Neither voted for nor put together.')],
		['ben', slip('tried', 'CANARY was taken off')],
	] as Acts)
	const idOf = (text: string) => room.slips.find((each) => each.text === text)?.id ?? ''
	room = at(room, 'reveal')
	const [one, onto] = [idOf('Reviews for form.'), idOf('Decided in the corridor.')]
	room = play(room, [['cole', { type: 'bundle-slip', slipId: one, onto }]])
	room = play(room, [['lena', { type: 'remove-slip', slipId: idOf('CANARY was taken off') }]])
	room = at(room, 'vote')
	room = play(room, [
		['ada', { type: 'vote', slipId: onto }],
		['ben', { type: 'vote', slipId: one }],
	])
	room = at(room, 'learnings')
	room = evolve(room, { type: 'learning-added', id: 'l1', byId: 'ben', text: learning })
	room = at(room, 'commitments')
	room = play(room, [['ben', { type: 'promise', text: 'Bring two options.', dueOn: '2026-12-03' }]])
	room = at(room, 'check-out')
	room = play(room, [['ben', { type: 'check-out', worth: 9 }]])
	room = at(room, 'write')
	room = play(room, [['ben', slip('tried', 'CANARY face down to the end')]])
	return play(room, [['lena', { type: 'close', from: room.phase.version }]])
}

const recapFor = (personId: string, room = held()) => recapOf(room.format, view(room, personId), room.learnings, nameOf)

describe('a recap', () => {
	test('holds what was asked, tried, put together, voted for, learned and promised', () => {
		expect(recapFor('ada')).toEqual({
			cases: [
				{
					round: '1',
					title: 'He used to object',
					situation: 'He went quiet.\n\nThen he left the review.',
					ask: 'What closed?',
					by: 'Łukasz Đorđević',
				},
			],
			sheetTitle: 'What we learned',
			learnings: ['Silence can be a report about the process.'],
			boards: [
				{
					id: 'write',
					about: '',
					whole: [{ title: 'Tried', texts: ['Asked him twice. 🎉'] }],
					topics: [
						expect.objectContaining({
							title: 'Decided in the corridor.',
							slips: ['Reviews for form.'],
							votes: 2,
							column: 'Not working',
						}),
					],
					loose: [{ title: 'Goal', texts: ['Neither voted for nor put together.'] }],
				},
			],
			groups: [],
			promises: [{ personId: 'ben', name: 'Sólrún 🧗 山田', text: 'Bring two options.', dueOn: '2026-12-03' }],
			lastTime: [
				{ id: 'c1', name: 'Sólrún 🧗 山田', text: 'Count to eight.', outcome: 'changed', learned: 'Four is enough.' },
			],
		})
	})

	test('is the same for everybody, observers and the lead among them, and for whom the room does not know', () => {
		const room = held()
		for (const { personId } of [...CREW, { personId: 'a later member' }])
			expect(recapFor(personId, room)).toEqual(recapFor('ada', room))
	})

	test('says in rounds which case a board was about', () => {
		const room = held()
		const recap = recapOf(
			{ ...room.format, phases: room.format.phases.flatMap((phase) => [phase, { ...phase, id: `${phase.id}-2` }]) },
			{ ...view(room, 'ada'), slips: view(room, 'ada').slips.flatMap((each) => [each, { ...each, board: 'write-2' }]) },
			[],
			nameOf,
		)
		const headings = (of: typeof recap) => headedApart(of).boards.map(({ about }) => about)
		expect(headings(recap)).toEqual(['Write', 'Write (2)'])
		expect(headings(withoutStruck(recap, (line) => line === 'Write'))).toEqual(['', ''])
	})
})

/** What a page writes out of it: no ids, and no numbers, days or kinds, which each way writes in its own words. */
function textsIn(said: unknown, key = ''): string[] {
	if (typeof said === 'string')
		return ['id', 'personId', 'round', 'dueOn', 'outcome', ''].includes(said ? key : '') ? [] : [said]
	if (Array.isArray(said)) return said.flatMap((each) => textsIn(each, key))
	if (typeof said !== 'object' || said === null) return []
	return Object.entries(said).flatMap(([name, each]) => textsIn(each, name))
}

describe('both files of a recap', () => {
	const files = async (personId: string) => {
		const recap = recapFor(personId)
		const markdown = recapAsMarkdown({ recap, head })
		return { markdown, pdf: readPdf(await recapPdf({ recap, head })).text }
	}

	test('hold nothing that lay face down, was taken off, was said beside the room or to one alone', async () => {
		for (const { personId } of CREW) {
			const { markdown, pdf } = await files(personId)
			expect(markdown + pdf).not.toContain('CANARY')
			// Nor whose an unsigned slip, a line or a vote was: names stand beside what was signed, and nowhere else.
			expect(markdown + pdf).not.toMatch(/Lena|Cole/)
			expect(markdown.match(/Đorđević/g)).toHaveLength(1)
		}
	})

	test('leave out nothing: all that the page says stands in both files, once for each time', async () => {
		const words = textsIn(recapFor('ada'))
		expect(words.length).toBeGreaterThan(10)
		const { markdown, pdf } = await files('ada')
		const bare = (text: string) => text.replaceAll(/[\s\\]/g, '')
		// Signs we have no type for are lozenges on paper.
		const onPaper = (text: string) => bare(text).replaceAll(/\p{Extended_Pictographic}|\p{Script=Han}/gu, '◊')
		for (const each of words) {
			const times = words.filter((other) => other.includes(each)).length
			expect(bare(markdown).split(bare(each)).length, `${each} in Markdown`).toBeGreaterThan(times)
			expect(bare(pdf).split(onPaper(each)).length, `${each} on paper`).toBeGreaterThan(times)
		}
	})

	test('say the same, in the same order', async () => {
		const { markdown, pdf } = await files('ada')
		const parts = [
			'He went quiet.',
			'Then he left the review.',
			'What closed?',
			'Silence can be',
			'Tried',
			'Asked him twice.',
			'Decided in the corridor',
			'2 votes',
		]
		for (const text of [markdown, pdf.replaceAll(/\s+/g, ' ')]) {
			const places = [
				...parts,
				'Reviews for form',
				'Bring two options',
				'Count to eight',
				'Four is enough',
				'Neither voted',
			].map((part) => text.replaceAll('\\', '').indexOf(part))
			expect(places).toEqual([...places].sort((a, b) => a - b))
			expect(Math.min(...places)).toBeGreaterThan(-1)
		}
	})
})

test('a case told before its form said so stands in the recap by its title and question alone', () => {
	const room = held()
	const { recap: _said, ...before } = room.cases[1] ?? {}
	const recap = recapFor('ada', { ...room, cases: { 1: before as NonNullable<Room['cases'][number]> } })
	expect(recap.cases).toMatchObject([{ title: 'He used to object', situation: '', ask: 'What closed?' }])
	expect(recapAsMarkdown({ recap, head })).not.toContain('He went quiet')
})

test('every topic that drew votes stands in it, however many there are', () => {
	const ids = Array.from({ length: 12 }, (_, nth) => `slip-${nth}`)
	const seen = view(held(), 'ada')
	const slips = ids.map((id) => ({ id, board: 'write', column: 'not-working', text: id }))
	const tally = Object.fromEntries(ids.map((id, nth) => [id, nth + 1]))
	const [board] = recapOf(held().format, { ...seen, slips, bundles: [], tally }, [], nameOf).boards
	expect(board?.topics.map(({ votes }) => votes)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
})

test('a file says with whom the words stay', () => {
	const fileOf = (kind: SessionKind) =>
		recapAsMarkdown({ recap: recapFor('ada'), head: { ...head, stays: staysWith({ kind }) } })
	expect(fileOf('led')).toContain('stays in the cohort.')
	expect(fileOf('self-run')).toContain('stays with those who met.')
	expect(fileOf('self-run')).not.toContain('in the cohort')
})

test('what a group showed to everybody stands in it, and nothing else of a group', () => {
	let room = goTo(aGroupedRoom(), 'talk')
	for (const text of ['Shown to all.', 'Taken back again.', 'CANARY of one group'])
		room = act(room, 'a1', { type: 'add-note', text })
	const idOf = (text: string) => room.groups.notes.find((note) => note.text === text)?.id ?? ''
	room = act(room, 'a1', { type: 'share-note', noteId: idOf('Shown to all.'), shared: true })
	room = act(room, 'a2', { type: 'share-note', noteId: idOf('Taken back again.'), shared: true })
	room = act(room, 'a2', { type: 'share-note', noteId: idOf('Taken back again.'), shared: false })
	const recap = recapOf(room.format, view(room, 'b1'), [], nameOf)
	expect(recap.groups).toEqual([{ id: idOf('Shown to all.'), group: 'Group 1', text: 'Shown to all.' }])
	const file = recapAsMarkdown({ recap, head })
	expect(file).toContain('## From the groups\n\n- Shown to all. (Group 1)')
	expect(file).not.toMatch(/CANARY|Taken back/)
	// What was shown before this was said above the lines was shown to those who were there, and to nobody else.
	const said = { type: 'note-shared', id: idOf('CANARY of one group'), groupId: 'one', shared: true } as const
	expect(recapOf(room.format, view(evolve(room, said), 'b1'), [], nameOf).groups).toHaveLength(1)
})

test('a learning puts no heading, link or picture into the Markdown file', () => {
	const recap = recapFor('ada', held('x\n\n# Ours\n![](https://evil.example/p.png) <img src=x> https://evil.example'))
	expect(
		recapAsMarkdown({ recap, head })
			.split('\n')
			.filter((line) => /^#/.test(line)),
	).toEqual([
		'# He used to object `[now](https://evil.example)`',
		'## What we learned',
		'## Tried',
		'## What lay together, and what drew votes',
		'## Who will try what',
		'## What came of last time',
		'## What else lay on the board',
	])
})

describe('the PDF of a recap', () => {
	test('is tagged, knows its language, and says its title', async () => {
		const bytes = await recapPdf({ recap: recapFor('ada'), head })
		const raw = bytes.toString('latin1')
		expect(raw).toContain('/Lang (en)')
		expect(raw).toMatch(/\/Marked true/)
		for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'LBody']) expect(raw).toMatch(new RegExp(`/S /${tag}\\b`))
		expect(readPdf(bytes).title).toBe(`${head.title}: recap`)
	})

	test('prints names letter by letter, and a lozenge with a word of excuse for a sign we have no type for', async () => {
		const { text } = readPdf(await recapPdf({ recap: recapFor('ada'), head }))
		expect(text.replaceAll(' ', '')).toContain('ŁukaszĐorđević')
		expect(text.replaceAll(' ', '')).toContain('Sólrún◊◊◊')
		expect(text).toContain('stands for a sign that we have no type for')
	})

	test('goes on over as many pages as it takes, each with its number, and loses no line', async () => {
		const recap = recapFor('ada')
		const lines = Array.from({ length: 90 }, (_, nth) =>
			`Line ${nth} of what we learned, long enough to be set twice. `.repeat(2),
		)
		const { pages, runs, text } = readPdf(await recapPdf({ recap: { ...recap, learnings: lines }, head }))
		expect(pages).toBeGreaterThan(4)
		for (const [nth] of lines.entries()) expect(text).toContain(`Line ${nth} of`)
		for (let page = 1; page <= pages; page++) expect(text).toContain(`${page} / ${pages}`)
		expect(runs.filter(({ y }) => y < 0)).toEqual([])
	})
})
