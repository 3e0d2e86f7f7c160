import type { LoaderFunctionArgs } from '@remix-run/node'
import { didDocument } from '~/domain/credential/did-document'
import { publicKeysOf } from '~/domain/credential/keys.server'
import { asHttp } from '~/http/as-http'
import { publicFile } from '~/http/public-json'

/** Public: what did:web resolves to, the keys this organization signs and signed with. */
export const loader = asHttp(async ({ request, context }: LoaderFunctionArgs) => {
	const keys = await publicKeysOf(context.db, context.issuer.did)
	return publicFile(request, {
		body: JSON.stringify(didDocument(keys)),
		type: 'application/did+ld+json',
		maxAgeSeconds: 300,
	})
})
