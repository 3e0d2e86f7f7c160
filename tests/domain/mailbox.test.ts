import { describe, expect, test } from 'vitest'
import { mailboxOf } from '~/domain/person/mailbox'

describe('a mailbox', () => {
	test.each([
		['ines@x.test', 'ines@x.test'],
		['ines+partner@x.test', 'ines@x.test'],
		['ines+one+two@x.test', 'ines@x.test'],
		['ines@plus+sign.test', 'ines@plus+sign.test'],
	])('%s is read at %s', (email, mailbox) => {
		expect(mailboxOf(email)).toBe(mailbox)
	})
})
