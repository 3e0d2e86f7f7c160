import { describe, expect, test } from 'vitest'
import { preparedOf, type ReadinessFacts, readinessOf } from '~/domain/session/readiness'

describe('what a session has and lacks', () => {
	const whole: ReadinessFacts = {
		format: { hasCase: true },
		presenter: 'Inês',
		caseState: 'ready',
		isFirstRoom: false,
		lead: 'Ruth',
		taken: 10,
		promisesFromLastTime: 0,
		apologies: [],
	}
	const said = (facts: Partial<ReadinessFacts>) =>
		readinessOf({ ...whole, ...facts }).map(({ state, text }) => [state, text])

	test.each<[string, Partial<ReadinessFacts>, [string, string][]]>([
		['nobody brings a case', { presenter: null, caseState: 'nobody' }, [['missing', 'Nobody brings the case yet.']]],
		[
			'nobody brings a case to the first room',
			{ presenter: null, caseState: 'nobody', isFirstRoom: true },
			[['note', 'A first room opens with a case of Ruth, who leads, unless somebody is named.']],
		],
		[
			'the case is not begun',
			{ caseState: 'empty' },
			[['missing', 'Inês brings the case and has not begun to write.']],
		],
		[
			'the case is half written',
			{ caseState: 'begun' },
			[['missing', 'Inês brings the case; one part is still to write.']],
		],
		['the case is written', {}, [['ready', 'Inês brings the case, and it is written.']]],
		['its author left', { presenter: null }, [['ready', 'Somebody brings the case, and it is written.']]],
		['the format has no case', { format: { hasCase: false }, caseState: 'nobody' }, []],
		['the format has no room', { format: null }, [['note', 'This format has no room in Belay: hold it in the call.']]],
		[
			'nobody leads',
			{ lead: null },
			[
				['ready', 'Inês brings the case, and it is written.'],
				['missing', 'Nobody leads this cohort yet. An admin names a lead.'],
			],
		],
		[
			'seven people have a seat',
			{ taken: 7 },
			[
				['ready', 'Inês brings the case, and it is written.'],
				['missing', 'Seven people have a seat. A cohort wants at least 8.'],
			],
		],
		[
			'one person has',
			{ taken: 1, format: { hasCase: false } },
			[['missing', 'One person has a seat. A cohort wants at least 8.']],
		],
		[
			'two cannot come',
			{ apologies: ['Jonas', 'Mei'], format: { hasCase: false } },
			[['note', 'Cannot come: Jonas and Mei.']],
		],
		[
			'who brings the case cannot come',
			{ apologies: ['Inês'] },
			[
				['missing', 'Inês brings the case and cannot come.'],
				['note', 'Cannot come: Inês.'],
			],
		],
		[
			'there are promises',
			{ promisesFromLastTime: 2, format: { hasCase: false } },
			[['ready', 'Two promises from last time to open with.']],
		],
	])('%s', (_what, facts, lines) => expect(said(facts)).toEqual(lines))
})

describe('what one person has ready', () => {
	const quiet = {
		invited: false,
		closed: false,
		isGuest: false,
		cannotCome: false,
		caseState: null,
		hasDraft: false,
		promise: null,
	}
	test.each<[string, Partial<Parameters<typeof preparedOf>[0]>, string[]]>([
		['nothing yet', {}, []],
		['a guest', { isGuest: true }, ['Guest from another cohort']],
		['an invitation that waits', { invited: true }, ['Invitation not accepted']],
		['a closed account, which says more than an open invitation', { closed: true, invited: true }, ['Account closed']],
		[
			'an apology before a case',
			{ cannotCome: true, caseState: 'empty' },
			['Cannot come', 'Brings the case: not begun'],
		],
		['a case that is begun', { caseState: 'begun' }, ['Brings the case: begun']],
		[
			'a case that is written, and a slip',
			{ caseState: 'ready', hasDraft: true },
			['Brings the case: written', 'Has begun to write'],
		],
		['a promise that is open', { promise: { outcome: null } }, ['Promise: open']],
		['a promise that was let go', { promise: { outcome: 'dropped' } }, ['Promise: let go']],
	])('%s', (_what, facts, texts) => expect(preparedOf({ ...quiet, ...facts }).map(({ text }) => text)).toEqual(texts))
})
