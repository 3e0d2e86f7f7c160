import { type RefObject, useEffect, useState } from 'react'
import type { Stretch } from '~/domain/progress/anchor'
import { stretchOf } from './page-text'

/** Words somebody has selected in the text, and where they stand on the page, from the top left of the article. */
export type Selected = Stretch & { text: string; range: Range; top: number; left: number }

const SETTLED_MS = 200
/** Of what opens below the selection, in pixels */
const WIDEST = 420

/** With mouse, finger or keys. `isHeld`: what was selected stays, though the selection has gone into a field. */
export function useSelection(article: RefObject<HTMLElement>, isHeld: boolean): [Selected | null, () => void] {
	const [selected, setSelected] = useState<Selected | null>(null)
	useEffect(() => {
		if (isHeld) return
		let timer: ReturnType<typeof setTimeout>
		const look = () => {
			if (article.current) setSelected(readSelection(article.current))
		}
		const onChange = () => {
			clearTimeout(timer)
			timer = setTimeout(look, SETTLED_MS)
		}
		document.addEventListener('selectionchange', onChange)
		return () => {
			clearTimeout(timer)
			document.removeEventListener('selectionchange', onChange)
		}
	}, [article, isHeld])
	return [selected, () => setSelected(null)]
}

function readSelection(article: HTMLElement): Selected | null {
	const selection = document.getSelection()
	const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null
	const stretch = range && stretchOf(article, range)
	if (!range || !stretch) return null
	const frame = article.getBoundingClientRect()
	const box = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
	return {
		...stretch,
		range: range.cloneRange(),
		top: box.bottom - frame.top,
		left: Math.max(0, Math.min(box.left - frame.left, frame.width - WIDEST)),
	}
}
