import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

/**
 * Remix 2.17 reads a page's data as it first renders, and has React wait for them at the root, outside of any boundary: a
 * key pressed in that moment makes React hydrate at once, and give up with error 345. So they are read before. Asked
 * outside of React, RemixBrowser throws the promise it would wait for, ahead of its hooks.
 */
async function readData(): Promise<void> {
	try {
		RemixBrowser({})
	} catch (promise) {
		await promise
	}
}

void readData().then(() =>
	startTransition(() => {
		hydrateRoot(
			document,
			<StrictMode>
				<RemixBrowser />
			</StrictMode>,
		)
	}),
)
