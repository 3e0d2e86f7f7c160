import fs from 'node:fs'
import os from 'node:os'
import { type CalendarFigures, measureCalendar } from './calendar'
import { startChild } from './child'
import { type ColdLoad, measureColdLoads } from './cold-load'
import { type CorpusFigures, measureCorpus } from './corpus'
import { type CredentialFigures, measureCredentials } from './credentials'
import { type FeedFigures, measureFeeds } from './feeds'
import { type FormationFigures, measureFormation } from './formation'
import { type ImportFigures, measureImport } from './import'
import { type Lesson, measureLesson } from './lesson'
import { report } from './report'
import { roomTable, roomTargets } from './report-rooms'
import { type EvaluatorFigures, measureEvaluator } from './requirements'
import { measureRestart, type Restart } from './restart'
import { measureRooms, type RoomFigures } from './rooms'
import { targetTable } from './rows'
import { measureSearch, type SearchFigures } from './search'
import { measureSlots, type SlotFigures } from './slots'
import { measureStarts, type Starts } from './starts'
import { aWorld, type Kind } from './world'

export type Measured = {
	lessons: Lesson[]
	corpus: CorpusFigures | null
	searches: SearchFigures[]
	calendars: CalendarFigures[]
	slots: SlotFigures[]
	feeds: FeedFigures[]
	credentials: CredentialFigures[]
	imports: ImportFigures[]
	evaluator: EvaluatorFigures | null
	formation: FormationFigures | null
	starts: Starts[]
	restarts: Restart[]
	coldLoads: ColdLoad[]
	rooms: RoomFigures[]
	idle: { on: Kind; mib: number }[]
	machine: string
	takenOn: string
}

/** The embedded database shares one process with everything else: it is for a try-out or a small company. */
const ROOMS = { PostgreSQL: 100, embedded: 10 } as const

/** Measures everything and writes docs/benchmarks.md. @param say progress, one line each */
export async function runBench(say: (line: string) => void): Promise<boolean> {
	const measured: Measured = {
		lessons: [],
		corpus: null,
		searches: [],
		calendars: [],
		slots: [],
		feeds: [],
		credentials: [],
		imports: [],
		evaluator: null,
		formation: null,
		starts: [],
		restarts: [],
		coldLoads: [],
		rooms: [],
		idle: [],
		machine: machine(),
		takenOn: today(),
	}
	say('Formation: 500 people into 45 cohorts')
	measured.formation = await measureFormation()
	for (const kind of ['PostgreSQL', 'embedded'] as const) {
		say(`${kind}: making a world of ${ROOMS[kind]} rooms`)
		const world = await aWorld(kind, ROOMS[kind])
		try {
			say(`${kind}: idle memory`)
			measured.idle.push({ on: kind, mib: await idleMemory(world.env) })
			say(`${kind}: starts, cold and warm`)
			measured.starts.push(await measureStarts(world))
			say(`${kind}: a restart in the middle of a session`)
			measured.restarts.push(await measureRestart(world))
			say(`${kind}: lesson page`)
			measured.lessons.push(await measureLesson(world))
			say(`${kind}: search`)
			measured.searches.push(await measureSearch(world))
			say(`${kind}: calendar of two thousand sessions`)
			measured.calendars.push(...(await measureCalendar(world)))
			say(`${kind}: slots for a plan`)
			measured.slots.push(await measureSlots(world))
			say(`${kind}: calendar feeds`)
			measured.feeds.push(await measureFeeds(world))
			say(`${kind}: certifications, check page, PDF`)
			measured.credentials.push(await measureCredentials(world))
			if (kind === 'PostgreSQL') {
				say(`${kind}: lesson page, four times the content`)
				measured.corpus = await measureCorpus(world)
				say('Chromium: cold loads')
				measured.coldLoads.push(...(await measureColdLoads(world)))
			}
			say(`${kind}: rooms`)
			measured.rooms.push(await measureRooms(world))
			say(`${kind}: import of people`)
			measured.imports.push(await measureImport(world))
			if (kind === 'PostgreSQL') {
				say(`${kind}: requirements of ten thousand learners`)
				measured.evaluator = await measureEvaluator(world)
			}
		} finally {
			await world.remove()
		}
	}
	const { text, missed } = report(measured)
	fs.writeFileSync('docs/benchmarks.md', text)
	say(`Rooms, beside the limits of the same run:\n\n${roomTable(measured.rooms)}\n`)
	say(`${targetTable(roomTargets(measured.rooms))}\n`)
	say(missed.length === 0 ? 'Every target is met.' : `Missed: ${missed.join('; ')}`)
	return missed.length === 0
}

async function idleMemory(env: Record<string, string>): Promise<number> {
	const app = await startChild('serve', env)
	await fetch(`${app.url}/login`)
	const { memory } = await app.usage()
	await app.close()
	return memory.rss / 1024 / 1024
}

function machine(): string {
	const [cpu] = os.cpus()
	const memory = Math.round(os.totalmem() / 1024 ** 3)
	return `${os.cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, ${os.type()}, Node ${process.versions.node}`
}

const today = () => new Date().toISOString().slice(0, 10)
