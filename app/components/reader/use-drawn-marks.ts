import { type RefObject, useEffect } from 'react'
import type { MarkView } from '~/domain/progress/mark-view'
import { rangeOf } from './page-text'

/** Drawn by the browser beside the page, which React owns. Where it cannot, the list below the text stays. */
export function useDrawnMarks(article: RefObject<HTMLElement>, marks: MarkView[]): void {
	useEffect(() => {
		if (!article.current || !('highlights' in CSS)) return
		const ranges = new Map<string, Range[]>()
		for (const mark of marks) {
			const range = mark.place && !mark.isDeleted ? rangeOf(article.current, mark.place) : null
			const name = `mark-${mark.color}${mark.note ? '-note' : ''}`
			if (range) ranges.set(name, [...(ranges.get(name) ?? []), range])
		}
		for (const [name, drawn] of ranges) CSS.highlights.set(name, new Highlight(...drawn))
		return () => {
			for (const name of ranges.keys()) CSS.highlights.delete(name)
		}
	}, [article, marks])
}
