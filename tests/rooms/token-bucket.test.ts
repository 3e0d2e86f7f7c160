import { expect, test } from 'vitest'
import { TokenBuckets } from '../../server/rooms/token-bucket'

const PACE = { perSecond: 2, burst: 10 }
const FULL_AFTER_MS = 5_000

function empty(nowMs: number): TokenBuckets {
	const buckets = new TokenBuckets(PACE)
	for (let n = 0; n < PACE.burst; n++) expect(buckets.take('ada', nowMs)).toBe(true)
	expect(buckets.take('ada', nowMs)).toBe(false)
	return buckets
}

test('who has acted as fast as allowed goes on at the pace', () => {
	const buckets = empty(0)
	expect(buckets.take('ada', 499)).toBe(false)
	expect(buckets.take('ada', 500)).toBe(true)
	expect(buckets.take('ada', 501)).toBe(false)
	expect(buckets.take('ben', 501)).toBe(true)
})

test('people are forgotten when nothing is left to remember, and not before: coming back is no way to act faster', () => {
	const buckets = empty(0)
	buckets.forgetFull(FULL_AFTER_MS - 1)
	expect(buckets.size).toBe(1)
	const afterComingBack = Array.from({ length: PACE.burst + 1 }, () => buckets.take('ada', 1_000))
	expect(afterComingBack.filter((taken) => taken)).toHaveLength(PACE.perSecond)
	buckets.forgetFull(1_000 + FULL_AFTER_MS)
	expect(buckets.size).toBe(0)
})

test('a clock that was set back takes nobody’s turn away', () => {
	const buckets = empty(3_600_000)
	expect(buckets.take('ada', 0)).toBe(false)
	expect(buckets.take('ada', 500)).toBe(true)
})
