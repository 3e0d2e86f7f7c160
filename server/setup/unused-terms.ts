import type { Fault } from '~/domain/content-file.server'
import { uses } from '~/domain/glossary/glossary'
import { paragraphTexts } from '~/domain/program/changes'
import { findModuleByKey } from '~/domain/program/find'
import type { Content } from '../content'

/** A word is explained where it is used: one that none of its pages says leads its reader astray. */
export function unusedTerms({ glossary, programs, library, help }: Content): Fault[] {
	return glossary.flatMap((term) => {
		const texts = [
			...term.modules.flatMap((key) => {
				const module = findModuleByKey(programs, key)?.module
				const said = module?.lesson?.parts.flatMap((part) => paragraphTexts(part))
				return module && said ? [[module.title, ...module.outcomes, ...said].join('. ')] : []
			}),
			...library.patterns.filter(({ id }) => term.patterns.includes(id)).map(({ title, text }) => `${title} ${text}`),
			...help.pages.filter(({ topic }) => term.help.includes(topic)).map(({ title, text }) => `${title} ${text}`),
		]
		const silent = texts.filter((text) => !uses(text, term)).length
		if (silent === 0) return []
		return [{ file: 'glossary.yaml', field: term.id, message: `${silent} of its ${texts.length} pages do not say it` }]
	})
}
