import { expect, test } from 'vitest'
import { heard } from '../../server/heard'

test('an end that fails while nobody waits for it yet is heard, and thrown to whoever waits', async () => {
	const unheard: unknown[] = []
	const hear = (error: unknown) => unheard.push(error)
	process.on('unhandledRejection', hear)
	const ending = heard(Promise.reject(new Error('a job could not be ended')))
	// Node says what was not heard once all that is due at once is done.
	await new Promise((resolve) => setImmediate(resolve))
	await new Promise((resolve) => setImmediate(resolve))
	process.off('unhandledRejection', hear)
	expect(unheard).toEqual([])
	await expect(ending).rejects.toThrow('could not be ended')
})
