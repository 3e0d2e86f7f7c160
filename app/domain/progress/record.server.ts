import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { promise } from '../practice/commit.server'
import { type Interactive, interactiveBlocks, type Lesson } from '../program/lesson'
import { transact } from '../transact.server'
import { cleanRows } from '../worksheet/sheet'
import { readingState } from './completion'
import { read, viewBlock } from './part-view'
import { getModuleRecord } from './read.server'
import type { LessonForm } from './schema'

type Where = { personId: string; moduleKey: string; partSlug: string }

/**
 * Saves one act of a reader: opened, read, chosen, answered, reflected, ticked, done, promised.
 * A choice is made once: a second, different one changes nothing.
 * @throws DomainError 'not-found' (no such part or option), 'conflict' ('already-chosen')
 */
export async function recordReading(db: Db, lesson: Lesson, where: Where, form: LessonForm, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$executeRaw`
			insert into "ModuleProgress" ("personId", "moduleKey", "partsRead", "lastPart", "startedAt", "updatedAt")
			values (${where.personId}, ${where.moduleKey}, '{}', ${where.partSlug}, ${now}, ${now})
			on conflict ("personId", "moduleKey") do update set "lastPart" = ${where.partSlug}, "updatedAt" = ${now}`
		if (form.intent === 'open') return
		if (form.intent === 'read') await markRead(tx, where, lesson.hash)
		else await saveAnswer(tx, lesson, where, form, now)
		await completeIfDone(tx, lesson, where, now)
	})
}

async function markRead(tx: Tx, { personId, moduleKey, partSlug }: Where, hash: string): Promise<void> {
	await tx.$executeRaw`
		update "ModuleProgress" set
			"partsRead" = case when ${partSlug} = any("partsRead") then "partsRead" else array_append("partsRead", ${partSlug}) end,
			"readIn" = "readIn" || jsonb_build_object(${partSlug}::text, ${hash}::text)
		where "personId" = ${personId} and "moduleKey" = ${moduleKey}`
}

async function completeIfDone(tx: Tx, lesson: Lesson, { personId, moduleKey }: Where, now: Date): Promise<void> {
	const record = await getModuleRecord(tx, personId, moduleKey)
	if (record.completedAt || !readingState(lesson, record, record.answers).isComplete) return
	await tx.moduleProgress.update({
		where: { personId_moduleKey: { personId, moduleKey } },
		data: { completedAt: now, updatedAt: now },
	})
}

type AnswerForm = Exclude<LessonForm, { intent: 'open' | 'read' }>

async function saveAnswer(tx: Tx, lesson: Lesson, where: Where, form: AnswerForm, now: Date): Promise<void> {
	const block = interactiveBlocks(lesson).find((each) => each.id === form.part)
	if (!block) throw new DomainError('not-found', 'part')
	const key = { personId: where.personId, moduleKey: where.moduleKey, partId: block.id }
	// The row is locked by the progress upsert above, so two tabs cannot lose each other's answers.
	const stored = await tx.partAnswer.findUnique({ where: { personId_moduleKey_partId: key }, select: { answer: true } })
	const answer = await nextAnswer(tx, block, stored?.answer, form, where, now)
	if (answer === null) {
		await tx.partAnswer.deleteMany({ where: key })
		return
	}
	const value = answer as Prisma.InputJsonValue
	await tx.partAnswer.upsert({
		where: { personId_moduleKey_partId: key },
		create: { ...key, answer: value },
		update: { answer: value },
	})
}

/** What is stored after the form; null removes it. */
async function nextAnswer(
	tx: Tx,
	block: Interactive,
	stored: unknown,
	form: AnswerForm,
	where: Where,
	now: Date,
): Promise<object | null> {
	switch (form.intent) {
		case 'choose': {
			if (block.kind !== 'scenario') break
			const before = read('scenario', stored) ?? { path: [], walkedBack: false }
			const view = viewBlock(block, { [block.id]: before })
			const step = view.kind === 'scenario' ? view.steps.find((each) => each.id === form.decision) : undefined
			if (!step?.choices.some((choice) => choice.id === form.choice)) break
			if (step.chosen === form.choice) return before
			if (step.chosen) throw new DomainError('conflict', 'already-chosen')
			return { ...before, path: [...before.path, { decision: form.decision, choice: form.choice }] }
		}
		case 'walk-back': {
			const before = block.kind === 'scenario' ? read('scenario', stored) : null
			if (!before) break
			return { ...before, walkedBack: true }
		}
		case 'start-over':
			if (block.kind !== 'scenario') break
			return null
		case 'answer': {
			if (block.kind !== 'check') break
			const question = block.questions.find((each) => each.id === form.question)
			if (!question?.answers.some((each) => each.id === form.answer)) break
			const before = read('check', stored) ?? { given: {} }
			// An option that no longer exists is no answer: its reader may answer again.
			const given = question.answers.find((each) => each.id === before.given[form.question])?.id
			if (given && given !== form.answer) throw new DomainError('conflict', 'already-chosen')
			return { given: { ...before.given, [form.question]: form.answer } }
		}
		case 'reflect':
			if (block.kind !== 'reflection') break
			return form.text.trim() === '' ? null : { text: form.text, savedAt: now.toISOString() }
		case 'tick': {
			if (block.kind !== 'checklist') break
			const ticked = [form.item ?? []].flat()
			return { ticked: block.items.map((item) => item.id).filter((id) => ticked.includes(id)) }
		}
		case 'done':
			if (block.kind !== 'exercise') break
			return { doneOn: form.doneOn, note: form.note }
		case 'fill': {
			if (block.kind !== 'worksheet') break
			const rows = cleanRows(block.draws, block.given, form.rows)
			return rows.length > 0 ? { rows, savedAt: now.toISOString() } : null
		}
		case 'promise': {
			if (block.kind !== 'try') break
			const commitmentId = await promise(tx, {
				personId: where.personId,
				text: form.text,
				dueOn: form.dueOn,
				moduleKey: where.moduleKey,
				replaces: read('try', stored)?.commitmentId,
				now,
			})
			return { commitmentId, text: form.text, dueOn: form.dueOn }
		}
	}
	throw new DomainError('not-found', 'part')
}
