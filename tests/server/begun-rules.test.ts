import { beforeEach, describe, expect, test } from 'vitest'
import { adoptRules, readRulesAhead } from '~/domain/certification/adopt-rules.server'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { writeGradebookFile } from '~/domain/certification/gradebook-file.server'
import { issueCertifications } from '~/domain/certification/issue.server'
import { listNotJudged } from '~/domain/certification/judgeable.server'
import { listKeptRules } from '~/domain/certification/kept-rules.server'
import { readStanding } from '~/domain/certification/standing.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { transfer } from '~/domain/cohort/transfer.server'
import type { Requirement } from '~/domain/program/frontmatter'
import { createShelf } from '~/domain/program/shelf.server'
import { keptAndNotJudged } from '../../server/kept-rules'
import { rubric } from '../support/assessment'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { listening } from '../support/rounds360'
import { aProgram, aStage, rulesContent } from '../support/stages-taken'
import { layRoute } from '../support/view-routes'

const db = await useDatabase()
const now = new Date()
/** What others see, by a round that confirms it alone */
const oneWay: Requirement = {
	...rules.view,
	options: [{ kind: 'rounds360', instrument: 'l1-360', result: 'confirmed' }],
}
const asks = (...requirements: Requirement[]) =>
	aStage({ requirements: [{ ...rules.tries, closed: 2 }, ...requirements] })
const today = asks(rules.view)
const programs = [aProgram(today)]
const content = { programs, shelf: createShelf(db), formats: new Map() }

let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
})

/** One whom a round confirmed, and one who was watched twice. */
async function laid(begun: Requirement, later: Requirement[]) {
	const from = await aTakenCohort(db, asks(begun))
	const to = await aTakenCohort(db, asks(...later), { name: 'Winter A', leadName: 'Malik Toure' })
	const confirmed = await aMember(db, today, from, { name: 'Ada Okafor', deeds: ['tries'] })
	const watched = await aMember(db, today, from, { name: 'Bo Lind', deeds: ['tries'] })
	const world = { stage: today, server: { db } }
	await layRoute(world, confirmed.id, 'confirmed')
	await layRoute(world, watched.id, 'seen-twice')
	return { from, to, people: [confirmed, watched] }
}

/** What an admin, or a lead, is shown of everybody there. */
async function shownOf({ cohort }: TakenCohort, seenBy: 'admin' | 'lead' = 'admin') {
	const { rows } = await readGradebook(db, programs, cohort.id, now, seenBy)
	return rows.map(({ name, results, group }) => ({ name, results, group }))
}
const states = async (world: TakenCohort) =>
	(await shownOf(world)).map(({ name, results }) => [name, results.find(({ id }) => id === 'view')?.state])

type Moving = (person: PersonMade, from: TakenCohort, to: TakenCohort) => Promise<unknown>
const moves: [string, Moving][] = [
	[
		'is moved',
		({ id }, from, to) =>
			transfer(db, content, { personId: id, from: from.cohort.id, to: to.cohort.id }, admin, { now }),
	],
	[
		'gives the seat up and takes another',
		async ({ id: personId }, from, to) => {
			await removeMember(db, { cohortId: from.cohort.id, personId }, admin, now)
			await enroll(db, { cohortId: to.cohort.id, personId }, admin, now)
		},
	],
	['comes again after the cohort is over', (...moving) => comeAgain('finished', ...moving)],
	['comes again after the cohort was called off', (...moving) => comeAgain('cancelled', ...moving)],
]

async function comeAgain(status: string, { id: personId }: PersonMade, from: TakenCohort, to: TakenCohort) {
	await db.cohort.update({ where: { id: from.cohort.id }, data: { status } })
	const joinedAt = new Date(Date.now() + 60_000)
	await db.cohortMember.create({ data: { cohortId: to.cohort.id, personId, joinedAt } })
}

describe.each(moves)('of somebody who %s', (_how, move) => {
	test.each([
		['fewer ways', rules.view, oneWay, ['met', 'met']],
		['more ways', oneWay, rules.view, ['met', 'open']],
	])('to a cohort with %s to the same, no page tells which way was theirs', async (_what, begun, later, expected) => {
		const { from, to, people } = await laid(begun, [later])
		const before = { admin: await shownOf(from), lead: await shownOf(from, 'lead') }
		expect(before.admin.map(({ results }) => results.find(({ id }) => id === 'view')?.state)).toEqual(expected)
		for (const person of people) await move(person, from, to)
		expect({ admin: await shownOf(to), lead: await shownOf(to, 'lead') }).toEqual(before)
	})
})

test('what others may know goes by the cohort they came to', async () => {
	const { from, to, people } = await laid(rules.view, [oneWay])
	await db.cohort.update({ where: { id: to.cohort.id }, data: { requirements: [rules.tries, oneWay] as never } })
	const [bo] = people.slice(1) as [PersonMade]
	await moves[0]?.[1](bo, from, to)
	const { rulesOf } = await readGradebook(db, programs, to.cohort.id, now)
	expect(rulesOf(bo.id)).toEqual([rules.tries, rules.view])
})

test('their own page and their certificate go by the same', async () => {
	const { from, to, people } = await laid(rules.view, [oneWay])
	for (const person of people) await moves[0]?.[1](person, from, to)
	const newcomer = await aMember(db, today, to, { name: 'Zanele Dube', deeds: ['tries'] })
	await layRoute({ stage: today, server: { db } }, newcomer.id, 'seen-twice')
	expect(await states(to)).toEqual([
		['Ada Okafor', 'met'],
		['Bo Lind', 'met'],
		['Zanele Dube', 'open'],
	])
	const [bo] = people.slice(1) as [PersonMade]
	const own = await readStanding(db, { id: bo.id, showsPlanned: false }, today, now)
	expect(own.results.map(({ state }) => state)).toEqual(['met', 'met'])
	expect(await readRulesAhead(db, rulesContent(programs), to.cohort.id, now)).toMatchObject({ people: [] })
	const personIds = [bo.id, newcomer.id]
	const issued = await issueCertifications(
		db,
		anIssuer(),
		{ personIds, cohortId: to.cohort.id, stage: today },
		admin,
		now,
	)
	expect([...issued.values()].map(({ ok }) => ok).sort()).toEqual([false, true])
	expect(issued.get(bo.id)).toMatchObject({ ok: true })
})

test('and so are those of somebody whose certification has lapsed since', async () => {
	const { from, to, people } = await laid(rules.view, [oneWay])
	const [bo] = people.slice(1) as [PersonMade]
	const issued = await issueCertifications(
		db,
		anIssuer(),
		{ personIds: [bo.id], cohortId: from.cohort.id, stage: today },
		admin,
		now,
	)
	expect(issued.get(bo.id)).toMatchObject({ ok: true })
	await comeAgain('finished', bo, from, to)
	const lapsed = new Date(now.getTime() + 3 * 365 * 86_400_000)
	const { rows, rulesOf } = await readGradebook(db, programs, to.cohort.id, lapsed)
	expect(rows).toMatchObject([{ certificate: null }])
	expect(rulesOf(bo.id)).toContainEqual(rules.view)
})

test('whose only seat is in a cohort that was called off reads of its ways, before another seat and after', async () => {
	const { from, to, people } = await laid(rules.view, [oneWay])
	const [bo] = people.slice(1) as [PersonMade]
	const asksOneWay = asks(oneWay)
	const own = async () => {
		const { results, rules: asked } = await readStanding(db, { id: bo.id, showsPlanned: false }, asksOneWay, now)
		return [results.find(({ id }) => id === 'view')?.state, asked.find(({ id }) => id === 'view')]
	}
	const before = await states(from)
	await db.cohort.update({ where: { id: from.cohort.id }, data: { status: 'cancelled' } })
	expect(await own()).toEqual(['met', rules.view])
	expect(await states(from)).toEqual(before)
	await comeAgain('cancelled', bo, from, to)
	expect(await own()).toEqual(['met', rules.view])
})

test('through a third cohort they are still those of the first, and content that loses them is told', async () => {
	const { from, to, people } = await laid(rules.view, [oneWay])
	const third = await aTakenCohort(db, asks(oneWay), { name: 'Spring C', leadName: 'Arjun Menon' })
	for (const person of people) {
		await moves[0]?.[1](person, from, to)
		await moves[0]?.[1](person, to, third)
	}
	expect(await states(third)).toEqual([
		['Ada Okafor', 'met'],
		['Bo Lind', 'met'],
	])
	expect(await toldAtStart()).toEqual([[rules.view]])
})

/** What is kept of what people began with, beside what cohorts ask themselves. */
async function toldAtStart() {
	const kept = await listKeptRules(db)
	return kept
		.filter(({ keptBy, rules: [first] }) => keptBy === 'cohorts' && first?.id === 'view')
		.map(({ rules }) => rules)
}

test.each<[string, (person: PersonMade, to: TakenCohort) => Promise<unknown>]>([
	['has closed their account', ({ id }) => db.person.update({ where: { id }, data: { disabledAt: now } })],
	[
		'is certified since',
		({ id }, { cohort }) =>
			issueCertifications(db, anIssuer(), { personIds: [id], cohortId: cohort.id, stage: today }, admin, now),
	],
	[
		'came to a cohort that is over',
		(_, { cohort }) => db.cohort.update({ where: { id: cohort.id }, data: { status: 'finished' } }),
	],
	[
		'gave the seat up again',
		({ id: personId }, { cohort }) => removeMember(db, { cohortId: cohort.id, personId }, admin, now),
	],
])('what somebody began with is told no more of who %s', async (_what, ends) => {
	const { from, to, people } = await laid(rules.view, [oneWay])
	const [bo] = people.slice(1) as [PersonMade]
	await moves[0]?.[1](bo, from, to)
	expect(await toldAtStart()).toEqual([[rules.view]])
	await ends(bo, to)
	expect(await toldAtStart()).toEqual([])
	// Whose certificate has run out is judged by it anew.
	const { count } = await db.certification.updateMany({ data: { validUntil: new Date(now.getTime() - 1) } })
	expect(await toldAtStart()).toHaveLength(count)
})

/** With an instrument that the content of today holds no more */
const others = rules.view.options.slice(1)
const asking = (instrument: string, more: typeof others): Requirement => ({
	...rules.view,
	options: [{ kind: 'rounds360', instrument, result: 'confirmed' }, ...more],
})
/** It judges the rest: who watches sees criteria of the work. */
const judges = rulesContent([aProgram(asks(rules.view, rules.scenario))], {
	instruments: new Map([['l1-360', listening]]),
	rubrics: new Map([[rubric.id, rubric]]),
})

test('once the rules of a cohort are mended, others are asked about them with the same, and no state turns', async () => {
	const { from, to, people } = await laid(asking('lost', others), [asking('lost', []), rules.scenario])
	for (const person of people) await moves[0]?.[1](person, from, to)
	const ahead = () => readRulesAhead(db, judges, to.cohort.id, now)
	const stood = await shownOf(to)
	const said = `${today.key}, as cohorts keep it: view: there is no instrument lost`
	expect(await keptAndNotJudged(db, judges)).toContain(said)
	const { fingerprint, notJudged } = await ahead()
	expect(notJudged).toMatchObject([{ id: 'view', isMended: true }])
	await adoptRules(db, judges, { cohortId: to.cohort.id, fingerprint }, admin)
	await db.cohort.update({ where: { id: from.cohort.id }, data: { status: 'finished' } })
	const { rulesOf } = await readGradebook(db, programs, to.cohort.id, now)
	for (const { id } of people) expect(rulesOf(id).find((rule) => rule.id === 'view')).toEqual(asking('l1-360', others))
	expect(await shownOf(to)).toEqual(stood)
	expect(await keptAndNotJudged(db, judges)).not.toContain(said)
})

/** What the page of its rules says of what is brought there, and whether the gradebook leads to it. */
async function saidOfBrought({ cohort }: TakenCohort) {
	const { notJudged } = await readRulesAhead(db, judges, cohort.id, now)
	const { stage, kept } = await readGradebook(db, judges.programs, cohort.id, now)
	return { notJudged, isSaid: listNotJudged(judges, stage, kept).length > 0 }
}

test('what nothing judges any more is said where it was brought to, whosever it is and whichever way was theirs', async () => {
	const here = { ...rules.view, options: others }
	const { from, to, people } = await laid(asking('lost', others), [here])
	const nothing = { notJudged: [], isSaid: false }
	expect(await saidOfBrought(to)).toEqual(nothing)
	const said = []
	for (const person of people) {
		await moves[0]?.[1](person, from, to)
		said.push(await saidOfBrought(to))
		await removeMember(db, { cohortId: to.cohort.id, personId: person.id }, admin, now)
		expect(await saidOfBrought(to)).toEqual(nothing)
	}
	const why = ['somebody brought it from another cohort, and not all it names is in the content any more']
	const brought = { id: 'brought-view', title: 'How others see it', why, isGoneKind: false, isMended: false }
	const once = { notJudged: [brought], isSaid: true }
	expect(said).toEqual([once, once])

	for (const { id: personId } of people) await enroll(db, { cohortId: to.cohort.id, personId }, admin, now)
	expect(await saidOfBrought(to)).toEqual(once)
	const personIds = people.map(({ id }) => id)
	await issueCertifications(db, anIssuer(), { personIds, cohortId: to.cohort.id, stage: today }, admin, now)
	expect(await saidOfBrought(to)).toEqual(nothing)
})

test('what is brought is mended by the rules of today where they bring the cohort that way', async () => {
	const waiting: Requirement = { ...rules.view, options: others, status: 'planned' }
	const { from, to, people } = await laid(asking('lost', others), [waiting])
	for (const person of people) await moves[0]?.[1](person, from, to)
	expect(await saidOfBrought(to)).toMatchObject({ notJudged: [{ id: 'brought-view', isMended: true }] })
	const { fingerprint } = await readRulesAhead(db, judges, to.cohort.id, now)
	await adoptRules(db, judges, { cohortId: to.cohort.id, fingerprint }, admin)
	expect(await saidOfBrought(to)).toEqual({ notJudged: [], isSaid: false })
})

test('what the new cohort asks besides is not asked of them, and their line says so', async () => {
	const { from, to, people } = await laid(rules.view, [rules.view, rules.case])
	const [bo] = people.slice(1) as [PersonMade]
	await moves[0]?.[1](bo, from, to)
	await aMember(db, today, to, { name: 'Zanele Dube' })
	const book = await readGradebook(db, programs, to.cohort.id, now)
	const lines = writeGradebookFile(book, 'lead').trimEnd().split('\r\n')
	expect(lines.map((line) => line.split(',').at(-1))).toEqual([' with what came of it"', 'not asked', 'open'])
})
