import { describe, expect, test } from 'vitest'
import { withoutSecrets } from '~/http/logged-path'

describe('the log holds no address that opens something', () => {
	test.each([
		['/reset/abc.def', '/reset/[link]'],
		['/./reset/abc.def', '/reset/[link]'],
		['/x/../invitation/abc.def.data', '/invitation/[link]'],
		['/RESET/abc', '/RESET/[link]'],
		['/%72ate/abc', '/rate/[link]'],
		['/%2572ate/abc', '/rate/[link]'],
		['/rate//abc', '/rate/[link]'],
		['//rate/abc', '/rate/[link]'],
		['/rate%2Fabc', '/rate/[link]'],
		['/rate/%/abc', '/[unreadable]'],
		['/agree/abc.def', '/agree/[link]'],
		['/confirm/abc.def', '/confirm/[link]'],
		['/mail/stop/reminder/abc.def', '/mail/stop/reminder/[key]'],
		['/mail/stop/reminder/../digest/abc.def', '/mail/stop/digest/[key]'],
		['/mail/./stop/%2e%2e/stop/digest/abc', '/mail/stop/digest/[key]'],
		['/calendar/feed/abc.def.ics', '/calendar/feed/[key]'],
		['/verify/7K2M-4QXD-P9', '/verify/[number]'],
		['/verify/7K2M-4QXD-P9/files/5b0e', '/verify/[number]/files/5b0e'],
		['/credentials/7K2M-4QXD-P9', '/credentials/[number]'],
		['/credentials/status/1', '/credentials/status/1'],
		['/certifications/7K2M-4QXD-P9/pdf', '/certifications/[number]/pdf'],
		['/admin/certifications/7K2M-4QXD-P9.data', '/admin/certifications/[number]'],
		['/admin/certifications/keys.data', '/admin/certifications/keys.data'],
		['/admin/certifications', '/admin/certifications'],
		['/learn/technical-leadership-ladder/l1', '/learn/technical-leadership-ladder/l1'],
	])('%s', (path, logged) => expect(withoutSecrets(path)).toBe(logged))
})
