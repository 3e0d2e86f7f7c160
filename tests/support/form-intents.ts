import fs from 'node:fs'
import path from 'node:path'
import { lessonForm } from '~/domain/progress/schema'
import type { BuiltRoute } from './matrix'

/** What a route's action tells its forms apart by, read from its source and from the form readers it imports. */
export function intentsOf(route: BuiltRoute): string[] {
	const source = readSource(route.id)
	const readers = [...source.matchAll(/from '~\/http\/([a-z-]+-forms?\.server)'/g)].map((match) =>
		fs.readFileSync(path.resolve(`app/http/${match[1]}.ts`), 'utf8'),
	)
	const found = [source, ...readers].flatMap((text) => [
		...[...text.matchAll(/intent'?\)?\s*===\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
		...(/'intent'\)/.test(text) ? [...text.matchAll(/case '([a-z-]+)':/g)].map((match) => match[1] ?? '') : []),
	])
	const lesson = source.includes('lessonForm') ? lessonForm.options.map((option) => option.shape.intent.value) : []
	return [...new Set([...found, ...lesson])].sort()
}

function readSource(id: string): string {
	const file = ['tsx', 'ts'].map((ending) => path.resolve(`app/${id}.${ending}`)).find((each) => fs.existsSync(each))
	if (!file) throw new Error(`no source for ${id}`)
	return fs.readFileSync(file, 'utf8')
}
