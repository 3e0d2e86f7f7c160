import { beforeEach, describe, expect, test } from 'vitest'
import { MOST_BYTES_A_PERSON } from '~/domain/assessment/file-kinds'
import { appeal, handIn, listSubmissions, saveSubmission, takeFileOff } from '~/domain/assessment/submissions.server'
import { getFile, listFiles, type SentFile } from '~/domain/assessment/work-files.server'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aPdf, bytesOf } from '../support/files'
import { aMember, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
let world: TakenCohort
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
})

const { minWords: _min, maxWords: _max, ...scenario } = rules.scenario
const pinned = () => ({ rule: { ...scenario, files: true as const }, rubric, cohortId: world.cohort.id })
const of = (person: PersonMade) => ({ personId: person.id, stageKey: STAGE_KEY, requirementId: 'scenario' })
const aFile = (name = 'case.pdf', bytes = aPdf()): SentFile => ({ name, bytes })
const attach = (file = aFile(), text = 'Words', person = ines) =>
	saveSubmission(db, of(person), text, pinned(), nov(1), file)
const submit = (text: string, file: SentFile | null = null, at = nov(2)) =>
	handIn(db, of(ines), text, pinned(), at, file)

async function files(person = ines) {
	const rows = await listSubmissions(db, of(person))
	const filesOf = await listFiles(
		db,
		rows.map(({ id }) => id),
	)
	return rows.flatMap(({ id }) => filesOf(id))
}
const only = async () => (await files())[0]?.id ?? ''

describe('a file', () => {
	test('is kept with the text it came with, by a clean name and as it was sent', async () => {
		await attach(aFile('../My case.PDF'), 'First words')
		expect(await files()).toMatchObject([{ name: 'My case.pdf', byteCount: aPdf().byteLength }])
		expect(await listSubmissions(db, of(ines))).toMatchObject([{ text: 'First words', submittedAt: null }])
		expect(await getFile(db, await only(), { id: ines.id, isAssessor: false })).toEqual({
			name: 'My case.pdf',
			bytes: aPdf(),
		})
	})

	test.each([
		['is not what its ending says', aFile('case.pdf', bytesOf('<html>')), 'file-content'],
		['is of no kind there is', aFile('case.svg', bytesOf('<svg/>')), 'file-kind'],
		['is empty', aFile('case.txt', new Uint8Array()), 'no-file'],
	])('that %s changes nothing, not even the text', async (_what, file, why) => {
		await saveSubmission(db, of(ines), 'As it was', pinned(), nov(1))
		await expect(attach(file, 'Changed')).rejects.toMatchObject({ code: 'invalid', why })
		expect(await files()).toEqual([])
		expect(await listSubmissions(db, of(ines))).toMatchObject([{ text: 'As it was' }])
	})

	test('goes with no work whose rules ask for a text alone', async () => {
		const alone = { ...pinned(), rule: rules.scenario }
		const attaching = saveSubmission(db, of(ines), 'Words', alone, nov(1), aFile())
		await expect(attaching).rejects.toMatchObject({ why: 'no-files-here' })
		expect(await db.submission.count()).toBe(0)
	})

	test('is one of three, also when they come at once', async () => {
		await attach(aFile('one.txt', bytesOf('1')))
		const more = await Promise.allSettled(
			['two', 'three', 'four'].map((name) => attach(aFile(`${name}.txt`, bytesOf(name)))),
		)
		expect(more.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
		expect(await files()).toHaveLength(3)
		await expect(attach()).rejects.toMatchObject({ code: 'conflict', why: 'too-many-files' })
	})

	test('counts with all others of its author towards what one person may keep', async () => {
		await attach(aFile('one.txt', bytesOf('1')))
		await db.workFile.updateMany({ data: { byteCount: MOST_BYTES_A_PERSON - 3 } })
		await attach(aFile('two.txt', bytesOf('123')))
		await expect(attach(aFile('three.txt', bytesOf('4')))).rejects.toMatchObject({ code: 'conflict', why: 'too-much' })
		// Another's are their own.
		await attach(aFile(), 'Words', await aMember(db, stage, world, { name: 'Otto Lind' }))
	})

	test('is taken off while the work is written, and the text is kept', async () => {
		await attach()
		const id = await only()
		await takeFileOff(db, of(ines), 'Later words', pinned(), nov(1), id)
		expect(await files()).toEqual([])
		expect(await listSubmissions(db, of(ines))).toMatchObject([{ text: 'Later words' }])
		const again = takeFileOff(db, of(ines), 'More', pinned(), nov(1), id)
		await expect(again).rejects.toMatchObject({ code: 'conflict', why: 'file-gone' })
	})

	test('taken off makes room for the one that was chosen meanwhile, or stays when that cannot be attached', async () => {
		for (const name of ['one', 'two', 'three']) await attach(aFile(`${name}.txt`, bytesOf(name)))
		const off = (id: string, file: SentFile) => takeFileOff(db, of(ines), 'Words', pinned(), nov(1), id, file)
		const names = async () => (await files()).map(({ name }) => name).sort()
		const id = (await files()).find(({ name }) => name === 'one.txt')?.id ?? ''
		await expect(off(id, aFile('four.svg', bytesOf('<svg/>')))).rejects.toMatchObject({ why: 'file-kind' })
		expect(await names()).toEqual(['one.txt', 'three.txt', 'two.txt'])
		await off(id, aFile('four.txt', bytesOf('4')))
		expect(await names()).toEqual(['four.txt', 'three.txt', 'two.txt'])
	})

	test('of somebody else cannot be taken off by its id', async () => {
		const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
		await attach(aFile(), 'Words', otto)
		const [theirs] = await files(otto)
		const taking = takeFileOff(db, of(ines), 'Words', pinned(), nov(1), theirs?.id ?? '')
		await expect(taking).rejects.toMatchObject({ why: 'file-gone' })
		expect(await files(otto)).toHaveLength(1)
	})

	test('stands for a text, and goes in with it in one step; nothing at all is not handed in', async () => {
		await expect(submit(' \n')).rejects.toMatchObject({ code: 'invalid', why: 'too-short' })
		await submit('', aFile())
		expect(await listSubmissions(db, of(ines))).toMatchObject([{ text: '', submittedAt: nov(2) }])
	})

	test('that was handed in stays with its try', async () => {
		await submit('Words', aFile())
		const id = await only()
		await expect(takeFileOff(db, of(ines), 'x', pinned(), nov(3), id)).rejects.toMatchObject({ why: 'submitted' })
		await expect(attach()).rejects.toMatchObject({ why: 'submitted' })
		await db.submission.updateMany({ data: { decision: 'again', decidedAt: nov(4) } })
		// A new try begins without it, and cannot reach back.
		const later = nov(25)
		await saveSubmission(db, of(ines), 'Anew', pinned(), later)
		await expect(takeFileOff(db, of(ines), 'Anew', pinned(), later, id)).rejects.toMatchObject({ why: 'file-gone' })
		expect((await files()).map((each) => each.id)).toEqual([id])
	})

	test('goes with its author', async () => {
		await attach()
		await db.person.delete({ where: { id: ines.id } })
		expect(await db.workFile.count()).toBe(0)
	})
})

describe('who may have a file', () => {
	async function anAssessor(name: string, round = 1) {
		const person = await aPerson(db, { name, roles: ['facilitator'] })
		const { id: submissionId } = await db.submission.findFirstOrThrow()
		await db.scoreSheet.create({ data: { submissionId, assessorId: person.id, round } })
		return { id: person.id, isAssessor: true }
	}
	const nothing = { code: 'not-found', why: 'file' }

	test('nobody but its author while it is written', async () => {
		await attach()
		const named = await anAssessor('Named Too Early')
		await expect(getFile(db, await only(), named)).rejects.toMatchObject(nothing)
	})

	test('the assessors of the pair that reads now, and no other assessor, admin or lead', async () => {
		await submit('Words', aFile())
		const id = await only()
		const first = await anAssessor('First')
		expect((await getFile(db, id, first)).bytes).toEqual(aPdf())
		const stranger = await aPerson(db, { name: 'Not Named', roles: ['facilitator', 'admin'] })
		await expect(getFile(db, id, { id: stranger.id, isAssessor: true })).rejects.toMatchObject(nothing)
		// Who is no facilitator any more opens no sheet either.
		await expect(getFile(db, id, { ...first, isAssessor: false })).rejects.toMatchObject(nothing)
		await expect(getFile(db, 'no-such-file', first)).rejects.toMatchObject(nothing)

		await db.submission.updateMany({ data: { decision: 'again', decidedAt: nov(4) } })
		await expect(getFile(db, id, first)).rejects.toMatchObject(nothing)

		const { id: submissionId } = await db.submission.findFirstOrThrow()
		await appeal(db, { ...of(ines), submissionId }, ines, nov(5))
		const second = await anAssessor('Reads The Appeal', 2)
		expect((await getFile(db, id, second)).name).toBe('case.pdf')
		await expect(getFile(db, id, first)).rejects.toMatchObject(nothing)
		expect((await getFile(db, id, { id: ines.id, isAssessor: false })).name).toBe('case.pdf')
	})
})
