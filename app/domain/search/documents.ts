import { paths } from '~/paths'
import type { Bank } from '../assessment/bank'
import { type Deliverable, findDeliverable } from '../assessment/deliverable'
import type { Term } from '../glossary/glossary'
import type { HelpPage } from '../help/page'
import { groupNames } from '../pattern/kinds'
import type { Pattern, PatternLibrary, Principles } from '../pattern/pattern'
import { plainText } from '../plain-text'
import { writtenModules } from '../program/find'
import type { Lesson, ModuleEntry, Part, Program, Stage } from '../program/lesson'
import { type BlockView, viewBlock } from '../progress/part-view'
import type { Simulation } from '../simulation/simulation'
import { type Document, questionRef } from './kinds'

type Searched = {
	programs: Program[]
	banks: Map<string, Bank>
	library: PatternLibrary
	deliverables: Deliverable[]
	glossary: Term[]
	simulations: Simulation[]
	help: { pages: HelpPage[] }
}

/** Everything that can be found, in no order. A further source is one more function here. */
export function listDocuments(content: Searched): Document[] {
	const { programs, banks, library, deliverables, glossary, simulations, help } = content
	const stages = programs.flatMap((program) => program.stages)
	return [
		...stages.flatMap((stage) => writtenModules(stage).flatMap((module) => moduleDocuments(stage, module))),
		...stages.flatMap((stage) => questionDocuments(stage, banks)),
		...library.patterns.map(patternDocument),
		...(library.principles ? [principlesDocument(library.principles)] : []),
		...stages.flatMap((stage) => deliverableDocuments(stage, findDeliverable(deliverables, stage.key))),
		...glossary.map(termDocument),
		...simulations.map(simulationDocument),
		...help.pages.map(helpDocument),
	].map(alsoWithoutHyphens)
}

/** The index takes "De-escalation" for two words, and many people type one: they are led to the page, not to the glossary. */
function alsoWithoutHyphens(document: Document): Document {
	if (document.kind === 'term') return document
	const joined = (document.title.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []).map((word) => word.replaceAll('-', ''))
	return { ...document, headings: [...joined, document.headings].filter(Boolean).join('. ') }
}

function moduleDocuments(stage: Stage, module: ModuleEntry & { lesson: Lesson }): Document[] {
	const here = { program: stage.program.slug, stage: stage.id, module: module.id }
	const whole: Document = {
		kind: 'module',
		ref: module.key,
		title: module.title,
		context: `${stage.program.title}, ${stage.label}`,
		headings: module.lesson.parts.map((part) => part.title).join('. '),
		text: `${sentence(module.lesson.summary)} What you can do after it: ${module.outcomes.join('; ')}.`,
		path: paths.module(here),
	}
	return [whole, ...module.lesson.parts.map((part) => partDocument(stage, module, part))]
}

function partDocument(stage: Stage, module: ModuleEntry, part: Part): Document {
	// As somebody sees it who has decided and answered nothing yet: search must not tell how a scenario goes on.
	const pieces = part.blocks.map((block) => wordsOf(viewBlock(block, {})))
	return {
		kind: 'module',
		ref: `${module.key}/${part.slug}`,
		title: part.title,
		context: `${stage.label}, ${module.title}`,
		headings: pieces
			.flatMap((piece) => piece.headings)
			.filter(Boolean)
			.join('. '),
		text: [plainText(part.standfirst), ...pieces.flatMap((piece) => piece.texts)].filter(Boolean).join(' '),
		path: paths.part({ program: stage.program.slug, stage: stage.id, module: module.id, part: part.slug }),
	}
}

type Words = { headings: string[]; texts: string[] }

const HEADING = /<h[2-6][^>]*>([\s\S]*?)<\/h[2-6]>/g

function headingsOf(html: string): string {
	return [...html.matchAll(HEADING)].map((match) => plainText(match[1] ?? '')).join('. ')
}

function wordsOf(block: BlockView): Words {
	const said = (headings: string[], ...html: string[]): Words => ({ headings, texts: html.map(plainText) })
	switch (block.kind) {
		case 'prose':
			return said([headingsOf(block.html)], block.html)
		case 'further-reading':
			return said([], block.html)
		case 'note':
		case 'advanced':
		case 'exercise':
			return said([block.title], block.html)
		case 'variants':
			return said([], block.manager, block.ic)
		case 'transcript':
			return said([block.title], ...block.lines.map((line) => line.html))
		case 'before-after':
			return said([block.title], block.before.html, block.after.html)
		case 'reflection':
		case 'try':
			return { headings: [], texts: [block.ask, plainText(block.html)] }
		case 'worksheet':
			return said([block.title], block.html, ...block.given.flatMap((row) => [row.label, row.html]))
		case 'checklist':
			return said([block.title], ...block.items.map((item) => item.html))
		case 'scenario': {
			const steps = block.steps.flatMap((step) => [step.ask, ...step.choices.map((choice) => choice.say)])
			return { headings: [block.title], texts: [plainText(block.html), ...steps] }
		}
		case 'check':
			return {
				headings: [],
				texts: block.questions.flatMap(({ ask, answers }) => [ask, ...answers.map((answer) => answer.says)]),
			}
	}
}

function questionDocuments(stage: Stage, banks: Map<string, Bank>): Document[] {
	const rule = stage.requirements.find((each) => each.kind === 'check')
	const bank = rule?.kind === 'check' ? banks.get(rule.bank) : undefined
	return (bank?.questions ?? []).map((question) => ({
		kind: 'question',
		ref: questionRef(stage.key, question.id),
		title: question.ask,
		context: `${stage.label}, knowledge check`,
		headings: '',
		text: [
			question.kind === 'scenario' ? question.situation : '',
			...question.options.map((option) => `${sentence(option.says)} ${option.why}`),
		].join(' '),
		path: '',
	}))
}

function patternDocument(pattern: Pattern): Document {
	return {
		kind: 'pattern',
		ref: pattern.id,
		title: pattern.title,
		context: `Pattern, ${groupNames[pattern.group]}`,
		headings: [...pattern.also, ...pattern.sections.map((section) => section.title)].join('. '),
		text: `${sentence(pattern.situation)} ${pattern.text}`,
		path: paths.pattern({ pattern: pattern.id }),
	}
}

function principlesDocument({ title, html }: Principles): Document {
	return {
		kind: 'pattern',
		ref: 'principles',
		title,
		context: 'Patterns',
		headings: headingsOf(html),
		text: plainText(html),
		path: paths.principles(),
	}
}

function deliverableDocuments(stage: Stage, deliverable: Deliverable | null): Document[] {
	if (!deliverable) return []
	return [
		{
			kind: 'deliverable',
			ref: stage.key,
			title: deliverable.title,
			context: `${stage.label}, assessed work`,
			headings: [...deliverable.also, ...deliverable.sections.map(({ title, html }) => `${title}. ${headingsOf(html)}`)]
				.filter(Boolean)
				.join('. '),
			text: `${sentence(deliverable.summary)} ${deliverable.text}`,
			path: paths.deliverable({ program: stage.program.slug, stage: stage.id }),
		},
	]
}

function termDocument({ id, term, also, says }: Term): Document {
	return {
		kind: 'term',
		ref: id,
		title: term,
		context: 'Glossary',
		headings: also.join('. '),
		text: says,
		path: `${paths.glossary()}#${id}`,
	}
}

/** By what one reads before it begins: search must not tell how a talk goes on. */
function simulationDocument({ id, title, about, people, you, aim, situationHtml }: Simulation): Document {
	return {
		kind: 'simulation',
		ref: id,
		title,
		context: 'Simulation',
		headings: people.map(({ name, role }) => `${name}, ${role}`).join('. '),
		text: [about, plainText(situationHtml), you, aim].map(sentence).join(' '),
		path: paths.simulation({ simulation: id }),
	}
}

function helpDocument(page: HelpPage): Document {
	return {
		kind: 'help',
		ref: page.topic,
		title: page.title,
		context: 'Help',
		headings: [...page.also, headingsOf(page.html)].join('. '),
		text: `${sentence(page.summary)} ${page.text}`,
		path: paths.helpTopic({ topic: page.topic }),
	}
}

function sentence(text: string): string {
	return /[.!?”]$/.test(text) ? text : `${text}.`
}
