import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** As menus do: Escape closes it and leads back to its button, and so does a click elsewhere, which leads nowhere. */
export function useClosing(): { menu: RefObject<HTMLDetailsElement>; close(): void } {
	const menu = useRef<HTMLDetailsElement>(null)
	const close = useCallback(() => {
		if (!menu.current?.open) return
		menu.current.open = false
		menu.current.querySelector('summary')?.focus()
	}, [])
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
		const onPress = (event: PointerEvent) => {
			if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false
		}
		document.addEventListener('keydown', onKey)
		document.addEventListener('pointerdown', onPress)
		return () => {
			document.removeEventListener('keydown', onKey)
			document.removeEventListener('pointerdown', onPress)
		}
	}, [close])
	return { menu, close }
}
