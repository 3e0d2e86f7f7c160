import { findDeliverable } from '~/domain/assessment/deliverable'
import type { Fault } from '~/domain/content-file.server'
import { plainText } from '~/domain/plain-text'
import { paragraphTexts } from '~/domain/program/changes'
import { isElective, writtenModules } from '~/domain/program/find'
import type { Block, Lesson, Program } from '~/domain/program/lesson'
import { paths } from '~/paths'
import type { Content } from '../content'
import { simulationCraft } from './craft-of-simulations'
import { gradeOfPassages, WORDS_OF_A_PARAGRAPH, wordsOf } from './reading-level'
import { unusedTerms } from './unused-terms'

/**
 * The craft of a lesson, as `npm run check` and the tests measure it: what would not stop a start, and what no author
 * should leave. The figures are those of content/README.md.
 */
const WORDS = [2_200, 2_500] as const
/** An elective takes 20 to 25 minutes, and its parts take as long as those of any lesson. */
const WORDS_OF_ELECTIVE = [800, 1_600] as const
/** Minutes of the passage that goes further */
const FEWEST_FURTHER = 3
const MOST_FURTHER = 6
/** Flesch-Kincaid grade. Below, sentences are chopped; above, they have to be read twice. */
export const EASIEST_GRADE = 3.5
export const HARDEST_GRADE = 7
const ONCE = ['check', 'reflection', 'exercise', 'try', 'advanced', 'further-reading'] as const
/** A lesson of so many minutes holds a second scenario. */
const MINUTES_OF_TWO_SCENARIOS = 45

type Place = { file: string; minutes: number; lesson: Lesson; isElective: boolean }

/** Faults of craft, over all lessons. */
export function craftFaults(content: Content): Fault[] {
	const places = content.programs.flatMap(placesOf)
	const known = addressesOf(content)
	return [
		...places.flatMap(({ file, minutes, lesson, isElective }) =>
			[
				...lengthFaults(lesson, isElective ? WORDS_OF_ELECTIVE : WORDS),
				...minutesFaults(lesson),
				...levelFaults(lesson),
				...missingFaults(lesson, minutes),
				...wayFaults(lesson, isElective),
				...markupFaults(lesson, known),
			].map((fault) => ({ file, ...fault })),
		),
		...markdownFaults(content, known),
		...sharedFaults(places),
		...saidTwice(content),
		...simulationCraft(content),
		...unusedTerms(content),
		...repeatedQuestions(content),
	]
}

function placesOf(program: Program): Place[] {
	return program.stages.flatMap((stage) =>
		writtenModules(stage).map(({ id, minutes, lesson }) => ({
			file: `programs/${program.slug}/${stage.id}/${id}.mdx`,
			minutes,
			lesson,
			isElective: isElective(stage, { id }),
		})),
	)
}

type Found = Omit<Fault, 'file'>

/** A transcript is counted by its minutes, so it may fill a lesson up, and never makes one too long. */
function lengthFaults({ words, parts }: Lesson, [fewest, most]: readonly [number, number]): Found[] {
	const transcripts = parts.flatMap((part) =>
		part.blocks.flatMap((block) => (block.kind === 'transcript' ? block.lines : [])),
	)
	const told = wordsOf(transcripts.map((line) => plainText(line.html)).join(' ')).length
	if (words + told >= fewest && words <= most) return []
	return [{ field: 'words', message: `${words} for the longer variant, ${fewest} to ${most} are wanted` }]
}

function minutesFaults({ parts }: Lesson): Found[] {
	return parts.flatMap((part) =>
		part.blocks.flatMap((block) =>
			block.kind === 'advanced' && (block.minutes < FEWEST_FURTHER || block.minutes > MOST_FURTHER)
				? [
						{
							field: part.title,
							message: `goes further for ${block.minutes} min, ${FEWEST_FURTHER} to ${MOST_FURTHER} are wanted`,
						},
					]
				: [],
		),
	)
}

function levelFaults(lesson: Lesson): Found[] {
	const grade = gradeOf(lesson)
	if (grade >= EASIEST_GRADE && grade <= HARDEST_GRADE) return []
	return [
		{
			field: 'reading level',
			message: `grade ${grade.toFixed(1)}, ${EASIEST_GRADE} to ${HARDEST_GRADE} are wanted`,
		},
	]
}

/** Flesch-Kincaid grade of everything a lesson says. */
export function gradeOf(lesson: Lesson): number {
	return gradeOfPassages(lesson.parts.flatMap((part) => paragraphTexts(part)))
}

function missingFaults(lesson: Lesson, minutes: number): Found[] {
	const blocks = lesson.parts.flatMap((part) => part.blocks)
	const wanted = [
		...ONCE.map((kind) => ({ kind, times: 1 })),
		{ kind: 'scenario', times: minutes >= MINUTES_OF_TWO_SCENARIOS ? 2 : 1 },
	]
	const faults = wanted.flatMap(({ kind, times }) => {
		const count = blocks.filter((block) => block.kind === kind).length
		const found = count === 0 ? 'nowhere' : `${count} ${count === 1 ? 'time' : 'times'}`
		const message = `stands ${found}, ${times === 1 ? 'once' : 'twice'} is wanted`
		return count === times ? [] : [{ field: kind, message }]
	})
	if (blocks.some((block) => block.kind === 'variants')) return faults
	return [...faults, { field: 'variants', message: 'no passage is written for managers and for ICs' }]
}

/** A lesson leads to a pattern one can use tomorrow, and a core one holds a choice after which something is left out. */
function wayFaults({ parts }: Lesson, isElective: boolean): Found[] {
	const blocks = parts.flatMap((part) => part.blocks)
	const uses = blocks.flatMap(htmlsOf).some((html) => html.includes(`href="${paths.patterns()}/`))
	const branches = blocks
		.flatMap((block) => (block.kind === 'scenario' ? block.decisions : []))
		.some(({ choices }) => new Set(choices.map(({ next }) => next)).size > 1)
	return [
		...(uses ? [] : [{ field: 'patterns', message: 'links none, and its reader would use one' }]),
		...(branches || isElective
			? []
			: [{ field: 'scenario', message: 'all choices lead on to the same decision: one of them has another `next`' }]),
	]
}

function markupFaults(lesson: Lesson, known: ReadonlySet<string>): Found[] {
	return lesson.parts.flatMap((part) => {
		const htmls = part.blocks.flatMap((block) =>
			// A block with a title of its own is a step further down.
			htmlsOf(block).map((html) => ({ html, below: block.kind === 'prose' ? 1 : 2 })),
		)
		const ids = new Set(part.blocks.flatMap((block) => ('id' in block ? [block.id] : [])))
		return htmls
			.flatMap(({ html, below }) => [
				...headingFaults(html, below),
				...imageFaults(html),
				...linkFaults(html, (address) => known.has(address) || (address.startsWith('#') && ids.has(address.slice(1)))),
			])
			.map((message) => ({ field: part.title, message }))
	})
}

/** Headings of a block begin one below what stands over it, and leave none out. */
function headingFaults(html: string, below: number): string[] {
	const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
	return levels.flatMap((level, index) => {
		const above = levels[index - 1] ?? below
		return level > above + 1 ? [`a heading of level ${level} follows one of level ${above}`] : []
	})
}

function imageFaults(html: string): string[] {
	return [...html.matchAll(/<img\b[^>]*>/g)].flatMap(([tag]) =>
		/\balt="[^"]+"/.test(tag) ? [] : ['an image says nothing to whoever cannot see it: give it an alternative text'],
	)
}

function linkFaults(html: string, isKnown: (address: string) => boolean): string[] {
	return [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].flatMap(([, address = '']) => {
		if (/^(https:\/\/|mailto:)/.test(address)) return []
		return isKnown(address) ? [] : [`the link ${address} leads nowhere`]
	})
}

/** Headings, pictures and links of the patterns, their templates, the principles and the deliverables. */
function markdownFaults({ library, deliverables }: Content, known: ReadonlySet<string>): Fault[] {
	const faultsIn = (file: string, html: string, below: number) =>
		[...headingFaults(html, below), ...imageFaults(html), ...linkFaults(html, (address) => known.has(address))].map(
			(message) => ({ file, field: 'text', message }),
		)
	return [
		...library.patterns.flatMap(({ id, sections, templateHtml }) =>
			[...sections.map(({ html }) => html), templateHtml].flatMap((html) => faultsIn(`patterns/${id}.md`, html, 2)),
		),
		...(library.principles ? faultsIn('patterns/principles.md', library.principles.html, 1) : []),
		...deliverables.flatMap(({ stage, sections }) =>
			sections.flatMap(({ html }) => faultsIn(`deliverables/${stage.split('/')[1]}.mdx`, html, 2)),
		),
	]
}

/** Pages of ours that a lesson may name: those everybody has, and what the content itself makes. */
function addressesOf({ programs, library, help, deliverables }: Content): ReadonlySet<string> {
	const places = programs
		.flatMap((program) => program.stages)
		.flatMap((stage) => {
			const place = { program: stage.program.slug, stage: stage.id }
			return [
				paths.stage(place),
				paths.requirements(place),
				...(findDeliverable(deliverables, stage.key) ? [paths.deliverable(place)] : []),
				...writtenModules(stage).map((module) => paths.module({ ...place, module: module.id })),
			]
		})
	return new Set([
		...EVERYBODYS.map((key) => paths[key]()),
		...places,
		...library.patterns.map((pattern) => paths.pattern({ pattern: pattern.id })),
		...help.pages.map((page) => paths.helpTopic({ topic: page.topic })),
	])
}

const EVERYBODYS = [
	...(['home', 'learn', 'practice', 'recall', 'cohorts', 'calendar', 'notes', 'search', 'account'] as const),
	...(['pipeline', 'readiness', 'patterns', 'principles', 'glossary', 'help', 'verify'] as const),
]

function sharedFaults(places: Place[]): Fault[] {
	const homes = new Map<string, string>()
	return places.flatMap(({ file, lesson }) =>
		[...new Set(lesson.parts.flatMap((part) => paragraphTexts(part)))].flatMap((passage) => {
			const words = wordsOf(passage.toLowerCase())
			if (words.length < WORDS_OF_A_PARAGRAPH) return []
			const home = homes.get(words.join(' '))
			if (home && home !== file)
				return [{ file, field: 'text', message: `“${passage.slice(0, 60)}…” stands in ${home} too` }]
			homes.set(words.join(' '), file)
			return []
		}),
	)
}

/** Words to say that stand in two agendas: one of the two was not written for its session. */
function saidTwice({ agendas }: Content): Fault[] {
	const homes = new Map<string, string>()
	return [...agendas.values()].flatMap((agenda) =>
		agenda.phases.flatMap(({ id, purpose, say, watch }) =>
			[purpose, ...say, ...watch].flatMap((passage) => {
				const words = wordsOf(passage.toLowerCase())
				if (words.length < WORDS_OF_A_PARAGRAPH) return []
				const home = homes.get(words.join(' '))
				homes.set(words.join(' '), `${agenda.for}, ${id}`)
				const file = `agendas/${agenda.for}`
				return home ? [{ file, field: id, message: `“${passage.slice(0, 60)}…” stands in ${home} too` }] : []
			}),
		),
	)
}

function repeatedQuestions({ banks }: Content): Fault[] {
	const seen = new Map<string, string>()
	return [...banks.values()].flatMap((bank) =>
		bank.questions.flatMap(({ id }) => {
			const other = seen.get(id)
			seen.set(id, bank.id)
			return other && other !== bank.id
				? [{ file: 'questions', field: id, message: `the id stands in the banks ${other} and ${bank.id}` }]
				: []
		}),
	)
}

/** The HTML an author wrote, block by block. */
function htmlsOf(block: Block): string[] {
	switch (block.kind) {
		case 'variants':
			return [block.manager, block.ic]
		case 'transcript':
			return block.lines.map((line) => line.html)
		case 'before-after':
			return [block.before.html, block.after.html]
		case 'scenario':
			return [block.html, ...block.decisions.flatMap((decision) => decision.choices.map((choice) => choice.html))]
		case 'check':
			return block.questions.flatMap((question) => question.answers.map((answer) => answer.html))
		case 'worksheet':
			return [block.html, ...block.given.map((row) => row.html)]
		case 'checklist':
			return block.items.map((item) => item.html)
		default:
			return [block.html]
	}
}
