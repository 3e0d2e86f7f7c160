import { Form } from '@remix-run/react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { paths } from '~/paths'
import type { Command } from '../shell/pages'
import { Icon } from '../ui/icon'
import { SEARCH_AWAY } from './away'
import type { PaletteProps } from './palette'

/**
 * The way to search from every page: a form without JavaScript, and with it a palette at Ctrl K or ⌘ K, whose code comes
 * when it is first asked for. When it does not come the page stays as it is: somebody may be writing on it.
 */
export function Finder({ commands }: { commands: Command[] }) {
	const [Palette, setPalette] = useState<ComponentType<PaletteProps>>()
	const [isOpen, setOpen] = useState(false)
	const [isAway, setAway] = useState(false)
	const open = useRef(() => undefined as undefined | Promise<void>)
	open.current = async () => {
		// Chromium 150 remembers for as long as the page lives that a file did not come, so none is asked for in vain.
		if (!Palette && !navigator.onLine) return setAway(true)
		try {
			const loaded = await import('./palette')
			setPalette(() => loaded.Palette)
			setOpen(true)
			setAway(false)
		} catch {
			setAway(true)
		}
	}
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
			event.preventDefault()
			// Another dialog waits for an answer first.
			if (!document.querySelector('dialog:modal')) open.current()
		}
		const onOnline = () => setAway(false)
		window.addEventListener('keydown', onKey)
		window.addEventListener('online', onOnline)
		return () => {
			window.removeEventListener('keydown', onKey)
			window.removeEventListener('online', onOnline)
		}
	}, [])
	return (
		<>
			<Form action={paths.search()} className="finder">
				<button
					className="find"
					type="submit"
					aria-keyshortcuts="Control+K Meta+K"
					onClick={(event) => {
						event.preventDefault()
						open.current()
					}}
				>
					<Icon name="find" />
					Find
					<kbd>Ctrl K</kbd>
				</button>
			</Form>
			<div className="toast-place" role="status">
				{isAway ? <p className="toast">{SEARCH_AWAY}</p> : null}
			</div>
			{isOpen && Palette ? <Palette commands={commands} onClose={() => setOpen(false)} /> : null}
		</>
	)
}
