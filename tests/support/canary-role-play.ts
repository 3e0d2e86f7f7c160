import type { RoomEvent, RoomSetup } from '~/domain/room/room'
import type { Actor } from './actors'
import type { CohortPlace } from './canary-cohort'
import { phase, writeLog, writeSheet } from './canary-room'

/**
 * The middle of a role-play: the learner plays with a peer in one group while the lead looks into another. Each brief is
 * one person's, and what somebody said the hour was worth is theirs too.
 */
export async function playRoles(place: CohortPlace, sessionId: string): Promise<void> {
	const { plant, people, actors, crew, content } = place
	const { learner, peer, ready, lead } = people
	const shipped = content.formats.get('roleplay-60')
	if (!shipped?.play) throw new Error('there is no role-play')
	const [mine, visited]: [Actor[], Actor[]] = [[actors.learner], [actors.lead]]
	const playing = shipped.phases.findIndex((each) => each.kind === 'group' && each.step === 'play')
	const now = shipped.phases[playing]
	if (now?.kind !== 'group') throw new Error('nobody plays')
	const tip = plant('role-play: a tip for the lead', [actors.lead])
	const setup: RoomSetup = {
		format: {
			...shipped,
			phases: shipped.phases.map((each) => ({ ...each, tips: [tip] })),
			play: {
				...shipped.play,
				// What is played now, and what comes after.
				scenes: shipped.play.scenes.map((scene, nth) => ({
					title: plant(`role-play: title of scene ${nth}`, nth === 0 ? [...mine, ...visited] : []),
					situation: [plant(`role-play: situation ${nth}`, nth === 0 ? [...mine, ...visited] : [])],
					roles: scene.roles.map((role, chair) => ({
						...role,
						brief: [plant(`role-play: brief ${chair} of scene ${nth}`, nth === 0 && chair === 0 ? mine : [])],
					})),
				})),
				observe: [plant('role-play: what is looked for', [])],
			},
		},
		leadId: lead.id,
		presenterId: null,
		lastTime: [],
		groups: [
			{ id: 'one', name: plant('role-play: name of a group', crew), memberIds: [learner.id, peer.id] },
			{ id: 'two', name: plant('role-play: name of another group', crew), memberIds: [ready.id] },
		],
	}
	const roles = shipped.play.scenes[0]?.roles.map(({ id }) => id) ?? []
	const [giver = '', receiver = ''] = roles
	const note = (what: string, byId: string, groupId: string, seenBy: readonly Actor[]): RoomEvent => ({
		type: 'note-added',
		id: plant(`role-play: id of ${what}`, seenBy),
		byId,
		groupId,
		phase: now.id,
		text: plant(`role-play: ${what}`, seenBy),
	})
	const shared = note('a note of a group for everybody', ready.id, 'two', crew)
	const worth = (what: string, byId: string, seenBy: readonly Actor[]): RoomEvent => ({
		type: 'checked-out',
		byId,
		// A number cannot be told from other numbers: a word stands for it.
		worth: plant(`role-play: what it was worth to ${what}`, seenBy) as unknown as number,
	})
	await writeLog(place, { id: sessionId, where: 'role-play' }, setup, [
		worth('the learner', learner.id, mine),
		worth('the peer', peer.id, []),
		{
			...phase(setup.format, 'group'),
			to: playing,
			cast: { [learner.id]: giver, [peer.id]: receiver, [ready.id]: giver },
		} as RoomEvent,
		{ type: 'group-visited', byId: lead.id, groupId: 'two' },
		note('a note of the learner’s group', peer.id, 'one', mine),
		note('a note of another group', ready.id, 'two', visited),
		shared,
		{ type: 'note-shared', id: 'id' in shared ? shared.id : '', groupId: 'two', shared: true },
		{ type: 'counted', byId: ready.id, turn: now.turn ?? 0, id: plant('role-play: what is counted', []), n: 3 },
	])
	// It lies on the table in no phase of this format.
	await writeSheet(place, sessionId, plant('a line of the sheet of the role-play', []))
}
