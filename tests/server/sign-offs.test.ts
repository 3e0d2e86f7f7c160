import { beforeEach, describe, expect, test } from 'vitest'
import { answerActivity, readAsked } from '~/domain/activity/confirm.server'
import { readQuarterDesk } from '~/domain/activity/desk.server'
import { askAgain, askSignOff, takeBack } from '~/domain/activity/evidence.server'
import { SIGN_OFF } from '~/domain/activity/kinds'
import { listOwnEvidence } from '~/domain/activity/read-evidence.server'
import { activityToken } from '~/domain/activity/token.server'
import { handIn } from '~/domain/assessment/submissions.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { sendDueLetters } from '~/domain/notice/outbox.server'
import { judgedToday } from '~/domain/program/judged'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aPdf } from '../support/files'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aQuarter, aSeatInQuarter, QUARTER_KEY } from '../support/quarters'

const db = await useDatabase()
const key = createLinkKey('tests-only-tests-only-tests-only')
const stage = { ...aQuarter(), requirements: [rules.signedOff] }
const programs = [{ slug: 'track', position: 1, title: 'Track', summary: '', stages: [stage] }]
let ines: PersonMade
let cohortId: string
let of: { personId: string; stageKey: string }
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho' })
	cohortId = await aSeatInQuarter(db, ines.id)
	of = { personId: ines.id, stageKey: QUARTER_KEY }
})

const { minWords: _min, maxWords: _max, ...scenario } = rules.scenario
const submit = (text = 'SECRET-TEXT of the case', at = nov(10)) =>
	handIn(db, of, text, { rule: { ...scenario, files: true }, rubric, cohortId }, at, {
		name: 'case.pdf',
		bytes: aPdf(),
	})
const sponsor = (said: Partial<Parameters<typeof askSignOff>[2]> = {}) => ({
	sponsorName: 'Ana Sousa',
	sponsorEmail: 'Ana@Outside.example',
	...said,
})
const askFor = (said = {}, at = nov(12)) => askSignOff(db, { ...of, requirementId: scenario.id }, sponsor(said), at)
const tokenNow = async () => {
	const { linkId } = await db.activityEvidence.findFirstOrThrow({ where: { state: 'asked' }, select: { linkId: true } })
	return activityToken(key, linkId ?? '')
}
const answer = (token: string, wasSo: boolean, at = nov(13)) =>
	answerActivity(db, { key, token }, { wasSo, reason: 'SECRET-WORD' }, at)
const counted = async () => (await readEvidence(db, [ines.id], judgedToday(stage))).get(ines.id)?.signedOff
const own = () => listOwnEvidence(db, { ...of, activityId: SIGN_OFF })

describe('a sponsor’s word on a deliverable', () => {
	test('is asked for once something is handed in, of somebody else', async () => {
		await expect(askFor()).rejects.toMatchObject({ code: 'conflict', why: 'not-handed-in' })
		expect(await db.activityEvidence.count()).toBe(0)
		await submit()
		// Another name of the same mailbox is nobody else.
		for (const sponsorEmail of [ines.email, ines.email.replace('@', '+sponsor@')])
			await expect(askFor({ sponsorEmail })).rejects.toMatchObject({ why: 'is-self' })
		await askFor()
		await expect(askFor({ sponsorName: 'Another' })).rejects.toMatchObject({ why: 'asked-already' })
		expect(await counted()).toEqual({ begun: true, at: [] })
	})

	test('takes back what the sponsor was to score of it, and leaves what they have scored and what others are', async () => {
		await submit()
		const { id: submissionId } = await db.submission.findFirstOrThrow()
		const [ana, grace] = [await aPerson(db, { name: 'Ana Sousa' }), await aPerson(db, { name: 'Grace Whitfield' })]
		for (const { id: assessorId } of [ana, grace]) await db.scoreSheet.create({ data: { submissionId, assessorId } })
		await askFor({ sponsorEmail: ana.email })
		expect(await db.scoreSheet.findMany({ select: { assessorId: true } })).toEqual([{ assessorId: grace.id }])
		await takeBack(db, { ...of, activityId: SIGN_OFF })
		await db.scoreSheet.updateMany({ data: { submittedAt: nov(12) } })
		await askFor({ sponsorEmail: grace.email })
		expect(await db.scoreSheet.count()).toBe(1)
	})

	test('is given on what was handed in, whatever is handed in later', async () => {
		await submit()
		await askFor()
		const token = await tokenNow()
		await db.submission.updateMany({ data: { decision: 'again', decidedAt: nov(12) } })
		await submit('Another text altogether', nov(27))
		expect(await readAsked(db, key, token, nov(28))).toMatchObject({
			by: 'Inês Carvalho',
			sponsorName: 'Ana Sousa',
			work: { text: 'SECRET-TEXT of the case', files: [{ name: 'case.pdf', byteCount: aPdf().byteLength }] },
		})
		expect(JSON.stringify(await readAsked(db, key, token, nov(28)))).not.toContain('id')
	})

	test('counts once it is a yes, and is read by its author with what was said', async () => {
		await submit()
		await askFor()
		const token = await tokenNow()
		// Looking answers nothing.
		await readAsked(db, key, token, nov(13))
		expect(await counted()).toEqual({ begun: true, at: [] })
		await answer(token, true)
		expect(await counted()).toEqual({ begun: true, at: [nov(13)] })
		expect(await own()).toMatchObject([{ state: 'confirmed', reason: 'SECRET-WORD' }])
		await expect(answer(token, false)).rejects.toMatchObject({ why: 'link-used' })
		expect(await readAsked(db, key, token, nov(13))).toBe('answered')
	})

	test('that is a no counts for nothing, says why, and can be asked for once more', async () => {
		await submit()
		await askFor()
		await answer(await tokenNow(), false)
		expect(await counted()).toEqual({ begun: true, at: [] })
		expect(await own()).toMatchObject([{ state: 'declined', reason: 'SECRET-WORD' }])
		await askFor({}, nov(14))
		await answer(await tokenNow(), true, nov(15))
		expect((await counted())?.at).toEqual([nov(15)])
	})

	test('is one link at a time, ends when it is taken back, and goes out three times a day', async () => {
		await submit()
		await askFor()
		const first = await tokenNow()
		const row = { ...of, activityId: SIGN_OFF }
		await askAgain(db, row, nov(12))
		expect(await readAsked(db, key, first, nov(12))).toBe('unknown')
		await askAgain(db, row, nov(12))
		await expect(askAgain(db, row, nov(12))).rejects.toMatchObject({ why: 'enough-letters' })
		const last = await tokenNow()
		await takeBack(db, row)
		expect(await readAsked(db, key, last, nov(12))).toBe('unknown')
		expect(await own()).toMatchObject([{ state: 'draft' }])
	})

	test('is asked for by a letter without a word of the work', async () => {
		await submit()
		await askFor()
		const sent: { to: string; subject: string; text: string }[] = []
		await sendDueLetters(db, {
			key,
			publicUrl: 'https://belay.example',
			from: 'belay@example.com',
			now: () => nov(12),
			content: { programs } as never,
			send: async (letter) => void sent.push(letter),
		})
		expect(sent.map(({ to }) => to)).toEqual(['ana@outside.example'])
		expect(sent[0]?.text).toContain('Inês Carvalho is in a leadership program and names you as the sponsor')
		expect(sent[0]?.text).toContain('/confirm/')
		expect(JSON.stringify(sent)).not.toContain('SECRET')
	})

	test('shows on the admin’s desk by who gave it, never by what was said', async () => {
		await submit()
		await askFor()
		await answer(await tokenNow(), true)
		const desk = await readQuarterDesk(db, programs, QUARTER_KEY, 'UTC', nov(14))
		expect(desk.confirmed).toMatchObject([{ activity: 'The deliverable', sponsor: 'Ana Sousa, ana@outside.example' }])
		expect(desk.rows[0]?.cells.at(-1)).toMatchObject({ id: SIGN_OFF, state: 'confirmed' })
		expect(JSON.stringify(desk)).not.toContain('SECRET')
	})

	test('has no place on the desk of a quarter that asks several partners, or nobody yet', async () => {
		const { signedOff } = rules
		for (const rule of [
			{ ...signedOff, ratersAtLeast: 3 },
			{ ...signedOff, status: 'planned' as const },
		]) {
			const asked = programs.map((each) => ({ ...each, stages: [{ ...stage, requirements: [rule] }] }))
			const { activities } = await readQuarterDesk(db, asked, QUARTER_KEY, 'UTC', nov(14))
			expect(activities.map(({ id }) => id)).not.toContain(SIGN_OFF)
		}
	})
})
