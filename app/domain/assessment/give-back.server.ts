import type { Db, Prisma, Tx } from '../db'
import { putWorkBackLetters } from '../notice/work-mail.server'
import { transact } from '../transact.server'
import type { Taking } from './assign.server'
import { findDefended } from './defense.server'
import { recordReleased } from './leave-assessing.server'
import { getWording } from './rubric-versions.server'
import { PAIR, type SlotPart } from './slot'
import { whoMayAssess } from './slot-pair.server'

/** So long whoever reads work that is defended has for offering an hour its author can book (docs/decisions/0051) */
const OFFER_WITHIN_DAYS = 7
const DAY_MS = 86_400_000
/** Looked up at once */
const WORKS_AT_ONCE = 200
/** Hours ahead of one pair: as many as they may offer */
const MOST_HOURS = 20

/**
 * Work that is defended waits for an hour of those who read it. Two who have none together, and one who offers none, would
 * hold it for good: after a week it goes back to the queue, and they and its author hear of it.
 * @param failed hears of a work that could not be given back; the others go on
 * @returns how many works went back
 */
export async function giveBackUnheard(
	db: Db,
	content: Pick<Taking, 'rubrics' | 'pathways'>,
	now: Date,
	failed: (submissionId: string, error: unknown) => void,
): Promise<number> {
	const unheard = {
		...{ submittedAt: { not: null }, decision: null, round: 1 },
		defenses: { none: { cancelledAt: null } },
		sheets: {
			some: {},
			every: { submittedAt: null, assignedAt: { lte: new Date(now.getTime() - OFFER_WITHIN_DAYS * DAY_MS) } },
		},
	} satisfies Prisma.SubmissionWhereInput
	const giveBack = (id: string) =>
		transact(db, async (tx) => {
			await tx.$queryRaw`select 1 from "Submission" where id = ${id} for update`
			const work = await tx.submission.findFirst({ where: { ...unheard, id }, select: columns })
			// Booked, taken up, scored or given back while we waited for its row.
			if (!work || !(await isStuck(tx, work, content, now))) return false
			const readerIds = work.sheets.map(({ assessorId }) => assessorId)
			await tx.scoreSheet.deleteMany({ where: { submissionId: id } })
			await putWorkBackLetters(tx, id, [...readerIds, work.personId], now)
			for (const subject of readerIds) await recordReleased(tx, subject, null)
			return true
		})
	let back = 0
	let after = ''
	for (;;) {
		// By id: those that stay where they are must not stand before the others for good.
		const works = await db.submission.findMany({
			where: { AND: [unheard, { id: { gt: after } }] },
			select: { id: true },
			orderBy: { id: 'asc' },
			take: WORKS_AT_ONCE,
		})
		for (const { id } of works) {
			try {
				if (await giveBack(id)) back += 1
			} catch (error) {
				failed(id, error)
			}
		}
		if (works.length < WORKS_AT_ONCE) return back
		after = works.at(-1)?.id ?? after
	}
}

const columns = {
	personId: true,
	stageKey: true,
	requirementId: true,
	cohortId: true,
	rubricId: true,
	rubricHash: true,
	cohort: { select: { requirements: true } },
	sheets: { select: { assessorId: true }, orderBy: { assignedAt: 'asc' } },
} satisfies Prisma.SubmissionSelect
type Work = Prisma.SubmissionGetPayload<{ select: typeof columns }>

/** Whether it is defended, and for a week whoever reads it has offered no hour, alone or together, that its author may book. */
async function isStuck(
	tx: Tx,
	work: Work,
	{ rubrics, pathways }: Pick<Taking, 'rubrics' | 'pathways'>,
	now: Date,
): Promise<boolean> {
	const rule = findDefended(work.cohort.requirements, work.requirementId)
	if (!rule) return false
	const hours = await tx.assessmentSlot.findMany({
		where: {
			...{ stageKey: work.stageKey, requirementId: rule.id, cancelledAt: null },
			startsAt: { gt: new Date(now.getTime() - OFFER_WITHIN_DAYS * DAY_MS) },
			seats: { none: { part: 'shows' satisfies SlotPart } },
			AND: work.sheets.map(({ assessorId: personId }) => ({
				seats: { some: { personId, part: 'assesses' satisfies SlotPart } },
			})),
		},
		select: { seats: { where: { part: 'assesses' satisfies SlotPart }, select: { personId: true } } },
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
		take: MOST_HOURS,
	})
	const pairs = hours.map(({ seats }) => seats.map(({ personId }) => personId))
	const { personId, cohortId } = work
	const rubric = await getWording(tx, rubrics, work)
	const fits = await whoMayAssess(tx, pairs, { personId, cohortId, rubric, asked: { pathways, now } })
	return !fits.some((pair) => pair.length === PAIR)
}
