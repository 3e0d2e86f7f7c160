import { describe, expect, test } from 'vitest'
import { aBankQuestion, type Change, faultsAfter, file, first } from '../support/content-folder'

describe('a format', () => {
	const slips = { kind: 'write', id: 'write', title: 'Write', minutes: 4, prompt: 'Write.', slipsPerPerson: 5 }
	const part = (id: string, more = {}) => ({ id, title: id, minutes: 3, prompt: 'Now.', ...more })
	const aScene = (...ids: string[]) => ({ title: 'A scene', roles: ids.map((id) => ({ id, title: id })) })
	const inTurns = (play: object | undefined, parts = [part('play', { step: 'play' })], turns = {}): Change => {
		return ({ format }) =>
			Object.assign(format, {
				phases: [
					{ kind: 'turns', id: 'round', title: 'Round', groups: 3, times: 2, phases: parts, ...turns },
					{ kind: 'closing', id: 'close', title: 'Close', minutes: 10 - 6 * parts.length, prompt: 'Go.' },
				],
				...(play ? { play } : {}),
			})
	}
	const aColumn = (id: string) => ({ id, title: id, prompt: 'What?', empty: 'Nothing' })

	const aPhase = (kind: string, minutes: number, more = {}) => ({
		kind,
		id: kind,
		title: 'Now',
		minutes,
		prompt: 'Now.',
		...more,
	})
	const twice = (phase: object) => ({ kind: 'rounds', times: 2, phases: [phase] })
	const board = { ...slips, columns: [aColumn('good')] }
	const inPhases = (minutes: number, ...phases: object[]): Change => {
		return ({ format }) => Object.assign(format, { minutes, phases })
	}

	test.each<[string, Change, string]>([
		[
			'whose phases do not add up',
			({ format }) => Object.assign(format, { minutes: 15 }),
			'minutes: phases add up to 10, not 15',
		],
		[
			'that votes on nothing',
			({ format }) => Object.assign(first(format.phases), { kind: 'vote', votes: 3 }),
			'phases: vote needs reveal before it',
		],
		[
			'with two phases of one id',
			({ format }) => Object.assign(first(format.phases), { id: 'discuss' }),
			'phases: two phases share an id',
		],
		[
			'with two columns of one id',
			({ format }) =>
				Object.assign(format, {
					phases: [
						{ ...slips, columns: [aColumn('good'), aColumn('good')] },
						{ kind: 'reveal', id: 'reveal', title: 'Reveal', minutes: 6, prompt: 'Read.' },
					],
				}),
			'phases: two columns of write share an id',
		],
		[
			'that writes in a round what is never revealed',
			({ format }) =>
				Object.assign(format, {
					phases: [
						{ kind: 'rounds', times: 2, phases: [{ ...slips, minutes: 3, columns: [aColumn('good')] }] },
						{ kind: 'reveal', id: 'reveal', title: 'Reveal', minutes: 4, prompt: 'Read.' },
					],
				}),
			'phases: write needs a reveal after it',
		],
		[
			'that asks about a case which only another round has',
			({ format }) =>
				Object.assign(format, {
					phases: [
						{ kind: 'questions', id: 'questions', title: 'Questions', minutes: 2, prompt: 'Ask.' },
						{
							kind: 'rounds',
							times: 2,
							phases: [{ kind: 'case', id: 'case', title: 'Case', minutes: 4, prompt: 'Listen.' }],
						},
					],
				}),
			'phases: questions needs case before it',
		],
		...(
			[
				['others: a case must stand before it, in the same round', aPhase('talk', 6), {}],
				['one person: it must be signed', aPhase('case', 6), { writers: 'presenter' }],
				['one person: no theme comes of it', aPhase('case', 6), { writers: 'presenter', signed: true, themes: true }],
			] as const
		).map(([fault, before, more]): [string, Change, string] => [
			`with a board by ${fault}, after ${before.kind}`,
			inPhases(13, before, { ...board, writers: 'others', ...more }, aPhase('reveal', 3)),
			`phases: write is written by ${fault}`,
		]),
		...(
			[
				['a case', 'told', 12, [twice(aPhase('talk', 4)), aPhase('case', 4, { id: 'told' })]],
				['questions', 'questions', 14, [aPhase('case', 2), twice(aPhase('talk', 4)), aPhase('questions', 4)]],
				[
					'a board of some',
					'write',
					15,
					[twice(aPhase('case', 4)), { ...board, writers: 'others' }, aPhase('reveal', 3)],
				],
			] as const
		).map(([says, id, minutes, phases]): [string, Change, string] => [
			`with ${says} after its rounds`,
			inPhases(minutes, ...phases),
			`phases: ${id} is about a case: it must stand in the rounds, or before them`,
		]),
		['whose turns nobody plays', inTurns(undefined), 'phases: turns need a play: who plays whom'],
		[
			'with a play and no turns',
			({ format }) => Object.assign(format, { play: { scenes: [aScene('a', 'b')] } }),
			'phases: play needs turns: nobody would play it',
		],
		[
			'with more roles than people in a group',
			inTurns({ scenes: [aScene('a', 'b', 'c', 'd')] }),
			'phases: “A scene” has 4 roles, a group has 3 people',
		],
		[
			'with a scene too many',
			inTurns({ scenes: [aScene('a', 'b'), aScene('a', 'b'), aScene('a', 'b')] }),
			'phases: 3 scenes for 2 turns: one for all, or one for each',
		],
		['with two roles of one id', inTurns({ scenes: [aScene('a', 'a')] }), 'phases: two roles of “A scene” share an id'],
		[
			'whose observer counts two things by one key',
			inTurns({
				scenes: [aScene('a', 'b')],
				sheet: [
					{ id: 'one', title: 'One', key: 'q' },
					{ id: 'two', title: 'Two', key: 'q' },
				],
			}),
			'phases: two counts share a key',
		],
		[
			'in which somebody plays a role outside of turns',
			({ format }) =>
				Object.assign(first(format.phases), { kind: 'group', id: 'case', groups: 2, step: 'play', minutes: 4 }),
			'phases: case is a play outside of turns: only in turns does anybody have a role',
		],
		[
			'in which a group notes alone what it never reads',
			({ format }) => Object.assign(format.phases[1] ?? {}, { kind: 'group', groups: 2, step: 'alone' }),
			'phases: discuss is written alone: a group phase must follow that reads it',
		],
		[
			'whose roles go round twice',
			({ format }) =>
				Object.assign(format, {
					phases: ['one', 'two'].map((id) => ({
						kind: 'turns',
						id,
						title: id,
						groups: 3,
						times: 1,
						phases: [{ ...part('play', { step: 'play' }), minutes: 5 }],
					})),
					play: { scenes: [aScene('a', 'b')] },
				}),
			'phases: turns may stand once: one set of roles goes round',
		],
		[
			'that votes on one board twice',
			inPhases(
				10,
				aPhase('write', 2, { slipsPerPerson: 5, columns: [aColumn('good')] }),
				aPhase('reveal', 2, { votes: 3 }),
				aPhase('vote', 2, { votes: 3 }),
				aPhase('closing', 4),
			),
			'phases: a board is voted on once',
		],
		[
			'that reveals what nobody has written',
			inPhases(10, aPhase('reveal', 4), aPhase('closing', 6)),
			'phases: reveal needs write before it',
		],
		[
			'in which two cases are told without rounds',
			inPhases(10, aPhase('case', 4), aPhase('case', 6, { id: 'another' })),
			'phases: case may stand once, or once a round',
		],
		...(['last-time', 'commitments', 'check-out'] as const).map((kind): [string, Change, string] => [
			`with ${kind} twice`,
			inPhases(10, aPhase(kind, 4), aPhase(kind, 6, { id: 'again' })),
			`phases: ${kind} may stand once`,
		]),
		[
			'with more phases than a rope has stations',
			inPhases(
				43,
				{ kind: 'rounds', times: 6, phases: [...'abcdefg'].map((id) => aPhase('talk', 1, { id })) },
				aPhase('closing', 1),
			),
			'phases: 43 phases are more than 40',
		],
		[
			'with an id too long to travel with a slip',
			inPhases(10, aPhase('talk', 4, { id: 'a'.repeat(61) }), aPhase('closing', 6)),
			'phases.0.id: must have 60 characters or fewer',
		],
		[
			'with a kind of phase that there is not',
			inPhases(10, aPhase('dance', 4), aPhase('closing', 6)),
			'phases.0.kind: there is no such kind of phase, only last-time, case, questions, write, reveal, vote, discuss, talk, learnings, commitments, check-out, closing, group, rounds and turns',
		],
		[
			'with a phase that asks for nothing',
			inPhases(10, aPhase('talk', 4, { prompt: ' ' }), aPhase('closing', 6)),
			'phases.0.prompt: must say something',
		],
	])('%s is reported', async (_what, change, line) => {
		expect(await faultsAfter(change)).toEqual([`${file.format}: ${line}`])
	})

	test('with turns and roles needs no code', async () => {
		expect(await faultsAfter(inTurns({ scenes: [aScene('a', 'b', 'c')] }))).toEqual([])
	})

	test('whose id is taken is reported', async () => {
		const lines = await faultsAfter((content) => {
			content.others['formats/zebra.yaml'] = JSON.stringify(content.format)
		})
		expect(lines).toEqual(['formats/zebra.yaml: id: talk-10 is used twice'])
	})
})

describe('a bank', () => {
	test.each<[string, Change, string]>([
		[
			'whose single question has two right options',
			({ bank }) => {
				for (const option of first(bank.questions).options) Object.assign(option, { correct: option.id !== 'c' })
			},
			'questions.0.options: 2 options are correct, a single-choice question has one',
		],
		[
			'whose multiple question has one right option',
			({ bank }) => Object.assign(first(bank.questions), { kind: 'multiple' }),
			'questions.0.options: a multiple-choice question has two or more correct options, and not all',
		],
		[
			'whose scenario has no right option',
			({ bank }) => {
				const question = Object.assign(first(bank.questions), { kind: 'scenario', situation: 'It is Monday.' })
				for (const option of question.options) Object.assign(option, { correct: false })
			},
			'questions.0.options: 0 options are correct, a scenario question has one',
		],
		[
			'whose scenario tells nothing',
			({ bank }) => Object.assign(first(bank.questions), { kind: 'scenario' }),
			'questions.0.situation: ',
		],
		[
			'whose order calls an option correct',
			({ bank }) => Object.assign(first(bank.questions), { kind: 'ordering' }),
			'questions.0.options.0: ',
		],
		[
			'whose options share an id',
			({ bank }) => {
				for (const option of first(bank.questions).options) option.id = 'a'
			},
			'questions.0.options: two options share an id',
		],
		[
			'whose option is not explained',
			({ bank }) => Object.assign(first(first(bank.questions).options), { why: ' ' }),
			'questions.0.options.0.why: ',
		],
		[
			'with a question id used twice',
			({ bank }) => bank.questions.push(aBankQuestion('q1')),
			'q1: the id is used twice in this bank',
		],
	])('%s is reported', async (_what, change, line) => {
		expect(await faultsAfter(change)).toEqual([expect.stringContaining(`${file.bank}: ${line}`)])
	})
})

describe('a rubric', () => {
	test('with two criteria of one id is reported', async () => {
		const lines = await faultsAfter(({ rubric }) => {
			for (const criterion of rubric.criteria) criterion.id = first(rubric.criteria).id
		})
		expect(lines).toEqual([`${file.rubric}: criteria: two criteria share an id`])
	})
})
