import { beforeEach, describe, expect, test } from 'vitest'
import { removeMember } from '~/domain/cohort/enroll.server'
import { listLetters } from '~/domain/notice/letters.server'
import { askAboutPromises } from '~/domain/notice/promise-mail.server'
import { findStop, stopMail } from '~/domain/notice/stop-mail.server'
import { disablePerson } from '~/domain/person/change.server'
import { closeCommitment, promise, promiseInRoom } from '~/domain/practice/commit.server'
import { apologize } from '~/domain/session/apology.server'
import { cancelSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey, postAt, publicUrl, sendLetters } from '../support/letters'
import { aPerson } from '../support/people'
import { aFormat } from '../support/rooms'
import { aCohort } from '../support/world'

/** What came of a promise: asked by mail before the session that opens with it. */
const db = await useDatabase()

const HOUR_MS = 3_600_000
const held = new Date('2026-11-12T16:00:00Z')
const starts = new Date('2026-11-26T16:00:00Z')
const ahead = (hours: number) => new Date(starts.getTime() - hours * HOUR_MS)

let world: Awaited<ReturnType<typeof aCohort>>
let next: string
/** Promised and open; promised and answered; nothing promised */
let open: (typeof world.members)[number]
let answered: typeof open
beforeEach(async () => {
	await anOrganization(db)
	world = await aCohort(db, { members: 3, startsAt: held })
	const { id } = await db.session.create({
		data: {
			cohortId: world.cohort.id,
			position: 2,
			planNumber: 2,
			title: 'Second case',
			format: 'critique-60',
			localStart: '2026-11-26T16:00',
			timeZone: 'UTC',
			durationMinutes: 60,
			startsAt: starts,
			callUrl: 'https://call.example/room',
		},
		select: { id: true },
	})
	next = id
	;[open, answered] = world.members as [typeof open, typeof open]
	for (const person of [open, answered, world.lead])
		await db.$transaction((tx) =>
			promiseInRoom(tx, {
				personId: person.id,
				sessionId: world.session.id,
				text: `CANARY promise of ${person.name}`,
				dueOn: '2026-11-20',
				now: held,
			}),
		)
	await answer(answered.id)
})
async function answer(personId: string) {
	const { id } = await db.commitment.findFirstOrThrow({ where: { personId, closedAt: null } })
	await closeCommitment(db, { id, personId, outcome: 'kept', learned: 'CANARY line', now: held })
}
const asked = () => [open, world.lead].map(({ email }) => email).sort()
async function ask(at: Date) {
	await askAboutPromises(db, at)
	return postAt(db, at)
}

describe('whoever promised something last time and has not said what came of it', () => {
	test('is asked from two days before on, until people are on their way', async () => {
		expect(await askAboutPromises(db, ahead(48.1))).toBe(0)
		expect(await askAboutPromises(db, ahead(6))).toBe(0)
		expect(await askAboutPromises(db, ahead(7))).toBe(2)
	})

	test('is asked still when a few have met to make the session up since, and promised something themselves', async () => {
		const makeUp = await db.session.create({
			data: {
				cohortId: world.cohort.id,
				kind: 'make-up',
				position: 3,
				title: 'Made up',
				format: 'critique-60',
				localStart: '2026-11-19T16:00',
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt: new Date('2026-11-19T16:00:00Z'),
				invited: [answered.id],
			},
		})
		const promised = {
			personId: answered.id,
			sessionId: makeUp.id,
			text: 'CANARY made up',
			dueOn: '2026-11-25',
			now: held,
		}
		await db.$transaction((tx) => promiseInRoom(tx, promised))
		expect((await ask(ahead(40))).map(({ to }) => to).sort()).toEqual([...asked(), answered.email].sort())
	})

	test('is asked still when the cohort has met without them since, and promised something else', async () => {
		const between = await db.session.create({
			data: {
				cohortId: world.cohort.id,
				position: 3,
				planNumber: 3,
				title: 'Between',
				format: 'critique-60',
				localStart: '2026-11-19T16:00',
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt: new Date('2026-11-19T16:00:00Z'),
			},
		})
		const promised = {
			personId: answered.id,
			sessionId: between.id,
			text: 'CANARY since',
			dueOn: '2026-11-25',
			now: held,
		}
		await db.$transaction((tx) => promiseInRoom(tx, promised))
		expect((await ask(ahead(40))).map(({ to }) => to).sort()).toEqual([...asked(), answered.email].sort())
	})

	test('is asked once, however often that comes round, and nobody else is', async () => {
		const mails = await ask(ahead(48))
		expect(mails.map(({ to }) => to).sort()).toEqual(asked())
		for (const hours of [47, 40, 24, 7]) expect(await ask(ahead(hours))).toEqual([])
	})

	test('gets a letter that leads to the answer, and holds no word of what anybody promised', async () => {
		const [mail] = (await ask(ahead(48))).filter(({ to }) => to === open.email)
		expect(mail?.subject).toBe('Before Second case, Thu 26 Nov: what came of it?')
		expect(mail?.text).toContain(`${publicUrl}/practice\n`)
		expect(mail?.text.split('\n')).toContain(mail?.stop)
		expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(/CANARY|call\.example/)
	})

	test('is told that it looks back first where it does, and elsewhere not', async () => {
		const opening = async (format: string, formats = [aFormat(), aFormat('trio-30')]) => {
			await db.outboxMail.deleteMany()
			await db.session.update({ where: { id: next }, data: { format } })
			await askAboutPromises(db, ahead(40))
			const content = { programs: [], formats: new Map(formats.map((each) => [each.id, each])) }
			const [mail] = await postAt(db, ahead(40), [], content)
			return mail?.text.replaceAll(/\s+/g, ' ')
		}
		expect(await opening('critique-60')).toContain('It looks back first: last time you met, each of you said')
		expect(await opening('trio-30')).toContain('Last time you met, each of you said')
		expect(await opening('critique-60', [])).toContain('Last time you met, each of you said')
	})

	test('is asked as a guest, too, about what they promised there as a guest before', async () => {
		const guest = await aPerson(db, { name: 'Gus Guest' })
		const seat = { personId: guest.id, missedSessionId: world.session.id, byId: world.lead.id, addedAt: held }
		await db.$transaction((tx) =>
			promiseInRoom(tx, {
				...{ personId: guest.id, sessionId: world.session.id, dueOn: '2026-11-20', now: held },
				text: 'CANARY of a guest',
			}),
		)
		expect(await askAboutPromises(db, ahead(40))).toBe(2)
		await db.sessionGuest.create({ data: { ...seat, sessionId: next } })
		expect(await askAboutPromises(db, ahead(39))).toBe(1)
		expect((await postAt(db, ahead(39))).map(({ to }) => to)).toContain(guest.email)
	})

	test('is left in peace a day long after the promise', async () => {
		await db.commitment.updateMany({ data: { createdAt: ahead(50) } })
		expect(await askAboutPromises(db, ahead(30))).toBe(0)
		expect(await askAboutPromises(db, ahead(26))).toBe(2)
	})

	test('is not asked about promises of their own', async () => {
		await answer(open.id)
		await answer(world.lead.id)
		await db.$transaction((tx) => promise(tx, { personId: open.id, text: 'Mine.', dueOn: '2026-11-20', now: held }))
		expect(await ask(ahead(48))).toEqual([])
	})

	test('is not asked again when it was the mail server that did not answer before we died', async () => {
		await askAboutPromises(db, ahead(48))
		await db.outboxMail.deleteMany({ where: { toPersonId: { not: open.id } } })
		const found: unknown[] = []
		await sendLetters(db, ahead(48), async () => {
			found.push(
				(await listLetters(db)).map(({ state }) => state),
				await postAt(db, ahead(40)),
			)
		})
		expect(found).toEqual([['handed'], []])
		await askAboutPromises(db, ahead(39))
		expect((await postAt(db, ahead(39))).map(({ to }) => to)).toEqual([world.lead.email])
	})
})

describe('those who meet by themselves', () => {
	const meeting = (at: string, position: number, seriesId: string) =>
		db.session.create({
			data: {
				...{ cohortId: world.cohort.id, kind: 'self-run', seriesId, position, title: 'Trio', format: 'trio-30' },
				...{ localStart: at.slice(0, 16), startsAt: new Date(at), timeZone: 'UTC', durationMinutes: 30 },
			},
		})

	test('are asked about what they promised there, when the level is over too, and nobody else of the cohort is', async () => {
		await db.commitment.deleteMany()
		const series = await db.sessionSeries.create({
			data: {
				...{ cohortId: world.cohort.id, format: 'trio-30', everyWeeks: 2, durationMinutes: 30, title: 'Trio' },
				...{ firstStart: '2026-11-12T12:00', timeZone: 'UTC', startedById: open.id },
				seats: { create: [{ personId: open.id }, { personId: answered.id }] },
			},
		})
		const { id: before } = await meeting('2026-11-12T12:00:00Z', 1001, series.id)
		await meeting('2026-11-26T16:00:00Z', 1002, series.id)
		const { id: led } = world.session
		for (const [person, sessionId] of [
			[open, before],
			[world.lead, before],
			[answered, led],
		] as const)
			await db.$transaction((tx) =>
				promiseInRoom(tx, { personId: person.id, sessionId, text: 'CANARY there', dueOn: '2026-11-20', now: held }),
			)
		await db.session.update({ where: { id: next }, data: { cancelledAt: held } })
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'finished' } })
		expect(await askAboutPromises(db, ahead(40))).toBe(1)
		const [mail] = await postAt(db, ahead(40))
		expect(mail?.to).toBe(open.email)
		expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain('Last time you met, each of you said what you would try.')
		expect(mail?.text).not.toMatch(/CANARY|looks back/)
	})
})

describe('a question that is written but has not left stays', () => {
	beforeEach(() => askAboutPromises(db, ahead(48)))
	const leaves = async () => (await postAt(db, ahead(47))).filter(({ subject }) => subject.startsWith('Before'))

	test('once it was answered', async () => {
		await answer(open.id)
		expect((await leaves()).map(({ to }) => to)).toEqual([world.lead.email])
	})

	test('when its session is cancelled', async () => {
		await cancelSession(db, next, 'Storm', await anAdmin(db), ahead(47))
		expect(await leaves()).toEqual([])
	})

	test('once the session has begun', async () => {
		expect(await postAt(db, starts)).toEqual([])
	})

	test('for who left, who is gone, and who wants none', async () => {
		const admin = await anAdmin(db)
		await removeMember(db, { cohortId: world.cohort.id, personId: open.id }, admin, ahead(47))
		await stopMail(db, { personId: world.lead.id, kind: 'promise' })
		expect(await leaves()).toEqual([])
		await disablePerson(db, open.id, admin, ahead(47))
		expect(await askAboutPromises(db, ahead(46))).toBe(0)
	})

	test('for who said that they cannot come', async () => {
		await apologize(db, { sessionId: next, personId: open.id }, 'not', ahead(47))
		expect((await leaves()).map(({ to }) => to)).toEqual([world.lead.email])
	})
})

test('who wants no such questions gets none, and stops them by the address in the letter', async () => {
	const [mail] = await ask(ahead(48))
	const token = decodeURIComponent(mail?.stop?.split('/').at(-1) ?? '')
	const person = [open, world.lead].find(({ email }) => email === mail?.to)
	expect(await findStop(db, letterKey, { kind: 'promise', token })).toMatchObject({ personId: person?.id })
	expect(await findStop(db, letterKey, { kind: 'reminder', token })).toBeNull()
	await db.outboxMail.deleteMany()
	for (const { id } of [open, world.lead]) await stopMail(db, { personId: id, kind: 'promise' })
	expect(await ask(ahead(48))).toEqual([])
})
