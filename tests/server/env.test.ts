import { describe, expect, test } from 'vitest'
import { readEnv } from '../../server/env'

const PASSWORD = 'canary-of-a-password'

/** What a start with these variables says before it ends (tests/faults/refused-starts.test.ts starts some). */
function refused(env: Record<string, string>): string {
	try {
		readEnv(env)
	} catch (error) {
		return (error as Error).message
	}
	return ''
}

describe('a value that cannot be right is refused in one line that names the variable:', () => {
	test.each([
		[{ PORT: 'eighty' }, 'PORT'],
		[{ PORT: '65536' }, 'PORT'],
		[{ PORT: '-1' }, 'PORT'],
		[{ PUBLIC_URL: 'belay.example.com' }, 'PUBLIC_URL'],
		[{ PUBLIC_URL: 'ftp://belay.example.com' }, 'PUBLIC_URL'],
		[{ DATABASE_URL: `mysql://belay:${PASSWORD}@127.0.0.1/belay` }, 'DATABASE_URL'],
		[{ SAMPLE: 'perhaps' }, 'SAMPLE'],
		[{ SAMPLE_PUBLIC: 'perhaps' }, 'SAMPLE_PUBLIC'],
		[{ SMTP_URL: `https://belay:${PASSWORD}@127.0.0.1` }, 'SMTP_URL'],
		[{ MAIL_FROM: 'x' }, 'MAIL_FROM'],
		[{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
		[{ BELAY_SECRET: 'too short' }, 'BELAY_SECRET'],
		[{ TRUST_PROXY: 'all' }, 'TRUST_PROXY'],
		[{ TRUST_PROXY: '-1' }, 'TRUST_PROXY'],
		[{ MOVE_SECONDS: 'soon' }, 'MOVE_SECONDS'],
	] as [Record<string, string>, string][])('%j', (env, variable) => {
		const line = refused(env)
		expect(line).toMatch(new RegExp(`^The environment is not right\\. ${variable}: \\S[^\\n]*$`))
		expect(line).not.toContain(PASSWORD)
	})

	test('and says in plain words what it must be', () => {
		const line = refused({ PORT: 'abc', TRUST_PROXY: '1.5', SAMPLE: 'yes', PUBLIC_URL: 'belay', LOG_LEVEL: 'loud' })
		for (const words of [
			'PORT: must be a number from 0 to 65535',
			'TRUST_PROXY: must be a number from 0 to 10',
			'SAMPLE: must be 1 or 0',
			'PUBLIC_URL: must be an http:// or https:// address',
			'LOG_LEVEL: must be one of fatal, error, warn',
		])
			expect(line).toContain(words)
		expect(line).not.toMatch(/invalid|expected|NaN/i)
	})

	test('the sample organization, whose passwords are known, on a HOST others can reach', () => {
		const env = { HOST: '0.0.0.0', PUBLIC_URL: 'https://belay.example.com', SAMPLE: '1' }
		expect(refused(env)).toMatch(/^SAMPLE=1 is refused .* SAMPLE_PUBLIC=1 /)
		expect(refused({ ...env, SAMPLE_PUBLIC: '1' })).toBe('')
	})
})
