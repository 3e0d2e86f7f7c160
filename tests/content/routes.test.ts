import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { evaluate } from '~/domain/certification/requirements'
import type { Requirement } from '~/domain/program/frontmatter'
import type { Option } from '~/domain/program/options'
import { readContent } from '../../server/content'
import { aContentFolder, type Change, faultsAfter, file } from '../support/content-folder'
import { anEntry, anEvidence, nov, now, someRounds } from '../support/evidence'

const asksFor =
	(...options: unknown[]): Change =>
	({ stage, others }) => {
		stage.requirements.push({ id: 'view', kind: 'anyOf', routePrivate: true, options: options as Option[] })
		others['instruments/pulse.yaml'] = stringify({
			kind: 'instrument',
			id: 'pulse',
			title: 'Pulse',
			purpose: 'How it was.',
			promise: 'Kept together.',
			minutes: 1,
			fewest: 5,
			shownTo: 'group',
			modes: ['pooled'],
			scale: { points: 5, low: 'no', high: 'yes' },
			items: [{ id: 'one', kind: 'rating', says: 'One' }],
		})
	}
const round = { kind: 'rounds360', instrument: 'pulse', result: 'confirmed' }
const seen = (count: number) => ({ kind: 'observation', count })

test('an author’s own ways are read, and judged as they are written', async () => {
	const helped = { kind: 'contribution', count: 4 }
	const change = asksFor(round, { kind: 'allOf', options: [seen(3), { kind: 'anyOf', options: [helped, seen(5)] }] })
	const { content, faults } = await readContent(aContentFolder(change), null)
	expect(faults).toEqual([])
	const [stage] = content.programs[0]?.stages ?? []
	const view = (observed: number, helpedWith: number) =>
		evaluate(
			stage?.requirements ?? [],
			anEvidence({
				observations: Array.from({ length: observed }, (_, at) => ({ at: nov(at + 1) })),
				contributions: Array.from({ length: helpedWith }, (_, at) => ({ at: nov(at + 10), notBefore: null })),
				rounds360: someRounds({ closedAt: nov(2), tooFewAt: nov(2) }),
			}),
			now,
		).find(({ id }) => id === 'view')
	expect(view(2, 9)).toMatchObject({ state: 'in-progress', metAt: null })
	expect(view(3, 3)).toMatchObject({ state: 'in-progress', metAt: null })
	expect(view(3, 4)).toMatchObject({ state: 'met', metAt: nov(13) })
	expect(view(5, 0)).toMatchObject({ state: 'met', metAt: nov(5) })
})

test('ways that ask nobody may be of any kind that is counted here', async () => {
	const practice = { kind: 'practice', minutes: 100 }
	const { content, faults } = await readContent(
		aContentFolder(asksFor(practice, { kind: 'commitments', closed: 7 })),
		null,
	)
	expect(faults).toEqual([])
	const view = content.programs[0]?.stages[0]?.requirements.filter(({ id }) => id === 'view') ?? []
	const closed = Array.from({ length: 7 }, (_, at) => nov(at + 1))
	expect(evaluate(view, anEvidence({ commitmentsClosed: closed.slice(1) }), now)).toMatchObject([
		{ state: 'in-progress', title: 'Practice log, or Seven commitments closed' },
	])
	expect(evaluate(view, anEvidence({ commitmentsClosed: closed }), now)).toMatchObject([{ state: 'met' }])
	expect(evaluate(view, anEvidence({ practice: [anEntry(3, 100)] }), now)).toMatchObject([{ state: 'met' }])
})

describe('a way', () => {
	test.each<[string, unknown[], string]>([
		[
			'of a kind that has a page of its own',
			[{ kind: 'check', bank: 'l1' }],
			`${file.program}:85: stages.0.requirements.4.options.0.kind: no such route, there are rounds360, observation, `,
		],
		['asked for no times', [seen(0)], `${file.program}:86: stages.0.requirements.4.options.0.count: `],
		['under a condition nobody knows', [{ ...seen(2), when: 'raining' }], 'stages.0.requirements.4.options.0.when: '],
		['inside a group of one', [{ kind: 'allOf', options: [seen(1)] }], 'stages.0.requirements.4.options.0.options: '],
		[
			'by a round that neither confirms nor is closed',
			[{ kind: 'rounds360', instrument: 'pulse' }],
			'options.0: a round either confirms or is closed',
		],
		[
			'that other pages count, beside what others see',
			[round, { kind: 'simulation', finished: 1 }],
			'stages.l1: view: simulation is no way beside what others see: how far it is shows which one was taken',
		],
		[
			'by a round with no questions',
			[{ kind: 'rounds360', closed: true }],
			'stages.l1: view asks others, and names no instrument to ask with',
		],
		[
			'by rounds with two sets of questions',
			[round, { kind: 'rounds360', instrument: 'other', closed: true }],
			'stages.l1: asks others with pulse and other, and a stage asks with one',
		],
		['that asks for nothing', [{ kind: 'practice' }], 'stages.l1: view asks for nothing'],
		[
			'with more talks to play than there are',
			[{ kind: 'simulation', finished: 3 }],
			'stages.l1.view: asks for 3 finished simulations, there are 0',
		],
	])('%s is refused', async (_what, options, message) => {
		expect((await faultsAfter(asksFor(...options)))[0]).toContain(message)
	})

	test('of being watched and scored is refused beside a rule that asks for being watched alone', async () => {
		const asked = (options: unknown[], pairing: object): Change => {
			const change = asksFor(...options)
			return (files) => {
				change(files)
				const both = { consent: 'required', debrief: 'required' }
				const rule = { id: 'pairing', kind: 'pairing', what: 'Be watched', ...both, ...pairing }
				files.stage.requirements.push(rule as Requirement)
			}
		}
		const fault = 'stages.l1: pairing asks only to be watched'
		expect((await faultsAfter(asked([round, seen(2)], { wasWatched: 1 })))[0]).toContain(fault)
		expect(await faultsAfter(asked([round, seen(2)], { wasWatched: 1, watched: 1 }))).toEqual([])
		expect(await faultsAfter(asked([round], { wasWatched: 1 }))).toEqual([])
	})

	test('watched for criteria that nobody could see is refused', async () => {
		const starsOne: Change = ({ rubric }) => {
			for (const [at, criterion] of rubric.criteria.entries()) criterion.starred = at === 0
		}
		expect(await faultsAfter(asksFor(seen(2)), starsOne)).toEqual([
			`${file.program}: stages.l1.view: has conversations watched for 2 starred criteria, l1-scenario stars 1`,
		])
	})
})
