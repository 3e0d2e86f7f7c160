import { fork } from 'node:child_process'
import path from 'node:path'

/** What the server uses, after a garbage collection. Lateness is that of its event loop since the last reading, in ms. */
export type Usage = {
	rss: number
	heapUsed: number
	late: { p99: number; max: number }
	/** Of its main thread since it began: running, and ready to run while others had the processor */
	ranMs: number
	waitedMs: number
	/** Open handles by kind */
	open: Record<string, number>
}

export type MeasuredServer = {
	url: string
	usage(): Promise<Usage>
	/** Everything it has printed: with LOG_LEVEL=warn nothing, as long as nothing is wrong */
	printed(): string
	close(): Promise<number | null>
}

export async function startMeasured(env: Record<string, string>): Promise<MeasuredServer> {
	const { PATH = '', HOME = '' } = process.env
	const child = fork(path.resolve('tests/support/serve-and-measure.mjs'), {
		env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', ...env } as object as NodeJS.ProcessEnv,
		execArgv: ['--expose-gc'],
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	})
	let printed = ''
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding('utf8').on('data', (text: string) => {
			printed += text
		})
	const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
	const answer = <Message>() =>
		Promise.race([
			new Promise<Message>((resolve) => child.once('message', (message) => resolve(message as Message))),
			ended.then((code) => Promise.reject(new Error(`The server ended with ${code}.\n${printed}`))),
		])
	const atExit = () => child.kill('SIGKILL')
	process.once('exit', atExit)
	const { url } = await answer<{ url: string }>()
	return {
		url,
		printed: () => printed,
		usage() {
			child.send('measure')
			return answer<Usage>()
		},
		async close() {
			child.send('close')
			process.off('exit', atExit)
			return ended
		},
	}
}
