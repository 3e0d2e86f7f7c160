import { beforeEach, describe, expect, test } from 'vitest'
import { decideSeat } from '~/domain/cohort/agree-to-seat.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { changeCohort } from '~/domain/cohort/create.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { listLedBy } from '~/domain/cohort/give-up-seats.server'
import { nameFacilitator, removeFacilitator } from '~/domain/cohort/name-facilitator.server'
import { changeSeatRules } from '~/domain/cohort/seat-rules.server'
import { transfer } from '~/domain/cohort/transfer.server'
import type { Db } from '~/domain/db'
import { carryOut } from '~/domain/notice/rehearse.server'
import { changePerson } from '~/domain/person/change.server'
import { createShelf } from '~/domain/program/shelf.server'
import { scheduleSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aFullCohort, lineOf } from '../support/seats'
import { sessionFields } from '../support/session-fields'
import { aProgram, aStage } from '../support/stages-taken'

/** Who sits in a cohort and who leads it changes what people hear: that too is shown before anybody is told. */
const db = await useDatabase()
const stage = aStage()
const content = { programs: [aProgram(stage)], formats: new Map() }
let admin: PersonMade
let cohort: Awaited<ReturnType<typeof aFullCohort>>
let lead: PersonMade
let second: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	cohort = await aFullCohort(db)
	lead = await aFacilitator('Ruth Abrahams')
	second = await aFacilitator('Sam Second')
	await nameFacilitator(db, { cohortId: cohort.id, personId: lead.id, part: 'lead' }, admin, now)
	await schedule('2027-02-04')
	await postAt(db, now)
})

async function aFacilitator(name: string): Promise<PersonMade> {
	const person = await aPerson(db, { name, roles: ['facilitator'] })
	await qualify(db, person.id, stage.key)
	return person
}
const schedule = (date: string, cohortId = cohort.id) =>
	scheduleSession(db, cohortId, { ...sessionFields, title: `Case of ${date}`, date }, admin, now)
const parts = async () =>
	(await db.cohortFacilitator.findMany({ where: { cohortId: cohort.id }, orderBy: { personId: 'asc' } })).map(
		({ personId, part }) => `${personId} ${part}`,
	)
const swap = (inside: Db) =>
	nameFacilitator(inside, { cohortId: cohort.id, personId: second.id, part: 'lead', insteadOf: lead.id }, admin, now)

const carry = (change: (inside: Db) => Promise<unknown>, seen: string | null = null, cohortIds = [cohort.id]) =>
	carryOut(db, { cohortIds, seen, fields: 'as typed' }, now, change)

/** What is shown of a change, and then what is really sent once that was confirmed. */
async function shownAndSent(change: (inside: Db) => Promise<unknown>, cohortIds = [cohort.id]) {
	const first = await carry(change, null, cohortIds)
	if (first.done) return { shown: [], silent: [], sent: (await postAt(db, now, [], content)).map(said) }
	// Nothing has left, and nothing waits.
	expect(await postAt(db, now, [], content)).toEqual([])
	expect((await carry(change, first.preview.fingerprint, cohortIds)).done).toBe(true)
	const people = await db.person.findMany()
	const shown = first.preview.hear.flatMap(({ personId, lines }) => {
		const to = people.find(({ id }) => id === personId)?.email ?? ''
		return lines.map(({ news, title }) => `${to} ${words[news]} ${title}`)
	})
	return {
		shown: shown.sort(),
		silent: first.preview.silent,
		sent: (await postAt(db, now, [], content)).map(said).sort(),
	}
}
const words = {
	invited: 'invited',
	moved: 'moved',
	elsewhere: 'elsewhere',
	clock: 'clock',
	cancelled: 'cancelled',
	left: 'left',
	'seat-offer': 'offered',
	'seat-lapsed': 'lapsed',
	'seat-agreed': 'agreed',
	'seat-refused': 'refused',
	'line-closed': 'closed',
	'time-asked': 'asked',
}
/** A letter by its subject, as the preview puts it. */
function said({ to, subject }: { to: string; subject: string }): string {
	const kinds: [RegExp, string][] = [
		[/^Out of your calendar: (.*)$/, 'left'],
		[/^Cancelled: (.*)$/, 'cancelled'],
		[/^A seat in (.*) is held for you until .*$/, 'offered'],
		[/^You have a seat in (.*)$/, 'agreed'],
		[/^Not this time: (.*)$/, 'refused'],
		[/^The line for (.*) is closed$/, 'closed'],
		[/^(.*)$/, 'invited'],
	]
	const [pattern, word] = kinds.find(([each]) => each.test(subject)) ?? [/^(.*)$/, 'invited']
	const about = pattern.exec(subject)?.[1]?.replace(/[:,] (now )?[A-Z][a-z]{2} \d.*$/, '')
	return `${to} ${word} ${about}`
}

describe('who leads', () => {
	test('changes in one step: who comes is invited, who goes is told, the others hear nothing', async () => {
		const { shown, sent, silent } = await shownAndSent(swap)
		expect(sent).toEqual(shown)
		expect(shown).toEqual(
			[`${lead.email} left Case of 2027-02-04`, `${second.email} invited Case of 2027-02-04`].sort(),
		)
		expect(silent).toEqual(cohort.people.map(({ name }) => name).sort())
		expect(await parts()).toEqual([`${second.id} lead`])
		const acts = await db.auditEntry.findMany({ where: { act: { in: ['facilitator-named', 'facilitator-removed'] } } })
		expect(acts.map(({ act, subject }) => `${act} ${subject}`)).toEqual(
			expect.arrayContaining([`facilitator-removed ${lead.id}`, `facilitator-named ${second.id}`]),
		)
	})

	test('who goes and was never told of a session gets no letter, and stands with those who get none', async () => {
		await db.sessionTold.deleteMany({ where: { personId: lead.id } })
		const { shown, sent, silent } = await shownAndSent(swap)
		expect(sent).toEqual(shown)
		expect(shown).toEqual([`${second.email} invited Case of 2027-02-04`])
		expect(silent).toContain(lead.name)
	})

	test('is as it was until the preview is confirmed, and is shown anew when more has changed', async () => {
		const first = await carry(swap)
		const seen = first.done ? '' : first.preview.fingerprint
		expect(await parts()).toEqual([`${lead.id} lead`])
		await schedule('2027-02-11')
		expect(await carry(swap, seen)).toMatchObject({ done: false, preview: { isAgain: true } })
		expect(await parts()).toEqual([`${lead.id} lead`])
	})

	test.each(['co', 'observer'] as const)('a %s named and taken off hears of both', async (part) => {
		const named = await shownAndSent((inside) =>
			nameFacilitator(inside, { cohortId: cohort.id, personId: second.id, part }, admin, now),
		)
		expect(named.sent).toEqual(named.shown)
		expect(named.shown).toEqual([`${second.email} invited Case of 2027-02-04`])
		const off = await shownAndSent((inside) =>
			removeFacilitator(inside, { cohortId: cohort.id, personId: second.id }, admin, now),
		)
		expect(off.sent).toEqual(off.shown)
		expect(off.shown).toEqual([`${second.email} left Case of 2027-02-04`])
	})

	test('by another part than before is no news: nothing is shown, no letter leaves', async () => {
		await nameFacilitator(db, { cohortId: cohort.id, personId: second.id, part: 'observer' }, admin, now)
		await postAt(db, now)
		const changed = await shownAndSent((inside) =>
			nameFacilitator(inside, { cohortId: cohort.id, personId: second.id, part: 'co' }, admin, now),
		)
		expect(changed).toEqual({ shown: [], silent: [], sent: [] })
	})

	test('loses a role: the letters that go with the part are shown as well', async () => {
		const fields = {
			name: lead.name,
			email: lead.email,
			timeZone: 'Europe/Lisbon',
			roles: ['learner' as const],
			careerTrack: 'manager' as const,
			careerLevel: '',
		}
		expect(await listLedBy(db, lead.id)).toEqual([cohort.id])
		const { shown, sent } = await shownAndSent((inside) => changePerson(inside, lead.id, fields, admin, now))
		expect(sent).toEqual(shown)
		expect(shown).toEqual([`${lead.email} left Case of 2027-02-04`])
		expect(await parts()).toEqual([])
	})

	test('is not swapped with somebody who has no part in it (any more), nor is a lead added beside a lead', async () => {
		const gone = { cohortId: cohort.id, personId: second.id, part: 'lead', insteadOf: admin.id } as const
		await expect(nameFacilitator(db, gone, admin, now)).rejects.toMatchObject({ why: 'second-lead' })
		await expect(nameFacilitator(db, { ...gone, part: 'co' }, admin, now)).rejects.toMatchObject({
			code: 'not-found',
			why: 'facilitator',
		})
		expect(await parts()).toEqual([`${lead.id} lead`])
		// In one's own place one stays.
		await nameFacilitator(db, { cohortId: cohort.id, personId: lead.id, part: 'co', insteadOf: lead.id }, admin, now)
		expect(await parts()).toEqual([`${lead.id} co`])
	})
})

describe('who sits in it', () => {
	let ana: PersonMade
	beforeEach(async () => {
		ana = await aPerson(db, { name: 'Ana Ruiz' })
	})
	const remove = (inside: Db) =>
		removeMember(inside, { cohortId: cohort.id, personId: cohort.people[0]?.id ?? '' }, admin, now)

	test('removed, they hear of it, and the next in line is offered the seat', async () => {
		await askForSeat(db, cohort.id, ana, now)
		const { shown, sent } = await shownAndSent(remove)
		expect(sent).toEqual(shown)
		expect(shown).toEqual(
			[`${cohort.people[0]?.email} left Case of 2027-02-04`, `${ana.email} offered Winter A`].sort(),
		)
		expect(await lineOf(db, cohort.id)).toEqual(['Ana Ruiz: offered'])
	})

	test('given a seat, they are invited', async () => {
		await remove(db)
		await postAt(db, now)
		const { shown, sent } = await shownAndSent((inside) =>
			enroll(inside, { cohortId: cohort.id, personId: ana.id }, admin, now),
		)
		expect(sent).toEqual(shown)
		expect(shown).toEqual([`${ana.email} invited Case of 2027-02-04`])
	})

	test('moved to another cohort, they lose its sessions and get those of the other', async () => {
		const other = await aFullCohort(db, { name: 'Winter B', members: 3 })
		await schedule('2027-03-04', other.id)
		await postAt(db, now)
		const [who] = cohort.people as [PersonMade]
		const move = { personId: who.id, from: cohort.id, to: other.id }
		const { shown, sent } = await shownAndSent(
			(inside) => transfer(inside, { ...content, shelf: createShelf(db) }, move, admin, { now }),
			[cohort.id, other.id],
		)
		expect(sent).toEqual(shown)
		expect(shown).toEqual([`${who.email} invited Case of 2027-03-04`, `${who.email} left Case of 2027-02-04`])
	})

	test.each([
		[true, ['invited Case of 2027-02-04', 'agreed Winter A']],
		[false, ['refused Winter A']],
	])('agreed to is %s: a letter says so, and the preview does', async (agreed, heard) => {
		await changeSeatRules(db, { offerHours: 48, seatsNeedApproval: true }, admin)
		await remove(db)
		await askForSeat(db, cohort.id, ana, now)
		await postAt(db, now)
		const { shown, sent } = await shownAndSent((inside) =>
			decideSeat(inside, { cohortId: cohort.id, personId: ana.id }, agreed, admin, now),
		)
		expect(sent).toEqual(shown)
		expect(shown).toEqual(heard.map((each) => `${ana.email} ${each}`).sort())
	})
})

describe('a cohort’s own fields', () => {
	const fields = { name: 'Winter A', seatCount: 8, startsOn: '2027-01-14', timeZone: 'Europe/Lisbon' }
	const change = (said: Partial<typeof fields>, status: 'open' | 'cancelled' = 'open') =>
		shownAndSent((inside) => changeCohort(inside, cohort.id, { ...fields, ...said, status }, admin, now))

	test('are no news to anybody by another name or first day', async () => {
		expect(await change({ name: 'Winter one', startsOn: '2027-01-15' })).toEqual({ shown: [], silent: [], sent: [] })
	})

	test('are news by a seat more, to who waits for it, and by the end of it to everybody', async () => {
		const [ana, ben] = [await aPerson(db, { name: 'Ana Ruiz' }), await aPerson(db, { name: 'Ben Okoro' })]
		for (const each of [ana, ben]) await askForSeat(db, cohort.id, each, now)
		const wider = await change({ seatCount: 9 })
		expect(wider.sent).toEqual(wider.shown)
		expect(wider.shown).toEqual([`${ana.email} offered Winter A`])
		const over = await change({ seatCount: 9 }, 'cancelled')
		expect(over.sent).toEqual(over.shown)
		expect(over.shown).toEqual(
			[
				...[lead, ...cohort.people].map(({ email }) => `${email} cancelled Case of 2027-02-04`),
				...[ana, ben].map(({ email }) => `${email} closed Winter A`),
			].sort(),
		)
	})
})
