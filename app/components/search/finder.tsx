import { Form, useNavigate } from '@remix-run/react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'
import type { Command, PaletteProps } from './palette'

/**
 * The way to search from every page: a form without JavaScript, and with it a palette at Ctrl K or ⌘ K, whose code comes
 * when it is first asked for.
 */
export function Finder({ commands }: { commands: Command[] }) {
	const navigate = useNavigate()
	const [Palette, setPalette] = useState<ComponentType<PaletteProps>>()
	const [isOpen, setOpen] = useState(false)
	const open = useRef(() => undefined as undefined | Promise<void>)
	open.current = async () => {
		try {
			const loaded = await import('./palette')
			setPalette(() => loaded.Palette)
			setOpen(true)
		} catch {
			navigate(paths.search())
		}
	}
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
			event.preventDefault()
			// Another dialog waits for an answer first.
			if (!document.querySelector('dialog:modal')) open.current()
		}
		window.addEventListener('keydown', onKey)
		return () => window.removeEventListener('keydown', onKey)
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
			{isOpen && Palette ? <Palette commands={commands} onClose={() => setOpen(false)} /> : null}
		</>
	)
}
