import type { Db } from '~/domain/db'
import type { LinkKey } from '~/domain/sign-in/links.server'
import type { Actor } from './actors'
import type { Canaries } from './canaries'
import { type CohortPlace, STAGE } from './canary-cohort'
import { type Someone, someone } from './canary-people'

/** Whoever has the link reads the question: who, which level, for what. */
const QUESTION = ['routes/intake/agree']
const EVERYBODY: Actor[] = ['learner', 'otherLearner', 'lead', 'otherLead', 'observer', 'admin']
const NEXT = `${STAGE.program}/l2`
const DAY_MS = 86_400_000

type Base = { db: Db; canaries: Canaries; passwordHash: string }
type Place = Pick<CohortPlace, 'people'>

/**
 * Intakes: one open with people in it, one that was called off, one still a draft, one to apply to. The learner has a place
 * in the first, the lead is asked for somebody's time; two links to questions lie in letters, one of them answered.
 */
export async function aCanaryIntake(base: Base, key: LinkKey, a: Place, admin: Someone) {
	const { db, canaries } = base
	const intake = (what: string, seenBy: readonly Actor[], said: { status?: string; stageKey?: string }) =>
		db.intake.create({
			data: {
				name: canaries.plant(`name of ${what}`, seenBy, QUESTION),
				stageKey: NEXT,
				status: 'open',
				opensOn: '2026-11-01',
				closesOn: '2099-12-01',
				startsOn: '2100-01-11',
				capacity: 24,
				whoMay: 'anyone',
				...said,
			},
			select: { id: true },
		})
	const open = await intake('the open intake', EVERYBODY, {})
	const cancelled = await intake('the cancelled intake', EVERYBODY, { status: 'cancelled' })
	await db.intake.update({
		where: { id: cancelled.id },
		data: { cancelReason: canaries.plant('why an intake is not held', EVERYBODY) },
	})
	const draft = await intake('the draft of an intake', ['admin'], { status: 'draft' })
	const toApply = await intake('the intake to apply to', EVERYBODY, { stageKey: `${STAGE.program}/l3` })
	await apply(base, open.id, a.people.learner, ['learner'])
	await apply(base, open.id, a.people.peer, [])
	const removed = await someone(base, 'who was taken off', { crew: [], roles: ['learner'] })
	await apply(base, open.id, removed, [], 'removed')
	await db.excuse.create({
		data: {
			personId: a.people.ready.id,
			stageKey: NEXT,
			kind: 'deferred',
			reason: canaries.plant('why somebody takes it later', ['admin']),
			until: '2099-01-01',
			byId: admin.id,
		},
	})
	const leave = await db.leave.create({
		data: { personId: a.people.ready.id, fromDay: '2098-03-01', untilDay: '2098-05-31', byId: admin.id },
		select: { id: true },
	})
	const manager = await someone(base, 'a line manager', { crew: [], roles: ['learner'] })
	const question = await ask(base, key, open.id, manager, 'who wants a level', null)
	const answered = await ask(base, key, open.id, manager, 'who wanted a level', new Date())
	const lead = await ask(base, key, open.id, a.people.lead, 'who reports to the lead', null, ['lead'])
	return {
		id: open.id,
		cancelled: cancelled.id,
		draft: draft.id,
		toApply: toApply.id,
		removed: removed.id,
		wants: question.personId,
		question: question.token,
		answered: answered.token,
		leave: leave.id,
		askedOfLead: lead.agreementId,
	}
}

async function apply({ db, canaries }: Base, intakeId: string, person: Someone, self: readonly Actor[], state = 'in') {
	const plant = (what: string) =>
		canaries.plant(`${what} of ${person.name}`, state === 'removed' ? [] : [...self, 'admin'])
	await db.application.create({
		data: {
			intakeId,
			personId: person.id,
			source: 'applied',
			state,
			reason: plant('why now'),
			goals: plant('goals'),
			unavailable: [{ day: 1, from: '09:00', to: plant('until when they cannot come') }],
		},
	})
}

async function ask(
	base: Base,
	key: LinkKey,
	intakeId: string,
	manager: Someone,
	who: string,
	answeredAt: Date | null,
	namedTo: readonly Actor[] = [],
) {
	const { db, canaries } = base
	const person = await someone(base, who, { crew: [], namedTo, roles: ['learner'], shownOn: QUESTION })
	await db.person.update({ where: { id: person.id }, data: { managerId: manager.id } })
	const asked = await db.timeAgreement.create({
		data: {
			personId: person.id,
			managerId: manager.id,
			stageKey: NEXT,
			intakeId,
			state: answeredAt ? 'declined' : 'asked',
			note: answeredAt ? canaries.plant('the line of a line manager', ['admin'], QUESTION) : '',
			askedAt: new Date(),
			answeredAt,
		},
		select: { id: true },
	})
	await apply(base, intakeId, person, [])
	const link = await db.oneUseLink.create({
		data: {
			id: canaries.plant(`id of the link about ${who}`, [], QUESTION),
			kind: 'time-agreement',
			personId: manager.id,
			subjectId: asked.id,
			expiresAt: new Date(Date.now() + DAY_MS),
			usedAt: answeredAt,
		},
		select: { id: true, kind: true },
	})
	const token = canaries.watch(`the link about ${who}`, key.tokenFor(link), [], QUESTION)
	return { agreementId: asked.id, personId: person.id, token }
}
