/** The document a did:web resolves to: every key that ever signed, for a key that is gone takes its credentials with it. */
export function didDocument({ did, publicKeys }: { did: string; publicKeys: string[] }) {
	const verificationMethod = publicKeys.map((publicKey) => ({
		id: `${did}#${publicKey}`,
		type: 'Multikey' as const,
		controller: did,
		publicKeyMultibase: publicKey,
	}))
	return {
		'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
		id: did,
		verificationMethod,
		assertionMethod: verificationMethod.map(({ id }) => id),
	}
}
