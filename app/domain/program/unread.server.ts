import fs from 'node:fs'
import path from 'node:path'
import type { Program } from './lesson'

/** Whether a key, as "ladder/l1", begins with a program whose file has faults of its own: then what it names may exist. */
export function isUnreadProgram(contentDir: string, key: string, programs: Program[]): boolean {
	const slug = key.split('/')[0] ?? ''
	if (programs.some((program) => program.slug === slug)) return false
	return fs.existsSync(path.join(contentDir, 'programs', slug, 'program.yaml'))
}
