import { createStore, del, get, set, type UseStore, update } from 'idb-keyval'
import { type KeptDraft, withKept } from '~/domain/room/kept-draft'
import { OUTBOX_DATABASE } from './outbox'

export type KeptDrafts = {
	/** What the box should say, where that is not what the server said; found once */
	find(box: string): Promise<string | undefined>
	keep(box: string, text: string): Promise<void>
	/** The server has it. What was typed since stays. */
	forget(box: string, text: string): Promise<void>
}

/** Beside the acts that wait, and gone with them at a sign-out. @param onServer drafts as the page was made, by box */
export function browserDrafts(
	personId: string,
	sessionId: string,
	onServer: Readonly<Record<string, string>>,
): KeptDrafts {
	const has = new Map(Object.entries(onServer))
	const isKept = typeof indexedDB !== 'undefined'
	const store: UseStore | null = isKept ? createStore(OUTBOX_DATABASE, 'outbox') : null
	const keyOf = (box: string) => `${personId}:${sessionId}:draft:${box}`
	const nothing = () => undefined
	return {
		async find(box) {
			if (!store) return undefined
			const kept = await get<KeptDraft>(keyOf(box), store).catch(nothing)
			return kept && withKept(has.get(box) ?? '', kept)
		},
		async keep(box, text) {
			if (store) await set(keyOf(box), { text, over: has.get(box) ?? '' }, store).catch(nothing)
		},
		async forget(box, text) {
			has.set(box, text)
			if (!store) return
			const key = keyOf(box)
			const kept = await get<KeptDraft>(key, store).catch(nothing)
			if (kept?.text === text) await del(key, store).catch(nothing)
			else if (kept) await update<KeptDraft>(key, (now) => ({ text: '', ...now, over: text }), store).catch(nothing)
		},
	}
}
