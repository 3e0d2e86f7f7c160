import { redirect as remixRedirect, type TypedResponse } from '@remix-run/node'

const OURS = 'https://belay.invalid'

/** A path of this site, or the fallback. Everything that could leave it (`//x`, `/\x`, tabs, schemes) is refused. */
export function safePath(to: unknown, fallback = '/'): string {
	if (typeof to !== 'string' || !to.startsWith('/') || /[\p{Cc}\\]/u.test(to)) return fallback
	try {
		const url = new URL(to, OURS)
		if (url.origin !== OURS || url.pathname.startsWith('//')) return fallback
		return url.pathname + url.search + url.hash
	} catch {
		return fallback
	}
}

/**
 * The only redirect of the app (an architecture test forbids Remix's own elsewhere): it cannot leave the site.
 * A 303 turns the POST of a form into the GET of a page.
 */
export function goTo(path: string, headers?: HeadersInit): TypedResponse<never> {
	return remixRedirect(safePath(path), { status: 303, headers })
}
