import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import type { z } from 'zod'
import type { bankFile } from '~/domain/assessment/bank'
import type { rubric } from '~/domain/assessment/rubric'
import { faultLine } from '~/domain/content-file.server'
import type { program, stage } from '~/domain/program/frontmatter'
import type { format } from '~/domain/room/format'
import { readContent } from '../../server/content'
import { aStageData } from './stages'

/** Where the pieces of `writtenContent` are written, as faults name them. */
export const file = {
	program: 'programs/ladder/program.yaml',
	lesson: 'programs/ladder/l1/listening.mdx',
	bank: 'questions/l1.yaml',
	otherBank: 'questions/l1-feedback.yaml',
	rubric: 'rubrics/l1-scenario.yaml',
	format: 'formats/talk-10.yaml',
}

export type Written = {
	program: z.input<typeof program>
	/** The program's one stage, to be changed in place */
	stage: z.input<typeof stage>
	/** Null leaves the file out */
	lesson: string | null
	/** Three questions on listening, and in `otherBank` three on feedback */
	bank: z.input<typeof bankFile>
	otherBank: z.input<typeof bankFile>
	rubric: z.input<typeof rubric>
	format: z.input<typeof format>
	/** More files, by path: text as it stands */
	others: Record<string, string>
}

/**
 * A content folder of its own for one test: one stage with one written lesson, a bank, a rubric and a format, without a
 * fault until `change` makes one. @returns its path
 */
export function aContentFolder(change: Change = () => {}): string {
	const content = writtenContent()
	change(content)
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-content-'))
	onTestFinished(() => fs.rmSync(dir, { recursive: true, force: true }))
	const texts: Record<string, string | null> = {
		[file.program]: stringify(content.program),
		[file.lesson]: content.lesson,
		[file.bank]: stringify(content.bank),
		[file.otherBank]: stringify(content.otherBank),
		[file.rubric]: stringify(content.rubric),
		[file.format]: stringify(content.format),
		...content.others,
	}
	for (const [name, text] of Object.entries(texts)) {
		if (text === null) continue
		fs.mkdirSync(path.join(dir, path.dirname(name)), { recursive: true })
		fs.writeFileSync(path.join(dir, name), text)
	}
	return dir
}

export type Change = (content: Written) => void

/** Our own content, to be changed. Whoever asks removes it. */
function ourContent() {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-content-'))
	fs.cpSync('content', dir, { recursive: true })
	return { dir, remove: () => fs.rmSync(dir, { recursive: true, force: true }) }
}

/** As an operator keeps it who adds to ours: files by their path. */
export function ourContentWith(files: Record<string, string>) {
	const content = ourContent()
	for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(content.dir, name), text)
	return content
}

/** One stage is only planned, since all of ours get written. */
export function ourContentWithoutQuarterFour() {
	const content = ourContent()
	const { dir } = content
	const track = path.join(dir, 'programs/strategist-track')
	fs.rmSync(path.join(track, 'q4'), { recursive: true, force: true })
	const program = path.join(track, 'program.yaml')
	const [before, quarter] = fs.readFileSync(program, 'utf8').split(/(?=^ {2}- id: q4$)/m)
	if (quarter === undefined) throw new Error('The track has a fourth quarter')
	fs.writeFileSync(
		program,
		before + quarter.replaceAll('status: written', 'status: planned').replace(SIMULATION_ASKED, ''),
	)
	forgetQuarterFour(path.join(dir, 'glossary.yaml'))
	fs.rmSync(path.join(dir, 'simulations/the-mentee-agrees.yaml'))
	return content
}

/** What is planned has nobody to play it. */
const SIMULATION_ASKED = /^ +- \{ id: simulation,.*\n/m

/** A word that only its modules teach goes with them. */
function forgetQuarterFour(file: string): void {
	const glossary = parse(fs.readFileSync(file, 'utf8')) as { terms: Record<string, unknown>[] }
	const terms = glossary.terms.flatMap((term) => {
		const modules = ((term.modules as string[] | undefined) ?? []).filter((key) => !key.includes('/q4/'))
		return modules.length > 0 || term.patterns || term.help ? [{ ...term, modules }] : []
	})
	fs.writeFileSync(file, stringify({ ...glossary, terms }))
}

/** Each fault as it is printed, after the changes. */
export async function faultsAfter(...changes: Change[]): Promise<string[]> {
	const dir = aContentFolder((content) => {
		for (const change of changes) change(content)
	})
	return (await readContent(dir, null)).faults.map(faultLine)
}

/** Other words in the lesson. */
export const inLesson =
	(from: string, to: string): Change =>
	(content) => {
		if (!content.lesson?.includes(from)) throw new Error(`The lesson of the builder does not say ${from}`)
		content.lesson = content.lesson.replace(from, to)
	}

export function first<Item>(list: readonly Item[]): Item {
	const [item] = list
	if (item === undefined) throw new Error('The builder made an empty list')
	return item
}

export function aBankQuestion(id: string): Written['bank']['questions'][number] {
	return {
		id,
		kind: 'single',
		ask: `Which one, in ${id}?`,
		options: [
			{ id: 'a', says: 'This one', correct: true, why: 'Because it is.' },
			{ id: 'b', says: 'That one', why: 'Because it is not.' },
			{ id: 'c', says: 'Neither', why: 'Because one of them is.' },
		],
	}
}

function writtenContent(): Written {
	const stage = aStageData()
	return {
		program: { kind: 'program', slug: 'ladder', title: 'Ladder', summary: 'One level.', stages: [stage] },
		stage,
		lesson: LESSON,
		bank: { bank: 'l1', outcome: 'listening', questions: ['q1', 'q2', 'q3'].map(aBankQuestion) },
		otherBank: { bank: 'l1', outcome: 'feedback', questions: ['q4', 'q5', 'q6'].map(aBankQuestion) },
		rubric: {
			kind: 'rubric',
			id: 'l1-scenario',
			title: 'Scenario',
			guidance: 'Score alone.',
			criteria: ['listening', 'next-step'].map((id) => ({
				id,
				title: id,
				starred: true,
				levels: ['none', 'some', 'enough', 'more'],
			})),
		},
		format: {
			kind: 'format',
			id: 'talk-10',
			title: 'Talk',
			minutes: 10,
			about: 'A talk.',
			phases: [
				{ kind: 'case', id: 'case', title: 'Case', minutes: 4, prompt: 'Tell.' },
				{ kind: 'discuss', id: 'discuss', title: 'Discuss', minutes: 6, prompt: 'Talk.' },
			],
		},
		others: {},
	}
}

const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5'].map(
	(id) => `<Question id="${id}" ask="Which, in ${id}?">
<Answer id="a" says="This" correct>Yes.</Answer>
<Answer id="b" says="That">No.</Answer>
<Answer id="c" says="Neither">No.</Answer>
</Question>`,
)

/** 11 minutes: a scenario of 5 and a check of 6. */
const LESSON = `---
kind: module
id: listening
title: Listening
minutes: 11
summary: Hear what was said.
outcomes: [hear, ask]
serves: [listening]
---

## Hear

<Standfirst>Somebody said something.</Standfirst>

It was short, and it mattered.

<Scenario id="the-ask" title="The ask">

A colleague asks for time.

<Decision id="first" ask="What do you say?">

<Choice id="ask" say="What happened?" cost="Time.">They tell you.</Choice>

<Choice id="tell" say="Do this." cost="Trust.">They nod.</Choice>

</Decision>

<Decision id="second" ask="And then?">

<Choice id="wait" say="Nothing." cost="Silence." next="end">They go on.</Choice>

<Choice id="sum" say="So it is this." cost="Pace." next="end">They correct you.</Choice>

</Decision>

</Scenario>

## Look back

<Standfirst>Five questions.</Standfirst>

<Check id="check">

${QUESTIONS.join('\n\n')}

</Check>
`
