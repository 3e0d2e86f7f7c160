import { useCallback, useEffect, useRef, useState } from 'react'
import type { SearchAnswer } from '~/domain/search/kinds'
import { paths } from '~/paths'

const PAUSE_MS = 120

/** `away`: search cannot be reached. `signed-out`: the search page leads to signing in, and back. */
type Reply = SearchAnswer | 'away' | 'signed-out'

/**
 * The answer to what is typed now, a moment after the last letter. Until it is there the last one stays in sight.
 * Not by a fetcher: when its load fails Remix shows the error page, and when the code of the loaded route cannot be fetched
 * it reloads. Either would take away the page that somebody is writing on.
 */
export function useAnswer(typed: string) {
	const [last, setLast] = useState<{ asked: string; reply: Reply }>()
	const underWay = useRef<AbortController | null>(null)
	const ask = useCallback(async (asked: string) => {
		underWay.current?.abort()
		const mine = new AbortController()
		underWay.current = mine
		const reply = await fetchReply(asked, mine.signal)
		// Given up for a newer one: the latest answer wins.
		if (!mine.signal.aborted) setLast({ asked, reply })
	}, [])
	useEffect(() => {
		if (typed === '') return
		const pause = setTimeout(() => ask(typed), PAUSE_MS)
		return () => {
			clearTimeout(pause)
			underWay.current?.abort()
		}
	}, [typed, ask])
	const reply = typed === '' ? undefined : last?.reply
	return {
		answer: typeof reply === 'object' ? reply : undefined,
		isAway: reply === 'away',
		isWaiting: typed !== '' && last?.asked !== typed,
		askAgain: () => ask(typed),
	}
}

async function fetchReply(asked: string, signal: AbortSignal): Promise<Reply> {
	try {
		const response = await fetch(paths.searchAnswer({ q: asked }), { signal, redirect: 'manual' })
		if (response.type === 'opaqueredirect') return 'signed-out'
		return response.ok ? ((await response.json()) as SearchAnswer) : 'away'
	} catch {
		return 'away'
	}
}
