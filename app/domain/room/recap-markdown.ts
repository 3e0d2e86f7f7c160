import { plainMarkdown } from '../plain-markdown'
import { outcomeNames } from '../practice/kinds'
import { dayLabel } from '../zone/plain-date'
import { LOOSE_TITLE, paragraphs, type Recap, type RecapBoard, votesLine } from './recap'
import type { RecapHead } from './recap.server'

/** The recap as a Markdown file. Whatever people wrote stands in it as text, and as nothing else. */
export function recapAsMarkdown({ recap, head }: { recap: Recap; head: RecapHead }): string {
	const say = plainMarkdown
	const cases = recap.cases.flatMap(({ title, situation, ask, by }, nth) => [
		...(nth > 0 && title ? [`**${say(title)}**`] : []),
		...paragraphs(situation).map(say),
		...(ask ? [`> ${say(by)} asked: ${say(ask)}`] : []),
	])
	const promises = recap.promises.map(
		({ name, text, dueOn }) => `- **${say(name)}**, by ${dayLabel(dueOn)}: ${say(text)}`,
	)
	const lastTime = recap.lastTime.map(
		({ name, text, outcome, learned }) =>
			`- **${say(name)}**: ${say(text)}\n  ${outcomeNames[outcome]}.${learned ? ` ${say(learned)}` : ''}`,
	)
	const blocks = [
		`# ${say(head.title)}`,
		`${say(head.session)}, ${say(head.cohort)}. ${say(head.when)}.`,
		...cases,
		...section(
			recap.sheetTitle,
			recap.learnings.map((text) => `- ${say(text)}`),
		),
		...recap.boards.flatMap(boardBlocks),
		...section(
			'From the groups',
			recap.groups.map(({ group, text }) => `- ${say(text)} (${say(group)})`),
		),
		...section('Who will try what', promises),
		...section('What came of last time', lastTime),
		...recap.boards.flatMap(looseBlocks),
		'---',
		head.stays,
	]
	return `${blocks.join('\n\n')}\n`
}

function boardBlocks({ about, whole, topics }: RecapBoard): string[] {
	const say = plainMarkdown
	const of = about ? `: ${say(about)}` : ''
	const rows = topics.map(({ title, column, votes, slips }) =>
		[
			`- **${say(title)}** (${[say(column), votesLine(votes)].filter(Boolean).join(', ')})`,
			...slips.map((text) => `  - ${say(text)}`),
		].join('\n'),
	)
	return [
		...whole.flatMap(({ title, texts }) =>
			section(
				`${title}${of}`,
				texts.map((text) => `- ${say(text)}`),
			),
		),
		...section(`What lay together, and what drew votes${of}`, rows),
	]
}

function looseBlocks({ about, loose }: RecapBoard): string[] {
	const say = plainMarkdown
	const rows = loose.flatMap(({ title, texts }) => texts.map((text) => `- ${say(text)} (${say(title)})`))
	return section(about ? `${LOOSE_TITLE}: ${say(about)}` : LOOSE_TITLE, rows)
}

function section(title: string, rows: string[]): string[] {
	return rows.length > 0 ? [`## ${title}`, rows.join('\n')] : []
}
