import fs from 'node:fs'
import path from 'node:path'
import { type Fault, readYaml } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import type { HelpPage } from '../help/page'
import type { PatternLibrary } from '../pattern/pattern'
import { findModuleByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { isUnreadProgram } from '../program/unread.server'
import { glossaryFile, type Term } from './glossary'

const FILE = 'glossary.yaml'

type Known = { programs: Program[]; library: PatternLibrary; help: { pages: HelpPage[] } }

/** Reads content/glossary.yaml. A file that is not there is a glossary without terms. */
export function loadGlossary(folder: ContentFolder, known: Known, faults: Fault[]): Term[] {
	if (!fs.existsSync(path.join(folder.dir, FILE))) return []
	const data = readYaml(folder, FILE, glossaryFile, faults)
	if (!data) return []
	const ids = new Set<string>()
	const names = new Set<string>()
	for (const term of data.terms) {
		const report = (message: string) => void faults.push({ file: FILE, field: term.id, message })
		if (ids.has(term.id)) report('the id is used twice')
		if (names.has(term.term.toLowerCase())) report(`“${term.term}” is explained twice`)
		ids.add(term.id)
		names.add(term.term.toLowerCase())
		for (const message of deadLinks(folder, term, known)) report(message)
	}
	return data.terms
}

/** What stands in a file with faults of its own may exist: such a file is told about once. */
function deadLinks(folder: ContentFolder, term: Term, { programs, library, help }: Known): string[] {
	const isFile = (within: string, id: string) => fs.existsSync(path.join(folder.dir, within, `${id}.md`))
	const isModule = (key: string) => {
		if (isUnreadProgram(folder.dir, key, programs)) return true
		return findModuleByKey(programs, key)?.module.status === 'written'
	}
	const dead = [
		...term.modules.filter((key) => !isModule(key)).map((key) => `there is no written module ${key}`),
		...term.patterns
			.filter((id) => !library.patterns.some((pattern) => pattern.id === id) && !isFile('patterns', id))
			.map((id) => `there is no pattern ${id}`),
		...term.help
			.filter((topic) => !help.pages.some((page) => page.topic === topic) && !isFile('help', topic))
			.map((topic) => `there is no help page ${topic}`),
	]
	const links = term.modules.length + term.patterns.length + term.help.length
	return links > 0 ? dead : ['leads nowhere: name a module, a pattern or a help page that explains it']
}
