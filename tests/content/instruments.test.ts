import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readContent } from '../../server/content'
import { type Change, faultsAfter } from '../support/content-folder'

const { content } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))

describe('the instruments', () => {
	test.each([
		['team-safety', 7, 5],
		['strain', 6, null],
		['one-on-one-check', 4, 3],
		['l1-360', 14, 3],
		['session-check-out', 3, 5],
		['facilitator', 4, 5],
		['quarterly-pulse', 3, 5],
		['culture-pulse', 5, 8],
		['partner-feedback', 4, 3],
	])('hold %s: %i items, shown from %s answers', (id, items, fewest) => {
		const instrument = content.instruments.get(id)
		expect(instrument?.items.length).toBe(items)
		expect(instrument?.fewest).toBe(fewest)
	})

	test('ask nobody for more than three minutes at once', () => {
		for (const { id, minutes } of content.instruments.values()) expect.soft(minutes, id).toBeLessThanOrEqual(3)
	})

	test('name no scale that is sold, and claim none', () => {
		for (const instrument of content.instruments.values())
			expect.soft(JSON.stringify(instrument), instrument.id).not.toMatch(/maslach|mbi\b|fearless organization scan/i)
	})
})

describe('the rubrics', () => {
	test('are there for each assessed work of each level and quarter', () => {
		const named = content.programs
			.flatMap((program) => program.stages)
			.flatMap((stage) => stage.requirements)
			.flatMap((requirement) => (requirement.kind === 'assessment' ? [requirement.rubric] : []))
		expect(named.length).toBe(9)
		expect(named.filter((id) => !content.rubrics.has(id))).toEqual([])
	})

	test.each([
		['l1-scenario', 4, ['listening', 'behavior-and-effect', 'next-step']],
		['l2-mediation', 5, ['even-process', 'lowering-heat', 'limits']],
		['l2a-analysis', 1, []],
		['l3-dossier', 5, ['diagnosis', 'people-in-transition']],
		['l4-case', 5, ['diagnosis', 'intervention']],
		['q1-feature-case', 4, ['money']],
		['q2-brief', 4, ['ask']],
		['q3-initiative', 4, ['shared-outcome', 'conflict']],
		['q4-rfc-and-talk', 4, ['dissent']],
		['facilitating', 6, ['frame-and-agreement', 'asks-before-advising', 'safety-and-limits']],
	])('%s has %i criteria and stars what must reach 3', (id, count, starred) => {
		const criteria = content.rubrics.get(id)?.criteria ?? []
		expect(criteria.length).toBe(count)
		expect(criteria.filter((each) => each.starred).map((each) => each.id)).toEqual(starred)
	})
})

describe('an instrument', () => {
	const whole = {
		kind: 'instrument',
		id: 'pulse',
		title: 'Pulse',
		purpose: 'A pulse.',
		promise: 'Shown over five.',
		minutes: 1,
		fewest: 5,
		shownTo: 'group',
		modes: ['pooled'],
		scale: { points: 5, low: 'no', high: 'yes' },
		items: [{ id: 'one', kind: 'rating', says: 'One' }],
	}
	const written =
		(said: object): Change =>
		(content) => {
			content.others['instruments/pulse.yaml'] = stringify({ ...whole, ...said })
		}

	test('without a fault has none', async () => {
		expect(await faultsAfter(written({}))).toEqual([])
	})

	test.each<[string, object, string]>([
		['that asks one thing twice', { items: [whole.items[0], whole.items[0]] }, 'items: two items share an id'],
		[
			'whose item belongs to no part',
			{ parts: [{ id: 'care', title: 'Care' }], items: [{ ...whole.items[0], part: 'other' }] },
			'items: one belongs to no part',
		],
		['that shows single answers', { fewest: 1 }, 'fewest: '],
		['that would show a private answer', { shownTo: 'self' }, 'fewest: is null for an answer its author alone sees'],
		['that shows any number of answers', { fewest: null }, 'fewest: is null for an answer its author alone sees'],
		[
			'whose bands fall',
			{ bands: [3, 2, null].map((upTo) => ({ upTo, title: 'A band', says: 'So it is.' })) },
			'bands: must rise',
		],
		[
			'whose bands end',
			{ bands: [{ upTo: 3, title: 'Low', says: 'So it is.' }] },
			'bands: the last must be open above',
		],
		['with a field nobody knows', { ranking: true }, 'file: '],
	])('%s is reported', async (_what, said, line) => {
		expect(await faultsAfter(written(said))).toEqual([expect.stringContaining(`instruments/pulse.yaml: ${line}`)])
	})

	test('that a requirement names and nobody wrote is reported', async () => {
		const lines = await faultsAfter(({ stage }) => {
			stage.requirements.push({
				id: 'view',
				kind: 'anyOf',
				routePrivate: true,
				options: [{ kind: 'rounds360', instrument: 'nowhere', result: 'confirmed' }],
				status: 'planned',
			})
		})
		expect(lines).toEqual(['programs/ladder/program.yaml: stages.l1.view: there is no instrument nowhere'])
	})

	test.each([
		['that nobody wrote', { instrument: 'nowhere', ratersAtLeast: 5 }, 'there is no instrument nowhere'],
		[
			'of several without its questions',
			{ ratersAtLeast: 5 },
			'a statement of several names both its instrument and how many answer it',
		],
		[
			'that counts before it is shown',
			{ instrument: 'pulse', ratersAtLeast: 3 },
			'asks for 3 answers, but pulse is shown from 5',
		],
	])('of a statement %s is reported', async (_what, rule, message) => {
		const asksFor =
			(said: object): Change =>
			({ stage }) => {
				stage.requirements.push({ id: 'partners', kind: 'statement', by: 'partners', ...said })
			}
		expect(await faultsAfter(written({}), asksFor(rule))).toEqual([
			`programs/ladder/program.yaml: stages.l1.partners: ${message}`,
		])
		expect(await faultsAfter(written({}), asksFor({ instrument: 'pulse', ratersAtLeast: 5 }))).toEqual([])
	})

	test('that asks no team, and would be a team reading, is reported', async () => {
		const reads: Change = ({ stage }) => {
			const reading = { kind: 'teamReading' as const, instrument: 'pulse', readings: 2, weeksApart: 8 }
			stage.requirements.push({ id: 'view', kind: 'anyOf', routePrivate: true, options: [reading] })
		}
		expect(await faultsAfter(written({}), reads)).toEqual([
			'programs/ladder/program.yaml: stages.l1.view: pulse does not ask a team about itself',
		])
		expect(await faultsAfter(written({ asks: 'team' }), reads)).toEqual([])
	})

	test('of a stage’s pulse that nobody wrote, that asks no part, or beside another is reported', async () => {
		const asks =
			(pulse: string): Change =>
			({ stage }) => {
				stage.pulse = pulse
			}
		const place = 'programs/ladder/program.yaml: stages.l1.pulse:'
		expect(await faultsAfter(written({}), asks('nowhere'))).toEqual([`${place} there is no instrument nowhere`])
		expect(await faultsAfter(written({}), asks('pulse'))).toEqual([
			`${place} pulse does not ask a part of the organization about itself`,
		])
		expect(await faultsAfter(written({ asks: 'part' }), asks('pulse'))).toEqual([
			expect.stringContaining('fewest: a part is told that fewer than eight are never shown'),
		])
		expect(await faultsAfter(written({ asks: 'part', fewest: 8 }), asks('pulse'))).toEqual([])
	})

	test('of two files with one id is reported', async () => {
		const lines = await faultsAfter(written({}), (content) => {
			content.others['instruments/zebra.yaml'] = stringify(whole)
		})
		expect(lines).toEqual(['instruments/zebra.yaml: id: pulse is used twice'])
	})
})
