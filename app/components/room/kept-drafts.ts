import { createStore, del, delMany, get, keys, set, type UseStore, update } from 'idb-keyval'
import { type KeptDraft, withKept } from '~/domain/room/kept-draft'
import { OUTBOX_DATABASE } from './outbox'

export type KeptDrafts = {
	/** What the box should say, where that is not what the server said; found once */
	find(box: string): Promise<string | undefined>
	keep(box: string, text: string): Promise<void>
	/** The server has `text` for what was typed. What was typed since stays. */
	forget(box: string, text: string, typed: string): Promise<void>
	/** What is found from now on is none of it */
	empty(isGone: (box: string) => boolean): void
}

/**
 * Beside the acts that wait, and gone with them at a sign-out.
 * @param onServer drafts as the page was made, by box; empty where it was about a case that was taken off
 */
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
	const takenOff = new Set(Object.keys(onServer).filter((box) => onServer[box] === ''))
	let emptying: Promise<unknown> = Promise.resolve()
	const emptied = async (of: UseStore, isGone: (box: string) => boolean) => {
		const all = (await keys<string>(of)).filter((key) => key.startsWith(keyOf('')))
		await delMany(
			all.filter((key) => isGone(key.slice(keyOf('').length))),
			of,
		)
	}
	return {
		async find(box) {
			if (!store) return undefined
			await emptying
			const kept = await get<KeptDraft>(keyOf(box), store).catch(nothing)
			// Typed over what was taken off while this browser was away.
			if (kept && kept.over !== '' && takenOff.has(box)) await del(keyOf(box), store).catch(nothing)
			else return kept && withKept(has.get(box) ?? '', kept)
		},
		async keep(box, text) {
			takenOff.delete(box)
			if (store) await set(keyOf(box), { text, over: has.get(box) ?? '' }, store).catch(nothing)
		},
		async forget(box, text, typed) {
			has.set(box, text)
			if (!store) return
			const key = keyOf(box)
			const kept = await get<KeptDraft>(key, store).catch(nothing)
			if (kept?.text === typed) await del(key, store).catch(nothing)
			else if (kept) await update<KeptDraft>(key, (now) => ({ text: '', ...now, over: text }), store).catch(nothing)
		},
		empty(isGone) {
			if (store) emptying = emptied(store, isGone).catch(nothing)
		},
	}
}
