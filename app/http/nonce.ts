import { createContext, useContext } from 'react'

/** The Content-Security-Policy nonce of this answer; empty in the browser, which needs none after loading. */
export const NonceContext = createContext('')

export function useNonce(): string {
	return useContext(NonceContext)
}
