import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import { getMDXComponent } from 'mdx-bundler/client'
import { Fragment, type FunctionComponent, isValidElement, type ReactElement, type ReactNode } from 'react'
import remarkGfm from 'remark-gfm'

/** Change when the kit or the options change, so that cached code is not reused. */
const CACHE_VERSION = 1

/** Names authors may use; anything else is a fault. They only mark: parse-lesson.server.ts reads the tree. */
export const KIT = [
	'Standfirst',
	'Note',
	'ForManagers',
	'ForICs',
	'Transcript',
	'Line',
	'Beat',
	'Remark',
	'BeforeAfter',
	'Before',
	'After',
	'Scenario',
	'Decision',
	'Choice',
	'Reflection',
	'Checklist',
	'Item',
	'Exercise',
	'Check',
	'Question',
	'Answer',
	'TryThisWeek',
	'Advanced',
	'FurtherReading',
] as const
export type KitName = (typeof KIT)[number]

export type Tag = ReactElement<Record<string, unknown> & { children?: ReactNode }>

const kit = Object.fromEntries(
	KIT.map((name) => [name, Object.assign(({ children }: { children?: ReactNode }) => children, { kitName: name })]),
) as unknown as Record<KitName, FunctionComponent>

export function kitNameOf(tag: Tag): KitName | undefined {
	return typeof tag.type === 'function' ? (tag.type as unknown as { kitName?: KitName }).kitName : undefined
}

/**
 * Compiles one MDX source (once per hash; cached on disk) and returns its frontmatter and its top-level nodes.
 * MDX is code: only content/ or an operator's CONTENT_DIR ever gets here (docs/decisions/0005).
 */
export async function readMdx(source: string, options: { cwd: string; cacheDir: string | null }) {
	const hash = createHash('sha256').update(`${CACHE_VERSION}\n${source}`).digest('hex')
	const { code, frontmatter } = (await fromCache(options.cacheDir, hash)) ?? (await compile(source, options.cwd))
	toCache(options.cacheDir, hash, { code, frontmatter })
	const Content = getMDXComponent(code) as unknown as (props: object) => ReactElement
	let root: ReactElement = Content({ components: kit })
	while (typeof root.type === 'function') root = (root.type as (props: object) => ReactElement)(root.props as object)
	return { hash, frontmatter, nodes: childrenOf(root as Tag) }
}

async function compile(source: string, cwd: string) {
	const { code, frontmatter } = await bundleMDX({
		source,
		cwd,
		mdxOptions(mdx) {
			mdx.remarkPlugins = [...(mdx.remarkPlugins ?? []), remarkGfm]
			return mdx
		},
	})
	return { code, frontmatter: frontmatter as Record<string, unknown> }
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

/** Children as a flat list of elements and strings; blank strings are kept, since a space between two words is one. */
export function childrenOf(tag: Tag): (Tag | string)[] {
	return flatten(tag.props.children)
}

export function isBlank(node: Tag | string): node is string {
	return typeof node === 'string' && node.trim() === ''
}

function flatten(node: ReactNode): (Tag | string)[] {
	if (Array.isArray(node)) return node.flatMap(flatten)
	if (isValidElement(node)) return node.type === Fragment ? flatten((node as Tag).props.children) : [node as Tag]
	if (typeof node === 'string' || typeof node === 'number') return [String(node)]
	return []
}

export function textOf(node: ReactNode): string {
	if (Array.isArray(node)) return node.map(textOf).join('')
	if (isValidElement(node)) return textOf((node as Tag).props.children)
	return typeof node === 'string' || typeof node === 'number' ? String(node) : ''
}
