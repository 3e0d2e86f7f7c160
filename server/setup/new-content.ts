import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { program as programSchema } from '~/domain/program/frontmatter'

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const QUESTIONS = 5

/**
 * A first file for an author, from a template, filled with what is known.
 * @param args `pattern <id>`, or a module as its program names it: `<program>/<stage>/<id>`
 * @returns the file, relative to `contentDir`, and its text; or what is wrong, in a sentence
 */
export function newContent(
	contentDir: string,
	templatesDir: string,
	args: string[],
	today: string,
): { file: string; text: string } | { wrong: string } {
	const [first = '', id = ''] = args
	const made = first === 'pattern' ? aPattern(templatesDir, id, today) : aModule(contentDir, templatesDir, first)
	if ('wrong' in made) return made
	if (fs.existsSync(path.join(contentDir, made.file))) return { wrong: `${made.file} is there already.` }
	return made
}

function aPattern(templatesDir: string, id: string, today: string) {
	if (!SLUG.test(id))
		return { wrong: 'Name the pattern in kebab-case: npm run content:new -- pattern saying-no-to-a-friend' }
	const title = id[0]?.toUpperCase() + id.slice(1).replaceAll('-', ' ')
	return { file: path.join('patterns', `${id}.md`), text: fill(templatesDir, 'pattern.md', { id, title, today }) }
}

function aModule(contentDir: string, templatesDir: string, key: string) {
	const [programSlug = '', stageId = '', id = '', ...more] = key.split('/')
	if (![programSlug, stageId, id].every((part) => SLUG.test(part)) || more.length > 0)
		return { wrong: 'Name a module of a program: npm run content:new -- technical-leadership-ladder/l3/cognitive-load' }
	const file = path.join(contentDir, 'programs', programSlug, 'program.yaml')
	if (!fs.existsSync(file)) return { wrong: `There is no program ${programSlug}.` }
	const parsed = programSchema.safeParse(parse(fs.readFileSync(file, 'utf8')))
	if (!parsed.success) return { wrong: `programs/${programSlug}/program.yaml has faults: npm run content:check` }
	const stage = parsed.data.stages.find((each) => each.id === stageId)
	const module = [...(stage?.modules ?? []), ...(stage?.electives ?? [])].find((each) => each.id === id)
	if (!stage || !module)
		return { wrong: `programs/${programSlug}/program.yaml names no module ${id} in ${stageId}. Plan it there first.` }
	return {
		file: path.join('programs', programSlug, stageId, `${id}.mdx`),
		text: fill(templatesDir, 'module.mdx', {
			...{ id, title: module.title, minutes: String(module.minutes) },
			...{ forManagers: module.forManagers, forICs: module.forICs },
			outcomes: module.outcomes.map((outcome) => `  - ${outcome}`).join('\n'),
			serves: stage.outcomes[0]?.id ?? '',
			questions: Array.from({ length: QUESTIONS }, (_, index) => aQuestion(`q${index + 1}`)).join('\n\n'),
		}),
	}
}

function aQuestion(id: string): string {
	const answers = ['a', 'b', 'c'].map((answer) =>
		[`<Answer id="${answer}" says="An answer."${answer === 'b' ? ' correct' : ''}>`, 'Why.', '</Answer>'].join('\n\n'),
	)
	return [`<Question id="${id}" ask="Question ${id.slice(1)}?">`, ...answers, '</Question>'].join('\n\n')
}

function fill(templatesDir: string, template: string, values: Record<string, string>): string {
	const text = fs.readFileSync(path.join(templatesDir, template), 'utf8')
	return text.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => values[name] ?? slot)
}
