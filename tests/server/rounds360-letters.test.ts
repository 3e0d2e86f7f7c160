import { beforeEach, describe, expect, test } from 'vitest'
import { noteAsked } from '~/domain/asking/ledger.server'
import { minutesSpent } from '~/domain/asking/spent.server'
import type { Prisma } from '~/domain/db'
import { listLetters } from '~/domain/notice/letters.server'
import { answerPairing, scorePairing, writePairing } from '~/domain/practice/pairings.server'
import { answerRound } from '~/domain/round360/answer.server'
import { openRound, sendList } from '~/domain/round360/approve.server'
import { sayTooFew } from '~/domain/round360/begin.server'
import { closeDueRounds, remindRaters } from '~/domain/round360/close.server'
import { inviteLater } from '~/domain/round360/invite.server'
import { replyToRaters } from '~/domain/round360/share.server'
import { ticketOf } from '~/domain/round360/ticket.server'
import { readOwnSurvey } from '~/domain/session/survey.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aRoundWorld, days, key, said, sentNow, stageKey, ticketsOf } from '../support/round-world'

const db = await useDatabase()

let world: Awaited<ReturnType<typeof aRoundWorld>>
beforeEach(async () => {
	world = await aRoundWorld(db)
})

describe('letters', () => {
	test('ask everybody, and remind everybody alike: who has answered gets the same one', async () => {
		const roundId = await world.open({ reports: 3 })
		const asked = (await sentNow(db, days(0))).filter(({ to }) => to.startsWith('reports'))
		expect(asked.map(({ to }) => to).toSorted()).toEqual(['reports1@x.test', 'reports2@x.test', 'reports3@x.test'])
		const tickets = await ticketsOf(db, roundId)
		for (const { ticket, email } of tickets)
			expect(asked.find(({ to }) => to === email)?.text).toContain(`https://belay.example/rate/${ticket}`)
		for (const { subject } of asked) expect(subject).not.toMatch(/Member|360|rate/)
		await answerRound(db, tickets[0]?.ticket ?? '', said(4), days(1))
		await expect(remindRaters(db, world.own(roundId), days(4))).rejects.toMatchObject({ why: 'reminded-lately' })
		await remindRaters(db, world.own(roundId), days(5))
		const reminders = await sentNow(db, days(5))
		expect(reminders.map(({ to }) => to).toSorted()).toEqual(asked.map(({ to }) => to).toSorted())
		const bare = ({ text }: { text: string }) => text.replace(/\/rate\/\S+/, '').replace(/Hello \w+/, '')
		expect(new Set(reminders.map(bare)).size).toBe(1)
		const rows = await db.outboxMail.findMany({ where: { letter: 'rater-reminded' } })
		expect(new Set(rows.map(({ sentAt, tries }) => `${sentAt?.toISOString()} ${tries}`)).size).toBe(1)
	})

	test('name nobody in the outbox, which admins read: not who is rated, not who rates', async () => {
		const roundId = await world.open({ reports: 3 })
		await closeDueRounds(db, days(21))
		const people = (await db.person.findMany({ select: { id: true } })).map(({ id }) => id)
		const rows = await db.outboxMail.findMany()
		expect(new Set(rows.map(({ letter }) => letter))).toEqual(
			new Set(['round-to-approve', 'round-opened', 'rater-asked', 'round-closed']),
		)
		expect(rows.filter(({ toPersonId }) => people.includes(toPersonId))).toEqual([])
		expect(rows.some(({ subjectId }) => subjectId === roundId)).toBe(true)
		expect(await db.auditEntry.count()).toBe(0)
	})

	test('carry what the owner heard to all who were asked, once', async () => {
		const roundId = await world.open({ reports: 3 })
		await sentNow(db, days(0))
		for (const { ticket } of await ticketsOf(db, roundId)) await answerRound(db, ticket, said(4), days(1))
		await expect(replyToRaters(db, world.own(roundId), 'Thanks', days(2))).rejects.toMatchObject({ why: 'not-closed' })
		await closeDueRounds(db, days(21))
		await replyToRaters(db, world.own(roundId), 'I heard: slower.\n\nI will try.', days(22))
		await expect(replyToRaters(db, world.own(roundId), 'More', days(22))).rejects.toMatchObject({ why: 'replied' })
		const sent = (await sentNow(db, days(22))).filter(({ to }) => to.startsWith('reports'))
		expect(sent).toHaveLength(3)
		for (const { text, subject } of sent) {
			expect(text).toContain('I heard: slower.')
			expect(subject).not.toContain('slower')
		}
	})
})

test('where too few can answer, the half page goes to those who watched, each once, and the round counts from then on', async () => {
	const roundId = await world.list({ reports: 1 })
	await sayTooFew(db, world.own(roundId), days(0))
	const reply = (now: Date) => replyToRaters(db, world.own(roundId), 'I heard: ask first.', now)
	const mentor = await aPerson(db, { name: 'Marta Mentor', roles: ['mentor'] })
	const watch = async (onDay: string, now: Date, by = mentor) => {
		const id = crypto.randomUUID()
		const fields = { email: by.email, part: 'was-watched' as const, stageKey, onDay, line: '' }
		await writePairing(db, { id, byId: world.owner.id }, fields, now)
		await answerPairing(db, { id, withId: by.id }, { wasSo: true, stageKey: '' }, now)
		await scorePairing(db, { id, watcherId: by.id, scores: { listening: 3, step: 4 } }, now)
	}
	await watch('2026-03-03', days(1))
	await expect(reply(days(2))).rejects.toMatchObject({ why: 'not-watched-yet' })
	await watch('2026-03-05', days(3))
	await watch('2025-03-05', days(-360), await aPerson(db, { name: 'Fay Former', roles: ['mentor'] }))
	expect((await world.facts())?.first).toMatchObject({ tooFewAt: days(0), told: { tooFewAt: null } })
	await db.outboxMail.deleteMany()
	await reply(days(4))
	await expect(reply(days(5))).rejects.toMatchObject({ why: 'replied' })
	const [row] = await db.outboxMail.findMany()
	expect([row?.toPersonId, row?.subjectId]).not.toContain(mentor.id)
	const sent = await sentNow(db, days(4))
	expect(sent.map(({ to }) => to)).toEqual([mentor.email])
	expect(sent[0]?.text).toContain('I heard: ask first.')
	expect(sent[0]?.subject).not.toContain('ask first')
	expect(sent[0]?.text).toContain('You get this because you watched.')
	// How many there are tells admins which way it was, so they see those alone that wait for them.
	expect(await listLetters(db)).toEqual([])
	await db.outboxMail.updateMany({ data: { sentAt: null, lastError: 'mailbox full' } })
	expect(await listLetters(db)).toMatchObject([{ letter: 'round-reply', state: 'failed', person: null }])
	expect((await world.facts())?.first.told.tooFewAt).toEqual(days(4))
	// What is told late of an older round makes it no newer one.
	const { id: _id, ...held } = await db.round360.findUniqueOrThrow({ where: { id: roundId }, omit: { report: true } })
	const instrument = held.instrument as Prisma.InputJsonValue
	await db.round360.create({ data: { ...held, instrument, closedAt: days(-400), repliedAt: days(9) } })
	expect((await world.facts())?.latest).toMatchObject({ told: { tooFewAt: days(4) }, toldOf: { tooFewAt: days(0) } })
})

describe('ten minutes a month', () => {
	test('are not exceeded by a round: who was asked much waits, and is asked when there is room', async () => {
		// Another address of the same mailbox
		await noteAsked(db, [{ email: 'reports1+again@x.test', instrument: 'team-safety', minutes: 8 }], days(-20))
		const roundId = await world.open({ reports: 3 })
		const asked = async () =>
			(await db.rater360.findMany({ where: { roundId, invitedOn: { not: null } } }))
				.map(({ email }) => email)
				.toSorted()
		expect(await asked()).toEqual(['reports2@x.test', 'reports3@x.test'])
		expect(await inviteLater(db, days(5))).toBe(0)
		expect(await inviteLater(db, days(11))).toBe(1)
		expect(await asked()).toHaveLength(3)
		expect(await minutesSpent(db, ['reports1@x.test', 'reports2@x.test'], days(11))).toEqual(
			new Map([
				['reports1@x.test', 3],
				['reports2@x.test', 3],
			]),
		)
		expect(await inviteLater(db, days(12))).toBe(0)
	})

	test('count the surveys of sessions, and those wait behind what was asked by letter', async () => {
		const now = days(1)
		const seat = {
			sessionId: world.sessionId,
			missedSessionId: world.sessionId,
			byId: world.lead.id,
			addedAt: days(-2),
		}
		const [guest, away] = [await aPerson(db, { name: 'Gil Guest' }), await aPerson(db, { name: 'Ana Away' })]
		for (const { id: personId } of [guest, away]) await db.sessionGuest.create({ data: { ...seat, personId } })
		await db.apology.create({ data: { sessionId: world.sessionId, personId: away.id, saidAt: days(-2) } })
		const people = [world.owner, guest, away, world.lead].map(({ email }) => email)
		// Of many at once, each by their own.
		expect([...(await minutesSpent(db, people, now)).values()]).toEqual([1, 1, 0, 0])
		const asks = (minutes: number) => noteAsked(db, [{ email: world.owner.email, instrument: 'x', minutes }], now)
		await asks(9)
		expect(await readOwnSurvey(db, world.sessionId, world.owner.id, now)).toMatchObject({ state: 'open' })
		await asks(1)
		expect(await readOwnSurvey(db, world.sessionId, world.owner.id, now)).toBeNull()
	})

	test('hold for two rounds that open in the same moment', async () => {
		await noteAsked(db, [{ email: 'reports1@x.test', instrument: 'team-safety', minutes: 6 }], days(0))
		const worlds = [world, await aRoundWorld(db, 'Autumn C')]
		const rounds = []
		for (const { list, own, lead } of worlds) {
			const roundId = await list({ reports: 3 })
			await sendList(db, own(roundId), lead.id, days(0))
			rounds.push({ roundId, approverId: lead.id })
		}
		await Promise.all(rounds.map((round) => openRound(db, key, round, days(0))))
		expect(await db.rater360.count({ where: { email: 'reports1@x.test', invitedOn: { not: null } } })).toBe(1)
		expect((await minutesSpent(db, ['reports1@x.test'], days(0))).get('reports1@x.test')).toBe(9)
	})
})

describe('who answered what', () => {
	test('P4: is in no column, and system columns tell nothing: not the transaction, not the place, not the id', async () => {
		const roundId = await world.open({ reports: 6 })
		for (const [at, { ticket }] of (await ticketsOf(db, roundId)).slice(0, 4).entries())
			await answerRound(db, ticket, said(4, { keep: `${at}` }), days(at + 1))
		const columns = await db.$queryRaw<{ table_name: string; column_name: string; data_type: string }[]>`
			select table_name, column_name, data_type from information_schema.columns
			where table_name in ('Answer360', 'Ticket360')`
		expect(columns.map(({ table_name, column_name }) => `${table_name}.${column_name}`).toSorted()).toEqual(
			[
				...['id', 'roundId', 'group', 'ratings', 'keep', 'differently'].map((name) => `Answer360.${name}`),
				...['seal', 'roundId', 'group'].map((name) => `Ticket360.${name}`),
			].toSorted(),
		)
		expect(columns.filter(({ data_type }) => /time|date|int/.test(data_type))).toEqual([])
		const answers = await db.$queryRaw<{ xmin: string; keep: string }[]>`
			select xmin::text as xmin, keep from "Answer360" order by ctid`
		expect(answers).toHaveLength(4)
		expect(new Set(answers.map(({ xmin }) => xmin)).size).toBe(1)
		// What is left of the tickets was written when the round opened, all of it at once.
		const tickets = await db.$queryRaw<{ xmin: string; seal: string }[]>`
			select xmin::text as xmin, seal from "Ticket360" order by ctid`
		expect(tickets).toHaveLength(2)
		expect(new Set(tickets.map(({ xmin }) => xmin)).size).toBe(1)
		// No value of a rater's row is the seal of a ticket, or leads to one without the server's secret.
		const raters = JSON.stringify(await db.rater360.findMany())
		for (const { seal } of tickets) expect(raters).not.toContain(seal)
		const other = createLinkKey('another-secret-another-secret-ano')
		const { id } = await db.rater360.findFirstOrThrow()
		expect(ticketOf(other, id)).not.toBe(ticketOf(key, id))
		expect(ticketOf(key, id)).not.toContain(id)
	})

	test('does not follow from the order of rows: over many rounds the last to come is anywhere', async () => {
		const places = new Set<number>()
		for (let round = 0; round < 12; round++) {
			await db.round360.deleteMany()
			await db.asking.deleteMany()
			await db.outboxMail.deleteMany()
			const tickets = await ticketsOf(db, await world.open({ reports: 4 }))
			for (const [at, { ticket }] of tickets.entries())
				await answerRound(db, ticket, said(4, { keep: `${at}` }), days(1))
			const rows = await db.$queryRaw<{ keep: string }[]>`select keep from "Answer360" order by ctid`
			places.add(rows.findIndex(({ keep }) => keep === '3'))
		}
		// By chance alone all twelve in one place: less than one in four million.
		expect(places.size).toBeGreaterThan(1)
	})
})
