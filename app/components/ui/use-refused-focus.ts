import { useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Of what says why the action refused: with each of its answers it takes the focus, unless a field that is wrong has it. */
export function useRefusedFocus<Shown extends HTMLElement>(isRefused = true) {
	const shown = useRef<Shown>(null)
	const answer = useActionData()
	useEffect(() => {
		if (answer === undefined || !isRefused) return
		if (!document.activeElement?.matches('[aria-invalid="true"]')) shown.current?.focus()
	}, [answer, isRefused])
	return shown
}
