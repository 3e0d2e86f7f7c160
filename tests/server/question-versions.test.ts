import { expect, test } from 'vitest'
import { viewAttempt } from '~/domain/assessment/attempt-view'
import { listAttempts, startAttempt, submitAttempt } from '~/domain/assessment/attempts.server'
import { readAsDrawn } from '~/domain/assessment/question-versions.server'
import { aBank, answersTo } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aPerson } from '../support/people'

const db = await useDatabase()
const bank = aBank()
const check = { rule: rules.check, bank }

/** The bank after an edit: one question turned around, one gone. */
function editedAt(turned = '', gone = '') {
	const questions = bank.questions.flatMap((question) => {
		if (question.id === gone) return []
		if (question.id !== turned || question.kind === 'ordering') return [question]
		const options = question.options.map((option) => ({ ...option, correct: !option.correct }))
		return [{ ...question, ask: 'Asked otherwise', options }]
	})
	return { ...bank, questions }
}

test('a try goes on with the questions it was drawn with, whatever the bank says by then, and says so', async () => {
	const of = { personId: (await aPerson(db)).id, stageKey: 'ladder/l1' }
	const last = async () => {
		const attempt = (await listAttempts(db, of)).attempts.at(-1)
		if (!attempt) throw new Error('no try was begun')
		return attempt
	}
	const { attemptId } = await startAttempt(db, of, check, nov(1))
	const { drawn } = await last()
	const edited = editedAt(drawn[0]?.id, drawn[1]?.id)
	expect(await readAsDrawn(db, bank, drawn)).toEqual({ bank, wasEdited: false })
	const asked = await readAsDrawn(db, edited, drawn)
	expect(asked.wasEdited).toBe(true)
	expect(viewAttempt(asked.bank, await last())).toEqual(viewAttempt(bank, await last()))
	await submitAttempt(db, { ...of, attemptId }, answersTo(bank, drawn, 15), { ...check, bank: edited }, nov(1))
	expect(await last()).toMatchObject({ rightCount: 15, passed: true })
	// Who begins now is asked what the bank says now.
	const other = { ...of, personId: (await aPerson(db, { name: 'Otto Lind' })).id }
	await startAttempt(db, other, { ...check, bank: edited }, nov(2))
	const { attempts } = await listAttempts(db, other)
	expect((await readAsDrawn(db, edited, attempts[0]?.drawn ?? [])).wasEdited).toBe(false)
})
