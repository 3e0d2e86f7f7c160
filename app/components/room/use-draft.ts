import { useCallback, useEffect, useRef, useState } from 'react'
import { useRoom } from './use-room'

const PAUSE_MS = 600

export type Kept = 'no' | 'kept' | 'lost'

/**
 * Text that is not sent yet, kept on the server for its author alone: it survives phases, tabs and crashes.
 * @param begin what stands there while nothing is kept
 */
export function useDraft(box: string, begin = '') {
	const { state, saveDraft, findDraft, drafts } = useRoom()
	const [text, setText] = useState(drafts[box] || begin)
	const [kept, setKept] = useState<Kept>(drafts[box] ? 'kept' : 'no')
	const timer = useRef<ReturnType<typeof setTimeout>>()
	// The lead moves on while somebody types: their last words are kept then, and not a moment later.
	useEffect(
		() => () => {
			if (timer.current === undefined) return
			clearTimeout(timer.current)
			// Once: what stands here by the next time may be older than what somebody wrote elsewhere.
			timer.current = undefined
			void saveDraft(box, drafts[box] ?? '')
		},
		[box, drafts, saveDraft],
	)
	/** Keeps it, and shows what another tab has written there meanwhile. */
	const keep = useCallback(
		async (value: string) => {
			const saved = await saveDraft(box, value)
			setKept(!saved.isSaved ? 'lost' : saved.text ? 'kept' : 'no')
			if (saved.text !== value && drafts[box] === saved.text) setText(saved.text)
		},
		[box, drafts, saveDraft],
	)
	const isConnected = state.connection === 'connected'
	useEffect(() => {
		if (kept === 'lost' && isConnected) void keep(drafts[box] ?? '')
	}, [kept, isConnected, box, drafts, keep])
	useEffect(() => {
		const before = drafts[box]
		let isGone = false
		void findDraft(box).then((found) => {
			// What was typed while it was looked up is newer.
			if (isGone || found === undefined || drafts[box] !== before) return
			drafts[box] = found
			setText(found || begin)
			setKept('lost')
		})
		return () => {
			isGone = true
		}
	}, [box, begin, drafts, findDraft])
	const write = (value: string) => {
		setText(value)
		setKept('no')
		clearTimeout(timer.current)
		// What is kept here outlives the field, which a phase change takes away.
		drafts[box] = value
		timer.current = setTimeout(() => {
			timer.current = undefined
			// Not `value`: it may have been taken off meanwhile.
			void keep(drafts[box] ?? '')
		}, PAUSE_MS)
	}
	/**
	 * Sent: it is no draft any more. What the field shows stays.
	 * @param sent what went, where the field is open meanwhile: what was typed since is a draft of its own
	 */
	const forget = (sent?: string) => {
		if (sent !== undefined && drafts[box] !== sent) return
		clearTimeout(timer.current)
		timer.current = undefined
		drafts[box] = ''
		void saveDraft(box, '')
		setKept('no')
	}
	return { text, kept, write, forget, setText }
}
