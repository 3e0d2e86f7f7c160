import { beforeEach, describe, expect, test } from 'vitest'
import { listReviewable, type Review } from '~/domain/casebook/reviews.server'
import { deleteCase, shareCase, stopCase, takeBack } from '~/domain/casebook/share.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { judgedToday } from '~/domain/program/judged'
import { confirmAttendance } from '~/domain/session/attendance.server'
import { handInRehearsal, handInReviews, judgeText, watchInstead } from '~/domain/session/in-writing.server'
import {
	findOwnText,
	findOwnWay,
	getSeatFacts,
	getTextToJudge,
	listTexts,
	listWaitingTexts,
} from '~/domain/session/read-in-writing.server'
import { aSharedCase, audienceOf, draftOf } from '../support/casebook'
import { useDatabase } from '../support/database'
import { rules } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'
import { aCohort } from '../support/world'

const db = await useDatabase()
const ahead = new Date('2026-11-19T10:00:00Z')
const now = new Date('2026-11-20T10:00:00Z')
const later = new Date('2026-11-21T10:00:00Z')
const stage = { ...aStage(), program: { slug: 'technical-leadership-ladder', title: '' }, id: 'l1' }

let world: Awaited<ReturnType<typeof aCohort>>
let missing: PersonMade
let authors: PersonMade[]
let shared: { id: string; authorId: string }[]
/** The two of them that are offered */
let cases: typeof shared
let seat: { sessionId: string; personId: string }
beforeEach(async () => {
	await anOrganization(db)
	world = await aCohort(db, { members: 3, name: 'Autumn B', startsAt: new Date('2026-11-19T16:00:00Z') })
	const [one, two, three] = world.members as [PersonMade, PersonMade, PersonMade]
	missing = one
	authors = [two, three]
	for (const [index, { id }] of [...world.members, world.lead].entries())
		await db.person.update({ where: { id }, data: { team: `Team ${index}` } })
	await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: [rules.sessions] } })
	shared = []
	for (const author of [...authors, ...authors])
		shared.push(await aSharedCase(db, author, { audience: audienceOf('cohort', world.cohort) }))
	seat = { sessionId: world.session.id, personId: missing.id }
	const ids = await offered()
	cases = shared.filter(({ id }) => ids.includes(id))
})

const offered = async () => (await listReviewable(db, [aProgram(aStage())], seat, [world.lead.id])).map(({ id }) => id)

const reviewOf = ({ id: caseId }: { id: string }, heard = 'SECRET-REVIEW worry') => ({
	caseId,
	heard,
	ask: 'SECRET-REVIEW why?',
	suggest: 'SECRET-REVIEW listen',
})
const reviews = () => cases.map((each) => reviewOf(each))
const confirm = (minutes: number, personId = missing.id) =>
	confirmAttendance(
		db,
		world.session.id,
		world.members.map(({ id }) => ({
			personId: id,
			state: id === personId && minutes === 0 ? ('absent' as const) : ('present' as const),
			minutesPresent: id === personId ? minutes : 60,
			note: '',
		})),
		world.lead,
		now,
	)
const version = async () => (await findOwnText(db, world.session.id, missing.id))?.version ?? 0
/** From a page that shows how it stands, unless another version is named */
const handIn = async (said: Partial<{ reviews: Review[]; version: number }> = {}) =>
	handInReviews(db, seat, { reviews: reviews(), version: await version(), ...said }, now)
const rehearse = () => handInRehearsal(db, seat, { rehearsal: 'My lines', version: 0 }, now)
const textId = async () => (await db.inWriting.findFirstOrThrow()).id
const judge = async (said: Parameters<typeof judgeText>[2], by = world.lead, seen?: number) =>
	judgeText(db, { id: await textId(), version: seen ?? (await version()), by }, said, later)
const stays = async () => (await readEvidence(db, [missing.id], judgedToday(stage))).get(missing.id)?.sessions

describe('two reviewed cases', () => {
	beforeEach(() => confirm(0))

	test('count as the session once who leads has accepted them, and bring no minutes', async () => {
		expect(await findOwnWay(db, world.session.id, missing.id, now)).toBe('review')
		await handIn()
		expect(await stays()).toEqual([])
		expect(await listWaitingTexts(db, [world.cohort.id])).toMatchObject([{ name: missing.name }])
		await judge({ accepts: true })
		await expect(judge({ accepts: true })).rejects.toMatchObject({ why: 'not-waiting' })
		await expect(handIn()).rejects.toMatchObject({ why: 'already-accepted' })
		expect(await stays()).toMatchObject([
			{ sessionId: world.session.id, isMakeUp: true, text: 'instead', minutesPresent: 0, confirmedAt: later },
		])
		expect(await listWaitingTexts(db, [world.cohort.id])).toEqual([])
		const [entry] = await db.auditEntry.findMany({ where: { act: 'in-writing-accepted' } })
		expect(entry).toMatchObject({ actorId: world.lead.id, subject: missing.id })
	})

	test('come back with words, keep theirs, and are handed in again', async () => {
		await handIn()
		const seen = await version()
		await judge({ accepts: false, reason: 'SECRET-REVIEW hear more' })
		expect(await findOwnText(db, world.session.id, missing.id)).toMatchObject({ state: 'returned', isWhole: true })
		const anew = [reviewOf(cases[0] ?? { id: '' }, 'Heard anew'), ...reviews().slice(1)]
		await expect(handIn({ reviews: anew, version: seen })).rejects.toMatchObject({ why: 'came-back' })
		await handIn({ reviews: anew })
		const text = await getTextToJudge(db, await textId(), world.lead.id)
		expect(text.state).toBe('handed-in')
		expect(text.reviews.map(({ heard }) => heard)).toContain('Heard anew')
		expect(text.reviews).toHaveLength(2)
	})

	test('are changed until they are answered, and answered only by who has read them as they are', async () => {
		await handIn()
		await db.outboxMail.deleteMany()
		const seen = await version()
		const anew = [reviewOf(cases[0] ?? { id: '' }, 'Heard anew'), ...reviews().slice(1)]
		// A second page, opened before the first was sent
		const unseen = { code: 'conflict', why: 'waits-already' }
		await expect(handIn({ reviews: anew, version: 0 })).rejects.toMatchObject(unseen)
		await handIn({ reviews: anew })
		await expect(handIn({ version: seen })).rejects.toMatchObject(unseen)
		expect(await db.outboxMail.count()).toBe(0)
		for (const said of [{ accepts: true }, { accepts: false, reason: 'SECRET-REVIEW hear more' }] as const)
			await expect(judge(said, world.lead, seen)).rejects.toMatchObject({ code: 'conflict', why: 'replaced' })
		const text = await getTextToJudge(db, await textId(), world.lead.id)
		expect([text.state, text.reviews.map(({ heard }) => heard).includes('Heard anew')]).toEqual(['handed-in', true])
		await judge({ accepts: true }, world.lead, text.version)
		await expect(handIn()).rejects.toMatchObject({ why: 'already-accepted' })
		expect(await stays()).toHaveLength(1)
	})

	test('wait for nobody who cannot open the desk any more', async () => {
		const closed = await aPerson(db, { roles: ['facilitator'], disabledAt: now })
		const without = await aPerson(db, { roles: ['learner'] })
		for (const { id: personId } of [closed, without])
			await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId, part: 'co' } })
		expect((await getSeatFacts(db, world.session.id, missing.id, now)).judgeIds).toEqual([world.lead.id])
	})

	test('are told of in letters that hold none of it, nor whose it is', async () => {
		await db.outboxMail.deleteMany()
		await handIn()
		const [toLead, ...more] = await postAt(db, now)
		expect([toLead?.to, more]).toEqual([world.lead.email, []])
		await judge({ accepts: false, reason: 'SECRET-REVIEW hear more' })
		const [toWriter] = await postAt(db, later)
		expect(toWriter?.to).toBe(missing.email)
		expect(JSON.stringify([toLead, toWriter])).not.toMatch(/SECRET|hear more/)
		expect(JSON.stringify(toLead)).not.toContain(missing.name)
	})

	test('are read by their writer and by who leads, and by nobody else', async () => {
		await handIn()
		const observer = await aPerson(db)
		await db.cohortFacilitator.create({
			data: { cohortId: world.cohort.id, personId: observer.id, part: 'observer' },
		})
		// Word for word what is said of a text that does not exist
		for (const { id } of [missing, ...authors, observer, await aPerson(db)])
			await expect(getTextToJudge(db, await textId(), id)).rejects.toMatchObject({ code: 'not-found', why: 'text' })
		// Not by its writer either, should they come to lead
		await db.cohortMember.deleteMany({ where: { personId: missing.id } })
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: missing.id, part: 'co' } })
		await expect(judge({ accepts: true }, missing)).rejects.toMatchObject({ code: 'not-found' })
		await expect(judge({ accepts: true }, observer)).rejects.toMatchObject({ code: 'not-found' })
		expect(await findOwnText(db, world.session.id, authors[0]?.id ?? '')).toBeNull()
	})

	test.each([
		['takes it back', (key: { id: string; authorId: string }) => takeBack(db, key, now)],
		['deletes it', (key: { id: string; authorId: string }) => deleteCase(db, key)],
		['is stopped', ({ id }: { id: string }) => stopCase(db, { id, readerId: missing.id }, now)],
	])('lose what was said about a case whose author %s', async (_what, ends) => {
		await handIn()
		await db.inWriting.updateMany({ data: { reason: 'SECRET-REVIEW hear more' } })
		await ends(cases[0] ?? { id: '', authorId: '' })
		expect(await db.caseReview.count()).toBe(1)
		expect(await findOwnText(db, world.session.id, missing.id)).toMatchObject({ reason: '', isWhole: false })
		await expect(judge({ accepts: true })).rejects.toMatchObject({ why: 'case-went' })
		// Another case may take its place, although it was handed in.
		await aSharedCase(db, authors[0] ?? missing, { audience: audienceOf('cohort', world.cohort) })
		const [more = ''] = (await offered()).filter((id) => id !== cases[1]?.id)
		await handIn({ reviews: [{ id: more }, ...cases.slice(1)].map((each) => reviewOf(each)) })
		await judge({ accepts: true })
		expect(await stays()).toHaveLength(1)
	})

	test('are not read again when a case is shared anew that was taken back without a word to them', async () => {
		await handIn()
		const [first = { id: '', authorId: '' }] = cases
		await db.case.update({ where: { id: first.id }, data: { state: 'draft', sharedOn: null } })
		const draft = draftOf({ revision: 2 })
		await shareCase(db, first, { ...draft, audience: audienceOf('cohort', world.cohort) }, { now, today: '2026-11-20' })
		expect(await db.caseReview.count()).toBe(1)
	})

	test('stay what they were when a case goes after they were accepted', async () => {
		await handIn()
		await judge({ accepts: true })
		await takeBack(db, cases[0] ?? { id: '', authorId: '' }, later)
		expect(await stays()).toHaveLength(1)
	})

	test('are of half the cases that their writer and who leads may read, and no refusal tells which are kept', async () => {
		const [first = missing, ...more] = cases.map(({ authorId }) => ({ id: authorId }))
		expect([await offered(), more.length]).toEqual([await offered(), 1])
		const [other = first] = shared.filter((each) => !cases.includes(each))
		const refused = { why: 'case-not-open' }
		const pair = [other, cases[0] ?? other].map((each) => reviewOf(each))
		await expect(handIn({ reviews: pair })).rejects.toMatchObject(refused)
		await handIn()
		await db.person.update({ where: { id: world.lead.id }, data: { managerId: first.id } })
		const left = await offered()
		expect(shared.filter(({ id, authorId }) => left.includes(id) && authorId === first.id)).toEqual([])
		// Who leads has come into the author's line since: there is a text, and nothing of it for them.
		const text = await getTextToJudge(db, await textId(), world.lead.id)
		expect([text.isOpen, text.reviews]).toEqual([false, []])
		await expect(judge({ accepts: true })).rejects.toMatchObject({ why: 'not-open-to-you' })
		await db.inWriting.deleteMany()
		await expect(handIn()).rejects.toMatchObject(refused)
		await db.person.update({ where: { id: world.lead.id }, data: { managerId: null } })
		await db.person.update({ where: { id: missing.id }, data: { managerId: first.id } })
		await expect(handIn()).rejects.toMatchObject(refused)
	})
})

describe('a role-play', () => {
	const format = (id: string) => db.session.update({ where: { id: world.session.id }, data: { format: id } })
	beforeEach(() => format('roleplay-60'))

	test('may be watched by who says so ahead; it counts with the lines they write, from the later day', async () => {
		await format('critique-60')
		await expect(watchInstead(db, seat, 'watches', ahead)).rejects.toMatchObject({ why: 'no-role-play' })
		await format('roleplay-60')
		await watchInstead(db, seat, 'watches', ahead)
		expect(await listTexts(db, world.session.id)).toMatchObject([{ name: missing.name, state: 'to-write' }])
		await expect(rehearse()).rejects.toMatchObject({ why: 'not-confirmed' })
		await confirm(60)
		expect(await stays()).toMatchObject([{ text: 'owed' }])
		await expect(watchInstead(db, seat, 'plays', now)).rejects.toMatchObject({ why: 'begun' })
		// They have moved to another cohort since.
		await db.cohortMember.deleteMany({ where: { personId: missing.id } })
		await rehearse()
		await expect(rehearse()).rejects.toMatchObject({ why: 'waits-already' })
		await judge({ accepts: true })
		expect(await stays()).toMatchObject([{ text: null, isMakeUp: false, minutesPresent: 60, confirmedAt: later }])
	})

	test('is played after all by who takes it back before it begins', async () => {
		await watchInstead(db, seat, 'watches', ahead)
		await watchInstead(db, seat, 'watches', ahead)
		await format('critique-60')
		await watchInstead(db, seat, 'plays', ahead)
		await format('roleplay-60')
		await confirm(60)
		expect(await stays()).toMatchObject([{ text: null }])
		await expect(rehearse()).rejects.toMatchObject({ why: 'not-watching' })
	})

	test('that somebody was to watch and missed is made up for like any other', async () => {
		await watchInstead(db, seat, 'watches', ahead)
		await confirm(0)
		await expect(rehearse()).rejects.toMatchObject({ why: 'was-not-there' })
		await handIn()
		await judge({ accepts: true })
		expect(await stays()).toMatchObject([{ text: 'instead' }])
	})
})
