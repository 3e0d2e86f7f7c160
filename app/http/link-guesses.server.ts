import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findAnyLink, type LinkKind } from '~/domain/sign-in/links.server'
import { problem } from './as-http'

/**
 * Guessing one-use links is limited by the address it comes from. Whoever has a genuine one guesses nothing: people of a
 * company share an address, also with the program that opens all their letters first, and none of them shuts out the others.
 */
export async function limitGuesses(
	{ params, context }: LoaderFunctionArgs | ActionFunctionArgs,
	kind: LinkKind,
): Promise<void> {
	if (await findAnyLink(context.db, context.linkKey, kind, params.token ?? '')) return
	if ((await context.limits.guess(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')
}
