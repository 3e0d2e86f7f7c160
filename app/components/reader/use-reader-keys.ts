import { useNavigate } from '@remix-run/react'
import { type RefObject, useEffect, useLayoutEffect } from 'react'

// A plain effect runs some time after the new part is on the screen: until then, k would go back from the old one.
const useOnceShown = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** j and k go on and back, as in most readers; never while somebody types. */
export function useReaderKeys({
	back,
	next,
	article,
}: {
	back?: string
	next?: string
	article: RefObject<HTMLElement>
}) {
	const navigate = useNavigate()
	useOnceShown(() => {
		const onKey = (event: KeyboardEvent) => {
			const target = event.target as HTMLElement
			if (
				event.ctrlKey ||
				event.metaKey ||
				event.altKey ||
				target.closest('input, textarea, select, [contenteditable]')
			)
				return
			const to = event.key === 'j' ? next : event.key === 'k' ? back : undefined
			if (!to || !article.current) return
			event.preventDefault()
			navigate(to)
		}
		window.addEventListener('keydown', onKey)
		return () => window.removeEventListener('keydown', onKey)
	}, [back, next, article, navigate])
}
