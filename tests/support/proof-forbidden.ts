import type { Db } from '~/domain/db'
import { rubric } from './assessment'
import { rules } from './evidence'
import type { PersonMade } from './people'

/** What was handed in and decided before: it never changes. By id, as it was then. */
export type Seen = { scores: Map<string, string>; decisions: Map<string, string> }

type Scored = Record<string, number>
const HOUR_MS = 3_600_000

/** What no order of steps may bring about, said without the rules that are to prevent it. In words, none when all is well. */
export async function whatIsForbidden(db: Db, learners: readonly PersonMade[], seen: Seen): Promise<string[]> {
	const ids = learners.map(({ id }) => id)
	const found: string[] = []
	const works = await db.submission.findMany({ where: { personId: { in: ids } }, include: { sheets: true } })
	for (const work of works) {
		const readers = work.sheets.map(({ assessorId }) => assessorId)
		if (readers.includes(work.personId)) found.push('somebody reads their own work')
		if (new Set(readers).size < readers.length) found.push('somebody reads a work twice')
		if (!work.submittedAt && readers.length > 0) found.push('a draft is read')
		for (const round of [1, 2]) {
			const pair = work.sheets.filter((sheet) => sheet.round === round)
			const inOrder = pair
				.filter(({ submittedAt }) => submittedAt)
				.sort((a, b) => Number(a.submittedAt) - Number(b.submittedAt))
			if (pair.length > 3) found.push('four read one work')
			if (pair.length === 3 && !areApart(inOrder.map((sheet) => sheet.scores as Scored)))
				found.push('a third reads what no two are apart on')
		}
		const scored = work.sheets.filter((sheet) => sheet.round === work.round && sheet.submittedAt)
		if (work.decision) {
			const plain = plainlyDecided(scored.map((sheet) => sheet.scores as Scored))
			if (plain !== work.decision) found.push(`decided ${work.decision}, by the scores ${plain}`)
			if (changes(seen.decisions, `${work.id} ${work.round}`, work.decision)) found.push('a decision changed')
		}
		for (const sheet of work.sheets.filter(({ submittedAt }) => submittedAt))
			if (changes(seen.scores, sheet.id, JSON.stringify(sheet.scores))) found.push('scores changed after handing in')
	}
	const tries = await db.checkAttempt.findMany({ where: { personId: { in: ids } }, orderBy: { startedAt: 'asc' } })
	const grants = await db.checkGrant.findMany({ where: { personId: { in: ids } } })
	for (const id of ids) {
		const own = tries.filter(({ personId }) => personId === id)
		const opened = grants.filter(({ personId }) => personId === id).length
		if (own.length > rules.check.attempts + opened * rules.check.afterTalk) found.push('more tries than there are')
		for (const [index, next] of own.entries()) {
			const before = own[index - 1]
			if (!before) continue
			if (!before.submittedAt) found.push('two tries are open')
			else if (next.startedAt.getTime() - before.submittedAt.getTime() < rules.check.coolDownHours * HOUR_MS)
				found.push('a try began before the day was over')
			if (before.passed) found.push('a try after one that passed')
		}
	}
	const certificates = await db.certification.findMany({ where: { personId: { in: ids } } })
	for (const { personId, issuedAt, issuedById } of certificates) {
		if (issuedById === personId) found.push('somebody issued their own certificate')
		if (!tries.some((each) => each.personId === personId && each.passed && (each.submittedAt ?? issuedAt) < issuedAt))
			found.push('certified without a check')
		if (
			!works.some(
				(each) => each.personId === personId && each.decision === 'met' && each.decidedAt && each.decidedAt < issuedAt,
			)
		)
			found.push('certified without assessed work')
	}
	for (const id of ids)
		if (certificates.filter((each) => each.personId === id && !each.revokedAt).length > 1)
			found.push('two certificates in force')
	return found
}

/** Remembers what is said the first time. @returns whether it is something else now */
function changes(told: Map<string, string>, key: string, says: string): boolean {
	const before = told.get(key)
	told.set(key, before ?? says)
	return before !== undefined && before !== says
}

/** Two whose scores are a gap of two, or a split on a starred criterion, from each other. */
function areApart([one, other]: readonly Scored[]): boolean {
	if (!one || !other) return false
	return rubric.criteria.some(({ id, starred }) => {
		const [low = 0, high = 0] = [one[id] ?? 0, other[id] ?? 0].sort((a, b) => a - b)
		return high - low >= 2 || (starred && low < 3 && high >= 3)
	})
}

/** By two who are not apart, or the middle of three. */
function plainlyDecided(sheets: readonly Scored[]): 'met' | 'again' | 'nothing' {
	const of = (id: string) => sheets.map((sheet) => sheet[id] ?? 0).sort((a, b) => a - b)
	if (sheets.length < 2 || sheets.length > 3 || (sheets.length === 2 && areApart(sheets))) return 'nothing'
	const counts = (id: string) => (sheets.length === 2 ? of(id)[0] : of(id)[1]) ?? 0
	return rubric.criteria.every(({ id, starred }) => counts(id) >= (starred ? 3 : 2)) ? 'met' : 'again'
}
