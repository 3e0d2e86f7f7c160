import { expect, test } from 'vitest'
import { sayLedger } from '~/domain/facilitator/ledger'

test('hours of a year are those of each kind of work, with what lies beside a session', () => {
	const sessions = [
		{ part: 'lead', minutes: 60 },
		{ part: 'lead', minutes: 75 },
		{ part: 'observer', minutes: 60 },
	] as const
	expect(sayLedger({ sessions, scored: [20, 25], mentored: 2 })).toEqual({
		rows: [
			{ what: 'Two sessions led', hours: '3.8' },
			{ what: 'One session watched', hours: '1.3' },
			{ what: 'Two answers scored', hours: '0.8' },
			{ what: 'Two mentees for six weeks', hours: '7.5' },
		],
		all: '13.3',
	})
	expect(sayLedger({ sessions: [{ part: 'co', minutes: 60 }], scored: [], mentored: 0 })?.rows).toEqual([
		{ what: 'One session helped in', hours: '1.5' },
	])
	expect(sayLedger({ sessions: [], scored: [], mentored: 0 })).toBeNull()
})
