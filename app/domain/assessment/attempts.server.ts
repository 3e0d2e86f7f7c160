import { randomInt } from 'node:crypto'
import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { Bank } from './bank'
import { type Answers, type CheckRule, countOpen, type Drawn, drawQuestions, mayStartCheck, score } from './check'

type Where = { personId: string; stageKey: string }

export type Attempt = {
	id: string
	drawn: Drawn[]
	answers: Answers
	startedAt: Date
	submittedAt: Date | null
	rightCount: number | null
	passed: boolean | null
}

function toAttempt(row: {
	id: string
	drawn: unknown
	answers: unknown
	startedAt: Date
	submittedAt: Date | null
	rightCount: number | null
	passed: boolean | null
}): Attempt {
	return { ...row, drawn: row.drawn as Drawn[], answers: row.answers as Answers }
}

/** A person's own tries, oldest first, and how many talks have opened more. */
export async function listAttempts(db: Db | Tx, where: Where): Promise<{ attempts: Attempt[]; grants: number }> {
	const rows = await db.checkAttempt.findMany({ where, orderBy: { startedAt: 'asc' } })
	const grants = await db.checkGrant.count({ where })
	return { attempts: rows.map(toAttempt), grants }
}

/**
 * Begins a try, or gives back the one that is open: two clicks draw once.
 * @throws DomainError 'conflict' ('passed' | 'cool-down' | 'talk-first')
 */
export async function startAttempt(
	db: Db,
	where: Where,
	check: { rule: CheckRule; bank: Bank },
	now: Date,
): Promise<{ attemptId: string }> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const { attempts, grants } = await listAttempts(tx, where)
		const open = attempts.find((attempt) => !attempt.submittedAt)
		if (open) return { attemptId: open.id }
		const verdict = mayStartCheck(check.rule, attempts, grants, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const seen = new Set(attempts.flatMap((attempt) => attempt.drawn.map((question) => question.id)))
		const drawn = drawQuestions(check.bank, check.rule, seen, () => randomInt(2 ** 40) / 2 ** 40)
		const row = await tx.checkAttempt.create({ data: { ...where, drawn, startedAt: now }, select: { id: true } })
		return { attemptId: row.id }
	})
}

/** Keeps answers while somebody works; nothing is scored yet. @throws DomainError 'conflict' ('submitted') */
export async function saveAnswers(db: Db, where: Where & { attemptId: string }, answers: Answers): Promise<void> {
	await transact(db, async (tx) => {
		// As in handing in: a keeping still on its way must not change what was scored.
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const attempt = await openAttempt(tx, where)
		await tx.checkAttempt.update({
			where: { id: attempt.id },
			data: { answers: known(attempt.drawn, { ...attempt.answers, ...answers }) as Prisma.InputJsonValue },
		})
	})
}

/**
 * Hands the try in and scores it; handing it in twice answers the same. With questions open, unless `evenOpen` says that
 * somebody was asked, the answers are only kept: `open` says how many are missing, 0 that it is handed in.
 */
export async function submitAttempt(
	db: Db,
	where: Where & { attemptId: string },
	answers: Answers,
	check: { rule: CheckRule; bank: Bank },
	now: Date,
	evenOpen = false,
): Promise<{ open: number }> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const done = await tx.checkAttempt.findFirst({
			where: { id: where.attemptId, personId: where.personId, submittedAt: { not: null } },
			select: { id: true },
		})
		if (done) return { open: 0 }
		const attempt = await openAttempt(tx, where)
		const final = known(attempt.drawn, { ...attempt.answers, ...answers })
		const open = evenOpen ? 0 : countOpen(attempt.drawn, final)
		if (open > 0) {
			await tx.checkAttempt.update({ where: { id: attempt.id }, data: { answers: final as Prisma.InputJsonValue } })
			return { open }
		}
		const { rightCount, passed } = score(check.bank, attempt.drawn, final, check.rule)
		await tx.checkAttempt.update({
			where: { id: attempt.id },
			data: { answers: final as Prisma.InputJsonValue, submittedAt: now, rightCount, passed },
		})
		return { open }
	})
}

async function openAttempt(tx: Tx, where: Where & { attemptId: string }): Promise<Attempt> {
	const row = await tx.checkAttempt.findFirst({
		where: { id: where.attemptId, personId: where.personId, stageKey: where.stageKey },
	})
	if (!row) throw new DomainError('not-found', 'attempt')
	if (row.submittedAt) throw new DomainError('conflict', 'submitted')
	return toAttempt(row)
}

/** Only drawn questions and their own options are kept, whatever was sent. */
function known(drawn: Drawn[], answers: Answers): Answers {
	return Object.fromEntries(
		drawn.flatMap(({ id, options, inOrder }) => {
			const given = answers[id] ?? []
			if (inOrder) {
				const placed = options.map((_, place) => (options.includes(given[place] ?? '') ? (given[place] ?? '') : ''))
				return placed.some((option) => option !== '') ? [[id, placed]] : []
			}
			const chosen = [...new Set(given)].filter((option) => options.includes(option))
			return chosen.length > 0 ? [[id, chosen]] : []
		}),
	)
}

/** Opens two more tries after a talk; only when there is none left. @throws DomainError 'conflict' ('not-needed') */
export async function openMoreTries(
	db: Db,
	where: Where,
	rule: CheckRule,
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const { attempts, grants } = await listAttempts(tx, where)
		const verdict = mayStartCheck(rule, attempts, grants, now)
		if (verdict.ok || verdict.why !== 'talk-first') throw new DomainError('conflict', 'not-needed')
		await tx.checkGrant.create({ data: { ...where, grantedById: by.id, createdAt: now } })
		await record(tx, { act: 'check-tries-opened', actor: by, subject: where.personId })
	})
}
