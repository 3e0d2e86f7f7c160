import type { ConflictKind, ConflictWay } from '~/domain/insight/conflicts'
import { addDays } from '~/domain/zone/plain-date'
import { daysFrom, idOf, type Story } from './story'

const LEVEL_TWO = 'technical-leadership-ladder/l2'

/** A log somebody keeps a level ahead: one conflict agreed soon, one late, one open. */
export async function conflictLog({ tx, now, today }: Story): Promise<void> {
	const noticed = (
		daysAgo: number,
		days: number | null,
		kind: ConflictKind,
		way: ConflictWay | null,
		line: string,
	) => ({
		id: idOf(`conflict-${daysAgo}`),
		personId: idOf('learner1'),
		stageKey: LEVEL_TWO,
		kind,
		noticedOn: addDays(today, -daysAgo),
		agreedOn: days === null ? null : addDays(today, days - daysAgo),
		way,
		line,
		settledAt: days === null ? null : daysFrom(now, days - daysAgo),
		createdAt: daysFrom(now, -daysAgo),
	})
	await tx.conflict.createMany({
		data: [
			noticed(61, 23, 'relationship', 'mediated', 'I saw it in the reviews a week before I said so.'),
			noticed(20, 4, 'process', 'rule', ''),
			noticed(3, null, 'task', null, 'Two designs, and a date that suits only one.'),
		],
	})
}
