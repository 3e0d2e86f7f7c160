import { credentialSection, credentialTargets } from './report-certifications'
import { roomSection, roomTargets } from './report-rooms'
import { holds, kib, type Row, table, target, targetTable } from './rows'
import type { Measured } from './run'

/** The page as it is kept in docs/benchmarks.md, and the targets that were missed. */
export function report(measured: Measured): { text: string; missed: string[] } {
	const rows = [
		...lessonTargets(measured),
		...corpusTargets(measured),
		...searchTargets(measured),
		...calendarTargets(measured),
		...slotTargets(measured),
		...feedTargets(measured),
		...credentialTargets(measured.credentials),
		...importTargets(measured),
		...evaluatorTargets(measured),
		...formationTargets(measured),
		...startTargets(measured),
		...restartTargets(measured),
		...coldTargets(measured),
		...roomTargets(measured.rooms),
	]
	const missed = rows.filter((row) => !holds(row)).map((row) => row.what)
	const text = [
		'# Benchmarks',
		'',
		`Written by \`npm run bench\` on ${measured.takenOn}. Machine: ${measured.machine}; load, server and database share it.`,
		'Figures depend on the machine; ratios to a limit or a peer measured in the same run depend on it far less.',
		'',
		'## Targets',
		'',
		targetTable(rows),
		'',
		'## A lesson page, signed in',
		'',
		`The first part of a module: ${kib(measured.lessons[0]?.bytes.plain ?? 0)} of HTML, ${kib(measured.lessons[0]?.bytes.gzip ?? 0)} gzipped. Bare: a \`node:http\` server that sends as many bytes, measured just before at the same connections. Best of three rounds: whatever else a machine does only slows one down.`,
		'',
		table(
			['On', 'Connections', 'Requests/s', 'p50 ms', 'p99 ms', 'CPU-ms a request', 'Of bare'],
			measured.lessons
				.flatMap((lesson) => lesson.rows)
				.map((row) => [
					row.on,
					String(row.connections),
					row.perSecond.toFixed(0),
					row.p50.toFixed(1),
					row.p99.toFixed(1),
					row.cpu.toFixed(2),
					`1/${Math.round(1 / row.ofBare)}`,
				]),
		),
		'',
		`Queries a request: ${measured.lessons
			.flatMap((lesson) => lesson.queries)
			.map((each) => `${each.perRequest.toFixed(1)} (${each.on})`)
			.join(', ')}.`,
		'',
		'## Search',
		'',
		'What people type (`tests/support/search-quality.ts`), with and without mistakes, over all the content there is; one search after the other.',
		'',
		table(
			['On', 'Searches', 'p50 ms', 'p95 ms'],
			measured.searches.map((each) => [each.on, String(each.searches), each.p50.toFixed(1), each.p95.toFixed(1)]),
		),
		'',
		'## Formation of cohorts',
		'',
		'Five hundred people of 120 teams in twelve zones, and leads for 45 cohorts. The gap is against what no arrangement can cost less than; a person without a place costs 100, an hour between the clocks of a cohort 1.',
		'',
		table(
			['People', 'Placed', 'Cohorts', 'First proposal s', 'Whole search s', 'Cost', 'Bound', 'Gap'],
			(measured.formation ? [measured.formation] : []).map((each) => [
				String(each.people),
				String(each.placed),
				String(each.cohorts),
				each.first.toFixed(1),
				each.whole.toFixed(1),
				each.cost.toFixed(1),
				each.bound.toFixed(1),
				`${(each.gap * 100).toFixed(1)} %`,
			]),
		),
		'',
		'## Import of people',
		'',
		'A file of new people with a reporting line, as a browser sends it: until its page is shown, and from the agreement until everybody is written.',
		'',
		table(
			['On', 'People', 'Read and shown s', 'Written s'],
			measured.imports.map((each) => [each.on, String(each.people), each.read.toFixed(1), each.imported.toFixed(1)]),
		),
		'',
		'## Requirements',
		'',
		'What is met, by which evidence and what is left, for learners in the middle of Level 1. The limit is the same rows, read plainly in the same run.',
		'',
		table(
			['Learners', 'Results', 'Read and evaluated s', 'Rows read plainly s'],
			[measured.evaluator]
				.filter((each) => each !== null)
				.map((each) => [String(each.people), String(each.results), each.seconds.toFixed(1), each.limit.toFixed(1)]),
		),
		'',
		'## Calendar',
		'',
		'The calendar of somebody with two thousand sessions in two years, one page after the other.',
		'',
		table(
			['On', 'View', 'Sessions shown', 'p50 ms', 'p95 ms'],
			measured.calendars.map((each) => [each.on, each.view, String(each.rows), ...middleAndMost(each)]),
		),
		'',
		'## Slots for a plan',
		'',
		'Dates for twelve sessions of twelve people in five zones, with holidays and sessions of three other cohorts, as the page of a plan asks for them.',
		'',
		table(
			['On', 'People', 'Weeks', 'p50 ms', 'p95 ms'],
			measured.slots.map((each) => [each.on, `${each.people}`, `${each.weeks}`, ...middleAndMost(each)]),
		),
		'',
		'## Calendar feeds',
		'',
		'The calendar of somebody with sixty sessions in two years, as calendar programs ask for it, at ten connections. Bare: as for a lesson page.',
		'',
		table(
			['On', 'Entries', 'Size', 'Feeds/s', 'p99 ms', 'CPU-ms a feed', 'Of bare'],
			measured.feeds.map((each) => [
				each.on,
				String(each.entries),
				kib(each.bytes),
				each.perSecond.toFixed(0),
				each.p99.toFixed(1),
				each.cpu.toFixed(2),
				`1/${Math.round(1 / each.ofBare)}`,
			]),
		),
		'',
		...credentialSection(measured.credentials),
		'## Cold loads in Chromium',
		'',
		table(
			['Page', 'Requests', 'All', 'JavaScript', 'First paint ms', 'Loaded ms'],
			measured.coldLoads.map((load) => [
				load.page,
				String(load.requests),
				kib(load.bytes),
				kib(load.scriptBytes),
				load.firstPaint.toFixed(0),
				load.loaded.toFixed(0),
			]),
		),
		'',
		...roomSection(measured.rooms),
		'## Idle memory',
		'',
		table(
			['On', 'Resident MiB after start and one page'],
			measured.idle.map((each) => [each.on, each.mib.toFixed(0)]),
		),
		'',
	].join('\n')
	return { text, missed }
}

function lessonTargets(measured: Measured): Row[] {
	const rows = measured.lessons.flatMap((lesson) => lesson.rows)
	const at10 = (on: string) => rows.find((row) => row.on === on && row.connections === 10)?.perSecond ?? 0
	return [
		target(
			'Lesson on PostgreSQL, uncompressed, 10 connections',
			at10('PostgreSQL, uncompressed'),
			500,
			'req/s',
			'more',
		),
		target('Lesson on PostgreSQL, gzip, 10 connections', at10('PostgreSQL, gzip'), 350, 'req/s', 'more'),
		target('Lesson on the embedded database, 10 connections', at10('embedded, uncompressed'), 350, 'req/s', 'more'),
		...measured.lessons
			.flatMap((lesson) => lesson.queries)
			.map((each) => target(`Queries a lesson request, ${each.on}`, each.perRequest, 3, 'queries', 'less', 1)),
	]
}

function corpusTargets({ corpus }: Measured): Row[] {
	if (!corpus) return []
	const share = corpus.perSecondGrown / corpus.perSecond
	return [
		target('Lesson with four times the content, of one with the content there is', share, 0.9, 'of it', 'more', 2),
	]
}

function searchTargets(measured: Measured): Row[] {
	return measured.searches.map((each) => target(`Search, ${each.on}, p95`, each.p95, 50, 'ms', 'less', 1))
}

function importTargets(measured: Measured): Row[] {
	return measured.imports.map(({ people, read, imported, on }) =>
		target(`Import of ${people} people, read and written, ${on}`, read + imported, 20, 's', 'less', 1),
	)
}

function evaluatorTargets({ evaluator }: Measured): Row[] {
	if (!evaluator) return []
	const { people, seconds, limit } = evaluator
	return [
		target(`Requirements of ${people} learners, read and evaluated, PostgreSQL`, seconds, 5, 's', 'less', 1),
		target('The same, over reading the rows plainly', seconds / limit, 5, '×', 'less', 1),
	]
}

function calendarTargets(measured: Measured): Row[] {
	return measured.calendars.map((each) =>
		target(`Calendar of 2,000 sessions, ${each.view}, ${each.on}, p95`, each.p95, 150, 'ms', 'less', 1),
	)
}

function middleAndMost({ p50, p95 }: { p50: number; p95: number }): string[] {
	return [p50.toFixed(1), p95.toFixed(1)]
}

function slotTargets(measured: Measured): Row[] {
	return measured.slots.map((each) =>
		target(`Slots for ${each.weeks} weeks of ${each.people} people, ${each.on}, p95`, each.p95, 150, 'ms', 'less', 1),
	)
}

function feedTargets(measured: Measured): Row[] {
	return measured.feeds.map((each) =>
		target(`Calendar feeds, ${each.on}, 10 connections`, each.perSecond, 100, 'feeds/s', 'more'),
	)
}

function formationTargets({ formation }: Measured): Row[] {
	if (!formation) return []
	return [
		target(`First proposal for ${formation.people} people`, formation.first, 30, 's', 'less', 1),
		target(`The whole search for ${formation.people} people`, formation.whole, 30, 's', 'less', 1),
	]
}

function startTargets(measured: Measured): Row[] {
	return measured.starts.flatMap((each) => [
		target(`Start with nothing compiled, ${each.on}`, each.cold, 60, 's', 'less', 1),
		target(`Start with everything compiled, ${each.on}`, each.warm, 3, 's', 'less', 1),
	])
}

function restartTargets(measured: Measured): Row[] {
	return measured.restarts.map((each) =>
		target(`Restart in the middle of a session, everybody back, ${each.on}`, each.seconds, 2, 's', 'less', 1),
	)
}

function coldTargets(measured: Measured): Row[] {
	const lesson = measured.coldLoads.find((load) => load.page === 'lesson')
	if (!lesson) return []
	return [
		target('JavaScript of a lesson, compressed', lesson.scriptBytes / 1024, 130, 'KiB', 'less'),
		target('Requests of a lesson, cold', lesson.requests, 15, 'requests', 'less'),
		target('Everything of a lesson, cold', lesson.bytes / 1024, 350, 'KiB', 'less'),
	]
}
