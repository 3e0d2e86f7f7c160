import { z } from 'zod'

/** Addresses that only this machine can reach. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const flag = z
	.enum(['', '0', '1', 'false', 'true'], { error: 'must be 1 or 0' })
	.default('')
	.transform((value) => value === '1' || value === 'true')

/** A whole number in plain words: whatever is wrong with it, the answer is what it must be. */
function whole(least: number, most: number) {
	const error = `must be a number from ${least} to ${most}`
	return z.coerce.number({ error }).int(error).min(least, error).max(most, error)
}

const variables = z.object({
	PORT: whole(0, 65535).default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// or postgresql:// address')
		.optional(),
	DATA_DIR: z.string().min(1).default('./data'),
	SAMPLE: flag,
	SAMPLE_PUBLIC: flag,
	SMTP_URL: z
		.string()
		.regex(/^smtps?:\/\/\S+$/, 'must be a smtp:// or smtps:// address')
		.optional(),
	MAIL_FROM: z.string().min(3, 'must have at least 3 characters').optional(),
	CONTENT_DIR: z.string().min(1).optional(),
	LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
	/** Keys the one-use links and locks the keys of credentials. Without it a random one is kept in DATA_DIR. */
	BELAY_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
	/** How many proxies stand in front (Express `trust proxy`). */
	TRUST_PROXY: whole(0, 10).default(0),
	/** Over how long a node that ends sends the people of its live rooms to the others. */
	MOVE_SECONDS: whole(0, 600).default(20),
})

export type Env = z.output<typeof variables> & {
	/** Every origin a browser may call us by. The first is the one we print in links. */
	origins: string[]
	publicUrl: string
	servesTls: boolean
}

/** A start that cannot succeed: one line for the operator, exit code 1. */
export class StartError extends Error {}

/**
 * Reads and checks the environment (docs/decisions/0001).
 * @throws StartError with one line that names the variable and what it must be.
 */
export function readEnv(raw: Record<string, string | undefined>): Env {
	const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
	const parsed = variables.safeParse(given)
	if (!parsed.success) {
		const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
		throw new StartError(`The environment is not right. ${faults.join('; ')}`)
	}
	const env = parsed.data
	const onLoopback = LOOPBACK.has(env.HOST)
	if (!onLoopback && !env.PUBLIC_URL) {
		throw new StartError(
			`PUBLIC_URL must be set when HOST is ${env.HOST}: links and sign-in depend on the address people use`,
		)
	}
	if (env.SAMPLE && !onLoopback && !env.SAMPLE_PUBLIC) {
		throw new StartError(
			'SAMPLE=1 is refused on a HOST others can reach, because its passwords are known. Set SAMPLE_PUBLIC=1 to do it all the same',
		)
	}
	const publicUrl = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : `http://localhost:${env.PORT}`
	const origins = env.PUBLIC_URL ? [publicUrl] : [publicUrl, `http://127.0.0.1:${env.PORT}`, `http://[::1]:${env.PORT}`]
	return { ...env, publicUrl, origins, servesTls: publicUrl.startsWith('https:') }
}

/** With PORT=0 the port is known only after listening: the loopback origins follow it. */
export function withPort(env: Env, port: number): Env {
	if (env.PORT === port || env.PUBLIC_URL) return { ...env, PORT: port }
	return readEnv({
		...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, rawValue(value)])),
		PORT: String(port),
	})
}

function rawValue(value: unknown): string | undefined {
	if (value === undefined) return undefined
	if (typeof value === 'boolean') return value ? '1' : '0'
	return String(value)
}
