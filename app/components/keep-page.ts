import { type ClientActionFunctionArgs, isRouteErrorResponse, type ShouldRevalidateFunction } from '@remix-run/react'
import { useSyncExternalStore } from 'react'

/** Why the last send was not saved. */
export type NotSent = 'cut-off' | 'signed-out' | 'gone'

/**
 * The clientAction of every page with a form. A send that did not reach us, that we could not answer, that came after the
 * sign-in had ended, or from a page whose address is no more, must not put another page where somebody's words stand: the
 * page stays as it is and <NotSaved> says so. The action's data are then null.
 */
export async function keepPage({ serverAction, request }: ClientActionFunctionArgs): Promise<unknown> {
	try {
		const answer = await serverAction()
		say(null)
		return answer
	} catch (error) {
		// Given up for a newer one of the same person: nothing was lost on its way.
		if (request.signal.aborted) throw error
		const why = whyNotSent(error)
		say(why)
		if (!why) throw error
		// As a Response of 503, which keepShown knows.
		return new Response(null, { status: 503, headers: { 'Content-Type': 'application/json' } })
	}
}

/** No such page, and none that takes what was sent: a page that was open while its address changed */
const GONE: ReadonlySet<number> = new Set([404, 405])

function whyNotSent(error: unknown): NotSent | null {
	if (!isAnswered(error)) return 'cut-off'
	if (isRouteErrorResponse(error) && GONE.has(error.status)) return 'gone'
	// A guard's redirect names the page to come back to; one that an act ends with does not.
	const to = error instanceof Response ? error.headers.get('Location') : null
	return to?.startsWith('/login?next=') ? 'signed-out' : null
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

/** The same on pages of acts, without a long text to lose: after a conflict they showed what is no longer so. */
export const keepShownUnlessStale: ShouldRevalidateFunction = (args) => keepShown(args) || args.actionStatus === 409

let notSent: NotSent | null = null
const listeners = new Set<() => void>()

function say(why: NotSent | null) {
	if (why === notSent) return
	notSent = why
	for (const listener of listeners) listener()
}

/** Why the last send failed on its way; null once one has arrived. */
export function useNotSent(): NotSent | null {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
		() => notSent,
		() => null,
	)
}
