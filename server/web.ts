import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Reader } from '~/domain/sign-in/sign-ins.server'
import { withoutSecrets } from '~/http/logged-path'
import { limitBody } from './body-limit'
import { rememberCheckPages } from './check-pages'
import { refuseForeignWrites } from './csrf'
import type { Env } from './env'
import { servePages } from './pages'

type PerRequest = 'nonce' | 'clientIp' | 'theme' | 'whoReads'
/** What server/index.ts makes, the same for every request. */
export type Services = Pick<AppLoadContext, Exclude<KnownKeys<AppLoadContext>, PerRequest>>
type KnownKeys<T> = keyof { [K in keyof T as string extends K ? never : K]: T[K] }

type WebOptions = {
	env: Env
	log: Logger
	build: ServerBuild | (() => Promise<ServerBuild>)
	/** build/client in production; none in development, where Vite serves assets */
	assetsDir?: string
	/** Vite's middleware in development */
	devMiddleware?: express.RequestHandler
	/** What every loader gets, apart from what belongs to one request */
	services: Services
	/** Database reachable and migrations current */
	ready: () => Promise<boolean>
}

/** The Express app: health, static files, headers, the CSRF check, then Remix. */
export function createWeb(options: WebOptions): Express {
	const { env, services } = options
	const app = express()
	app.disable('x-powered-by')
	app.set('trust proxy', env.TRUST_PROXY)
	// Files and health checks too: a type is what we say it is.
	app.use((_req, res, next) => {
		res.setHeader('X-Content-Type-Options', 'nosniff')
		next()
	})
	app.use(sensibleHead(env), lastWord)
	if (env.servesTls) app.use(secureCookies)

	app.get('/healthz', (_req, res) => void res.type('text/plain').send('ok\n'))
	app.get('/readyz', async (_req, res) => {
		const ready = await options.ready()
		res
			.status(ready ? 200 : 503)
			.type('text/plain')
			.send(ready ? 'ready\n' : 'not ready\n')
	})

	if (options.devMiddleware) app.use(options.devMiddleware)
	const { assetsDir } = options
	if (assetsDir) {
		// Only /assets: a look at the disk before every page cost a third of the requests a second.
		app.use(
			'/assets',
			compression({ level: 6 }),
			express.static(path.join(assetsDir, 'assets'), {
				immutable: true,
				maxAge: '1y',
				index: false,
				fallthrough: false,
			}),
		)
		// One by one: a static mount on / would ask the disk about every page.
		const fixed = (file: string) => (_req: Request, res: Response) =>
			res.sendFile(path.join(assetsDir, file), { maxAge: '1d' })
		app.get('/favicon.ico', fixed('favicon.ico'))
		app.get('/robots.txt', fixed('robots.txt'))
	}

	app.use(securityHeaders(env, Boolean(options.devMiddleware)))
	app.use(refuseForeignWrites(env.origins))
	app.use(limitBody)
	app.use(logRequests(options.log))
	// Level 1: nearly the size of level 6 at a fraction of the time.
	app.use(compression({ level: 1 }))
	if (!options.devMiddleware) app.use(rememberCheckPages(services))

	const getLoadContext = (req: Request, res: Response) => loadContext(req, res, services)
	const { build } = options
	app.all(
		'*',
		typeof build === 'function'
			? createRequestHandler({ build, mode: 'development', getLoadContext })
			: servePages(build, getLoadContext),
	)
	app.use(lastResort(options.log))
	return app
}

function loadContext(req: Request, res: Response, services: Services): AppLoadContext {
	let reading: Promise<Reader | null> | undefined
	return {
		...services,
		nonce: res.locals.nonce as string,
		clientIp: req.ip ?? '',
		theme: themeOf(req.headers.cookie),
		whoReads() {
			reading ??= services.signIns.read(req.headers.cookie).then(({ reader, setCookie }) => {
				// A second header of this name must not overwrite the one an action sets.
				if (setCookie && !res.headersSent) res.append('Set-Cookie', setCookie)
				return reader
			})
			return reading
		},
	}
}

/** A target or host that is none is refused here: Remix would make an address of it, and break. */
function sensibleHead(env: Env): express.RequestHandler {
	return (req, res, next) => {
		if (env.TRUST_PROXY === 0) delete req.headers['x-forwarded-host']
		const host = req.headers['x-forwarded-host'] ?? req.headers.host
		if (req.url.startsWith('/') && URL.canParse(`http://${host}`)) return next()
		res.status(400).type('text/plain').send('This is no request that makes sense here.\n')
	}
}

/** Behind TLS every cookie is for TLS alone, whoever sets it. */
const secureCookies: express.RequestHandler = (_req, res, next) => {
	const append = res.append.bind(res)
	const secure = (cookie: string) => (/;\s*secure/i.test(cookie) ? cookie : `${cookie}; Secure`)
	res.append = (name, value) => append(name, /^set-cookie$/i.test(name) ? [value ?? []].flat().map(secure) : value)
	next()
}

/** What a page says of keeping and sharing it takes the place of what is said of every page (app/http/public-json.ts). */
const lastWord: express.RequestHandler = (_req, res, next) => {
	const append = res.append.bind(res)
	res.append = (name, value) =>
		/^(cache-control|cross-origin-resource-policy)$/i.test(name) ? res.set(name, value) : append(name, value)
	next()
}

function themeOf(cookie: string | undefined): AppLoadContext['theme'] {
	const match = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookie ?? '')
	return match ? (match[1] as 'light' | 'dark') : 'system'
}

function securityHeaders(env: Env, isDev: boolean): express.RequestHandler[] {
	const nonce: express.RequestHandler = (_req, res, next) => {
		res.locals.nonce = randomBytes(16).toString('base64')
		next()
	}
	const headers = helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'none'"],
				scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.nonce}'`],
				styleSrc: isDev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
				// Progress along a rope is a style attribute; a style attribute runs nothing.
				styleSrcAttr: ["'unsafe-inline'"],
				imgSrc: ["'self'", 'data:'],
				fontSrc: ["'self'"],
				connectSrc: isDev ? ["'self'", 'ws:'] : ["'self'", ...socketOrigins(env)],
				manifestSrc: ["'self'"],
				formAction: ["'self'"],
				baseUri: ["'none'"],
				objectSrc: ["'none'"],
				frameAncestors: ["'none'"],
			},
		},
		// `no-referrer` would make browsers send `Origin: null` with our own forms.
		referrerPolicy: { policy: 'same-origin' },
		strictTransportSecurity: env.servesTls ? { maxAge: 31_536_000 } : false,
		crossOriginEmbedderPolicy: false,
	})
	const noStore: express.RequestHandler = (_req, res, next) => {
		res.setHeader('Cache-Control', 'no-store')
		res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()')
		next()
	}
	return [nonce, headers, noStore]
}

/** Not every browser counts ws: as 'self'; a bracketed address is no valid source. */
function socketOrigins(env: Env): string[] {
	return env.origins.filter((origin) => !origin.includes('[')).map((origin) => origin.replace(/^http/, 'ws'))
}

/** Method, path without secrets, status, time. Never a query, a body or a token. */
function logRequests(log: Logger): express.RequestHandler {
	return (req, res, next) => {
		const startedMs = performance.now()
		res.on('finish', () => {
			const level = res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'warn' : 'debug'
			log[level](
				{
					method: req.method,
					path: withoutSecrets(req.path),
					status: res.statusCode,
					ms: Math.round(performance.now() - startedMs),
				},
				'request',
			)
		})
		next()
	}
}

/** Requests that mean nothing (a broken address, a file that is not there) are 4xx; everything else is our fault. */
function lastResort(log: Logger): express.ErrorRequestHandler {
	return (error, _req, res, next) => {
		// Refused while it was still being read: what the page would have said comes too late.
		if (res.locals.isAnswered) return
		const status = Number((error as { status?: unknown }).status)
		const isTheirs = status >= 400 && status < 500
		if (!isTheirs) log.error({ err: error }, 'unexpected')
		if (res.headersSent) return next(error)
		res
			.status(isTheirs ? status : 500)
			.type('text/plain')
			.send(
				isTheirs
					? 'There is nothing at this address.\n'
					: 'Something broke on our side. Nothing was saved. Try again in a minute.\n',
			)
	}
}
