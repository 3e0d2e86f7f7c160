import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { importsOf, nodesOf, parse, sources } from '../support/sources'

/**
 * W15: MDX is code, so only files of content/ are compiled, once, at start. What people type never comes near a compiler:
 * no route, no write and no socket reaches one.
 */
const code = sources('app', 'server', 'prisma/seed')
const READER = 'app/domain/program/mdx.server.ts'
const COMPILERS =
	/^(mdx-bundler|@mdx-js\/|next-mdx-remote|xdm|esbuild$|vm$|node:vm$|gray-matter|@babel\/|typescript$|handlebars|ejs|pug|sucrase)/

/** Files that take anything of this one, types aside. */
function importersOf(file: string): string[] {
	const module = file.replace(/\.tsx?$/, '').replace(/^.*\//, '/')
	return code
		.filter((source) => importsOf(parse(source)).some((each) => !each.isTypeOnly && each.from.endsWith(module)))
		.map((source) => source.file)
}

describe('W15: content as code', () => {
	test('a compiler is in the hands of one file', () => {
		const holders = code.filter((source) =>
			importsOf(parse(source)).some((each) => COMPILERS.test(each.from) && !each.isTypeOnly),
		)
		expect(holders.map(({ file }) => file).filter((file) => !file.startsWith('server/setup/'))).toEqual([READER])
	})

	test('whose callers all lie on the way from content/ to the start of the server', () => {
		const way = new Set<string>([READER])
		for (const file of way) for (const importer of importersOf(file)) way.add(importer)
		const reached = [...way].sort()
		expect(reached).toContain('server/content.ts')
		expect(reached.filter((file) => /^app\/(routes|http|components)\//.test(file))).toEqual([])
		// Of server/, what makes the content and what starts with it; sockets get it ready-made.
		expect(reached.filter((file) => file.startsWith('server/rooms') || file === 'server/web.ts')).toEqual([])
	})

	test('nothing turns a text into a program', () => {
		const found = code.flatMap((source) => {
			const tree = parse(source)
			return nodesOf(tree)
				.filter(
					(node) =>
						((ts.isCallExpression(node) || ts.isNewExpression(node)) &&
							/^(globalThis\.)?(eval|Function|AsyncFunction|GeneratorFunction)$/.test(node.expression.getText(tree))) ||
						(ts.isPropertyAccessExpression(node) &&
							/^(runInThisContext|runInNewContext|compileFunction)$/.test(node.name.text)),
				)
				.map((node) => `${source.file}: ${node.getText(tree).slice(0, 60)}`)
		})
		expect(found).toEqual([])
	})

	test('markup that nobody escaped comes from files of ours, or from one sanitizer', () => {
		const raw = code.filter(({ text }) => text.includes('dangerouslySetInnerHTML')).map(({ file }) => file)
		expect(raw).toEqual(RAW_MARKUP)
	})
})

/** Each shows HTML that was made from files of ours at start; as-typed.tsx what the server sanitized on save. */
const RAW_MARKUP = [
	'app/components/reader/block.tsx',
	'app/components/reader/html.tsx',
	'app/components/ui/as-typed.tsx',
	'app/routes/help/topic.tsx',
	'app/routes/learn/part.tsx',
]
