import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { getMDXComponent } from 'mdx-bundler/client'
import type { ReactElement } from 'react'
import remarkGfm from 'remark-gfm'
import { childrenOf, kitComponents, type Tag } from './tree.server'

/** Change when the kit or the options change, so that cached code is not reused. */
const CACHE_VERSION = 2

/**
 * Compiles one MDX source (once per hash; cached on disk) and returns its frontmatter, its top-level nodes and what it
 * tried to import or export, which is left out and never runs.
 * MDX is code: only content/ or an operator's CONTENT_DIR ever gets here (docs/decisions/0005).
 */
export async function readMdx(source: string, options: { cwd: string; cacheDir: string | null }) {
	const key = sha256(`${CACHE_VERSION}\n${source}`)
	const compiled = (await fromCache(options.cacheDir, key)) ?? (await compile(source, options.cwd))
	toCache(options.cacheDir, key, compiled)
	const { code, frontmatter, statements } = compiled
	const Content = getMDXComponent(code) as unknown as (props: object) => ReactElement
	let root: ReactElement = Content({ components: kitComponents })
	while (typeof root.type === 'function') root = (root.type as (props: object) => ReactElement)(root.props as object)
	return { hash: sha256(source), frontmatter, statements, nodes: childrenOf(root as Tag) }
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex')
}

async function compile(source: string, cwd: string) {
	const statements: Statement[] = []
	// Not before something is new: a server whose lessons are all compiled starts without it.
	const { bundleMDX } = await import('mdx-bundler')
	const { code, frontmatter } = await bundleMDX({
		source,
		cwd,
		grayMatterOptions: (matter) => ({ ...matter, engines: { javascript: refuseJavaScript } }),
		mdxOptions(mdx) {
			mdx.remarkPlugins = [[leaveOutStatements, statements], ...(mdx.remarkPlugins ?? []), remarkGfm]
			return mdx
		},
		// What is wrong becomes a fault of ours; esbuild would also print it, under a random name.
		esbuildOptions: (esbuild) => ({ ...esbuild, logLevel: 'silent' }),
	})
	return { code, frontmatter: frontmatter as Record<string, unknown>, statements }
}

/** gray-matter runs what stands between `---js` and `---`. */
function refuseJavaScript(): never {
	throw new Error('frontmatter is YAML, between two lines of ---')
}

/** An `import` or `export` and the line it stands on, from 1 */
export type Statement = { keyword: string; line: number }
type Root = { children: { type: string; value?: string; position?: { start: { line: number } } }[] }

/** A lesson is text. First of the plugins, so that the export which one of them adds (frontmatter) stays. */
function leaveOutStatements(found: Statement[]) {
	return (tree: Root) => {
		tree.children = tree.children.filter((node) => {
			if (node.type !== 'mdxjsEsm') return true
			const keyword = /^\w+/.exec(node.value ?? '')?.[0] ?? 'import'
			found.push({ keyword, line: node.position?.start.line ?? 1 })
			return false
		})
	}
}

type Compiled = Awaited<ReturnType<typeof compile>>

async function fromCache(cacheDir: string | null, hash: string): Promise<Compiled | null> {
	if (!cacheDir) return null
	try {
		return JSON.parse(fs.readFileSync(path.join(cacheDir, `${hash}.json`), 'utf8')) as Compiled
	} catch {
		return null
	}
}

function toCache(cacheDir: string | null, hash: string, compiled: Compiled): void {
	if (!cacheDir) return
	const file = path.join(cacheDir, `${hash}.json`)
	if (fs.existsSync(file)) return
	try {
		fs.mkdirSync(cacheDir, { recursive: true })
		fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(compiled))
		fs.renameSync(`${file}.${process.pid}`, file)
	} catch {
		// A read-only disk only costs the next start a few seconds.
	}
}
