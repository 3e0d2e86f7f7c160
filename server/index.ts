import http from 'node:http'
import path from 'node:path'
import * as builtRoutes from 'virtual:remix/server-build'
import type { ServerBuild } from '@remix-run/node'
import type express from 'express'
import { createPictures } from '~/domain/credential/art.server'
import { createIssuer } from '~/domain/credential/issuer.server'
import { sealEarlier } from '~/domain/credential/seal.server'
import { keepLessons } from '~/domain/program/keep-lessons.server'
import { createShelf } from '~/domain/program/shelf.server'
import { deriveStarts } from '~/domain/session/derive-starts.server'
import { createLimits } from '~/domain/sign-in/limits.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { createPasswordHasher } from '~/domain/sign-in/passwords.server'
import { createSignIns } from '~/domain/sign-in/sign-ins.server'
import { loadSample } from '../prisma/seed/sample'
import { watchConnections } from './connections'
import { type Content, loadContent } from './content'
import { wasRead } from './content-seen'
import { type Database, openDatabase } from './db'
import { mendEarlier } from './earlier'
import { readEnv, StartError, withPort } from './env'
import { type FormationRuns, startFormationRuns } from './formation/runs'
import { heard } from './heard'
import { type Jobs, startJobs } from './jobs/jobs'
import { jobsOf } from './jobs/timetable'
import { listen } from './listen'
import { createLog, logged } from './log'
import { type MailSender, startMailSender } from './mail/sender'
import { isUpToDate, migrate } from './migrate'
import { once } from './once'
import { type Rooms, startRooms } from './rooms/sockets'
import type { Pace } from './rooms/token-bucket'
import { prepareSearch } from './search'
import { secretOf } from './secret'
import { stillStarting } from './still-starting'
import { createWeb, type Services } from './web'

/** A running Belay, as the launcher and the tests see it. */
export type Running = {
	url: string
	port: number
	db: Database['db']
	kind: Database['kind']
	jobs: Pick<Jobs, 'ask'>
	/** @param moved called for each person who was sent to another node, which in all may take MOVE_SECONDS */
	close(moved?: () => void): Promise<void>
}

export type StartOptions = {
	/** Project root: content/, prisma/migrations, build/client */
	root: string
	env: Record<string, string | undefined>
	clock?: () => Date
	/** Where lines of the log go; standard output when nobody says */
	logTo?: { write(line: string): void }
	/** How fast one person may act in a room; the benchmark raises it */
	pace?: Pace
	/** Start-up lines for a person; not the log */
	say?: (line: string) => void
	/** Aborted while it is still starting: it leaves off at the next step, lets go of everything and throws the reason */
	until?: AbortSignal
	dev?: Development
}

/** What server/setup/dev.mjs brings: routes as they are in the editor, served by Vite on the same port. */
export type Development = {
	routes: () => Promise<ServerBuild>
	middleware: express.RequestHandler
	server: http.Server
	/** Calls back when a file under content/ was saved */
	onContentSaved(again: () => Promise<void>): void
	close(): Promise<void>
}

/** For the head of a request, which fits one packet. What is uploaded over a slow line keeps Node's five minutes. */
const PATIENCE = { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 }

/** How long jobs and letters under way may take after we were asked to stop, and then open requests. */
const REST_MS = 1_000
const DRAIN_MS = 7_000

/**
 * The composition root: everything alive is made here and handed on as arguments.
 * @throws StartError, and what `until` was aborted with
 */
export async function start(options: StartOptions): Promise<Running> {
	const say = options.say ?? (() => undefined)
	const clock = options.clock ?? (() => new Date())
	const goOn = () => options.until?.throwIfAborted()
	let env = readEnv(options.env)
	const log = createLog(env.LOG_LEVEL, options.logTo)
	const dataDir = path.resolve(options.root, env.DATA_DIR)
	const contentDir = path.resolve(options.root, env.CONTENT_DIR ?? 'content')
	const cacheDir = path.join(options.root, 'node_modules/.cache/belay')
	const readAll = () => loadContent(contentDir, cacheDir)
	const readOnce = once(readAll)
	const database = await openDatabase({ databaseUrl: env.DATABASE_URL, dataDir })
	const server = options.dev?.server ?? http.createServer(PATIENCE)
	const connections = watchConnections(server, { others: options.dev !== undefined })
	let serving: Rooms | undefined
	let sending: MailSender | undefined
	let working: Jobs | undefined
	let forming: FormationRuns | undefined
	try {
		goOn()
		// Content with faults in it is refused before anything else. What was found good before, people of rooms need not wait for.
		if (!wasRead(contentDir, cacheDir) || !(await isUpToDate(database.adapter, options.root))) await readOnce()
		const applied = await bringUpToDate(database, options.root, say)
		goOn()
		const moved = await deriveStarts(database.db, clock(), (session, error) =>
			log.error({ session, err: error }, 'the start of a session could not be derived'),
		)
		log.info({ database: database.kind, migrations: applied.length, sessionsMoved: moved }, 'database open')
		// One listener for good: Socket.IO keeps those it finds, and calls them from then on.
		let serve: http.RequestListener = stillStarting
		server.on('request', (request, response) => serve(request, response))
		const port = await listen(server, env)
		env = withPort(env, port)
		const signIns = createSignIns(database.db, { secure: env.servesTls })
		// Before the pages: people who were in a room when the server ended are at its door again.
		const rooms = startRooms({
			server,
			db: database.db,
			pool: database.pool,
			origins: env.origins,
			signIns,
			content: readOnce,
			clock,
			log,
			pace: options.pace,
		})
		serving = rooms
		connections.roomsAreOpen()
		await rooms.welcomeBack()
		const content = await readOnce()
		options.dev?.onContentSaved(async () => {
			Object.assign(content, await readAll())
			await keepLessons(database.db, content.programs, clock(), 'all')
			await prepareSearch(database.db, content, log)
		})
		await keepLessons(database.db, content.programs, clock(), 'ahead')
		await mendEarlier(database.db, content, log)
		await prepareSearch(database.db, content, log)
		goOn()
		const secret = secretOf(env, dataDir)
		const linkKey = createLinkKey(secret)
		const issuer = createIssuer(secret, env.publicUrl)
		const shelf = createShelf(database.db)
		const sender = startMailSender({
			db: database.db,
			key: linkKey,
			smtpUrl: env.SMTP_URL,
			from: env.MAIL_FROM ?? `Belay <belay@${new URL(env.publicUrl).hostname}>`,
			publicUrl: env.publicUrl,
			content,
			shelf,
			clock,
			log,
		})
		sending = sender
		const formation = startFormationRuns({ db: database.db, clock, log, isAlone: database.kind === 'embedded' })
		forming = formation
		const services: Services = {
			db: database.db,
			clock,
			content,
			shelf,
			signIns,
			hasher: createPasswordHasher(),
			linkKey,
			issuer,
			pictures: createPictures(),
			limits: createLimits(database.db),
			mail: sender,
			formation,
			later: async (tx, job) => working?.later(tx, job),
			publicUrl: env.publicUrl,
			log,
		}
		const web = createWeb({
			env,
			log,
			build: options.dev?.routes ?? (builtRoutes as unknown as ServerBuild),
			assetsDir: options.dev ? undefined : path.join(options.root, 'build/client'),
			devMiddleware: options.dev?.middleware,
			services,
			ready: () => answers(database),
		})
		if (env.SAMPLE) await fillWithSample(services, content, say, goOn)
		await sealEarlier(database.db, issuer, clock())
		serve = web
		const jobs = startJobs({ executeSql: database.executeSql, jobs: jobsOf(services), log })
		working = jobs
		return {
			url: env.publicUrl,
			port,
			db: database.db,
			kind: database.kind,
			jobs,
			close: once(async (moved) => {
				// These may wait for work under way: meanwhile people keep their rooms.
				const resting = heard(Promise.all([sender.close(), jobs.close()]))
				if (await rooms.hasOtherNodes()) {
					connections.takeNoMore()
					await rooms.moveAway(env.MOVE_SECONDS * 1_000, moved)
				}
				await Promise.race([resting, new Promise((resolve) => setTimeout(resolve, REST_MS).unref())])
				await rooms.close()
				await Promise.all([connections.drain(DRAIN_MS), resting, formation.close()])
				await database.close()
				await options.dev?.close()
				log.info({}, 'closed')
			}),
		}
	} catch (error) {
		server.close()
		server.closeAllConnections()
		await serving?.close()
		await working?.close()
		await sending?.close()
		await forming?.close()
		await database.close()
		throw error
	}
}

/**
 * What `npm start` runs: starts, prints where, and closes cleanly on Ctrl-C, SIGTERM, or when npm itself was ended
 * (npm does not pass SIGTERM on: its shell dies and we get another parent).
 */
export async function main(root: string, dev?: Development): Promise<void> {
	const say = (line: string) => process.stderr.write(`${line}\n`)
	const until = new AbortController()
	let starting: Promise<Running> | undefined
	let stopping = false
	const stop = async (reason: string) => {
		if (stopping) return
		stopping = true
		say(`Closing (${reason}) …`)
		const late = setTimeout(() => process.exit(1), REST_MS + DRAIN_MS + 1_500)
		late.unref()
		until.abort(new LeftOff())
		try {
			// Asked while still starting, it leaves off by itself: a start that is cut would leave its lock behind.
			const running = await starting?.catch(unlessLeftOff)
			// As long as people are being moved it goes on, however many they are.
			await running?.close(() => late.refresh())
			process.exit(0)
		} catch (error) {
			say(`Could not close cleanly: ${error instanceof Error ? error.message : error}`)
			process.exit(1)
		}
	}
	process.on('SIGINT', () => void stop('Ctrl-C'))
	process.on('SIGTERM', () => void stop('SIGTERM'))
	// Started without npm, a new parent only means that a terminal was closed.
	const parent = process.env.npm_lifecycle_event ? process.ppid : undefined
	if (parent) setInterval(() => process.ppid !== parent && void stop('npm ended'), 500).unref()
	try {
		starting = start({ root, env: process.env, say, dev, until: until.signal })
		const running = await starting
		if (stopping) return
		say(`Belay is at ${running.url}`)
		if (running.kind === 'embedded') say('Data are kept in the embedded database. Ctrl-C stops it cleanly.')
	} catch (error) {
		if (error instanceof LeftOff) return
		say(
			error instanceof StartError ? error.message : `Belay could not start: ${JSON.stringify(logged(error), null, 1)}`,
		)
		process.exit(1)
	}
}

/** Somebody asked the server to end before it had started: no fault, and nothing to say. */
class LeftOff extends Error {}

function unlessLeftOff(error: unknown): undefined {
	if (!(error instanceof LeftOff)) throw error
}

async function fillWithSample(
	services: Services,
	content: Content,
	say: (line: string) => void,
	goOn: () => void,
): Promise<void> {
	const outcome = await loadSample(services.db, content, services, services.clock(), goOn)
	say(
		outcome === 'loaded'
			? 'Sample organization loaded. Sign in as learner1@sample.test, facilitator@sample.test or admin@sample.test; password belay-sample.'
			: 'SAMPLE=1: the database already holds an organization, so nothing was loaded.',
	)
}

async function bringUpToDate(database: Database, root: string, say: (line: string) => void): Promise<string[]> {
	const slow = setTimeout(() => say('Preparing the database …'), 300)
	try {
		return await migrate(database.adapter, root)
	} finally {
		clearTimeout(slow)
	}
}

function answers({ db }: Database): Promise<boolean> {
	return db.$queryRaw`select 1`.then(
		() => true,
		() => false,
	)
}
