import { withBoth } from '~/domain/room/kept-draft'
import type { DraftAnswer } from '~/domain/room/wire'

/**
 * `text`: what the box should say, which is more than was typed here where another tab has written there too, and nothing
 * where it was about a case that was taken off
 */
export type Saved = { isSaved: boolean; text: string }
export type SaveDraft = (box: string, text: string) => Promise<Saved>

type Places = {
	/** What is typed in each box of this tab */
	drafts: Record<string, string>
	/** What the server had when this page was made */
	onServer: Readonly<Record<string, string>>
	send: (box: string, text: string, over: string) => Promise<DraftAnswer>
}

/**
 * Keeps drafts on the server, one after another for each box, so that each is laid over what the one before has left. What
 * another tab of the same person wrote meanwhile is put beside it: neither loses a word.
 */
export function draftSaver({ drafts, onServer, send }: Places): SaveDraft {
	const has = new Map(Object.entries(onServer))
	/** An answer may be lost on its way: what lies there can be this tab's own */
	const sent = new Map<string, string>()
	const emptied = new Map<string, number>()
	const timesEmptied = (box: string) => emptied.get(box) ?? 0
	const turns = new Map<string, Promise<unknown>>()
	async function save(box: string, typed: string): Promise<Saved> {
		let text = typed
		for (;;) {
			const over = has.get(box) ?? ''
			const before = sent.get(box)
			sent.set(box, text)
			const answer = await send(box, text, over)
			if (answer.ok) has.set(box, text)
			if (answer.ok || answer.why !== 'newer') return { isSaved: answer.ok, text }
			const newer = answer.text ?? ''
			if (newer === before) has.set(box, newer)
			else if (newer === '') {
				has.set(box, newer)
				drafts[box] = newer
				emptied.set(box, timesEmptied(box) + 1)
				return { isSaved: true, text: newer }
			}
			// What is typed since, or sent, comes after this: it finds the other's words as well.
			else if (text === '' || (drafts[box] ?? '') !== text) return { isSaved: text === '', text }
			else {
				text = withBoth(newer, { text, over })
				has.set(box, newer)
				drafts[box] = text
			}
		}
	}
	return (box, text) => {
		const before = timesEmptied(box)
		const turn = (turns.get(box) ?? Promise.resolve()).then(() =>
			// What was typed before, and waited for its turn, goes as well.
			timesEmptied(box) === before ? save(box, text) : { isSaved: true, text: '' },
		)
		turns.set(box, turn)
		return turn
	}
}
