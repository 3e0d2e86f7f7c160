import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type Env, StartError } from './env'

/** Keys the one-use links and locks the keys of credentials. Several nodes need the same one: then set BELAY_SECRET. */
export function secretOf(env: Env, dataDir: string): string {
	if (env.BELAY_SECRET) return env.BELAY_SECRET
	const file = path.join(dataDir, 'secret')
	fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
	try {
		fs.writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
			throw new StartError(`${file} cannot be written; set BELAY_SECRET instead`)
	}
	return fs.readFileSync(file, 'utf8')
}
