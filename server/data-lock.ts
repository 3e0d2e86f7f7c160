import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { StartError } from './env'

/**
 * The embedded database has no lock of its own: two processes on one directory silently lose rows
 * (docs/decisions/0002). This file is taken with O_EXCL beside it, and never stolen from a live process.
 */
type Holder = { pid: number; processStart: string; bootId: string; host: string; at: string; token: string }

export type DataLock = { release(): void }

/**
 * @param dataDir holds `belay.lock`; must exist.
 * @throws StartError naming the holder and, when it cannot be shown dead, the line that removes the lock.
 */
export function takeDataLock(dataDir: string): DataLock {
	const file = path.join(dataDir, 'belay.lock')
	const mine: Holder = {
		pid: process.pid,
		processStart: processStart(process.pid) ?? 'unknown',
		bootId: bootId(),
		host: os.hostname(),
		at: new Date().toISOString(),
		token: randomUUID(),
	}
	const lock = { release: () => releaseIfMine(file, mine) }
	for (let tries = 0; tries < 20; tries++) {
		if (createExclusively(file, mine)) return lock
		const seen = readHolder(file)
		if (seen === 'gone') continue
		refuseUnlessDead(file, seen, mine)
		if (replaceDead(file, seen, mine)) return lock
	}
	throw new StartError(
		`Another process is taking ${file} over. If you are sure that there is none: rm ${JSON.stringify(guardOf(file))}`,
	)
}

function createExclusively(file: string, holder: Holder): boolean {
	// Written aside and linked into place: nobody ever reads a half-written lock.
	const draft = writeDraft(file, holder)
	try {
		fs.linkSync(draft, file)
		return true
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
		throw error
	} finally {
		fs.rmSync(draft, { force: true })
	}
}

function writeDraft(file: string, holder: Holder): string {
	const draft = `${file}.${holder.token}`
	fs.writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
	return draft
}

function readHolder(file: string): Holder | 'gone' | 'unreadable' {
	try {
		const holder = JSON.parse(fs.readFileSync(file, 'utf8')) as Holder
		return typeof holder.pid === 'number' && typeof holder.token === 'string' ? holder : 'unreadable'
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unreadable'
	}
}

function refuseUnlessDead(file: string, holder: Holder | 'unreadable', mine: Holder): asserts holder is Holder {
	const remove = `If you are sure that nothing uses this data, remove it: rm ${JSON.stringify(file)}`
	if (holder === 'unreadable') throw new StartError(`${file} is not readable as a lock. ${remove}`)
	if (holder.host !== mine.host || holder.bootId !== mine.bootId) {
		throw new StartError(
			`The data are locked by process ${holder.pid} on host ${holder.host} since ${holder.at}, from another host or boot. ${remove}`,
		)
	}
	const start = processStart(holder.pid)
	const sameProcess = start !== undefined && (start === holder.processStart || holder.processStart === 'unknown')
	if (sameProcess) {
		throw new StartError(
			`The data are in use by process ${holder.pid} since ${holder.at}. Stop it, or set another DATA_DIR.`,
		)
	}
}

/**
 * Several starters may see the same dead holder. One at a time puts its own lock in that one's place, in a single step:
 * nobody ever finds the lock missing, and no living one is moved.
 */
function replaceDead(file: string, dead: Holder, mine: Holder): boolean {
	const guard = guardOf(file)
	if (!createExclusively(guard, mine)) {
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25)
		return false
	}
	try {
		const holder = readHolder(file)
		if (holder === 'gone' || holder === 'unreadable' || holder.token !== dead.token) return false
		fs.renameSync(writeDraft(file, mine), file)
		return true
	} finally {
		fs.rmSync(guard, { force: true })
	}
}

function guardOf(file: string): string {
	return `${file}.takeover`
}

function releaseIfMine(file: string, mine: Holder): void {
	const holder = readHolder(file)
	if (holder !== 'gone' && holder !== 'unreadable' && holder.token === mine.token) fs.rmSync(file, { force: true })
}

/** Start time of a live process in clock ticks since boot; undefined when there is none. */
function processStart(pid: number): string | undefined {
	try {
		const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
		// The command name may hold spaces and brackets: fields count from the last one. Field 22 is the start time.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
		return fields[0] === 'Z' ? undefined : fields[19]
	} catch {
		if (process.platform === 'linux') return undefined
		try {
			process.kill(pid, 0)
			return 'unknown'
		} catch (error) {
			return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'unknown' : undefined
		}
	}
}

function bootId(): string {
	try {
		return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
	} catch {
		return 'unknown'
	}
}
