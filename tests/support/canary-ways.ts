import type { Db } from '~/domain/db'
import type { Actor } from './actors'
import type { Canaries } from './canaries'
import type { CohortPlace } from './canary-cohort'
import { STAGE_KEY } from './canary-cohort'
import { type Someone, someone } from './canary-people'
import { qualify } from './qualifications'

export const LED = { program: 'technical-leadership-ladder', stage: 'l2' }
const LED_KEY = `${LED.program}/${LED.stage}`
const DAY_MS = 86_400_000

type Base = { db: Db; canaries: Canaries; passwordHash: string }

/**
 * The learner is on the way to leading Level 2, which their lead leads: what was said for them, one session in which they
 * were watched, one that is not scored, and one of others. Somebody who reports to the lead asks for the time. The lead has
 * practiced enough for another year of the level of the cohort.
 */
export async function aCanaryWay(
	base: Base,
	a: Pick<CohortPlace, 'people'> & { sessions: Record<'held' | 'live' | 'coming', string> },
) {
	const { db, canaries } = base
	const { learner, lead, observer, peer, ready } = a.people
	const seenBy: Actor[] = ['learner', 'lead', 'admin']
	const plant = (what: string, by: readonly Actor[] = seenBy) => canaries.plant(what, by)
	await qualify(db, lead.id, LED_KEY)
	await db.candidacy.create({
		data: {
			personId: learner.id,
			stageKey: LED_KEY,
			nominatedById: lead.id,
			nominatedAt: new Date(),
			nomination: plant('why the learner was nominated'),
			reason: plant('why the learner wants to lead'),
			wordById: lead.id,
			word: plant('the word for the learner'),
		},
	})
	const asks = await someone(base, 'who asks for the time to lead', { crew: [], roles: ['learner'], namedTo: ['lead'] })
	await db.person.update({ where: { id: asks.id }, data: { managerId: lead.id } })
	await db.candidacy.create({
		data: {
			personId: asks.id,
			stageKey: LED_KEY,
			nominatedById: asks.id,
			nominatedAt: new Date(),
			reason: plant('why somebody else wants to lead', []),
			word: '-',
		},
	})
	type Said = { scores?: Record<string, number>; comment?: string; stageKey?: string }
	const watch = async ({ id: personId }: Someone, sessionId: string, by: Someone, said: Said = {}) => {
		const data = { personId, stageKey: LED_KEY, sessionId, observerId: by.id, arrangedAt: new Date(), ...said }
		const handedInAt = said.scores ? new Date() : null
		return (await db.observation.create({ data: { ...data, handedInAt }, select: { id: true } })).id
	}
	const monthAgo = new Date(Date.now() - 30 * DAY_MS)
	const tried = { stageKey: STAGE_KEY, close: 0, of: 12, at: monthAgo }
	const scores = { [plant('scores of sample answers', ['learner'])]: {} }
	await db.calibrationTry.createMany({
		data: [
			{ ...tried, personId: learner.id, scores, passed: false },
			{ ...tried, personId: lead.id, scores: {}, passed: true },
		],
	})
	await db.sessionCrew.createMany({
		data: [a.sessions.held, a.sessions.live].map((sessionId) => ({
			sessionId,
			personId: lead.id,
			part: 'lead',
			minutes: 60,
			at: new Date(),
		})),
	})
	await watch(lead, a.sessions.held, observer, { scores: {}, stageKey: STAGE_KEY })
	return {
		asks,
		watched: await watch(learner, a.sessions.held, lead, {
			scores: { [plant('scores of an observer')]: 3 },
			comment: plant('what an observer wrote'),
		}),
		toScore: await watch(learner, a.sessions.coming, lead),
		ofOthers: await watch(peer, a.sessions.held, ready),
	}
}
