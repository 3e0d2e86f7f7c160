import { type ClientActionFunctionArgs, isRouteErrorResponse, type ShouldRevalidateFunction } from '@remix-run/react'
import { useSyncExternalStore } from 'react'

/**
 * The clientAction of every page with a form. A send that did not reach us, or that we could not answer, must not put an
 * error page where somebody's words stand: the page stays as it is and <NotSaved> says so. The action's data are then null.
 */
export async function keepPage({ serverAction, request }: ClientActionFunctionArgs): Promise<unknown> {
	try {
		const answer = await serverAction()
		say(false)
		return answer
	} catch (error) {
		// Given up for a newer one of the same person: nothing was lost on its way.
		if (request.signal.aborted) throw error
		say(!isAnswered(error))
		if (isAnswered(error)) throw error
		// As a Response of 503, which keepShown knows.
		return new Response(null, { status: 503, headers: { 'Content-Type': 'application/json' } })
	}
}

/** Whether what was thrown is an answer that somebody meant: a redirect or a refusal, and no failure on the way or of ours. */
export function isAnswered(error: unknown): boolean {
	return error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)
}

/**
 * The shouldRevalidate of the same pages and of the root: what an action refused changed nothing, so nothing is loaded anew.
 * Remix does so by itself after a navigation, but not after a fetcher, and would show the failing load instead of the page.
 */
export const keepShown: ShouldRevalidateFunction = ({ actionStatus }) =>
	actionStatus === undefined || actionStatus < 400

let isCutOff = false
const listeners = new Set<() => void>()

function say(cutOff: boolean) {
	if (cutOff === isCutOff) return
	isCutOff = cutOff
	for (const listener of listeners) listener()
}

/** Whether the last send failed on its way. */
export function useCutOff(): boolean {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
		() => isCutOff,
		() => false,
	)
}
