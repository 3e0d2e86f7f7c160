import { useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * Who moves people by key goes on from whoever was moved. The button that was pressed is gone with its form, and with it
 * the focus: without this the next Tab begins at the top of the page.
 * @param revision of the proposal: another one means that the change was made
 */
export function useFocusKept(revision: number) {
	const { formData } = useNavigation()
	const sent = useRef<FormData | null>(null)
	const shown = useRef(revision)
	useEffect(() => {
		// A hand that drags or clicks looks where it is, and is not taken elsewhere.
		if (formData && document.activeElement?.matches(':focus-visible')) sent.current = formData
	}, [formData])
	useEffect(() => {
		if (shown.current === revision) return
		shown.current = revision
		const change = sent.current
		sent.current = null
		if (!change || document.activeElement !== document.body) return
		nextOf(change)?.focus()
	}, [revision])
}

function nextOf(change: FormData): HTMLElement | null {
	const person = change.get('person')
	const row = typeof person === 'string' ? document.getElementById(`person-${person}`) : null
	// An undo is about nobody alone.
	if (!row) return document.querySelector<HTMLElement>('.forming .tools button')
	const folded = row.closest('details')
	if (folded) folded.open = true
	return row.querySelector('a')
}
