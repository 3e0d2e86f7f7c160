/** One line for the next page ("Invitation written."), carried in a cookie that is cleared as it is read. */
const NAME = 'flash'

export function flash(line: string): HeadersInit {
	return { 'Set-Cookie': `${NAME}=${encodeURIComponent(line)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax` }
}

export function readFlash(cookieHeader: string | null): { line: string | null; clear?: HeadersInit } {
	const match = new RegExp(`(?:^|;\\s*)${NAME}=([^;]*)`).exec(cookieHeader ?? '')
	if (!match?.[1]) return { line: null }
	return { line: decoded(match[1]), clear: { 'Set-Cookie': `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` } }
}

function decoded(value: string): string | null {
	try {
		return decodeURIComponent(value).slice(0, 300)
	} catch {
		return null
	}
}
