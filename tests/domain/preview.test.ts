import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Format, Phase } from '~/domain/room/format'
import { actInPreview, PREVIEW_PEOPLE, previewOf } from '~/domain/room/preview'
import type { Room } from '~/domain/room/room'
import { sceneOf } from '~/domain/room/stations'
import { atHand, type RoomView, view } from '~/domain/room/view'
import type { Intent, Seat } from '~/domain/room/wire'
import { writesOn } from '~/domain/room/writers'
import { aFormat } from '../support/rooms'

const NOW_MS = 1_000_000
const PARTICIPANTS = PREVIEW_PEOPLE.filter(({ part }) => part === 'participant')
const formats = readdirSync('content/formats').map((file) => aFormat(file.replace('.yaml', '')))

type Board = Extract<Phase, { kind: 'write' }>

function writersOf(board: Board | undefined, presenterId: string | null): string[] {
	const ids = PARTICIPANTS.map(({ personId }) => personId)
	return ids.filter((id) => !board || writesOn(board, id, presenterId))
}

/** What a phase does not show to somebody, though it should; empty where nothing is missing. */
function lackingIn(format: Format, phase: Phase, seen: RoomView, seat: Seat): string[] {
	const before = format.phases.slice(0, seen.phase.index)
	const has = (kind: Phase['kind']) => before.some((each) => each.kind === kind)
	const unless = (holds: boolean, what: string) => (holds ? [] : [what])
	const board = before.findLast((each): each is Board => each.kind === 'write')
	const slips = seen.slips.filter((slip) => slip.board === board?.id)
	switch (phase.kind) {
		case 'last-time':
			return unless(seen.lastTime.length > 1, 'promises')
		case 'case':
		case 'questions':
			return unless(atHand(format, seen).case !== null, 'the case')
		case 'write':
			return unless(Object.keys(seen.down).length === 0, 'an empty board')
		case 'reveal':
		case 'vote':
		case 'discuss': {
			const isVoted = before.some((each) => (each.kind === 'vote' || each.kind === 'reveal') && each.votes)
			return [
				...unless(slips.length === writersOf(board, atHand(format, seen).presenterId).length, 'everybody’s slips'),
				...unless(phase.kind === 'reveal' || seen.bundles.length > 0, 'what lies together'),
				...unless(phase.kind !== 'discuss' || !isVoted || Object.keys(seen.tally ?? {}).length > 0, 'votes'),
			]
		}
		case 'talk':
			return unless(!has('group') || (seen.groups?.shared ?? []).length > 0, 'lines of the groups')
		case 'group':
			return lackingInGroup(format, phase, seen, seat)
		default:
			return unless(phase.prompt.length > 0, 'a prompt')
	}
}

function lackingInGroup(
	format: Format,
	phase: Extract<Phase, { kind: 'group' }>,
	{ groups }: RoomView,
	{ personId, part }: Seat,
): string[] {
	if (!groups) return ['groups']
	const unless = (holds: boolean, what: string) => (holds ? [] : [what])
	if (part !== 'participant')
		return [
			...unless(groups.all.length > 1 && groups.mine === null, 'groups seen from outside'),
			...unless((groups.lists !== null) === (part === 'lead'), 'who sits where, for the lead alone'),
		]
	const { mine } = groups
	if (!mine) return ['a group']
	const scene = sceneOf(format.play, phase.turn)
	const watch = mine.memberIds.some((id) => mine.cast[id] === undefined)
	return [
		...unless(mine.memberIds.includes(personId), 'a seat'),
		...unless(!scene || mine.scene?.title === scene.title, 'the scene'),
		...unless(!scene || mine.role !== null || mine.observe.length > 0 || !format.play?.observe.length, 'a role'),
		...unless(phase.step !== 'debrief' || !watch || (mine.counts ?? []).length > 0, 'what was counted'),
	]
}

describe.each(formats.map((format) => [format.id, format] as const))('a walk through %s', (_id, format) => {
	test('comes to every phase, and there is something in it for each of them', () => {
		for (const [index, phase] of format.phases.entries()) {
			const room = previewOf(format, index, NOW_MS)
			expect(room).toMatchObject({ status: 'running', phase: { index } })
			for (const seat of PREVIEW_PEOPLE)
				expect.soft(lackingIn(format, phase, view(room, seat.personId), seat), `${phase.id}, ${seat.name}`).toEqual([])
		}
	})

	test('shows nobody what is somebody else’s', () => {
		let owned = 0
		for (const [index, phase] of format.phases.entries()) {
			const { room, secrets } = withSecrets(previewOf(format, index, NOW_MS), phase)
			for (const { personId } of PREVIEW_PEOPLE) {
				const seen = JSON.stringify(view(room, personId))
				for (const { words, of } of secrets) {
					expect(seen.includes(words), `${phase.id}: “${words}” for ${personId}`).toBe(of.includes(personId))
					if (of.includes(personId)) owned++
				}
			}
		}
		expect(owned).toBeGreaterThan(2 * format.phases.length)
	})
})

type Secret = { words: string; of: string[] }

/** Everybody does what a phase lets them do alone. @returns the room, and who may read what in it */
function withSecrets(before: Room, phase: Phase): { room: Room; secrets: Secret[] } {
	let room = before
	const act = (who: string, intent: Intent) => {
		const after = actInPreview(room, who, intent, NOW_MS)
		expect(after.refused, `${intent.type} in ${phase.id}`).toBeUndefined()
		room = after.room
	}
	act('lead', { type: 'note-aside', text: 'canary aside' })
	act('lead', { type: 'mute', personId: 'gus' })
	const secrets: Secret[] = [
		{ words: 'canary aside', of: ['lead', 'observer'] },
		{ words: '"forLead":{"muted":["gus"]', of: ['lead'] },
		{ words: '"iAmMuted":true', of: ['gus'] },
	]
	const { presenterId } = atHand(room.format, view(room, 'lead'))
	const writers = writersOf(phase.kind === 'write' ? phase : undefined, presenterId)
	for (const personId of writers) {
		const words = `canary of ${personId}`
		if (phase.kind === 'write') act(personId, { type: 'add-slip', column: phase.columns[0]?.id ?? '', text: words })
		else if (phase.kind === 'group' && phase.step === 'alone') act(personId, { type: 'add-note', text: words })
		else continue
		secrets.push({ words, of: [personId] })
	}
	if (phase.kind === 'check-out') {
		act('bo', { type: 'check-out', worth: 3 })
		secrets.push({ words: '"myWorth":3', of: ['bo'] })
	}
	return { room, secrets: [...secrets, ...briefsIn(room, phase)] }
}

/** A card is for whoever plays it, in every group; its words stand in JSON as they are escaped there. */
function briefsIn({ format, groups }: Room, phase: Phase): Secret[] {
	const turn = phase.kind === 'group' ? phase.turn : undefined
	return (sceneOf(format.play, turn)?.roles ?? []).flatMap(({ id, brief }) =>
		brief.map((line) => ({
			words: JSON.stringify(line).slice(1, -1),
			of: Object.keys(groups.cast).filter((personId) => groups.cast[personId] === id),
		})),
	)
}
