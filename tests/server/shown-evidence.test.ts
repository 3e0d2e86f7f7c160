import { beforeEach, describe, expect, test } from 'vitest'
import { findChecked, findPrint } from '~/domain/certification/checked.server'
import { issueCertification, revokeCertification } from '~/domain/certification/issue.server'
import { showEvidence } from '~/domain/certification/show-evidence.server'
import { getShownFile, listOwnShown, listShown, readShowable } from '~/domain/certification/shown-evidence.server'
import { evidenceChapters } from '~/http/evidence-view.server'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { allRules, nov, now, rules } from '../support/evidence'
import { aPdf } from '../support/files'
import { ALL_DEEDS, aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

/** What the holder of a certificate shows beside it, and what strangers then see. */
const db = await useDatabase()

const { minWords: _min, maxWords: _max, ...scenario } = rules.scenario
const stage = aStage({ requirements: [...allRules.slice(0, -1), { ...scenario, files: true }] })
const issuer = anIssuer()
let admin: PersonMade
let ines: PersonMade
let number: string
let work: string
let file: string
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	const world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world, { deeds: ALL_DEEDS })
	await aMember(db, stage, world, { name: 'Otto Lind' })
	number = (await issueCertification(db, issuer, { personId: ines.id, cohortId: world.cohort.id, stage }, admin, now))
		.number
	const submission = await db.submission.findFirstOrThrow({ where: { personId: ines.id } })
	work = `work:${submission.id}`
	const bytes = aPdf()
	const attached = {
		submissionId: submission.id,
		name: 'case.pdf',
		byteCount: bytes.byteLength,
		bytes,
		addedAt: nov(14),
	}
	file = `file:${(await db.workFile.create({ data: attached })).id}`
})

const own = () => readShowable(db, { ...ines, timeZone: 'Europe/Lisbon' }, stage, [aProgram(stage)], now)
/** The form as it stands at this moment. */
async function opened() {
	const { showable } = await own()
	return evidenceChapters(showable, await listOwnShown(db, number, ines.id), String)
}
async function choose(refs: string[], words: Record<string, string> = {}, at = now, holder = ines, form = opened()) {
	const chapters = await form
	const choices = chapters.flatMap((chapter) => chapter.choices)
	const seen = refs.map((ref) => choices.find((choice) => choice.ref === ref)?.seen ?? ref)
	const said = Object.entries(words).map(([requirement, text]) => ({
		requirement,
		words: text,
		seen: chapters.find(({ id }) => id === requirement)?.words?.seen ?? '',
	}))
	return showEvidence(db, { number, holder }, await own(), { seen, words: said }, at)
}
async function seen(at = now) {
	const checked = await findChecked(db, issuer, number, at)
	if (!checked) throw new Error('no such certificate')
	return { checked, shown: await listShown(db, checked) }
}
const named = async (at = now) => (await seen(at)).shown.map(({ name }) => name)

describe('beside a certificate', () => {
	test('nothing is shown until its holder chooses it, then that and no more, and after taking it back nothing', async () => {
		expect(await named()).toEqual([])
		await choose([work], { sessions: 'I brought a question to each.' })
		expect((await seen()).shown.map(({ requirement, text }) => [requirement, text])).toEqual([
			['A written scenario', 'SECRET-ESSAY'],
			['Sessions, 3 of 4', 'I brought a question to each.'],
		])
		await choose([])
		expect(await named()).toEqual([])
		expect(await db.shownEvidence.count()).toBe(0)
		const acts = await db.auditEntry.findMany({ where: { act: { startsWith: 'evidence-' } }, orderBy: { seq: 'asc' } })
		expect(acts.map(({ act, detail }) => [act, detail])).toEqual([
			['evidence-shown', { number }],
			['evidence-taken-back', { number }],
		])
	})

	test('each change makes another page, and nobody else makes one', async () => {
		const prints = [await findPrint(db, number, now)]
		for (const refs of [[work], [work, file], [file]]) {
			await choose(refs)
			prints.push(await findPrint(db, number, now))
		}
		expect(new Set(prints).size).toBe(4)
		await expect(choose([work], {}, now, admin)).rejects.toMatchObject({ code: 'not-found' })
		expect(await listOwnShown(db, number, admin.id)).toEqual([])
		expect(await listOwnShown(db, number, ines.id)).toHaveLength(1)
	})

	test('what is not offered, or words on what rests on others, are passed over', async () => {
		await choose(['work:no-such-thing', 'words:sessions'], { tries: 'A promise', nowhere: 'Words' })
		expect(await db.shownEvidence.count()).toBe(0)
		// Nor is a colleague named, by words or by what was written before.
		await expect(choose([], { sessions: 'With Otto' })).rejects.toMatchObject({
			code: 'invalid',
			why: 'names-somebody',
		})
		// Nor once they have left.
		await db.person.updateMany({ where: { name: 'Otto Lind' }, data: { disabledAt: now } })
		await db.submission.updateMany({ where: { personId: ines.id }, data: { text: 'Otto said so' } })
		await choose([work])
		expect(await named()).toEqual([])
	})

	test('stands what it said when its holder agreed, and since when', async () => {
		await choose([work], { sessions: 'As it was' })
		await db.submission.updateMany({ where: { personId: ines.id }, data: { text: 'Changed' } })
		await choose([work], { sessions: 'As it is' }, nov(29))
		expect((await seen()).shown.map(({ text, agreedAt }) => [text, agreedAt])).toEqual([
			['SECRET-ESSAY', now],
			['As it is', nov(29)],
		])
	})

	test('is what stood on the screen: what changed meanwhile, or was taken back in another window, is refused', async () => {
		const first = opened()
		await first
		await db.submission.updateMany({ where: { personId: ines.id }, data: { text: 'Changed' } })
		const refused = { code: 'conflict', why: 'not-as-seen' }
		await expect(choose([work, file], {}, now, ines, first)).rejects.toMatchObject(refused)
		expect(await named()).toEqual([])
		await choose([work, file], { sessions: 'As it was' })
		const second = opened()
		await second
		await choose([file])
		for (const [refs, words] of [
			[[work, file], {}],
			[[file], { sessions: 'As it was' }],
		] as const)
			await expect(choose([...refs], words, now, ines, second)).rejects.toMatchObject(refused)
		expect(await named()).toEqual(['case.pdf'])
		// To take back, no window is too old.
		await choose([], { sessions: '' }, now, ines, first)
		expect(await named()).toEqual([])
	})
})

describe('a file', () => {
	const taken = async (at = now) => {
		const { checked } = await seen(at)
		const row = await db.shownEvidence.findFirst({ where: { fileId: { not: null } } })
		return getShownFile(db, checked, row?.id ?? 'none')
	}

	test('can be taken by anybody while it is ticked itself, and not with the text alone', async () => {
		await choose([work])
		await expect(taken()).rejects.toMatchObject({ code: 'not-found' })
		await choose([work, file])
		expect(await taken()).toEqual({ name: 'case.pdf', bytes: aPdf() })
		await choose([work])
		await expect(taken()).rejects.toMatchObject({ code: 'not-found' })
	})

	test('goes from sight with everything else once the certificate does not stand, and is beside no other', async () => {
		await choose([work, file])
		const away = async (at = now) => {
			expect(await named(at)).toEqual([])
			await expect(taken(at)).rejects.toMatchObject({ code: 'not-found' })
		}
		const { checked } = await seen()
		const { id } = await db.shownEvidence.findFirstOrThrow({ where: { fileId: { not: null } } })
		const other = { ...checked, number: 'ZZZZ-ZZZZ-ZZ' }
		await expect(getShownFile(db, other, id)).rejects.toMatchObject({ code: 'not-found' })
		await away(new Date('2029-11-01'))
		// Whose account is closed could not take it back.
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: now } })
		await away()
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: null } })
		expect(await named()).toHaveLength(2)
		await db.certification.updateMany({ data: { holderName: 'Somebody Else' } })
		await away()
	})

	test('is shown beside no certificate that is over, and can still be taken back', async () => {
		await choose([file])
		await revokeCertification(db, issuer, { number, reason: 'By mistake' }, admin, now)
		expect(await named()).toEqual([])
		await expect(choose([file, work])).rejects.toMatchObject({ code: 'conflict', why: 'not-in-force' })
		await choose([])
		expect(await db.shownEvidence.count()).toBe(0)
	})
})
