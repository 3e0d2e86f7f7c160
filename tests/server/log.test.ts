import { describe, expect, test } from 'vitest'
import { createLog, type Logged } from '../../server/log'

const SAID = 'She said she is leaving'

function inTheLog(err: unknown): { line: string; err: Logged } {
	const lines: string[] = []
	createLog('error', { write: (line: string) => void lines.push(line) }).error({ err }, 'a page broke')
	const line = lines.join('')
	return { line, err: JSON.parse(line).err }
}

const parsed = () => {
	try {
		return JSON.parse(SAID)
	} catch (error) {
		return error
	}
}

describe('of an error the log holds what kind it is and where it came from, and none of its words', () => {
	test.each<[string, unknown, string]>([
		['one of our own', new Error(SAID), 'Error'],
		['of a parser, which quotes', parsed(), 'SyntaxError'],
		['of the database, with its code', Object.assign(new Error(SAID), { code: '23505', detail: SAID }), 'Error 23505'],
		['with lines that look like code', new Error(`no\n    at ${SAID} (file.ts:1:1)\n    at ${SAID}`), 'Error'],
		['whose words came later', Object.assign(new Error('x'), { message: SAID }), 'Error'],
		['that another one caused', new Error('outer', { cause: new TypeError(SAID) }), 'Error'],
	])('%s', (_what, error, kind) => {
		const { line, err } = inTheLog(error)
		expect(line).not.toMatch(/leaving|quotes/)
		expect(err.kind).toBe(kind)
		expect(line).toContain('a page broke')
	})

	test('and the lines of code it came through, of its cause too', () => {
		const { err } = inTheLog(new Error(SAID, { cause: new TypeError(SAID) }))
		expect(err.at[0]).toContain('log.test.ts')
		expect(err.cause?.kind).toBe('TypeError')
		expect(err.cause?.at[0]).toContain('log.test.ts')
	})

	test('what is thrown and no error is named by its type', () => {
		expect(inTheLog(SAID)).toMatchObject({ err: { kind: 'string', at: [] }, line: expect.not.stringContaining(SAID) })
	})

	test('errors that cause each other come to an end', () => {
		const ring = new Error('one')
		ring.cause = new Error('two', { cause: ring })
		expect(JSON.stringify(inTheLog(ring).err).match(/"kind"/g)).toHaveLength(5)
	})
})
