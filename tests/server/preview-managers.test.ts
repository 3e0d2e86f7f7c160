import { beforeEach, expect, test } from 'vitest'
import type { Db } from '~/domain/db'
import { carryOut } from '~/domain/notice/rehearse.server'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aFullCohort } from '../support/seats'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

/** A line manager who is asked for somebody’s time because of a change is shown before the letter is sent. */
const db = await useDatabase()
const content = { programs: [aProgram(aStage())], formats: new Map() }
let admin: PersonMade
let rui: PersonMade
let bo: PersonMade
let ines: PersonMade
let ana: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	rui = await aPerson(db, { name: 'Rui Matos' })
	bo = await aPerson(db, { name: 'Bo Lind' })
	ines = await aPerson(db, { name: 'Inês Carvalho', managerId: rui.id })
	ana = await aPerson(db, { name: 'Ana Ruiz', managerId: rui.id })
	const cohort = await aFullCohort(db, { members: 1 })
	for (const { id: personId } of [ines, ana])
		await db.timeAgreement.create({
			data: { personId, managerId: rui.id, stageKey: STAGE_KEY, cohortId: cohort.id, askedAt: now },
		})
})

const changeTo = (managerId: string) => (inside: Db) => {
	const { name, email } = ines
	const fields = { name, email, managerId, timeZone: 'Europe/Lisbon', roles: ['learner' as const] }
	return changePerson(inside, ines.id, { ...fields, careerTrack: 'manager', careerLevel: 'Manager' }, admin, now)
}

/** What is shown, and then what is really sent once that was confirmed. */
async function shownAndSent(personIds: string[], change: (inside: Db) => Promise<unknown>) {
	const carry = (seen: string | null) => carryOut(db, { cohortIds: [], personIds, seen, fields: null }, now, change)
	const first = await carry(null)
	if (first.done) return { shown: [], sent: await postAt(db, now, [], content) }
	expect(await postAt(db, now, [], content)).toEqual([])
	expect((await carry(first.preview.fingerprint)).done).toBe(true)
	const shown = first.preview.hear.map(({ name, lines }) => ({
		name,
		asked: lines.map((line) => ('person' in line ? `${line.person}, ${line.title}` : line.news)).sort(),
	}))
	const post = await postAt(db, now, [], content)
	// A subject names nobody; its text does.
	const about = (text: string) => [ines, ana].filter(({ name }) => text.includes(name)).map(({ name }) => name)
	return { shown, sent: post.map(({ to, text }) => `${to} ${about(text)}`).sort() }
}

test('another line manager is asked anew, and the page says so first', async () => {
	const { shown, sent } = await shownAndSent([ines.id], changeTo(bo.id))
	expect(shown).toEqual([{ name: 'Bo Lind', asked: ['Inês Carvalho, Winter A'] }])
	expect(sent).toEqual([`${bo.email} Inês Carvalho`])
})

test('a manager who cannot be asked is shown nowhere, and is sent nothing', async () => {
	await disablePerson(db, bo.id, admin, now)
	expect(await shownAndSent([ines.id], changeTo(bo.id))).toEqual({ shown: [], sent: [] })
})

test('an account that closes asks nobody; opened again, each of its questions is shown before it is asked', async () => {
	expect(await shownAndSent([rui.id], (inside) => disablePerson(inside, rui.id, admin, now))).toEqual({
		shown: [],
		sent: [],
	})
	// Nobody waits for a word any more, were they not to stand in line: as who asked for a seat does.
	const { id: cohortId } = await db.cohort.findFirstOrThrow()
	for (const { id: personId } of [ines, ana])
		await db.seatWish.create({ data: { personId, cohortId, state: 'asked', since: now } })
	const { shown, sent } = await shownAndSent([rui.id], (inside) => enablePerson(inside, rui.id, admin, now))
	expect(shown).toEqual([{ name: 'Rui Matos', asked: ['Ana Ruiz, Winter A', 'Inês Carvalho, Winter A'] }])
	expect(sent).toEqual([`${rui.email} Ana Ruiz`, `${rui.email} Inês Carvalho`])
})
