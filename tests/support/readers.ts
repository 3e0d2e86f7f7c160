import type { Db } from '~/domain/db'
import { closeCommitment } from '~/domain/practice/commit.server'
import type { Outcome } from '~/domain/practice/kinds'
import { listCommitments } from '~/domain/practice/read.server'
import { getModuleRecord } from '~/domain/progress/read.server'
import { recordReading } from '~/domain/progress/record.server'
import type { LessonForm } from '~/domain/progress/schema'
import {
	aCheck,
	aChecklist,
	aDecision,
	aLesson,
	anExercise,
	aPart,
	aQuestion,
	aReflection,
	aScenario,
	aTry,
	aWorksheet,
} from './lessons'

export const moduleKey = 'ladder/l1/listening'
export const questionIds = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']

/** A lesson of three parts with one of each interactive part. */
export const lesson = aLesson(
	aPart('hear', {
		blocks: [
			aScenario(
				'talk',
				aDecision('first', { ask: 'second', leave: null }),
				aDecision('second', { wait: null, sum: null }),
			),
			aReflection('reflex'),
		],
	}),
	aPart('do', {
		blocks: [anExercise('pairs'), aChecklist('list', 'one', 'two', 'three'), aTry('try'), aWorksheet('map')],
	}),
	aPart('look-back', { blocks: [aCheck('check', ...questionIds.map((id) => aQuestion(id)))] }),
)

export const day = (date: string) => new Date(`${date}T09:00:00Z`)
export const today = day('2026-11-26')

/** What `getModuleRecord` says of somebody who has not begun. */
export const emptyRecord = { partsRead: [], readIn: {}, lastPart: '', completedAt: null, answers: {}, pins: {} }

/** What one person can do in the lesson above, and what is then kept of it. Acts happen today unless `now` says otherwise. */
export function aReader(db: Db, person: { id: string }) {
	const act = (form: LessonForm, partSlug = 'hear', now = today) =>
		recordReading(db, lesson, { personId: person.id, moduleKey, partSlug }, form, now)
	const record = () => getModuleRecord(db, person.id, moduleKey)
	return {
		id: person.id,
		act,
		record,
		answerIn: async (part: string) => (await record()).answers[part],
		commitments: () => listCommitments(db, person.id),
		open: (part: string) => act({ intent: 'open' }, part),
		read: (part: string, now?: Date) => act({ intent: 'read' }, part, now),
		choose: (decision: string, choice: string) => act({ intent: 'choose', part: 'talk', decision, choice }),
		startOver: (now?: Date) => act({ intent: 'start-over', part: 'talk' }, 'hear', now),
		walkBack: () => act({ intent: 'walk-back', part: 'talk' }),
		give: (question: string, answer: string, now?: Date) =>
			act({ intent: 'answer', part: 'check', question, answer }, 'look-back', now),
		reflect: (text: string, now?: Date) => act({ intent: 'reflect', part: 'reflex', text }, 'hear', now),
		tick: (...item: string[]) => act({ intent: 'tick', part: 'list', item }, 'do'),
		fill: (...rows: Record<string, string>[]) => act({ intent: 'fill', part: 'map', rows }, 'do'),
		promise: (text: string, dueOn = '2026-12-01') => act({ intent: 'promise', part: 'try', text, dueOn }, 'do'),
		close: (id: string, outcome: Outcome, { learned = '', now = today } = {}) =>
			closeCommitment(db, { id, personId: person.id, outcome, learned, now }),
	}
}

export type Reader = ReturnType<typeof aReader>
