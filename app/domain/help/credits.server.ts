import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { zoneDataVersion } from '../zone/zone.server'

/** Whose work Belay stands on: read from the packages themselves, never kept by hand. */
export type Credit = {
	name: string
	version: string
	license: string
	/** The copyright line of its license file, else its author; empty when it names nobody */
	by: string
	home: string | null
}
export type Credits = { fonts: Credit[]; libraries: Credit[]; zoneDataVersion: string }

const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const manifest = z.object({
	version: z.string(),
	license: z.string().catch('not stated'),
	homepage: z.string().optional().catch(undefined),
	repository: z
		.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)])
		.optional()
		.catch(undefined),
	author: person.optional().catch(undefined),
})

/** Everything package.json depends on to run, as far as it is installed. */
export function readCredits(root = findRoot()): Credits {
	const { dependencies = {} } = readJson(path.join(root, 'package.json')) as { dependencies?: Record<string, string> }
	const credits = Object.keys(dependencies).flatMap((name) => readCredit(path.join(root, 'node_modules', name), name))
	const isFont = (credit: Credit) => credit.license.includes('OFL')
	return {
		fonts: credits.filter(isFont),
		libraries: credits.filter((credit) => !isFont(credit)),
		zoneDataVersion,
	}
}

/** The nearest folder above with a package.json: the source in development, the build in production. */
function findRoot(): string {
	let folder = path.dirname(fileURLToPath(import.meta.url))
	while (!fs.existsSync(path.join(folder, 'package.json'))) {
		const above = path.dirname(folder)
		if (above === folder) return process.cwd()
		folder = above
	}
	return folder
}

function readCredit(folder: string, name: string): Credit[] {
	const parsed = manifest.safeParse(readJson(path.join(folder, 'package.json')))
	if (!parsed.success) return []
	const { version, license, homepage, repository, author } = parsed.data
	return [
		{ name, version, license, by: tidy(copyrightOf(folder) ?? author ?? ''), home: addressOf(homepage ?? repository) },
	]
}

function readJson(file: string): unknown {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'))
	} catch {
		return {}
	}
}

/** "Copyright 2017 The Literata Project Authors". A font's own license first, then that of its package. */
function copyrightOf(folder: string): string | null {
	const files = fs.readdirSync(folder).filter((name) => /^licen[cs]e/i.test(name))
	for (const name of files.sort((a, b) => b.length - a.length)) {
		const text = fs.readFileSync(path.join(folder, name), 'utf8')
		const line = /^\s*Copyright\s+(?:\([Cc]\)|©|\d{4}|[A-Z]\w+ ).*$/m.exec(text)?.[0]
		if (line) return line
	}
	return null
}

/** Without addresses and without what follows the first sentence. */
function tidy(line: string): string {
	return line
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/<br\s*\/?>/g, ' ')
		.replace(/\s*[<(](?:https?:|[^\s<>()]*@)[^>)]*[>)].*$/, '')
		.replace(/\.?\s*All rights reserved.*$|\s+listed at$/i, '')
		.trim()
}

/** npm's ways of writing an address, as one a browser opens. */
function addressOf(written: string | undefined): string | null {
	if (!written) return null
	const address = /^[\w.-]+\/[\w.-]+$/.test(written)
		? `https://github.com/${written}`
		: written
				.replace(/^git\+/, '')
				.replace(/^(?:git:\/\/|git@)([^/:]+)[/:]/, 'https://$1/')
				.replace(/\.git$/, '')
	return /^https?:\/\//.test(address) ? address : null
}
