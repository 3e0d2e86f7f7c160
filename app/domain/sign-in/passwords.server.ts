import { hash, verify } from '@node-rs/argon2'
import { DomainError } from '../errors'

/** argon2id at OWASP's stated minimum (Password Storage Cheat Sheet): 19 MiB, two passes, one lane; about 10-20 ms. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** At most this many at once: hashing must not starve page requests on two cores. */
const LANES = 2
const LONGEST_QUEUE = 200

/** Hashes and checks passwords, a few at a time. Made once in server/index.ts. */
export type PasswordHasher = {
	/** @throws DomainError 'busy' when too many are waiting */
	hash(password: string): Promise<string>
	/** Takes as long when there is no hash to compare with, so that an unknown address shows no difference. */
	matches(storedHash: string | null, password: string): Promise<boolean>
}

export function createPasswordHasher(): PasswordHasher {
	const nobodysHash = hash('nobody has this password', parameters)
	const inTurn = lanes()
	return {
		hash: (password) => inTurn(() => hash(normalized(password), parameters)),
		async matches(storedHash, password) {
			const against = storedHash ?? (await nobodysHash)
			const matches = await inTurn(() => verify(against, normalized(password)))
			return matches && storedHash !== null
		},
	}
}

function lanes() {
	let running = 0
	const waiting: (() => void)[] = []
	return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		if (waiting.length >= LONGEST_QUEUE) throw new DomainError('busy', 'too-many-sign-ins')
		if (running >= LANES) await new Promise<void>((resolve) => waiting.push(resolve))
		else running++
		try {
			return await work()
		} finally {
			const next = waiting.shift()
			if (next) next()
			else running--
		}
	}
}

/** One person, one spelling: the same accents typed on two keyboards are the same password. */
function normalized(password: string): string {
	return password.normalize('NFC')
}
