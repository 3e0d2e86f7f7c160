/** Headers that end a sign-in in this browser: what a room kept there goes with it. */
export function signedOut(setCookie: string): HeadersInit {
	return { 'Set-Cookie': setCookie, 'Clear-Site-Data': '"storage"' }
}
