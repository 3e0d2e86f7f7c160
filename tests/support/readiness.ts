import type { z } from 'zod'
import type { dimensionFile, Instrument, pipelineFile, stretchFile } from '~/domain/readiness/instrument'
import { type Answers, DIMENSIONS, type Dimension, STAGES } from '~/domain/readiness/kinds'

/** Stages of the eight questions of every dimension below. */
const AT = ['ic', 'ic', 'tech-lead', 'tech-lead', 'em', 'director', 'vp', 'cto'] as const

export const MODULE = 'ladder/l1/listening'

export function aDimensionFile(dimension: Dimension): z.input<typeof dimensionFile> {
	return {
		kind: 'readiness',
		dimension,
		about: 'What it is about.',
		deeperIcUpTo: 'em',
		items: AT.map((stage, index) => ({
			id: `${dimension}-${index + 1}`,
			stage,
			ask: 'What did you do?',
			anchors: ['Nothing.', 'A little.', 'Much.', 'Others did it.'],
			serves: [MODULE],
		})),
		texts: { rarely: 'Rarely.', sometimes: 'Sometimes.', usually: 'Usually.', 'passed-on': 'Passed on.' },
	}
}

export function aStretchFile(): z.input<typeof stretchFile> {
	return {
		kind: 'stretch',
		opportunities: DIMENSIONS.map((dimension) => ({
			id: `stretch-${dimension}`,
			dimension,
			at: [...STAGES],
			title: `Stretch in ${dimension}`,
			text: 'Do it once.',
			net: 'Somebody looks on.',
		})),
	}
}

export function aPipelineFile(): z.input<typeof pipelineFile> {
	return {
		kind: 'pipeline',
		stages: STAGES.map((id) => ({
			id,
			focus: 'The work.',
			horizon: 'A quarter.',
			skills: ['one', 'two', 'three', 'four'],
			derailers: [{ name: 'The rescue', text: 'One rescues.' }],
			identity: { from: 'I do.', to: 'We do.', text: 'It takes a while.' },
			next: 'Something else.',
			modules: Array.from({ length: 3 }, () => ({ key: MODULE, why: 'to hear' })),
		})),
		routes: ['staying', 'returning'].map((id) => ({ id, title: id, text: 'An honorable way.' })),
	}
}

/** Eight questions a dimension; each serves a module of its own, so that a roadmap can be told apart. */
export const instrument: Instrument = {
	parts: DIMENSIONS.map((dimension) => {
		const { about, deeperIcUpTo, items, texts } = aDimensionFile(dimension)
		return {
			dimension,
			about,
			deeperIcUpTo,
			texts,
			items: items.map((item) => ({ ...item, dimension, serves: [`ladder/l1/${item.id}`] })),
		}
	}),
	stretch: aStretchFile().opportunities,
}

/** The same answer to every question. */
export function allAnswered(points: Answers[string]): Answers {
	return Object.fromEntries(instrument.parts.flatMap(({ items }) => items.map(({ id }) => [id, points])))
}
