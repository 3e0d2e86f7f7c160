import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { flagsOfStart } from '../support/start-flags'

/** Milliseconds since the reading before */
export type Pauses = { loopP99: number; loopMost: number; collected: number; collectedMost: number }
export type Usage = { cpu: NodeJS.CpuUsage; memory: NodeJS.MemoryUsage; queries: number; pauses: Pauses }
export type Child = { url: string; usage(): Promise<Usage>; close(): Promise<void> }

/** Starts a script of this folder and waits for its address. */
export async function startChild(
	script: 'serve' | 'bare' | 'limit',
	env: Record<string, string>,
	first?: object,
): Promise<Child> {
	const child = fork(path.resolve('tests/bench', `${script}.mjs`), {
		env: { ...process.env, LOG_LEVEL: 'error', PORT: '0', BENCH_ROOT: process.cwd(), ...env },
		execArgv: ['--expose-gc', ...flagsOfStart()],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	})
	const ended = new Promise<never>((_resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
	})
	ended.catch(() => undefined)
	if (first) child.send(first)
	const { url } = await Promise.race([next<{ url: string }>(child), ended])
	return {
		url,
		async usage() {
			child.send('usage')
			return Promise.race([next<Usage>(child), ended])
		},
		async close() {
			const gone = new Promise((resolve) => child.once('exit', resolve))
			child.send('close')
			await gone
		},
	}
}

function next<Message>(child: ChildProcess): Promise<Message> {
	return new Promise((resolve) => child.once('message', (message) => resolve(message as Message)))
}

/** Milliseconds of processor time between two readings, user and system. */
export function cpuMs(before: Usage, after: Usage): number {
	return (after.cpu.user - before.cpu.user + after.cpu.system - before.cpu.system) / 1000
}
