import { z } from 'zod'
import { LONGEST_LINE } from '../practice/kinds'
import { sheetRows, storedSheet } from '../worksheet/schema'
import { plainDate } from '../zone/schema'
import { RATINGS } from './recall-kinds'

/** Progress: what a person has read and answered. Answers are theirs alone; nobody else's page ever reads them. */
const LONGEST_TEXT = 20_000
const id = z.string().min(1).max(80)

/** What is stored in PartAnswer.answer, by kind of part. */
export const storedAnswer = {
	/** Choices in the order they were made */
	scenario: z.object({ path: z.array(z.object({ decision: id, choice: id })), walkedBack: z.boolean().default(false) }),
	check: z.object({ given: z.record(z.string(), z.string()) }),
	reflection: z.object({ text: z.string(), savedAt: z.string() }),
	exercise: z.object({ doneOn: z.string(), note: z.string() }),
	checklist: z.object({ ticked: z.array(id) }),
	worksheet: storedSheet,
	try: z.object({ commitmentId: z.string(), text: z.string(), dueOn: z.string() }),
}
export type StoredAnswers = { [Kind in keyof typeof storedAnswer]: z.output<(typeof storedAnswer)[Kind]> }

export const commitmentFields = {
	text: z
		.string({ error: 'Say what you will do' })
		.trim()
		.min(3, 'Say what you will do')
		.max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters: small enough to recall`),
	dueOn: plainDate,
}

/** What a form in a lesson may send. */
export const lessonForm = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('open') }),
	z.object({ intent: z.literal('read'), onward: z.literal('yes').optional() }),
	z.object({ intent: z.literal('choose'), part: id, decision: id, choice: id }),
	z.object({ intent: z.literal('walk-back'), part: id }),
	z.object({ intent: z.literal('start-over'), part: id }),
	z.object({ intent: z.literal('answer'), part: id, question: id, answer: id }),
	z.object({
		intent: z.literal('reflect'),
		part: id,
		text: z
			.string()
			.max(LONGEST_TEXT, 'That is longer than we can keep. Shorten it a little; nothing is lost yet.')
			.default(''),
	}),
	z.object({ intent: z.literal('tick'), part: id, item: z.union([id, z.array(id)]).optional() }),
	z.object({
		intent: z.literal('done'),
		part: id,
		doneOn: plainDate,
		note: z.string().max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters`).default(''),
	}),
	z.object({ intent: z.literal('fill'), part: id, rows: sheetRows.default([]) }),
	z.object({ intent: z.literal('promise'), part: id, ...commitmentFields }),
])
export type LessonForm = z.output<typeof lessonForm>

const question = {
	card: z.string().min(1).max(400),
	/** The reviews its reader saw it had: one that is sent twice counts once */
	reps: z.coerce.number().int().min(0).max(100_000),
}

/** What the page of retrieval practice may send. */
export const recallForm = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('answer'), ...question, option: id }),
	z.object({ intent: z.literal('rate'), ...question, rating: z.enum(RATINGS) }),
])
