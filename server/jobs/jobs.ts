import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type { Later } from '~/domain/later'
import { kindOf } from '../log'

/** Work that comes round by the clock. Asked twice it does nothing the second time. */
export type Job = {
	name: string
	/** Five fields, in UTC */
	cron: string
	/** Also once when a server starts */
	atStart?: boolean
	work(): Promise<unknown>
}

export type Jobs = {
	/** Asks for one now; whichever node is free does it. */
	ask(name: string): Promise<void>
	/** Asks for one at a time, within a transaction. Before the first start it leaves it to the clock. */
	later: Later
	close(): Promise<void>
}

export type ExecuteSql = PgBoss.Db['executeSql']

const CLOSE_WITHIN_MS = 4_000
const AGAIN_MS = 30_000
const POLL_SECONDS = 5
/** What a job came to stands in this column. */
const IS_REPORT = /\boutput\b/

/**
 * Starts pg-boss on our own connections: of several nodes one does each job at its time (docs/decisions/0016). It makes
 * its tables by itself, in a schema of its own. A database that cannot be asked is tried again; pages are served meanwhile.
 */
export function startJobs(options: { executeSql: ExecuteSql; jobs: Job[]; log: Logger }): Jobs {
	const { jobs, log } = options
	let isOver = false
	let isBuilt = false
	let isOpen = false
	// Work that outlives its end would report to a database that is closed, and take the process with it. It gets no answer
	// instead: its job runs out and is done again by whoever starts next.
	const executeSql: ExecuteSql = async (text, values) => {
		if (isOver) return new Promise(() => undefined)
		if (!isBuilt || !IS_REPORT.test(text)) return options.executeSql(text, values)
		// pg-boss 10 waits for no answer when it reports what became of a job: a refusal would end the process.
		return options.executeSql(text, values).catch((error) => {
			log.warn({ err: error }, 'what became of a job could not be written down')
			return { rows: [{ count: '0' }] }
		})
	}
	const boss = new PgBoss({ db: { executeSql }, schema: 'jobs' })
	boss.on('error', (error) => log.warn({ err: error }, 'jobs had to wait'))
	const workers = new Map<string, string>()
	let again: NodeJS.Timeout | undefined
	let closed = false
	const begin = async (): Promise<void> => {
		await boss.start()
		isBuilt = true
		// Looked at first: each is a write, and a server that starts again finds all of them there.
		const known = { queues: await boss.getQueues(), schedules: await boss.getSchedules() }
		for (const { name, cron, atStart, work } of jobs) {
			if (!known.queues.some((queue) => queue.name === name))
				await boss.createQueue(name, { name, policy: 'short', retryLimit: 2, expireInSeconds: 300 })
			// Before its worker looks for the first time, or it waits for the second.
			if (atStart) await boss.send(name, {})
			workers.set(name, await boss.work(name, { pollingIntervalSeconds: POLL_SECONDS }, plainly(name, work)))
			if (!known.schedules.some((schedule) => schedule.name === name && schedule.cron === cron))
				await boss.schedule(name, cron)
		}
		isOpen = true
	}
	/**
	 * What pg-boss hears of a failure it writes into its table, whole, and waits for nobody to catch what goes wrong with that.
	 * An error of the database can quote what somebody wrote, and one that leads to ever new objects has no end: it hears a word.
	 */
	const plainly = (name: string, work: Job['work']) => async () => {
		try {
			await work()
		} catch (error) {
			log.warn({ job: name, err: error }, 'a job failed, and is tried again')
			return Promise.reject(kindOf(error))
		}
	}
	const beginOrWait = async (): Promise<void> => {
		try {
			await begin()
		} catch (error) {
			log.warn({ err: error }, 'jobs could not be started yet')
			if (!closed) again = setTimeout(() => (begun = beginOrWait()), AGAIN_MS).unref()
		}
	}
	let begun = beginOrWait()
	return {
		async ask(name) {
			await begun
			await boss.send(name, {})
			const worker = workers.get(name)
			if (worker) boss.notifyWorker(worker)
		},
		async later(tx, { name, at, key }) {
			if (!isOpen) return
			const executeSql: ExecuteSql = async (text, values) => ({ rows: await tx.$queryRawUnsafe(text, ...values) })
			await boss.send(name, {}, { startAfter: at, singletonKey: key, db: { executeSql } })
		},
		async close() {
			closed = true
			isOpen = false
			clearTimeout(again)
			await begun
			await boss.stop({ timeout: CLOSE_WITHIN_MS, close: false })
			isOver = true
		},
	}
}
