import { describe, expect, test } from 'vitest'
import { CheckOutPhase } from '~/components/room/check-out-phase'
import { Foot } from '~/components/room/foot'
import { GroupAhead } from '~/components/room/group-ahead'
import { InGroup } from '~/components/room/group-phase'
import { LeadBar } from '~/components/room/lead-bar'
import { LeftBehind } from '~/components/room/left-behind'
import { Nudges } from '~/components/room/nudges'
import { Stopped } from '~/components/room/stop'
import { WriteAhead } from '~/components/room/write-ahead'
import { WritePhase } from '~/components/room/write-phase'
import { boxOf } from '~/domain/room/boxes'
import { groupPhaseOf } from '~/domain/room/groups'
import { newRoom, type Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { ON_THE_WALL } from '~/domain/room/wall'
import type { Intent, Seat } from '~/domain/room/wire'
import { readBy } from '../support/room-screens'
import { aFormat, aSetup, CREW, play } from '../support/rooms'

const who = (personId: string) => CREW.find((each) => each.personId === personId) as Seat
const format = aFormat()
const phase = <Kind extends string>(kind: Kind) =>
	format.phases.find((each): each is Extract<typeof each, { kind: Kind }> => each.kind === kind) as never
const at = (kind: string, ...acts: (readonly [string, Intent])[]): Room =>
	play(newRoom(aSetup({ format })), [
		['lena', { type: 'start-phase', to: format.phases.findIndex((each) => each.kind === kind), from: 0 }],
		...acts,
	])

describe('what somebody was in the middle of when the lead went on', () => {
	const drafts = { [boxOf.column('write', 'goal')]: 'Ask her fir' }
	const left = (personId: string, kept: Record<string, string>) =>
		readBy({ room: at('reveal'), who: who(personId), drafts: kept }, LeftBehind, { board: phase('write') })

	test('is a slip that was never laid down: its author reads it on the board', () => {
		expect(left('ada', drafts)).toContain('“Ask her fir”. Only you see this.')
		expect(left('ada', {})).toBe('')
	})

	test('stands on no wall', () => {
		expect(left('oba', drafts)).toBe('')
	})

	test('is a promise: the last minute has its form, for whoever has not promised', () => {
		const days = { today: '2026-11-22', dueBy: '2026-12-06' }
		const promised: [string, Intent] = ['ben', { type: 'promise', text: 'Wait.', dueOn: '2026-12-06' }]
		const read = (personId: string, kept = {}) =>
			readBy({ room: at('check-out', promised), who: who(personId), drafts: kept }, CheckOutPhase, {
				phase: phase('check-out'),
				...days,
			})
		expect(read('ada')).toContain('Say it to the group')
		expect(read('ben')).not.toContain('Change it')
		expect(read('ben', { [boxOf.promise]: 'Wait ei' })).toContain('Change it')
		expect(read('oba')).not.toContain('Say it to the group')
	})
})

describe('a board that not everybody writes on', () => {
	const review = aFormat('peer-review-60')
	const to = review.phases.findIndex(({ kind }) => kind === 'write')
	const writing = play(newRoom(aSetup({ format: review, presenterId: 'ada' })), [
		['lena', { type: 'start-phase', to, from: 0 }],
	])
	const drafts = { [boxOf.column('review-1', 'keep')]: 'Half a thought' }
	const reads = (personId: string) =>
		readBy({ room: writing, who: who(personId), drafts }, WritePhase, { phase: review.phases[to] as never })
	const foot = (personId: string) =>
		readBy({ room: writing, who: who(personId) }, Foot, { phase: review.phases[to], call: null })
	const those = (has: (personId: string) => boolean) => CREW.map(({ personId }) => personId).filter(has)
	const writers = ['lena', 'cole', 'ben']

	test('says who does, and has boxes and “I have finished” for them alone', () => {
		expect(reads('ben')).toContain('Everybody writes here but Ada One.')
		expect(reads('ada')).toContain('Everybody writes here but you.')
		expect(those((id) => reads(id).includes('Half a thought'))).toEqual(writers)
		expect(those((id) => foot(id).includes('I have finished'))).toEqual(writers)
	})

	test('waits for nobody else: lead, co-lead and one other write', () => {
		expect(foot('oba')).toContain('3 still writing')
	})

	test('is written ahead by nobody who brings the case', () => {
		const room = newRoom(aSetup({ format: review, presenterId: 'ada' }))
		const ahead = (personId: string) => readBy({ room, who: who(personId) }, WriteAhead, { format: review })
		expect(those((id) => ahead(id) !== '')).toEqual(writers)
	})
})

test('under a stop the lead is hinted at no talk, and nobody finds reactions', () => {
	const talk = at('discuss')
	const stopped = play(talk, [['ada', { type: 'stop' }]])
	const bar = (room: Room) => readBy({ room, who: who('lena') }, LeadBar, { format, groupLinks: [] })
	const tips = format.phases.find(({ kind }) => kind === 'discuss')?.tips ?? []
	const hints = (room: Room) => tips.some((tip) => bar(room).includes(tip))
	expect([hints(talk), hints(stopped)]).toEqual([true, false])
	expect(bar(stopped)).toContain('Go on when all are ready')
	const reacts = (room: Room) =>
		readBy({ room, who: who('ben') }, Foot, { phase: phase('discuss'), call: null }).includes('React')
	expect([reacts(talk), reacts(stopped)]).toEqual([true, false])
})

test('a wall counts slips, and of nobody’s', () => {
	const writing = at('write', ['ada', { type: 'add-slip', column: 'goal', text: 'One' }])
	const reads = (seat: Seat) => readBy({ room: writing, who: seat }, WritePhase, { phase: phase('write') })
	expect(reads(ON_THE_WALL)).toContain('One slip so far')
	expect(reads(ON_THE_WALL)).toContain('1 face down')
	expect(reads(who('ben'))).toContain('1 from others, face down')
})

test('a clock that stands still makes nobody late', () => {
	const talk = at('discuss')
	const { startedAtMs, endsAtMs } = talk.phase
	const nudges = (pausedAtMs: number | null) =>
		readBy({ room: { ...talk, phase: { ...talk.phase, pausedAtMs } }, who: who('lena') }, Nudges, {
			phase: phase('discuss'),
		})
	expect(nudges(null)).toContain('Not heard yet')
	expect(nudges(startedAtMs + 1)).not.toContain('Not heard yet')
	expect(nudges(endsAtMs)).toContain('Not heard yet')
})

test('peers read with whom they sit before they begin', () => {
	const room = newRoom(
		aSetup({ format: aFormat('peer-coaching-90'), groups: [{ id: 'g1', name: 'Group 1', memberIds: ['ada', 'ben'] }] }),
	)
	for (const part of ['peer', 'participant'] as const)
		expect(readBy({ room, who: { ...who('ada'), part } }, GroupAhead, {})).toContain('With Ben Two.')
	expect(readBy({ room, who: who('oba') }, GroupAhead, {})).toBe('')
})

test('the case of a second round is chosen in the room, and nobody writes to it ahead', () => {
	const read = (format: ReturnType<typeof aFormat>) =>
		readBy({ room: newRoom(aSetup({ format })), who: who('ada') }, WriteAhead, { format })
	expect(read(aFormat('critique-75'))).toContain('Who brings the next case is settled in the room')
	expect(read(format)).not.toContain('Who brings the next case')
})

test('of a pair without roles, too, one passes and watches, and comes back', () => {
	const workshop = aFormat('workshop-75')
	const to = workshop.phases.findIndex(({ kind }) => kind === 'group')
	const groups = [{ id: 'g1', name: 'Pair 1', memberIds: ['ada', 'ben'] }]
	const room = play(newRoom(aSetup({ format: workshop, groups })), [['lena', { type: 'start-phase', to, from: 0 }]])
	const read = (of: Room, personId: string) => {
		const [phase, mine] = [groupPhaseOf(of), view(of, personId).groups?.mine]
		if (!phase || !mine) throw new Error('nobody sits in a group')
		return readBy({ room: of, who: who(personId) }, InGroup, { phase, mine, link: undefined })
	}
	expect(read(room, 'ada')).toContain('Pass: I would rather watch')
	const passed = play(room, [['ada', { type: 'watch', watches: true }]])
	expect(read(passed, 'ada')).toContain('You watch')
	expect(read(passed, 'ada')).toContain('I would like to take part again')
	expect(read(passed, 'ben')).toContain('Ada One watches')
})

describe('of two cases that were told', () => {
	const two = aFormat('critique-75')
	const to = (id: string) => two.phases.findIndex((each) => each.id === id)
	const told = (title: string): Intent => ({ type: 'tell-case', title, situation: 'TOLD', ask: 'TOLD' })
	const first = play(newRoom(aSetup({ format: two, presenterId: 'ada' })), [
		['lena', { type: 'start-phase', to: to('case-1'), from: 0 }],
		['ada', told('TOLD first')],
		['lena', { type: 'start-phase', to: to('case-2'), from: 1 }],
		['lena', { type: 'choose-presenter', personId: 'ben' }],
	])
	const stopped = play(first, [
		['ben', told('TOLD second')],
		['cole', { type: 'stop' }],
	])
	const offers = (room: Room, personId: string) => {
		const read = readBy({ room, who: who(personId) }, Stopped, {})
		expect(read).not.toContain('TOLD')
		return read.match(/Take off the board: the \w+ case, (yours|told by (Ada One|Ben Two))/g) ?? []
	}
	const [ofAda, ofBen] = ['first', 'second'].map((which) => `Take off the board: the ${which} case, `)

	test('whoever told one takes it off under a stop, of whichever round, and whoever leads takes off either', () => {
		expect(offers(stopped, 'ada')).toEqual([`${ofAda}yours`])
		expect(offers(stopped, 'ben')).toEqual([`${ofBen}yours`])
		expect(offers(stopped, 'lena')).toEqual([`${ofAda}told by Ada One`, `${ofBen}told by Ben Two`])
		for (const who of ['cole', 'oba']) expect(offers(stopped, who)).toEqual([])
		const gone = play(stopped, [['lena', { type: 'take-off-case', round: 1 }]])
		expect(offers(gone, 'lena')).toEqual([`${ofBen}told by Ben Two`])
		expect(offers(gone, 'ada')).toEqual([])
	})

	test('the first is offered before the second is told', () => {
		expect(offers(play(first, [['ben', { type: 'stop' }]]), 'ada')).toEqual([`${ofAda}yours`])
	})

	test('the only one of a format is called by no number', () => {
		const one = at('case', ['lena', { type: 'choose-presenter', personId: 'ada' }], ['ada', told('TOLD')])
		expect(readBy({ room: play(one, [['ben', { type: 'stop' }]]), who: who('ada') }, Stopped, {})).toContain(
			'Take this case off the board',
		)
	})
})
