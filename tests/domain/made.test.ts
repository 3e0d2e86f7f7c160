import { expect, test } from 'vitest'
import { type Made, portfolioAsMarkdown, refOf } from '~/domain/portfolio/made'

const made = (said: Partial<Made>): Made => ({
	kind: 'work',
	key: 'one',
	title: 'A feature case',
	about: 'Quarter 1.',
	on: new Date(0),
	text: 'The case\n',
	...said,
})

test('a portfolio is one file, by kind, with each thing under its title', () => {
	const file = portfolioAsMarkdown([made({ kind: 'pattern', title: 'My opening', about: '', text: '- Ask' }), made({})])
	expect(file).toBe(
		'# My portfolio\n\n## Handed in\n\n### A feature case\n\nQuarter 1.\n\nThe case\n\n## Patterns of your own\n\n### My opening\n\n- Ask\n',
	)
	expect(portfolioAsMarkdown([])).toBe('# My portfolio\n')
})

test('things of two kinds with one id are two things', () => {
	expect(refOf(made({ kind: 'pattern' }))).not.toBe(refOf(made({ kind: 'work' })))
})
