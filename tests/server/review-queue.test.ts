import { beforeEach, describe, expect, test } from 'vitest'
import { SIGN_OFF } from '~/domain/activity/kinds'
import { nameAssessor, releaseAssessor, standBack, takeWork } from '~/domain/assessment/assign.server'
import { listAssessorLoads, listUndecided, readQueue, setMostReviews } from '~/domain/assessment/queue.server'
import { handInScores } from '~/domain/assessment/scoring.server'
import { getOwnSheet } from '~/domain/assessment/sheets.server'
import { handIn } from '~/domain/assessment/submissions.server'
import { listMentors, MOST_MENTORS, nameMentor, unnameMentor } from '~/domain/assessment/ties.server'
import type { Prisma } from '~/domain/db'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { anAssessorOf, letAssess } from '../support/qualifications'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
const content = contentOf(stage)
const judged = { ...content, assessors: 2 }
let world: TakenCohort
let admin: PersonMade
let ines: PersonMade
let arjun: PersonMade
let work = ''
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	arjun = await anAssessor('Arjun Menon')
	work = await aText(ines)
})

const anAssessor = (name: string) => anAssessorOf(db, name)

async function aText(author: PersonMade, at = nov(1)): Promise<string> {
	const where = { personId: author.id, stageKey: STAGE_KEY }
	const text = Array.from({ length: 450 }, () => 'word').join(' ')
	await handIn(db, where, text, { rule: rules.scenario, rubric, cohortId: world.cohort.id }, at)
	return (await db.submission.findFirstOrThrow({ where, orderBy: { createdAt: 'desc' } })).id
}

const asked = (said: Partial<Prisma.ActivityEvidenceUncheckedCreateInput>) =>
	db.activityEvidence.create({
		data: { personId: ines.id, stageKey: STAGE_KEY, activityId: SIGN_OFF, createdAt: nov(1), ...said },
	})
const take = (assessor: PersonMade, of = work) => takeWork(db, of, content, assessor, nov(2))
const queueOf = async (assessor: PersonMade) =>
	(await readQueue(db, assessor.id, content, nov(2))).waiting.map(({ submissionId }) => submissionId)
async function score(assessor: PersonMade, line: string, of = work) {
	const sheet = await db.scoreSheet.findFirstOrThrow({ where: { submissionId: of, assessorId: assessor.id } })
	const given = { sheetId: sheet.id, assessorId: assessor.id, scores: scores(line), comment: 'Because.' }
	await handInScores(db, given, judged, assessor, nov(4))
}

describe('the review queue', () => {
	test('shows what waits, the longest first, until two have taken it, and says whose it is to nobody', async () => {
		const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
		const earlier = await aText(otto, new Date('2026-10-20'))
		const grace = await anAssessor('Grace Whitfield')
		expect(await queueOf(arjun)).toEqual([earlier, work])
		expect(JSON.stringify(await readQueue(db, arjun.id, content, nov(2)))).not.toMatch(/Otto|Inês|word word/)
		await take(arjun)
		expect(await queueOf(arjun)).toEqual([earlier])
		await take(grace)
		expect(await queueOf(await anAssessor('Noor Haddad'))).toEqual([earlier])
	})

	test('holds a text again for a third when two are apart, and no more once it is decided', async () => {
		const [grace, noor] = [await anAssessor('Grace Whitfield'), await anAssessor('Noor Haddad')]
		await take(arjun)
		await take(grace)
		await score(arjun, '3 3 2 2')
		await score(grace, '2 3 2 2')
		expect(await queueOf(noor)).toEqual([work])
		await take(noor)
		await score(noor, '3 3 2 2')
		expect(await queueOf(await anAssessor('Rui Costa'))).toEqual([])
		expect(await listUndecided(db)).toEqual({ works: [], total: 0 })
	})

	test.each<[string, () => Promise<PersonMade>, string]>([
		[
			'the author',
			async () => {
				await db.personRole.create({ data: { personId: ines.id, role: 'facilitator' } })
				return ines
			},
			'own-work',
		],
		[
			'the line manager of the author’s line manager',
			async () => {
				const top = await anAssessor('Petra Novak')
				const manager = await aPerson(db, { name: 'Luis', managerId: top.id })
				await db.person.update({ where: { id: ines.id }, data: { managerId: manager.id } })
				return top
			},
			'reporting-line',
		],
		['somebody who reports to the author', () => anAssessorOf(db, 'Rui', { managerId: ines.id }), 'reporting-line'],
		[
			'the author’s mentor',
			async () => {
				await nameMentor(db, ines, arjun.email, nov(1))
				return arjun
			},
			'tied',
		],
		[
			'somebody whom the author mentors',
			async () => {
				await nameMentor(db, arjun, ines.email, nov(1))
				return arjun
			},
			'tied',
		],
		[
			'whoever is asked as its sponsor',
			async () => {
				await asked({ sponsorId: arjun.id, state: 'asked' })
				return arjun
			},
			'sponsor',
		],
		[
			'the sponsor who stood behind it before they had an account',
			async () => {
				await asked({ sponsorEmail: arjun.email, state: 'confirmed' })
				return arjun
			},
			'sponsor',
		],
		[
			'a second person of the cohort',
			async () => {
				await take(world.lead)
				const peer = await aMember(db, stage, world, { name: 'Nikolai Petrov' })
				await letAssess(db, peer.id)
				return peer
			},
			'second-from-cohort',
		],
		[
			'somebody who is no facilitator',
			() => aPerson(db, { name: 'Mia', roles: ['mentor', 'admin'] }),
			'not-facilitator',
		],
	])('shows it to anybody but %s, who cannot take or be given it either', async (_who, make, why) => {
		const person = await make()
		expect(await queueOf(person)).not.toContain(work)
		await expect(take(person)).rejects.toMatchObject({ why })
		const naming = { submissionId: work, assessorId: person.id }
		await expect(nameAssessor(db, naming, judged, admin, nov(2))).rejects.toMatchObject({ why })
		expect(await db.scoreSheet.count({ where: { assessorId: person.id } })).toBe(0)
	})

	test('shows it to who sponsors another level or somebody else, and to whom the question was taken back from', async () => {
		const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
		await asked({ sponsorId: arjun.id, state: 'asked', stageKey: 'track/q1' })
		await asked({ sponsorId: arjun.id, state: 'asked', personId: otto.id })
		await asked({ sponsorId: arjun.id, state: 'asked', activityId: 'dojo' })
		await asked({ sponsorId: arjun.id, state: 'draft' })
		expect(await queueOf(arjun)).toEqual([work])
		await take(arjun)
	})

	test('has no drafts, and knows no text that is not there', async () => {
		await db.submission.update({ where: { id: work }, data: { submittedAt: null } })
		expect(await queueOf(arjun)).toEqual([])
		await expect(take(arjun)).rejects.toMatchObject({ code: 'not-found' })
		await expect(take(arjun, 'no-such-text')).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('the load of an assessor', () => {
	test('is a number of texts at once; whoever has that many takes no more, and is still given one by an admin', async () => {
		await setMostReviews(db, { personId: arjun.id, most: 1 }, admin)
		await take(arjun)
		const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
		const next = await aText(otto)
		await expect(take(arjun, next)).rejects.toMatchObject({ why: 'has-enough' })
		await score(arjun, '3 3 2 2')
		await take(arjun, next)
		await setMostReviews(db, { personId: arjun.id, most: 0 }, admin)
		const third = await aText(await aMember(db, stage, world, { name: 'Mei-Ling Chua' }))
		await expect(take(arjun, third)).rejects.toMatchObject({ why: 'has-enough' })
		await nameAssessor(db, { submissionId: third, assessorId: arjun.id }, judged, admin, nov(3))
		expect((await readQueue(db, arjun.id, content, nov(2))).load).toMatchObject({ open: 2, most: 0 })
		const log = await db.auditEntry.findMany({ where: { act: 'assessor-load-set' }, orderBy: { seq: 'asc' } })
		const changes = ['3 1', '1 0'].map((each) => each.split(' ')).map(([before, after]) => ({ before, after }))
		expect(log.map(({ detail }) => detail)).toEqual(changes)
	})

	test('is what an admin sees: open, scored in thirty days, and no more', async () => {
		const grace = await anAssessor('Grace Whitfield')
		await take(arjun)
		await take(grace)
		await score(grace, '3 3 2 2')
		const loads = async (now: Date) =>
			(await listAssessorLoads(db, now)).filter(({ id }) => [arjun.id, grace.id].includes(id))
		expect(await loads(nov(10))).toEqual([
			{ id: arjun.id, name: 'Arjun Menon', open: 1, most: 3, scored: [] },
			{
				id: grace.id,
				name: 'Grace Whitfield',
				open: 0,
				most: 3,
				scored: [{ stageKey: STAGE_KEY, requirementId: 'scenario' }],
			},
		])
		const later = new Date(nov(4).getTime() + 30 * 86_400_000 + 1)
		expect((await loads(later)).map(({ scored }) => scored)).toEqual([[], []])
		expect((await listUndecided(db)).works).toMatchObject([
			{ learner: ines.name, reading: 'being-read', appealed: false },
		])
	})

	test('is set for assessors only', async () => {
		const learner = await aPerson(db)
		await expect(setMostReviews(db, { personId: learner.id, most: 2 }, admin)).rejects.toMatchObject({
			code: 'not-found',
		})
	})
})

describe('a tie between two people', () => {
	test('said by an assessor gives the text back, with what was noted, and keeps all of that person’s from them', async () => {
		const { sheetId } = await take(arjun)
		await standBack(db, work, arjun, nov(3))
		await expect(getOwnSheet(db, sheetId, arjun.id)).rejects.toMatchObject({ code: 'not-found' })
		expect(await queueOf(arjun)).toEqual([])
		await expect(take(arjun)).rejects.toMatchObject({ why: 'tied' })
		expect(await queueOf(await anAssessor('Grace Whitfield'))).toEqual([work])
	})

	test('cannot be said once the scores are in', async () => {
		await take(arjun)
		await score(arjun, '3 3 2 2')
		await expect(standBack(db, work, arjun, nov(5))).rejects.toMatchObject({ why: 'submitted' })
		expect(await db.assessorTie.count()).toBe(0)
	})

	test('said by a learner takes back what their mentor has not scored, and leaves what is scored', async () => {
		await take(arjun)
		await nameMentor(db, ines, arjun.email, nov(3))
		expect(await db.scoreSheet.count({ where: { assessorId: arjun.id } })).toBe(0)
		const grace = await anAssessor('Grace Whitfield')
		await take(grace)
		await score(grace, '3 3 2 2')
		await nameMentor(db, ines, grace.email, nov(5))
		expect(await db.scoreSheet.count({ where: { assessorId: grace.id } })).toBe(1)
		expect((await listMentors(db, ines.id)).map(({ name }) => name)).toEqual(['Arjun Menon', 'Grace Whitfield'])
	})

	test('is taken back by whoever said it, and by nobody else', async () => {
		await nameMentor(db, ines, arjun.email, nov(3))
		await nameMentor(db, ines, arjun.email, nov(3))
		await unnameMentor(db, arjun.id, ines.id)
		await expect(take(arjun)).rejects.toMatchObject({ why: 'tied' })
		await unnameMentor(db, ines.id, arjun.id)
		await take(arjun)
		await standBack(db, work, arjun, nov(4))
		await unnameMentor(db, ines.id, arjun.id)
		await expect(take(arjun)).rejects.toMatchObject({ why: 'tied' })
	})

	test('names an open account of somebody else, and five at most', async () => {
		for (const email of [ines.email, 'nobody@example.com'])
			await expect(nameMentor(db, ines, email, nov(3))).rejects.toMatchObject({ why: 'nobody-there' })
		await db.person.update({ where: { id: arjun.id }, data: { disabledAt: nov(1) } })
		await expect(nameMentor(db, ines, arjun.email, nov(3))).rejects.toMatchObject({ why: 'nobody-there' })
		for (let count = 0; count < MOST_MENTORS; count++)
			await nameMentor(db, ines, (await aPerson(db, { name: `M${count}` })).email, nov(3))
		const sixth = await aPerson(db, { name: 'Sixth' })
		await expect(nameMentor(db, ines, sixth.email, nov(3))).rejects.toMatchObject({ why: 'too-many' })
	})

	test('is in the log without its kind: who was taken off', async () => {
		await take(arjun)
		await nameMentor(db, ines, arjun.email, nov(3))
		const acts = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
		expect(acts.map(({ act, subject, detail }) => ({ act, subject, detail }))).toEqual([
			{ act: 'assessment-taken', subject: arjun.id, detail: { before: 'not named', after: 'taken' } },
			{ act: 'assessor-released', subject: arjun.id, detail: { before: 'named', after: 'released' } },
		])
		await expect(
			releaseAssessor(db, { submissionId: work, assessorId: arjun.id }, admin, nov(3)),
		).rejects.toMatchObject({
			code: 'conflict',
		})
	})
})
