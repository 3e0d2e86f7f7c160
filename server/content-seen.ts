import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * Whether this build has read just these files before, and found no fault in them: then a start may let people of rooms in
 * before it reads them again. By size and time of each file, for reading them is what takes long.
 */
export function wasRead(contentDir: string, cacheDir: string): boolean {
	try {
		return fs.readFileSync(fileIn(cacheDir), 'utf8') === printOf(contentDir)
	} catch {
		return false
	}
}

/** Of files that are about to be read. @returns what notes that no fault was in them */
export function willBeRead(contentDir: string, cacheDir: string | null): () => void {
	if (!cacheDir) return () => undefined
	try {
		const print = printOf(contentDir)
		return () => {
			try {
				fs.mkdirSync(cacheDir, { recursive: true })
				fs.writeFileSync(fileIn(cacheDir), print)
			} catch {
				// On a read-only disk every start reads first, and a restart takes a third of a second more.
			}
		}
	} catch {
		// A folder that cannot be read: whoever reads it says so.
		return () => undefined
	}
}

const fileIn = (cacheDir: string) => path.join(cacheDir, 'read')

/** The name of a build's file changes with what is in it, and so with what counts as a fault. */
function printOf(contentDir: string): string {
	const hash = createHash('sha256').update(`${import.meta.url}\n${contentDir}\n`)
	for (const file of fs.readdirSync(contentDir, { recursive: true, encoding: 'utf8' }).sort()) {
		const { size, mtimeMs } = fs.statSync(path.join(contentDir, file))
		hash.update(`${file}:${size}:${mtimeMs}\n`)
	}
	return hash.digest('hex')
}
