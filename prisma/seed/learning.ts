import { drawQuestions, neededRight } from '~/domain/assessment/check'
import { writtenModules } from '~/domain/program/find'
import type { Requirement } from '~/domain/program/frontmatter'
import { interactiveBlocks } from '~/domain/program/lesson'
import { listKeyQuestions } from '~/domain/progress/recall'
import type { Rating } from '~/domain/progress/recall-kinds'
import { type Memory, schedule } from '~/domain/progress/recall-schedule'
import { addDays, daysBetween } from '~/domain/zone/plain-date'
import { daysFrom, idOf, type Story } from './story'

/** Reads `parts` of a module (all when left out), and answers its check when all are read. */
export async function readModule(
	{ tx, stage }: Story,
	key: string,
	moduleId: string,
	at: Date,
	parts?: number,
): Promise<void> {
	const module = writtenModules(stage).find((each) => each.id === moduleId)
	if (!module) throw new Error(`${moduleId} is not written`)
	const read = module.lesson.parts.slice(0, parts ?? module.lesson.parts.length).map((part) => part.slug)
	const isDone = parts === undefined
	await tx.moduleProgress.create({
		data: {
			personId: idOf(key),
			moduleKey: module.key,
			partsRead: read,
			lastPart: module.lesson.parts[Math.min(read.length, module.lesson.parts.length - 1)]?.slug ?? '',
			startedAt: daysFrom(at, -2),
			updatedAt: at,
			completedAt: isDone ? at : null,
		},
	})
	if (!isDone) return
	const check = interactiveBlocks(module.lesson).find((block) => block.kind === 'check')
	if (check?.kind !== 'check') return
	const given = Object.fromEntries(
		check.questions.map((question, index) => [
			question.id,
			(index === 2
				? question.answers.find((answer) => !answer.correct)
				: question.answers.find((answer) => answer.correct)
			)?.id ?? '',
		]),
	)
	await tx.partAnswer.create({
		data: { personId: idOf(key), moduleKey: module.key, partId: check.id, answer: { given }, updatedAt: at },
	})
}

/** Reviews of a module's questions: the first some days ago, and again on the day they came back, while that is past. */
export async function recallModule(
	{ tx, stage, today }: Story,
	key: string,
	moduleId: string,
	reviews: { question: number; daysAgo: number; ratings: Rating[] }[],
): Promise<void> {
	const questions = listKeyQuestions([{ slug: '', position: 0, title: '', summary: '', stages: [stage] }])
	const ofModule = questions.filter((each) => each.moduleKey.endsWith(`/${moduleId}`))
	for (const { question, daysAgo, ratings } of reviews) {
		const asked = ofModule[question]
		if (!asked) throw new Error(`${moduleId} has no question ${question}`)
		let reviewedOn = addDays(today, -daysAgo)
		let dueOn = reviewedOn
		let memory: Memory | null = null
		for (const rating of ratings) {
			const next = schedule(memory, memory ? daysBetween(reviewedOn, dueOn) : 0, rating)
			memory = { stability: next.stability, difficulty: next.difficulty }
			reviewedOn = dueOn
			dueOn = addDays(reviewedOn, next.intervalDays)
		}
		if (!memory || reviewedOn >= today) throw new Error(`question ${question} of ${moduleId} was not reviewed yet`)
		const lapses = ratings.slice(1).filter((rating) => rating === 'again').length
		await tx.recallCard.create({
			data: { ...memory, personId: idOf(key), questionKey: asked.key, dueOn, reviewedOn, reps: ratings.length, lapses },
		})
	}
}

export async function passCheck(
	{ tx, stage, bank }: Story,
	key: string,
	rightCount: number,
	at: Date,
	rules: readonly Requirement[] = stage.requirements,
): Promise<void> {
	const rule = rules.find((each) => each.kind === 'check')
	if (rule?.kind !== 'check') return
	let state = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7)
	const chance = () => {
		state = (state * 48_271) % 2_147_483_647
		return state / 2_147_483_647
	}
	const drawn = drawQuestions(bank, rule, new Set(), chance)
	const answers = Object.fromEntries(
		drawn.map((question, index) => {
			const asked = bank.questions.find((each) => each.id === question.id)
			const right = (asked?.options ?? []).filter((option) => option.correct)
			const wrong =
				asked?.kind === 'ordering'
					? right.toReversed()
					: (asked?.options ?? []).filter((option) => !option.correct).slice(0, 1)
			const chosen = index < rightCount ? right : wrong
			return [question.id, chosen.map((option) => option.id)]
		}),
	)
	await tx.checkAttempt.create({
		data: {
			personId: idOf(key),
			stageKey: stage.key,
			drawn,
			answers,
			startedAt: new Date(at.getTime() - 22 * 60_000),
			submittedAt: at,
			rightCount,
			passed: rightCount >= neededRight(rule),
		},
	})
}
