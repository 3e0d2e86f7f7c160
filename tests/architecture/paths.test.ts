import fs from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import routes from '../../app/routes'
import { callsOf, nodesOf, parse, sources, whereIs } from '../support/sources'

/** One URL has one spelling: app/routes.ts says where a page is, app/paths.ts how it is linked. */
type Route = { path?: string; index?: boolean; file: string }
const all = (routes as Route[]).map((route) => ({ ...route, pattern: route.index ? '/' : `/${route.path}` }))

/** Routes nobody links to, and why. */
const UNLINKED: Record<string, string> = {
	'/*': 'what no other route answers',
}

/** Answers every parameter with its own name. */
const anything = new Proxy({} as Record<string, string>, { get: (_, name) => `x-${String(name)}` })
const made = Object.entries(paths).map(([name, build]) => {
	return { name, path: (build as (params: Record<string, string>) => string)(anything) }
})

function matches(path: string, pattern: string): boolean {
	const given = path.split('/')
	const wanted = pattern.split('/')
	return (
		given.length === wanted.length &&
		wanted.every((part, index) =>
			part.startsWith(':') ? given[index] === `x-${part.slice(1)}` : given[index] === part,
		)
	)
}

describe('app/paths.ts', () => {
	test.each(made)('$name leads to a route, with each parameter in its place', ({ path }) => {
		expect(all.filter((route) => matches(path, route.pattern)).map((route) => route.pattern)).toHaveLength(1)
	})

	test('spells every route, and each once', () => {
		const spelled = all.map(({ pattern }) => made.filter(({ path }) => matches(path, pattern)).map(({ name }) => name))
		const wrong = all.flatMap(({ pattern }, index) => {
			const names = spelled[index] ?? []
			return names.length === 1 || (names.length === 0 && UNLINKED[pattern]) ? [] : [`${pattern}: ${names}`]
		})
		expect(wrong).toEqual([])
		expect(Object.keys(UNLINKED).filter((pattern) => !all.some((route) => route.pattern === pattern))).toEqual([])
	})
})

describe('app/routes.ts', () => {
	test('names every file of app/routes, once, and no other', () => {
		const named = all.map((route) => `app/${route.file}`)
		expect(new Set(named).size).toBe(named.length)
		expect(named.sort()).toEqual(sources('app/routes').map(({ file }) => file))
	})

	test('each file name says its page once', () => {
		const patterns = all.map((route) => route.pattern)
		expect(new Set(patterns).size).toBe(patterns.length)
	})
})

describe('a link', () => {
	/** Attributes that take an address, and calls whose first argument is one. */
	const ATTRIBUTES = new Set(['to', 'href', 'action', 'formAction', 'src'])
	const CALLS = /^(goTo|navigate|useNavigate\(\)|safePath|redirect|fetch)$/

	/** Addresses written out in the code, by "file: address", and why. */
	const WRITTEN_OUT: Record<string, string> = {}

	test('is made by app/paths.ts, wherever it stands in the app', () => {
		const found = sources('app').flatMap((source) => {
			if (source.file === 'app/paths.ts' || source.file === 'app/routes.ts') return []
			const tree = parse(source)
			const literals = nodesOf(tree).flatMap((node) => {
				if (!ts.isJsxAttribute(node) || !ATTRIBUTES.has(node.name.getText()) || !node.initializer) return []
				return nodesOf(node.initializer)
			})
			const given = callsOf(tree)
				.filter(({ called }) => CALLS.test(called))
				.flatMap(({ node }) => (node.arguments?.[0] ? nodesOf(node.arguments[0]) : []))
			return [...literals, ...given].flatMap((node) => {
				const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)
				// An address that is compared with is no link.
				const isLink = isText && /^\/(?!\/)/.test(node.text) && !ts.isBinaryExpression(node.parent)
				return isLink ? [{ at: whereIs(tree, node), key: `${source.file}: ${node.text}` }] : []
			})
		})
		expect(found.filter(({ key }) => !WRITTEN_OUT[key]).map(({ at }) => at)).toEqual([])
		expect(Object.keys(WRITTEN_OUT).filter((key) => !found.some((each) => each.key === key))).toEqual([])
	})

	test('in the content leads somewhere', () => {
		const dead = fs
			.readdirSync('content', { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.mdx?$/.test(name))
			.flatMap((name) => {
				const text = fs.readFileSync(`content/${name}`, 'utf8')
				return [...text.matchAll(/\]\((\/[^)\s#?]*)/g)].map((match) => ({ name, to: match[1] ?? '' }))
			})
			.filter(({ to }) => !all.some(({ pattern }) => pattern !== '/*' && leadsTo(to, pattern)))
		expect(dead).toEqual([])
	})
})

function leadsTo(path: string, pattern: string): boolean {
	const parts = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part))
	return new RegExp(`^${parts.join('/')}$`).test(path)
}
