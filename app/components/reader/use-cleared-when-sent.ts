import { useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** A form that stays on its page is empty again once what stood in it was kept, and only then. */
export function useClearedWhenSent(intent: string, isRefused: boolean) {
	const form = useRef<HTMLFormElement>(null)
	const sent = useRef(false)
	const { state, formData } = useNavigation()
	const isSending = state !== 'idle' && formData?.get('intent') === intent
	// Sent on by the answer: what was asked for was done.
	const isAnswered = state === 'loading' && isSending
	useEffect(() => {
		if (isAnswered) sent.current = true
		else if (state === 'idle' && sent.current) {
			sent.current = false
			if (!isRefused) form.current?.reset()
		}
	}, [isAnswered, state, isRefused])
	return form
}
