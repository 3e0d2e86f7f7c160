import { expect, test } from 'vitest'
import { offsetAfter, SharedClock } from '../../server/rooms/shared-clock'

const HOUR_MS = 3_600_000

test('what is known stays as long as an answer allows for it, and follows a clock that was set', () => {
	const first = offsetAfter(null, { askedMs: 1_000, answeredMs: 1_041, saidMs: 6_030 })
	expect(first).toBe(5_010)
	expect(offsetAfter(first, { askedMs: 9_000, answeredMs: 9_100, saidMs: 14_080 })).toBe(first)
	expect(offsetAfter(first, { askedMs: 9_000, answeredMs: 9_010, saidMs: 9_005 })).toBe(0)
})

test('two nodes whose clocks are hours apart say the same time, and one alone its own', async () => {
	const saidMs = Date.UTC(2026, 10, 26, 16)
	const ask = async () => new Date(saidMs)
	const nodes = [saidMs - HOUR_MS, saidMs + HOUR_MS].map((ms) => new SharedClock(() => new Date(ms), ask))
	await Promise.all(nodes.map((node) => node.adjust()))
	expect(nodes.map((node) => node.nowMs())).toEqual([saidMs, saidMs])
	const alone = new SharedClock(() => new Date(0), null)
	await alone.adjust()
	expect(alone.nowMs()).toBe(0)
})
