import type { Tx } from '../db'

/** A letter that waits and asks a line manager to agree to somebody's time. */
type TimeNews = {
	agreementId: string
	manager: { id: string; name: string; timeZone: string }
	/** Whose time */
	person: string
	/** The intake or the cohort it is for */
	title: string
}

/**
 * The questions about the time of these people, or of those who report to them, that would leave now: by the same rules as
 * when they do.
 */
export async function listTimeNews(tx: Tx, personIds: string[]): Promise<TimeNews[]> {
	if (personIds.length === 0) return []
	const asked = await tx.timeAgreement.findMany({
		where: {
			state: 'asked',
			person: { disabledAt: null, OR: [{ id: { in: personIds } }, { managerId: { in: personIds } }] },
			manager: { disabledAt: null },
		},
		select: {
			id: true,
			person: { select: { name: true, managerId: true } },
			manager: { select: { id: true, name: true, timeZone: true } },
			intake: { select: { name: true } },
			cohort: { select: { name: true } },
		},
	})
	const waiting = await tx.outboxMail.findMany({
		where: { letter: 'time-asked', sentAt: null, dueAt: { not: null }, subjectId: { in: asked.map(({ id }) => id) } },
		select: { subjectId: true },
	})
	const leaving = new Set(waiting.map(({ subjectId }) => subjectId))
	return asked.flatMap(({ id, person, manager, intake, cohort }) => {
		const about = intake ?? cohort
		if (!about || person.managerId !== manager.id || !leaving.has(id)) return []
		return [{ agreementId: id, manager, person: person.name, title: about.name }]
	})
}
