import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { MOST_FIGURES } from './figures'
import type { Draft } from './schema'

export type FigureKey = { id: string; personId: string; stageKey: string }

/**
 * Keeps a figure as it was written so far, or hands it in. The page made its id, so that a form sent twice keeps one.
 * @param at when it was handed in; null while it is a draft. What it lacks is the caller's to ask (policy.ts).
 * @throws DomainError 'not-found' | 'conflict' ('too-many-figures' | 'handed-in')
 */
export async function keepFigure(db: Db, key: FigureKey, draft: Draft, handedInAt: Date | null): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${key.personId} for no key update`
		const known = await tx.teamFigure.findUnique({
			where: { id: key.id },
			select: { personId: true, stageKey: true, handedInAt: true },
		})
		if (known && (known.personId !== key.personId || known.stageKey !== key.stageKey))
			throw new DomainError('not-found', 'figure')
		if (known?.handedInAt) throw new DomainError('conflict', 'handed-in')
		if (!known) await leaveRoom(tx, key)
		const data = { ...draft, handedInAt }
		await tx.teamFigure.upsert({ where: { id: key.id }, create: { ...key, ...data }, update: data })
	})
}

/** A draft again: it counts no more until it is handed in anew. @throws DomainError 'not-found' */
export async function takeFigureBack(db: Db, key: FigureKey): Promise<void> {
	const { count } = await db.teamFigure.updateMany({ where: key, data: { handedInAt: null } })
	if (count === 0) throw new DomainError('not-found', 'figure')
}

/** A draft alone. @throws DomainError 'not-found' | 'conflict' ('handed-in') */
export async function deleteFigure(db: Db, key: FigureKey): Promise<void> {
	const { count } = await db.teamFigure.deleteMany({ where: { ...key, handedInAt: null } })
	if (count > 0) return
	const isThere = (await db.teamFigure.count({ where: key })) > 0
	throw isThere ? new DomainError('conflict', 'handed-in') : new DomainError('not-found', 'figure')
}

async function leaveRoom(tx: Tx, { personId, stageKey }: FigureKey): Promise<void> {
	if ((await tx.teamFigure.count({ where: { personId, stageKey } })) >= MOST_FIGURES)
		throw new DomainError('conflict', 'too-many-figures')
}
