import { expect, test } from 'vitest'
import { mayMeetAt } from '~/domain/session/policy'

const now = new Date('2026-11-20T10:00:00Z')
const at = (iso: string, durationMinutes = 60) => ({ startsAt: new Date(iso), durationMinutes })
const others = [at('2026-11-26T16:00:00Z', 90)]

test.each([
	['a year that is over', at('2020-01-01T09:00:00Z'), 'long-past'],
	['more than sixty days ago', at('2026-09-21T09:59:00Z'), 'long-past'],
	['the hour of another one', at('2026-11-26T16:00:00Z'), 'same-hour'],
	['its last minutes', at('2026-11-26T17:29:00Z'), 'same-hour'],
])('a session of a cohort is not held in %s', (_when, session, why) => {
	expect(mayMeetAt(session, { others, now })).toEqual({ ok: false, why })
})

test.each([
	['sixty days ago, to be written down', at('2026-09-21T10:00:00Z')],
	['right after another one', at('2026-11-26T17:30:00Z')],
	['right before it', at('2026-11-26T15:00:00Z')],
])('a session of a cohort may be %s', (_when, session) => {
	expect(mayMeetAt(session, { others, now })).toEqual({ ok: true })
})
