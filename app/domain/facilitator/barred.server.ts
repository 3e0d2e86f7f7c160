import type { Db, Tx } from '../db'
import type { SessionKind } from '../session/kinds'
import type { QualificationState } from './kinds'
import { standingOf } from './policy'

/**
 * Of the crew of a session, who may not take the lead in its room: whoever helps to lead, and is neither qualified for the
 * level nor watched leading this very session. Whoever was named to lead goes on when their months end
 * (docs/decisions/0020, 0052).
 */
export async function listBarred(db: Db | Tx, sessionId: string, now: Date): Promise<string[]> {
	const session = await db.session.findUniqueOrThrow({
		where: { id: sessionId },
		select: {
			kind: true,
			watched: { select: { personId: true } },
			cohort: {
				select: {
					program: true,
					stage: true,
					facilitators: { where: { part: 'co' }, select: { personId: true } },
				},
			},
		},
	})
	// What people run by themselves has no crew.
	if ((session.kind as SessionKind) === 'self-run') return []
	const { program, stage, facilitators } = session.cohort
	const helping = facilitators
		.map(({ personId }) => personId)
		.filter((personId) => !session.watched.some((each) => each.personId === personId))
	if (helping.length === 0) return []
	const held = await db.qualification.findMany({
		where: { personId: { in: helping }, stageKey: `${program}/${stage}` },
		select: { personId: true, state: true, until: true },
	})
	return helping.filter((personId) => {
		const own = held.find((each) => each.personId === personId)
		return !own || standingOf({ state: own.state as QualificationState, until: own.until }, now) !== 'qualified'
	})
}
