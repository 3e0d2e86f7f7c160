import { randomInt } from 'node:crypto'
import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import type { Leave } from '../leave/clock'
import { listLeaves } from '../leave/read.server'
import { transact } from '../transact.server'
import type { Bank } from './bank'
import { type Answers, type CheckRule, countOpen, type Drawn, drawQuestions, mayStartCheck, score } from './check'
import { readTimeGiven } from './extra-time.server'
import { keepQuestions, readAsDrawn } from './question-versions.server'
import { endOf, isClosedByClock, isLate, minutesGiven } from './timed'

/** `since`: tries before that are of another certification */
type Where = { personId: string; stageKey: string; since?: Date | null }
type AttemptKey = { personId: string; stageKey: string; attemptId: string }
type Check = { rule: CheckRule; bank: Bank }

export type Attempt = {
	id: string
	drawn: Drawn[]
	answers: Answers
	startedAt: Date
	/** Of a timed check */
	endsAt: Date | null
	submittedAt: Date | null
	rightCount: number | null
	passed: boolean | null
}

function toAttempt(row: {
	id: string
	drawn: unknown
	answers: unknown
	startedAt: Date
	endsAt: Date | null
	submittedAt: Date | null
	rightCount: number | null
	passed: boolean | null
}): Attempt {
	return { ...row, drawn: row.drawn as Drawn[], answers: row.answers as Answers }
}

/** A person's own tries, oldest first, how many talks have opened more, and the leave in which no cool-down runs. */
export async function listAttempts(
	db: Db | Tx,
	where: Where,
): Promise<{ attempts: Attempt[]; grants: number; leaves: Leave[] }> {
	const { personId, stageKey, since } = where
	const rows = await db.checkAttempt.findMany({ where: triesOf(where), orderBy: { startedAt: 'asc' } })
	const grants = await db.checkGrant.count({
		where: { personId, stageKey, ...(since ? { createdAt: { gte: since } } : {}) },
	})
	return { attempts: rows.map(toAttempt), grants, leaves: await listLeaves(db, personId) }
}

const triesOf = ({ personId, stageKey, since }: Where) => ({
	personId,
	stageKey,
	...(since ? { startedAt: { gte: since } } : {}),
})

/**
 * Begins a try, or gives back the one that is open: two clicks draw once.
 * @throws DomainError 'conflict' ('passed' | 'cool-down' | 'talk-first')
 */
export async function startAttempt(db: Db, where: Where, check: Check, now: Date): Promise<{ attemptId: string }> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		await closeLate(tx, where, check, now)
		const { attempts, grants, leaves } = await listAttempts(tx, where)
		const open = attempts.find((attempt) => !attempt.submittedAt)
		if (open) return { attemptId: open.id }
		const verdict = mayStartCheck(check.rule, attempts, grants, leaves, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const seen = new Set(attempts.flatMap((attempt) => attempt.drawn.map((question) => question.id)))
		const chosen = drawQuestions(check.bank, check.rule, seen, () => randomInt(2 ** 40) / 2 ** 40)
		const drawn = await keepQuestions(tx, check.bank, chosen, now)
		const { personId, stageKey } = where
		const endsAt = endOf(now, minutesGiven(check.rule, await readTimeGiven(tx, where.personId)))
		const row = await tx.checkAttempt.create({
			data: { personId, stageKey, drawn, startedAt: now, endsAt },
			select: { id: true },
		})
		return { attemptId: row.id }
	})
}

/**
 * Keeps answers while somebody works; nothing is scored yet.
 * @param now when they arrived. In time they count, even where the clock's end was written down before they were.
 * @throws DomainError 'conflict' ('submitted' | 'time-over')
 */
export async function saveAnswers(db: Db, where: AttemptKey, answers: Answers, check: Check, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		// As in handing in: a keeping still on its way must not change what was scored.
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const attempt = await getAttempt(tx, where)
		if (isLate(attempt, now)) throw new DomainError('conflict', 'time-over')
		if (attempt.submittedAt && !isClosedByClock(attempt)) throw new DomainError('conflict', 'submitted')
		const kept = known(attempt.drawn, { ...attempt.answers, ...answers })
		await write(tx, attempt, kept, attempt.submittedAt && { at: attempt.submittedAt, check })
	})
}

/** Writes answers down and, of a try that is over, what they are worth. */
async function write(tx: Tx, attempt: Attempt, answers: Answers, over: { at: Date; check: Check } | null) {
	const asDrawn = over && (await readAsDrawn(tx, over.check.bank, attempt.drawn))
	const scored = asDrawn && {
		submittedAt: over.at,
		...score(asDrawn.bank, attempt.drawn, answers, over.check.rule),
	}
	await tx.checkAttempt.update({
		where: { id: attempt.id },
		data: { answers: answers as Prisma.InputJsonValue, ...scored },
	})
}

/** Hands in for its owner a try whose time is over, with what was kept by then. Twice changes nothing. */
export async function closeLateAttempt(db: Db, where: Where, check: Check, now: Date): Promise<void> {
	const late = { ...triesOf(where), submittedAt: null, endsAt: { lte: now } }
	if ((await db.checkAttempt.count({ where: late })) === 0) return
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		await closeLate(tx, where, check, now)
	})
}

async function closeLate(tx: Tx, where: Where, check: Check, now: Date): Promise<void> {
	const rows = await tx.checkAttempt.findMany({ where: { ...triesOf(where), submittedAt: null, endsAt: { lte: now } } })
	for (const attempt of rows.map(toAttempt))
		if (attempt.endsAt) await write(tx, attempt, attempt.answers, { at: attempt.endsAt, check })
}

/**
 * Hands the try in and scores it; handing it in twice answers the same. With questions open, unless `evenOpen` says that
 * somebody was asked, the answers are only kept: `open` says how many are missing, 0 that it is handed in.
 * @param now when it arrived; after the clock's end nothing of it is taken
 * @throws DomainError 'conflict' ('time-over')
 */
export async function submitAttempt(
	db: Db,
	where: AttemptKey,
	answers: Answers,
	check: Check,
	now: Date,
	evenOpen = false,
): Promise<{ open: number }> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const attempt = await getAttempt(tx, where)
		if (attempt.submittedAt && !isClosedByClock(attempt)) return { open: 0 }
		if (isLate(attempt, now)) throw new DomainError('conflict', 'time-over')
		const final = known(attempt.drawn, { ...attempt.answers, ...answers })
		const open = evenOpen || attempt.submittedAt ? 0 : countOpen(attempt.drawn, final)
		await write(tx, attempt, final, open > 0 ? null : { at: attempt.submittedAt ?? now, check })
		return { open }
	})
}

async function getAttempt(tx: Tx, where: AttemptKey): Promise<Attempt> {
	const row = await tx.checkAttempt.findFirst({
		where: { id: where.attemptId, personId: where.personId, stageKey: where.stageKey },
	})
	if (!row) throw new DomainError('not-found', 'attempt')
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
		const { attempts, grants, leaves } = await listAttempts(tx, where)
		const verdict = mayStartCheck(rule, attempts, grants, leaves, now)
		if (verdict.ok || verdict.why !== 'talk-first') throw new DomainError('conflict', 'not-needed')
		const { personId, stageKey } = where
		await tx.checkGrant.create({ data: { personId, stageKey, grantedById: by.id, createdAt: now } })
		await record(tx, {
			act: 'check-tries-opened',
			actor: by,
			subject: personId,
			detail: { stage: stageKey },
			change: { before: '0 tries left', after: `${rule.afterTalk} tries left` },
		})
	})
}
