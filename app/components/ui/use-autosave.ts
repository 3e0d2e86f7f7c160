import { useFetcher, useFormAction, useNavigation } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef } from 'react'

const PAUSE_MS = 900
const AGAIN_MS = 5_000

/** `later()` after each change, `now()` on leaving the field, `drop()` when the form itself is sent. */
export type Autosave = {
	later(): void
	now(): void
	drop(): void
	/** "Saving", "Saved 10:32", "Not saved yet" */
	says: string
	problem: string | undefined
}

type Refused = { error?: Record<string, string[] | null> | null }

/** Saves a form while somebody writes, and again until it has arrived: a short pause, a lost connection or leaving the page loses nothing. */
export function useAutosave(form: RefObject<HTMLFormElement>, intent: string): Autosave {
	const saver = useFetcher<{ savedAt?: string; problem?: string; result?: Refused } | null>()
	const action = useFormAction()
	const submit = useRef(saver.submit)
	submit.current = saver.submit
	const timer = useRef<ReturnType<typeof setTimeout>>()
	const unsaved = useRef<FormData | null>(null)
	const isSent = useRef(false)
	const now = useCallback(() => {
		clearTimeout(timer.current)
		if (!unsaved.current) return
		submit.current(unsaved.current, { method: 'post', action, preventScrollReset: true })
		unsaved.current = null
	}, [action])
	const take = useCallback(() => {
		if (!form.current) return
		unsaved.current = new FormData(form.current)
		unsaved.current.set('intent', intent)
	}, [form, intent])
	const didNotArrive = saver.state === 'idle' && saver.data === null
	// Leaving for another site, or a page whose code cannot be fetched, would lose it: the browser asks first.
	useEffect(() => {
		const ask = (event: BeforeUnloadEvent) => unsaved.current && event.preventDefault()
		window.addEventListener('beforeunload', ask)
		return () => window.removeEventListener('beforeunload', ask)
	}, [])
	useEffect(() => {
		if (!didNotArrive) return
		take()
		timer.current = setTimeout(now, AGAIN_MS)
		window.addEventListener('online', now)
		return () => window.removeEventListener('online', now)
	}, [didNotArrive, take, now])
	// The form itself was sent and is still here: it was refused, or never arrived. What stands in it goes on being saved.
	const { state } = useNavigation()
	useEffect(() => {
		if (state !== 'idle' || !isSent.current) return
		isSent.current = false
		take()
		timer.current = setTimeout(now, PAUSE_MS)
	}, [state, take, now])
	// Left within the pause: what was written goes along.
	useEffect(() => now, [now])
	return {
		later() {
			take()
			clearTimeout(timer.current)
			timer.current = setTimeout(now, PAUSE_MS)
		},
		now,
		drop() {
			isSent.current = true
			clearTimeout(timer.current)
			unsaved.current = null
		},
		says:
			saver.state !== 'idle'
				? 'Saving'
				: didNotArrive
					? 'Not saved yet, trying again'
					: saver.data?.savedAt
						? `Saved ${saver.data.savedAt}`
						: '',
		problem: saver.data?.problem ?? Object.values(saver.data?.result?.error ?? {})[0]?.[0],
	}
}
