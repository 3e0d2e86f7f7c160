import fs from 'node:fs'

/** What `npm start` hands to Node. */
export function flagsOfStart(): string[] {
	const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
	return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}
