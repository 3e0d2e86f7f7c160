import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { callsOf, importsOf, parse, type Source, sources, whereIs } from '../support/sources'

/** What only one place may do. Each rule names the place; everything else goes through it. */
const code = sources('app', 'server', 'prisma/seed')

/** Files that take a value (not a type) of this name from such a module. */
function takersOf(from: RegExp, name?: RegExp, within: Source[] = code): string[] {
	return within
		.filter((source) =>
			importsOf(parse(source)).some(
				(each) => from.test(each.from) && !each.isTypeOnly && (!name || each.names.some((one) => name.test(one))),
			),
		)
		.map(({ file }) => file)
}

describe('one place alone', () => {
	test('redirects: app/http/safe-redirect.ts', () => {
		expect(takersOf(/^@remix-run\//, /^(redirect|redirectDocument|replace|\*)$/)).toEqual(['app/http/safe-redirect.ts'])
	})

	test('makes a form of conform: app/components/ui/use-form.ts', () => {
		expect(takersOf(/^@conform-to\/react$/, /^useForm$/)).toEqual(['app/components/ui/use-form.ts'])
	})

	test('reads the body of a request: app/http/form-data.ts', () => {
		const readers = code.flatMap((source) => {
			const tree = parse(source)
			return callsOf(tree)
				.filter(({ called }) => /\brequest\b.*\.(formData|json|text|arrayBuffer|blob)$/.test(called))
				.map(({ node }) => whereIs(tree, node).replace(/:\d+$/, ''))
		})
		expect(readers).toEqual(['app/http/form-data.ts'])
	})

	test('waits while a page is rendered: nobody, a page leaves in one piece (docs/decisions/0001)', () => {
		const waiting = sources('app').filter(({ text }) => /\bdefer\(|<Await\b|<Suspense\b|\blazy\(/.test(text))
		expect(waiting.map(({ file }) => file)).toEqual([])
	})

	test('knows Lucia: app/domain/sign-in/sign-ins.server.ts', () => {
		expect(takersOf(/^(lucia|@lucia-auth\/.*|oslo.*)$/)).toEqual(['app/domain/sign-in/sign-ins.server.ts'])
	})

	test('opens a database: server/db.ts and server/pglite.ts; another takes what joins pieces of statements, and no more', () => {
		expect(takersOf(/^(#prisma|@prisma\/(client|adapter-pg)|pglite-prisma-adapter|pg$|@electric-sql\/pglite)/)).toEqual(
			['app/domain/sql.server.ts', 'server/db.ts', 'server/pglite.ts'],
		)
	})

	test('hashes a password: app/domain/sign-in/passwords.server.ts', () => {
		expect(takersOf(/argon2/)).toEqual(['app/domain/sign-in/passwords.server.ts'])
	})

	test('talks to a mail server: server/mail/sender.ts', () => {
		expect(takersOf(/^nodemailer/)).toEqual(['server/mail/sender.ts'])
	})

	test('reads the environment: server/env.ts and server/index.ts, and the launchers before them', () => {
		const readers = code.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ file }) => file)
		expect(readers.filter((file) => !file.startsWith('server/setup/'))).toEqual(['server/index.ts'])
		// It is handed on as an argument, so env.ts itself needs no process.
		expect(code.find(({ file }) => file === 'server/env.ts')?.text).toContain('readEnv(raw')
	})
})

describe('a noun is asked by its own functions', () => {
	const schema = fs.readFileSync('prisma/schema.prisma', 'utf8')
	const models = [...schema.matchAll(/^model (\w+)/gm)].map(([, name = '']) => name[0]?.toLowerCase() + name.slice(1))
	const table = new RegExp(`\\b(db|tx)\\.(${models.join('|')}|\\$\\w+)\\b`)

	test('the schema has models', () => {
		expect(models).toContain('cohortMember')
		expect(table.test('await db.cohortMember.count()')).toBe(true)
	})

	test('no route, no form reader, no component touches a table', () => {
		const touching = sources('app/routes', 'app/http', 'app/components', 'app/root.tsx', 'app/entry.server.tsx')
			.filter(({ text }) => table.test(text))
			.map(({ file }) => file)
		expect(touching).toEqual([])
	})

	test('in server/, only what starts and watches the database asks it directly', () => {
		const touching = sources('server')
			.filter(({ text }) => table.test(text))
			.map(({ file }) => file)
		// db.ts sets the connection up, index.ts asks whether the database answers, jobs.ts hands pg-boss a transaction.
		expect(touching).toEqual(['server/db.ts', 'server/index.ts', 'server/jobs/jobs.ts'])
	})
})

describe('retrieval practice is for whose it is alone (program design, principle h)', () => {
	const everything = sources('app', 'server')
	test('its tables are read by its own files', () => {
		const table = /\brecall(Card|Pause)\.|"Recall(Card|Pause)"|recall(Cards|Pause): (true|\{)/
		expect(everything.filter(({ text }) => table.test(text)).map(({ file }) => file)).toEqual([
			'app/domain/progress/recall-answer.server.ts',
			'app/domain/progress/recall-pause.server.ts',
			'app/domain/progress/recall.server.ts',
		])
	})

	test('and these are asked by its own page, the home page and the profile: each shows its reader what is theirs', () => {
		const takers = takersOf(/\/recall(-answer|-pause)?\.server$/, undefined, everything)
		expect(takers.filter((file) => !file.startsWith('app/domain/progress/recall'))).toEqual([
			'app/routes/account/profile.tsx',
			'app/routes/home/home.tsx',
			'app/routes/practice/recall.tsx',
		])
	})
})

describe('what somebody notes, keeps or answers for themself is read by its own files (docs/decisions/0013, 0014)', () => {
	test.each([
		[
			'copies of patterns',
			/\b(db|tx)\.patternCopy\.|"PatternCopy"|patternCopies: (true|\{)/,
			['draft', 'make-copy', 'read', 'save', 'upstream'].map((name) => `app/domain/pattern/${name}.server.ts`),
		],
		[
			'marks and bookmarks',
			/\b(db|tx)\.(mark|bookmark)\.|"(Mark|Bookmark)"/,
			['bookmark', 'mark', 'marks-read'].map((name) => `app/domain/progress/${name}.server.ts`),
		],
		[
			'where somebody stands',
			/\b(db|tx)\.(readiness(Run|Share)|pipelinePlace)\.|"(Readiness(Run|Share)|PipelinePlace)"|readinessRuns: (true|\{)/,
			['answer', 'begin', 'discard', 'place', 'read', 'share'].map((name) => `app/domain/readiness/${name}.server.ts`),
		],
		[
			'cases of the casebook, and what is suggested to them or written about them (docs/decisions/0025, 0059)',
			/\b(db|tx)\.case(Apart|Review|Suggestion)?\.|"Case(Apart|Review|Suggestion)?"|\b(cases|casesKept|suggestions): (true|\{ (select|where|some))/,
			['apart', 'bring', 'counted', 'hearers', 'news', 'read', 'reviews', 'share', 'suggest', 'tell', 'write'].map(
				(name) => `app/domain/casebook/${name}.server.ts`,
			),
		],
		[
			'the practice log, whose lines the evaluator leaves out',
			/\b(db|tx)\.practiceEntry\.|"PracticeEntry"|(\bpractice|practiceLog): (true|\{ (select|where))/,
			[
				'app/domain/certification/evidence.server.ts',
				'app/domain/practice/log.server.ts',
				'app/domain/practice/read-log.server.ts',
			],
		],
		[
			'talks of simulations, of which the evaluator reads that one is finished (docs/decisions/0053)',
			/\b(db|tx)\.simulation(Talk|Finish)\.|"Simulation(Talk|Finish)"|\b(talks|simulations): (true|\{ (select|where|some))/,
			['begin', 'choose', 'read'].map((name) => `app/domain/simulation/${name}.server.ts`),
		],
		[
			'notes of facilitators',
			/\b(db|tx)\.sessionNote\.|"SessionNote"|(\bnotes|sessionNotes): (true|\{ (select|where))/,
			['app/domain/session/notes.server.ts'],
		],
		[
			'answers to surveys of sessions, and who has answered',
			/\b(db|tx)\.sessionSurvey(Answer|Done)\.|"SessionSurvey(Answer|Done)"|(surveyDone|survey|sessionSurveys): (true|\{ where|\{ select)/,
			['answer-survey', 'survey'].map((name) => `app/domain/session/${name}.server.ts`),
		],
		[
			'answers in rounds of 360, and the tickets that were not used',
			/\b(db|tx)\.(answer360|ticket360)\.|"(Answer360|Ticket360)"|\btickets: (true|\{ (where|select):)/,
			['answer', 'approve', 'close'].map((name) => `app/domain/round360/${name}.server.ts`),
		],
	])('%s', (_what, table, own) => {
		const readers = sources('app', 'server').filter(({ text }) => table.test(text))
		expect(readers.map(({ file }) => file)).toEqual(own)
	})
})

describe('imports', () => {
	test('in app/ never lead to server/, to a test or to the seed', () => {
		const wrong = sources('app').flatMap((source) =>
			importsOf(parse(source))
				.filter(({ from }) => /(^|\/)(server|tests|prisma\/seed)\//.test(from))
				.map(({ from }) => `${source.file} takes ${from}`),
		)
		expect(wrong).toEqual([])
	})

	const FACTS = ['facts', 'facts.server']
	/** Which route met a requirement is its owner's: what others open must not so much as know of rounds (docs/decisions/0035). */
	test('of 360 rounds stand in the pages of those they concern, and the evaluator reads four dates', () => {
		const readers = sources('app', 'server').flatMap((source) => {
			if (/^app\/(domain|routes|components)\/round360\//.test(source.file)) return []
			const taken = importsOf(parse(source)).flatMap(({ from }) => /(^|\/)round360\/(.+)/.exec(from)?.[2] ?? [])
			return taken.map((part) => ({ file: source.file, part }))
		})
		const hidden = readers.filter(
			({ file, part }) =>
				!FACTS.includes(part) &&
				![
					'app/domain/notice/round-mail.server.ts',
					'app/routes/assess/requirements.tsx',
					// What somebody is asked, for them alone
					'app/routes/home/home.tsx',
					'server/jobs/timetable.ts',
					// Whether a cohort has said how it was led, which no requirement reads (docs/decisions/0060)
					'app/domain/facilitator/rating.server.ts',
				].includes(file),
		)
		expect(hidden).toEqual([])
		const facts = readers.filter(({ part }) => FACTS.includes(part)).map(({ file }) => file)
		expect(facts.filter((file) => !file.startsWith('app/domain/certification/'))).toEqual([])
	})

	test('are never dynamic in the app: what a page needs stands at its head', () => {
		const wrong = code.flatMap((source) => {
			const tree = parse(source)
			return callsOf(tree)
				.filter(({ called }) => called === 'import')
				.map(({ node }) => whereIs(tree, node))
		})
		expect(wrong.filter((at) => !at.startsWith('server/setup/') && !DYNAMIC[at.replace(/:\d+$/, '')])).toEqual([])
	})
})

/** Imports at run time, and why. */
const DYNAMIC: Record<string, string> = {
	'app/components/search/finder.tsx': 'a palette nobody opens costs no page its bytes',
	'app/components/room/sheet-opener.ts':
		'a room whose sheet nobody has reached yet costs no page the code that merges texts',
	'app/domain/program/mdx.server.ts': 'a server whose lessons are all compiled starts without a compiler',
	'app/domain/credential/signature.server.ts':
		'what signs takes a fifth of a second to load, and many servers start without anything to sign',
	'app/domain/credential/status-list.server.ts': 'the same, for the list of what was taken back',
	'server/db.ts': 'a server on PostgreSQL does without the embedded database',
	'server/migrate.ts':
		'the glue of the schema engine remembers its first instance, so it is loaded once, and when it is needed',
}
