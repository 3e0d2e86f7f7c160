import { stringify } from 'yaml'
import type { z } from 'zod'
import type { patternMatter } from '~/domain/pattern/schema'

type Matter = z.input<typeof patternMatter>
type Sections = Record<string, string>

const sections: Sections = {
	Context: 'Two people work beside each other, and one of them waits.',
	Problem: 'What is not said grows.',
	Solution: [1, 2, 3, 4].map((step) => `${step}. **Say step ${step}.** Then wait for an answer.`).join('\n'),
	'Example for a manager': '> **Zofia:** What did you see?\n\n> **Amir:** A queue that nobody reads.',
	'Example for an IC': '> **Noor:** Shall we look at it together?',
	'When to use it': 'When it happened more than once.',
	'When not to use it': 'When somebody is in danger: then act.',
	'Anti-patterns': '### The sandwich\n\nIt hides the point.\n\n### The pile\n\nIt comes too late.',
	Adaptations:
		'### For neurodivergent people\n\nSend the question ahead.\n\n### Where people are more, or less, direct\n\nAsk how they like to hear it.\n\n### In text only\n\nOne message, one point.',
}

/** The text of content/patterns/<id>.md without a fault, until `change` makes one. */
export function aPatternFile(
	matter: Partial<Matter> & { id: string },
	change: (sections: Sections) => Sections = (each) => each,
): string {
	const template: Sections = matter.template
		? { Template: '### What I saw\n\n- [ ] When: ____\n- What it did: […]' }
		: {}
	const whole: Matter = {
		kind: 'pattern',
		title: `The pattern ${matter.id}`,
		group: 'team',
		situation: 'Somebody waits for a word.',
		also: [],
		moments: ['before a hard talk'],
		minutes: 3,
		template: false,
		teaches: [],
		related: ['second'],
		versions: [{ version: 1, date: '2026-11-20', changed: 'First edition' }],
		...matter,
	}
	const body = Object.entries(change({ ...sections, ...template })).map(([title, text]) => `## ${title}\n\n${text}\n`)
	return `---\n${stringify(whole)}---\n\n${body.join('\n')}`
}
