/** Every internal link. A test resolves each of these against app/routes.ts. */
type Stage = { program: string; stage: string }
type Module = Stage & { module: string }

export const paths = {
	home: () => '/',
	setUp: () => '/set-up',
	login: (search: { next?: string } = {}) => withSearch('/login', search),
	logout: () => '/logout',
	forgot: () => '/forgot',
	reset: ({ token }: { token: string }) => `/reset/${encodeURIComponent(token)}`,
	invitation: ({ token }: { token: string }) => `/invitation/${encodeURIComponent(token)}`,
	stopMail: ({ kind, token }: { kind: string; token: string }) => `/mail/stop/${kind}/${encodeURIComponent(token)}`,
	account: () => '/account',
	devices: () => '/account/devices',
	theme: () => '/theme',
	help: () => '/help',
	helpTopic: ({ topic }: { topic: string }) => `/help/${topic}`,
	credits: () => '/credits',

	search: (search: { q?: string; as?: 'typed' } = {}) => withSearch('/search', search),
	searchAnswer: (search: { q?: string } = {}) => withSearch('/search/answer', search),

	learn: () => '/learn',
	notes: (search: { show?: string; module?: string } = {}) => withSearch('/notes', search),
	notesFile: () => '/notes/markdown',
	stage: ({ program, stage }: Stage) => `/learn/${program}/${stage}`,
	module: ({ program, stage, module }: Module) => `/learn/${program}/${stage}/${module}`,
	part: ({ program, stage, module, part }: Module & { part: string }) => `/learn/${program}/${stage}/${module}/${part}`,
	check: ({ program, stage }: Stage) => `/assess/${program}/${stage}/check`,
	tried: ({ program, stage, attempt }: Stage & { attempt: string }) => `/assess/${program}/${stage}/check/${attempt}`,
	submission: ({ program, stage }: Stage) => `/assess/${program}/${stage}/submission`,
	requirements: ({ program, stage }: Stage) => `/assess/${program}/${stage}`,

	calendar: (search: { show?: 'past' } = {}) => withSearch('/calendar', search),
	calendarFeed: ({ file }: { file: string }) => `/calendar/feed/${encodeURIComponent(file)}`,
	sessionFile: ({ session }: { session: string }) => `/sessions/${session}/calendar.ics`,
	cohorts: () => '/cohorts',
	cohort: ({ cohort }: { cohort: string }) => `/cohorts/${cohort}`,
	session: ({ session }: { session: string }) => `/sessions/${session}`,
	room: ({ session }: { session: string }) => `/sessions/${session}/room`,
	recap: ({ session }: { session: string }) => `/sessions/${session}/recap`,
	practice: () => '/practice',
	recall: (search: { passed?: string } = {}) => withSearch('/practice/recall', search),

	patterns: (search: { moment?: string; group?: string; q?: string } = {}) => withSearch('/patterns', search),
	principles: () => '/patterns/principles',
	pattern: ({ pattern }: { pattern: string }) => `/patterns/${pattern}`,
	patternCopy: ({ copy }: { copy: string }) => `/patterns/mine/${copy}`,
	patternCopyFile: ({ copy }: { copy: string }) => `/patterns/mine/${copy}/file`,

	pipeline: () => '/pipeline',
	readiness: () => '/readiness',
	readinessStep: ({ step }: { step: string }) => `/readiness/${step}`,
	readinessResult: ({ run }: { run: string }) => `/readiness/result/${run}`,

	certification: ({ number }: { number: string }) => `/certifications/${number}`,
	certificationPdf: ({ number }: { number: string }) => `/certifications/${number}/pdf`,
	verify: () => '/verify',
	verifyNumber: ({ number }: { number: string }) => `/verify/${number}`,

	facilitate: () => '/facilitate',
	facilitateSession: ({ session }: { session: string }) => `/facilitate/sessions/${session}`,
	facilitateCohort: ({ cohort }: { cohort: string }) => `/facilitate/cohorts/${cohort}`,
	assess: () => '/facilitate/assess',
	scoreSheet: ({ sheet }: { sheet: string }) => `/facilitate/assess/${sheet}`,

	admin: () => '/admin',
	people: () => '/admin/people',
	newPerson: () => '/admin/people/new',
	person: ({ person }: { person: string }) => `/admin/people/${person}`,
	adminCohorts: () => '/admin/cohorts',
	newCohort: () => '/admin/cohorts/new',
	adminCohort: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}`,
	newSession: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}/sessions/new`,
	adminSession: ({ session }: { session: string }) => `/admin/sessions/${session}`,
	gradebook: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}/gradebook`,
	record: ({ cohort, person }: { cohort: string; person: string }) => `/admin/cohorts/${cohort}/gradebook/${person}`,
	adminCertifications: () => '/admin/certifications',
	adminCertification: ({ number }: { number: string }) => `/admin/certifications/${number}`,
	audit: (search: { before?: string } = {}) => withSearch('/admin/audit', search),
	mail: () => '/admin/mail',
	adminContent: (search: { show?: string } = {}) => withSearch('/admin/content', search),
} as const

function withSearch(path: string, search: Record<string, string | undefined>): string {
	const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]))
	return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
