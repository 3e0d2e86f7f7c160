import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../db'

/** Brute-force limits, kept in the database so that all nodes share them. The library counts; we choose the numbers. */
export type Limits = {
	/** Ten tries in three minutes per account, a hundred per address. @returns seconds to wait, or null to go on */
	signIn(account: string, ip: string): Promise<number | null>
	/** A right password forgets the account's failed tries, and gives the address its try back: a company may share one. */
	signInSucceeded(account: string, ip: string): Promise<void>
	/** Five letters an hour per account, thirty per address. */
	passwordLink(account: string, ip: string): Promise<number | null>
	/** Guessing one-use links: sixty a minute per address. As many passwords sent by one that is genuine. */
	guess(by: string): Promise<number | null>
	/** Checking certificates: sixty a minute per address and node, in memory, so that no visit is written down. */
	check(ip: string): Promise<number | null>
	/** Remarks on passages: twenty an hour per person and node, in memory, so that nothing tells who sent one without a name. */
	remark(personId: string): Promise<number | null>
	/** Searches: 240 a minute per person and node; the palette asks while somebody types. */
	search(personId: string): Promise<number | null>
	/** Deletes counts that no longer limit anybody: addresses are not kept for longer than they serve. */
	forgetExpired(now: Date): Promise<void>
}

export function createLimits(db: Db): Limits {
	const limiter = (keyPrefix: string, points: number, duration: number) =>
		new RateLimiterPrisma({
			storeClient: db,
			tableName: 'rateLimit',
			keyPrefix,
			points,
			duration,
			clearExpiredByTimeout: false,
		})
	const signInAccount = limiter('sign-in', 10, 180)
	const signInAddress = limiter('sign-in-ip', 100, 180)
	const linkAccount = limiter('link', 5, 3600)
	const linkAddress = limiter('link-ip', 30, 3600)
	const guesses = limiter('guess', 60, 60)
	const checks = new RateLimiterMemory({ points: 60, duration: 60 })
	const searches = new RateLimiterMemory({ points: 240, duration: 60 })
	const remarks = new RateLimiterMemory({ points: 20, duration: 3600 })
	return {
		signIn: async (account, ip) => (await spend(signInAddress, ip)) ?? (await spend(signInAccount, account)),
		async signInSucceeded(account, ip) {
			await signInAccount.delete(account)
			await signInAddress.reward(ip)
		},
		passwordLink: async (account, ip) => (await spend(linkAddress, ip)) ?? (await spend(linkAccount, account)),
		guess: (by) => spend(guesses, by),
		check: (ip) => spend(checks, ip),
		search: (personId) => spend(searches, personId),
		remark: (personId) => spend(remarks, personId),
		async forgetExpired(now) {
			await db.rateLimit.deleteMany({ where: { expire: { lt: now } } })
		},
	}
}

async function spend(limiter: RateLimiterAbstract, key: string): Promise<number | null> {
	try {
		await limiter.consume(key)
		return null
	} catch (refusal) {
		if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
		throw refusal
	}
}
