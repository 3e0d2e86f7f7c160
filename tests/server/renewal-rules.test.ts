import { beforeEach, describe, expect, test } from 'vitest'
import {
	adoptRenewal,
	hasEarlierRenewals,
	listEarlierRenewed,
	readRenewalAhead,
} from '~/domain/certification/adopt-renewal.server'
import { keepRenewals } from '~/domain/certification/keep-renewals.server'
import { MONTHS_FOR_GOOD } from '~/domain/certification/policy'
import { renewCertification } from '~/domain/certification/renew.server'
import { countRenewable, readRenewals } from '~/domain/certification/renewal.server'
import { renewalOfToday } from '~/domain/certification/renewal-rules'
import { asSeenByOthers } from '~/domain/certification/requirements'
import { readAsked, withOwnRules } from '~/domain/certification/standing.server'
import { termsOfToday } from '~/domain/cohort/rules'
import type { Db } from '~/domain/db'
import type { Requirement } from '~/domain/program/frontmatter'
import type { Stage } from '~/domain/program/lesson'
import { addMonths } from '~/domain/zone/months'
import { keptAndNotJudged } from '../../server/kept-rules'
import { countQueries } from '../support/count-queries'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now, rules } from '../support/evidence'
import type { TakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aHolder, closeOneMore } from '../support/renewals'
import { aProgram, aStage, contentOf, rulesContent, STAGE_KEY } from '../support/stages-taken'

/** Issued by a program whose renewal asks for one promise closed; today it asks for two, and holds half as long. */
const db = await useDatabase()
const before = aStage()
const withCertificate = (certificate: Partial<typeof before.certificate>) => ({
	...before,
	certificate: { ...before.certificate, ...certificate },
})
const renewal = { minutes: 90, requirements: [{ ...rules.tries, closed: 2 }] }
const today = withCertificate({ validMonths: 12, renewal })
const programs = [aProgram(today)]
const content = rulesContent(programs)
const issuer = anIssuer()
const inWindow = new Date('2028-09-15T12:00:00Z')

let admin: PersonMade
let world: TakenCohort
let ines: PersonMade
let number: string
beforeEach(async () => {
	;({ admin, world, ines, number } = await aHolder(db, issuer, before))
	await closeOneMore(db, ines.id, inWindow)
})

const renew = () => renewCertification(db, issuer, programs, { number }, admin, inWindow)
const ahead = (at = inWindow) => readRenewalAhead(db, content, STAGE_KEY, at)
const adopt = (fingerprint: string, of = programs) =>
	adoptRenewal(db, rulesContent(of), { stageKey: STAGE_KEY, fingerprint }, admin, inWindow)
const kept = async (of = number) => (await db.certification.findUniqueOrThrow({ where: { number: of } })).renewal

describe('a program that asks more of who renews', () => {
	test('asks it of nobody who holds a certificate: it is renewed by its own rules, for as long as they promised', async () => {
		expect(await countRenewable(db, programs, inWindow)).toBe(1)
		const next = await renew()
		expect(await db.certification.findUnique({ where: { number: next.number } })).toMatchObject({
			validUntil: new Date('2030-11-26T12:00:00Z'),
			renewal: renewalOfToday(today),
		})
		expect(await kept()).toEqual(renewalOfToday(before))
	})

	test('shows the admin first whom its rules would touch, wherever the cohort’s own are the same', async () => {
		expect(await hasEarlierRenewals(db, content, before, inWindow)).toBe(false)
		expect(await hasEarlierRenewals(db, content, today, inWindow)).toBe(true)
		expect(await hasEarlierRenewals(db, content, today, new Date('2029-02-01T12:00:00Z'))).toBe(false)
		expect((await ahead()).terms).toEqual([
			{
				print: expect.any(String),
				changes: [
					{
						...{ id: 'tries', title: 'Two commitments closed', how: 'changed' },
						lines: ['to be closed: 1 → 2'],
					},
					{
						...{ id: 'minutes', title: 'How long it takes', how: 'changed' },
						...{ lines: ['about 60 minutes → 90 minutes'], change: { before: '60 minutes', after: '90 minutes' } },
					},
					{
						...{ id: 'valid-months', title: 'How long the next one holds', how: 'changed' },
						lines: ['valid 24 months → 12 months'],
						change: { before: '24 months', after: '12 months' },
					},
				],
				stays: [],
				untold: [],
				holders: 1,
				worse: 1,
				others: 0,
				people: [
					{
						...{ id: ines.id, name: 'Inês Carvalho', number, wasReady: true, isReady: false },
						moves: [{ title: 'Two commitments closed', from: 'met', to: 'in-progress' }],
					},
				],
			},
		])
		expect((await ahead(new Date('2029-02-01T12:00:00Z'))).terms).toEqual([])
	})

	test('is asked for all levels at once; of those that ask nothing otherwise, nobody is read', async () => {
		const others = Array.from({ length: 9 }, (_, nth) => ({ ...today, id: `m${nth}`, key: `${STAGE_KEY}-${nth}` }))
		const ask = (stages: Stage[]) =>
			countQueries(db, (counted) => listEarlierRenewed(counted, content, stages, inWindow))
		expect(await ask([...others, today])).toEqual({ answer: [today], queries: 2 })
		expect(await ask([...others, before])).toEqual({ answer: [], queries: 1 })
	})

	test('names who is in no cohort any more as well, but nobody whose account is closed', async () => {
		await db.cohortMember.deleteMany({ where: { personId: ines.id } })
		const { terms, fingerprint } = await ahead()
		expect(terms).toMatchObject([{ holders: 1, people: [{ name: 'Inês Carvalho' }] }])
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: inWindow } })
		expect((await ahead()).terms).toEqual([])
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: null } })
		await adopt(fingerprint)
		expect(await kept()).toEqual(renewalOfToday(today))
	})

	test('leaves a rule whose ways are theirs alone as each carries it, so that nothing tells who used which', async () => {
		const ways = (closed: number): Requirement => ({
			...{ id: 'reading', kind: 'anyOf', routePrivate: true },
			options: [
				{ kind: 'commitments', closed },
				{ kind: 'retrospective', count: 1 },
			],
		})
		const terms = { minutes: 60, requirements: [ways(1)], validMonths: 24 }
		await db.certification.update({ where: { number }, data: { renewal: terms } })
		const otherwise = withCertificate({ renewal: { minutes: 90, requirements: [ways(2)] } })
		const shown = async () =>
			(await readRenewalAhead(db, rulesContent([aProgram(otherwise)]), STAGE_KEY, inWindow)).terms
		const asAdminsSee = async () => {
			const renewal = (await readRenewals(db, [ines.id], otherwise, inWindow)).get(ines.id)
			return asSeenByOthers(renewal?.results ?? [])
		}
		/** Met by a promise, as it is asked no more, or by a retrospective. */
		const inBothWays = async <Seen>(see: () => Promise<Seen>) => {
			const byPromise = await see()
			expect(await db.commitment.deleteMany({ where: { closedAt: inWindow } })).toEqual({ count: 1 })
			const entry = { id: 'retro', personId: ines.id, stageKey: STAGE_KEY, onDay: '2028-09-14', minutes: 60 }
			await db.practiceEntry.create({ data: { ...entry, kind: 'retrospective', createdAt: inWindow } })
			expect(await see()).toEqual(byPromise)
			await db.practiceEntry.delete({ where: { id: 'retro' } })
			await closeOneMore(db, ines.id, inWindow)
			return byPromise
		}
		expect(await inBothWays(shown)).toMatchObject([{ changes: [{ id: 'minutes' }], stays: [expect.any(String)] }])
		expect(await inBothWays(asAdminsSee)).toMatchObject([{ state: 'met' }])
		const { fingerprint } = await readRenewalAhead(db, rulesContent([aProgram(otherwise)]), STAGE_KEY, inWindow)
		await adopt(fingerprint, [aProgram(otherwise)])
		expect(await kept()).toEqual({ ...terms, minutes: 90 })
		expect(await inBothWays(asAdminsSee)).toMatchObject([{ state: 'met' }])
		expect(await db.auditEntry.count({ where: { act: 'renewal-rules-changed', subject: ines.id } })).toBe(1)
		expect(await shown()).toEqual([])
	})

	test('tells terms apart that change alike and differ in what stays', async () => {
		const ways = (count: number): Requirement => ({
			...{ id: 'reading', kind: 'anyOf', routePrivate: true },
			options: [{ kind: 'retrospective', count }],
		})
		const terms = (count: number) => ({ minutes: 60, requirements: [ways(count)], validMonths: 24 })
		await db.certification.update({ where: { number }, data: { renewal: terms(1) } })
		const { id: personId } = await aPerson(db, { name: 'Otto Lind' })
		const { id: _, ...row } = await db.certification.findUniqueOrThrow({ where: { number } })
		const own = { number: 'OTTO-0001-A1', inForceKey: `${personId}:${STAGE_KEY}`, personId, renewal: terms(2) }
		await db.certification.create({ data: { ...row, statement: {}, ...own } })
		const shown = (await ahead()).terms
		expect(shown).toHaveLength(2)
		expect(shown[0]?.changes).toEqual(shown[1]?.changes)
		expect(new Set(shown.map(({ print }) => print)).size).toBe(2)
	})

	test('is theirs once an admin says so, and that is written down with what was and is asked', async () => {
		const { validUntil } = await db.certification.findUniqueOrThrow({ where: { number } })
		await adopt((await ahead()).fingerprint)
		expect((await ahead()).terms).toEqual([])
		await expect(renew()).rejects.toMatchObject({ why: 'not-ready' })
		expect(await db.certification.findUnique({ where: { number } })).toMatchObject({ validUntil, revokedAt: null })
		const log = await db.auditEntry.findMany({ where: { act: 'renewal-rules-changed' }, orderBy: { seq: 'asc' } })
		expect(log.map(({ actorId, subject, detail }) => ({ actorId, subject, detail }))).toEqual(
			[
				['Two commitments closed', 'to be closed: 1 → 2', 'asked', 'asked otherwise'],
				['How long it takes', 'about 60 minutes → 90 minutes', '60 minutes', '90 minutes'],
				['How long the next one holds', 'valid 24 months → 12 months', '24 months', '12 months'],
			].map(([rule, figures, before, after]) => ({
				...{ actorId: admin.id, subject: ines.id },
				detail: { number, stage: STAGE_KEY, rule, figures, before, after },
			})),
		)
	})

	test('is not taken over once it, or who carries what, is not as it was shown', async () => {
		const { fingerprint } = await ahead()
		const again = withCertificate({ validMonths: 6, renewal })
		await expect(adopt(fingerprint, [aProgram(again)])).rejects.toMatchObject({ why: 'rules-changed' })
		await adopt(fingerprint)
		await expect(adopt(fingerprint)).rejects.toMatchObject({ why: 'rules-changed' })
	})
})

test('what is from before rules were kept is given those of the first start, and keeps them at the next', async () => {
	await db.$executeRaw`update "Certification" set renewal = null`
	await keepRenewals(db, [aProgram(before)])
	await keepRenewals(db, programs)
	expect(await kept()).toEqual(renewalOfToday(before))
	expect(await db.cohort.findUniqueOrThrow({ where: { id: world.cohort.id } })).toMatchObject({
		certificate: termsOfToday(before),
	})
	const asked: string[] = []
	const counted = db.$extends({
		query: {
			$allOperations: ({ operation, args, query }) => {
				asked.push(operation)
				return query(args)
			},
		},
	})
	await keepRenewals(counted as unknown as Db, programs)
	expect(asked).toEqual(['$queryRaw'])
})

test('what was issued for good is given none at a start, also once its program has an end and others are given theirs', async () => {
	await db.$executeRaw`update "Certification" set renewal = null`
	const { id: _, ...row } = await db.certification.findUniqueOrThrow({ where: { number } })
	const forGood = { number: 'GOOD-0001-A1', inForceKey: null, validUntil: addMonths(row.issuedAt, MONTHS_FOR_GOOD) }
	await db.certification.create({ data: { ...row, ...forGood, statement: {}, renewal: undefined } })
	await keepRenewals(db, programs)
	expect([await kept(forGood.number), await kept()]).toEqual([null, renewalOfToday(today)])
})

test('what is kept and the content of today cannot judge is said at the start, once for all who keep it', async () => {
	const named = { instruments: new Map(), simulations: [], formats: new Map() }
	const kept = { ...contentOf(today), ...named }
	await db.certification.update({
		where: { number },
		data: { renewal: { minutes: 60, validMonths: 24, requirements: [{ ...rules.check, bank: 'gone' }] } },
	})
	await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: [rules.tries] } })
	expect(await keptAndNotJudged(db, kept)).toEqual([
		`${STAGE_KEY}, as certificates keep it: check: there is no question bank gone`,
	])
	await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: [{ ...rules.check, bank: 'lost' }] } })
	const ofCohort = `${STAGE_KEY}, as cohorts keep it: check: there is no question bank lost`
	expect(await keptAndNotJudged(db, kept)).toContain(ofCohort)
	await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'finished' } })
	expect(await keptAndNotJudged(db, kept)).not.toContain(ofCohort)
	await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'running' } })
	expect(await keptAndNotJudged(db, { ...kept, programs: [] })).toEqual([
		`${STAGE_KEY}, as certificates keep it: there is no such level any more`,
		`${STAGE_KEY}, as cohorts keep it: there is no such level any more`,
	])
})

test('somebody is asked what they are judged by: their cohort’s rules, and what their certificate promised', async () => {
	await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: [rules.retro] } })
	const asked = async (at: Date) => {
		const [stage] = await withOwnRules(db, ines.id, [today], at)
		return stage?.requirements
	}
	expect(await asked(now)).toEqual([rules.retro])
	const renewing = before.certificate.renewal?.requirements ?? []
	expect(await asked(inWindow)).toEqual([rules.retro, ...renewing])
	expect(await readAsked(db, ines.id, today, now)).toEqual({ rules: [rules.retro], since: null })
	expect(await readAsked(db, ines.id, today, inWindow)).toEqual({ rules: renewing, since: now })
})
