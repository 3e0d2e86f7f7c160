import type { KeyboardEvent } from 'react'
import type { AttendanceState } from '~/domain/session/kinds'

const states: Record<string, AttendanceState> = { p: 'present', a: 'absent', e: 'excused' }
const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/**
 * One key for one person: arrows or j and k go along the list, p, a and e set a state. Only while a state has the focus,
 * so that minutes and notes are typed as anywhere. `onSet` gets the row's place in the list.
 */
export function rollKeys(wholeMinutes: number, onSet: (row: number, state: AttendanceState) => void) {
	return (event: KeyboardEvent<HTMLUListElement>) => {
		const { target, key } = event
		if (event.ctrlKey || event.metaKey || event.altKey) return
		if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
		const rows = [...event.currentTarget.children]
		const at = rows.findIndex((row) => row.contains(target))
		const step = steps[key]
		if (step) {
			event.preventDefault()
			checkedIn(rows[at + step])?.focus()
			return
		}
		const state = states[key.toLowerCase()]
		if (!state) return
		event.preventDefault()
		const choice = rows[at]?.querySelector<HTMLInputElement>(`input[type="radio"][value="${state}"]`)
		choice?.focus()
		choice?.click()
		if (state === 'present') fillMinutes(rows[at], wholeMinutes)
		onSet(at, state)
	}
}

const checkedIn = (row: Element | undefined) => row?.querySelector<HTMLInputElement>('input[type="radio"]:checked')

/** Whoever was there after all was there the whole time, until somebody says otherwise. */
export function fillMinutes(row: Element | null | undefined, minutes: number): void {
	const input = row?.querySelector<HTMLInputElement>('input[type="number"]')
	if (!input || Number(input.value) > 0) return
	input.value = String(minutes)
	input.dispatchEvent(new Event('input', { bubbles: true }))
}
