import { expect, test } from 'vitest'
import { adoptRenewal, hasEarlierRenewals, readRenewalAhead } from '~/domain/certification/adopt-renewal.server'
import type { Requirement } from '~/domain/program/frontmatter'
import { keptAndNotJudged } from '../../server/kept-rules'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { rules } from '../support/evidence'
import { aHolder } from '../support/renewals'
import { listening } from '../support/rounds360'
import { aProgram, aStage, rulesContent, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const inWindow = new Date('2028-09-15T12:00:00Z')

test('what is kept and cannot be judged is said where its holders are given the rules of today, and these mend it', async () => {
	const before = aStage()
	const { admin, number } = await aHolder(db, anIssuer(), before)
	const view = (instrument: string): Requirement => ({
		...rules.view,
		options: [
			{ kind: 'rounds360', instrument, result: 'confirmed' },
			{ kind: 'writtenPlan', about: 'A plan', observers: 1 },
		],
	})
	const asks = (...requirements: Requirement[]) => ({ minutes: 60, requirements, validMonths: 24 })
	const keep = (renewal: ReturnType<typeof asks>) => db.certification.update({ where: { number }, data: { renewal } })
	const stage = {
		...before,
		certificate: { ...before.certificate, renewal: { minutes: 60, requirements: [view('l1-view')] } },
	}
	const content = rulesContent([aProgram(stage)], { instruments: new Map([['l1-view', listening]]) })
	const said = async () => {
		const { notJudged, terms, fingerprint } = await readRenewalAhead(db, content, STAGE_KEY, inWindow)
		const atStart = (await keptAndNotJudged(db, content)).filter((line) => line.includes('as certificates keep it: '))
		const isLedTo = await hasEarlierRenewals(db, content, stage, inWindow)
		return {
			notJudged,
			lines: terms.map(({ changes }) => changes.map(({ lines }) => lines)),
			isLedTo,
			atStart,
			fingerprint,
		}
	}
	await keep(asks(view('lost')))
	const first = await said()
	expect(first).toMatchObject({
		// Not which of the ways is gone.
		notJudged: [{ title: 'How others see it', why: [expect.not.stringContaining('lost')], isMended: true }],
		lines: [[[expect.stringContaining('the ways to meet it stay the same')]]],
		...{ isLedTo: true, atStart: [expect.stringContaining('there is no instrument lost')] },
	})
	await adoptRenewal(db, content, { stageKey: STAGE_KEY, fingerprint: first.fingerprint }, admin, inWindow)
	expect(await said()).toMatchObject({ notJudged: [], lines: [], isLedTo: false, atStart: [] })
	const { renewal } = await db.certification.findUniqueOrThrow({ where: { number } })
	expect(renewal).toEqual(asks(view('l1-view')))

	await keep(asks(view('l1-view'), { ...view('lost'), id: 'other' }, { ...rules.check, bank: 'gone' }))
	expect((await said()).notJudged).toMatchObject([
		{ title: 'How others see it', isMended: false },
		{ title: 'Knowledge check, 15 questions', why: ['there is no question bank gone'], isMended: true },
	])
	await keep(asks(view('l1-view'), { ...view('lost'), id: 'other' }))
	expect(await said()).toMatchObject({ notJudged: [{ isMended: false }], lines: [], isLedTo: true })
})
