import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { startChild } from './child'
import { lessonPath } from './lesson'
import type { World } from './world'

export type CorpusFigures = { perSecond: number; perSecondGrown: number }

const TIMES = 4
const ROUNDS = 3
const SECONDS = 3
const CONNECTIONS = 10

/**
 * The same lesson with the content there is and with the ladder four times over, by turns: both servers stand, one after
 * the other is asked. On PostgreSQL, which several servers can share.
 */
export async function measureCorpus(world: World): Promise<CorpusFigures> {
	const grown = grownContent()
	const servers = [
		await startChild('serve', world.env),
		await startChild('serve', { ...world.env, CONTENT_DIR: grown }),
	] as const
	try {
		const headers = { cookie: world.reader.cookie, 'accept-encoding': 'identity' }
		const best = [0, 0]
		for (let round = 0; round <= ROUNDS; round++)
			for (const [which, app] of servers.entries()) {
				const url = app.url + (await lessonPath(app.url, world.reader.cookie))
				const { requests, non2xx } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers })
				if (non2xx > 0) throw new Error(`${non2xx} requests were not answered`)
				// The first round warms up.
				if (round > 0) best[which] = Math.max(best[which] ?? 0, requests.average)
			}
		const [perSecond = 0, perSecondGrown = 0] = best
		return { perSecond, perSecondGrown }
	} finally {
		for (const app of servers) await app.close()
		fs.rmSync(grown, { recursive: true, force: true })
	}
}

const LADDER = 'technical-leadership-ladder'

function grownContent(): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-bench-content-'))
	const link = (name: string) => fs.symlinkSync(path.resolve('content', name), path.join(folder, name))
	fs.mkdirSync(path.join(folder, 'programs'))
	for (const name of fs.readdirSync('content').filter((each) => each !== 'programs' && each !== 'simulations'))
		link(name)
	for (const name of fs.readdirSync('content/programs')) link(path.join('programs', name))
	const copies = Array.from({ length: TIMES - 1 }, (_, at) => at + 2)
	for (const time of copies) {
		const copy = path.join(folder, 'programs', `ladder-${time}`)
		fs.cpSync(path.join('content/programs', LADDER), copy, { recursive: true })
		rewrite(path.join(copy, 'program.yaml'), (said) =>
			said
				.replace(/^position: .*$/m, `position: ${time + 1}`)
				.replace(/^slug: .*$/m, `slug: ladder-${time}`)
				.replace(/^title: .*$/m, `title: Ladder ${time}`),
		)
	}
	// The copies ask for finished simulations as the ladder does: its own serve them too.
	fs.cpSync('content/simulations', path.join(folder, 'simulations'), { recursive: true })
	for (const name of fs.readdirSync('content/simulations'))
		rewrite(path.join(folder, 'simulations', name), (said) =>
			said.replace(/^stages: .*$/m, (stages) =>
				stages.replace(new RegExp(`${LADDER}/(l\\d)`, 'g'), (own, level) =>
					[own, ...copies.map((time) => `ladder-${time}/${level}`)].join(', '),
				),
			),
		)
	return folder
}

function rewrite(file: string, change: (said: string) => string): void {
	fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')))
}
