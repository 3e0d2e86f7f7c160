import { useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { MonthView } from '~/domain/session/calendar-view'
import { addDays, mondayOf } from '~/domain/zone/plain-date'
import { paths } from '~/paths'
import { useHydrated } from '../ui/use-hydrated'

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/**
 * Keys on a day of the month: arrows to other days, Page Up and Page Down to other months, Home and End within the week,
 * T to today. A day that is not shown is turned to. Without script every day is a link in its order.
 */
export function useMonthKeys({ month, previous, next, today, chosen }: MonthView) {
	const navigate = useNavigate()
	const isHydrated = useHydrated()
	const grid = useRef<HTMLTableElement>(null)
	const wanted = useRef<string | null>(null)

	// One day is in the order of Tab; the arrows reach the others.
	useEffect(() => {
		if (!isHydrated) return
		for (const day of daysOf(grid.current)) day.tabIndex = day.dataset.day === chosen ? 0 : -1
		if (wanted.current === chosen) {
			focusOn(grid.current, chosen)
			wanted.current = null
		}
	}, [isHydrated, chosen])

	const goTo = (date: string, staysHere: boolean) => {
		if (staysHere && focusOn(grid.current, date)) return
		wanted.current = date
		navigate(paths.calendar({ view: 'month', on: date }), { preventScrollReset: true })
	}

	const onKeyDown = (event: KeyboardEvent) => {
		const from = event.target instanceof HTMLElement ? event.target.dataset.day : undefined
		if (!from || event.altKey || event.ctrlKey || event.metaKey) return
		const to = targetOf(event.key, from)
		if (!to) return
		event.preventDefault()
		// Days of its neighbors stand at the edges of a month too: the arrows stop there, turning goes on.
		goTo(to, event.key.startsWith('Arrow') || to.startsWith(month))
	}

	const targetOf = (key: string, from: string): string | undefined => {
		const step = STEPS[key]
		if (step !== undefined) return addDays(from, step)
		if (key === 'PageUp') return sameDayIn(previous, from)
		if (key === 'PageDown') return sameDayIn(next, from)
		if (key === 'Home') return mondayOf(from)
		if (key === 'End') return addDays(mondayOf(from), 6)
		return key.toLowerCase() === 't' ? today : undefined
	}

	return { ref: grid, onKeyDown }
}

function daysOf(grid: HTMLTableElement | null): HTMLElement[] {
	return [...(grid?.querySelectorAll<HTMLElement>('[data-day]') ?? [])]
}

function focusOn(grid: HTMLTableElement | null, date: string): boolean {
	const days = daysOf(grid)
	const day = days.find((each) => each.dataset.day === date)
	if (!day) return false
	for (const each of days) each.tabIndex = each === day ? 0 : -1
	day.focus()
	return true
}

/** The 31st becomes the last day of a shorter month. */
function sameDayIn(month: string, date: string): string {
	const day = `${month}-${date.slice(8)}`
	return addDays(`${month}-01`, Number(date.slice(8)) - 1) === day ? day : lastOf(month)
}

function lastOf(month: string): string {
	const last = [31, 30, 29, 28].find((days) => addDays(`${month}-01`, days - 1).startsWith(month)) ?? 28
	return `${month}-${last}`
}
