/** Every internal link. A test resolves each of these against app/routes.ts. */
type Stage = { program: string; stage: string }
/** `work`: the requirement it is assessed for */
type Work = Stage & { work: string }
type Module = Stage & { module: string }
type CertificationSearch = { show?: string; q?: string; stage?: string; state?: string; after?: string }
type ComplianceSearch = { stage?: string; standing?: string; q?: string; from?: string }

export const paths = {
	home: () => '/',
	setUp: () => '/set-up',
	login: (search: { next?: string } = {}) => withSearch('/login', search),
	logout: () => '/logout',
	forgot: () => '/forgot',
	reset: ({ token }: { token: string }) => `/reset/${encodeURIComponent(token)}`,
	invitation: ({ token }: { token: string }) => `/invitation/${encodeURIComponent(token)}`,
	asked: () => '/asked',
	yourPeople: (search: { show?: 'all' } = {}) => withSearch('/your-people', search),
	agree: ({ token }: { token: string }) => `/agree/${encodeURIComponent(token)}`,
	seat: ({ token }: { token: string }) => `/seat/${encodeURIComponent(token)}`,
	stopMail: ({ kind, token }: { kind: string; token: string }) => `/mail/stop/${kind}/${encodeURIComponent(token)}`,
	account: () => '/account',
	devices: () => '/account/devices',
	theme: () => '/theme',
	help: () => '/help',
	/** A word stands at `#` and its id */
	glossary: () => '/glossary',
	helpTopic: ({ topic }: { topic: string }) => `/help/${topic}`,
	credits: () => '/credits',

	search: (search: { q?: string; as?: 'typed' } = {}) => withSearch('/search', search),
	searchAnswer: (search: { q?: string } = {}) => withSearch('/search/answer', search),

	learn: () => '/learn',
	notes: (search: { show?: string; module?: string } = {}) => withSearch('/notes', search),
	portfolio: () => '/portfolio',
	portfolioFile: () => '/portfolio/markdown',
	notesFile: () => '/notes/markdown',
	stage: ({ program, stage }: Stage) => `/learn/${program}/${stage}`,
	module: ({ program, stage, module }: Module) => `/learn/${program}/${stage}/${module}`,
	part: ({ program, stage, module, part }: Module & { part: string }) => `/learn/${program}/${stage}/${module}/${part}`,
	check: ({ program, stage }: Stage) => `/assess/${program}/${stage}/check`,
	tried: ({ program, stage, attempt }: Stage & { attempt: string }) => `/assess/${program}/${stage}/check/${attempt}`,
	takingPart: ({ program, stage }: { program: string; stage: string }) => `/assess/${program}/${stage}/taking-part`,
	figures: ({ program, stage, ...search }: Stage & { edit?: string }) =>
		withSearch(`/assess/${program}/${stage}/figures`, search),
	submission: ({ program, stage, work }: Work) => `/assess/${program}/${stage}/submission/${work}`,
	conflicts: ({ program, stage, ...search }: Stage & { edit?: string }) =>
		withSearch(`/assess/${program}/${stage}/conflicts`, search),
	signOff: ({ program, stage }: Stage) => `/assess/${program}/${stage}/sign-off`,
	tries: ({ program, stage, work }: Work) => `/assess/${program}/${stage}/submission/${work}/tries`,
	workFile: ({ file }: { file: string }) => `/files/${file}`,
	slots: ({ program, stage, work }: Work) => `/assess/${program}/${stage}/slots/${work}`,
	deliverable: ({ program, stage }: Stage) => `/assess/${program}/${stage}/deliverable`,
	deliverableTemplate: ({ program, stage }: Stage) => `/assess/${program}/${stage}/deliverable/template`,
	requirements: ({ program, stage }: Stage) => `/assess/${program}/${stage}`,

	calendar: (search: { view?: 'week' | 'month'; on?: string; show?: 'past' } = {}) => withSearch('/calendar', search),
	calendarFeed: ({ file }: { file: string }) => `/calendar/feed/${encodeURIComponent(file)}`,
	sessionFile: ({ session }: { session: string }) => `/sessions/${session}/calendar.ics`,
	cohorts: () => '/cohorts',
	cohort: ({ cohort }: { cohort: string }) => `/cohorts/${cohort}`,
	intake: ({ intake }: { intake: string }) => `/intakes/${intake}`,
	ownMeetings: ({ cohort }: { cohort: string }) => `/cohorts/${cohort}/meetings`,
	session: ({ session }: { session: string }) => `/sessions/${session}`,
	inWriting: ({ session }: { session: string }) => `/sessions/${session}/in-writing`,
	/** `wall`: for a projector, without what is its reader's own */
	room: ({ session }: { session: string }, search: { wall?: string } = {}) =>
		withSearch(`/sessions/${session}/room`, search),
	/** `clean`: with a way to strike lines out, for who leads */
	recap: ({ session }: { session: string }, search: { clean?: string } = {}) =>
		withSearch(`/sessions/${session}/recap`, search),
	recapMarkdown: ({ session }: { session: string }) => `/sessions/${session}/recap.md`,
	recapPdf: ({ session }: { session: string }) => `/sessions/${session}/recap.pdf`,
	debrief: ({ session }: { session: string }) => `/sessions/${session}/debrief`,
	practice: () => '/practice',
	practiceLog: (search: { level?: string; edit?: string; out?: string } = {}) => withSearch('/practice/log', search),
	watched: (search: { level?: string } = {}) => withSearch('/practice/watched', search),
	practiceLogFile: () => '/practice/log/file',
	simulations: () => '/practice/simulations',
	simulation: ({ simulation }: { simulation: string }) => `/practice/simulations/${simulation}`,
	talk: ({ simulation, talk }: { simulation: string; talk: string }) => `/practice/simulations/${simulation}/${talk}`,
	recall: (search: { passed?: string } = {}) => withSearch('/practice/recall', search),

	patterns: (search: { moment?: string; group?: string; q?: string } = {}) => withSearch('/patterns', search),
	principles: () => '/patterns/principles',
	pattern: ({ pattern }: { pattern: string }) => `/patterns/${pattern}`,
	patternCopy: ({ copy }: { copy: string }) => `/patterns/mine/${copy}`,
	patternCopyFile: ({ copy }: { copy: string }) => `/patterns/mine/${copy}/file`,

	casebook: (search: { show?: string; level?: string } = {}) => withSearch('/casebook', search),
	myCases: () => '/casebook/mine',
	ownCase: ({ case: id }: { case: string }) => `/casebook/mine/${id}`,
	casebookCase: ({ case: id }: { case: string }) => `/casebook/${id}`,

	pipeline: () => '/pipeline',
	readiness: () => '/readiness',
	readinessStep: ({ step }: { step: string }) => `/readiness/${step}`,
	readinessResult: ({ run }: { run: string }) => `/readiness/result/${run}`,

	rounds: () => '/rounds',
	round: ({ round }: { round: string }) => `/rounds/${round}`,
	approveRound: ({ round }: { round: string }) => `/rounds/${round}/list`,
	roundReport: ({ round }: { round: string }) => `/rounds/${round}/result`,
	/** `ticket` 'thank-you': where an answer leads */
	rate: ({ ticket }: { ticket: string }) => `/rate/${encodeURIComponent(ticket)}`,

	certification: ({ number }: { number: string }) => `/certifications/${number}`,
	certificationEvidence: ({ number }: { number: string }) => `/certifications/${number}/evidence`,
	certificationPdf: ({ number }: { number: string }) => `/certifications/${number}/pdf`,
	credential: ({ number }: { number: string }) => `/credentials/${number}`,
	badgeArt: ({ file }: { file: string }) => `/credentials/art/${file}`,
	statusList: ({ list }: { list: string }) => `/credentials/status/${list}`,
	didDocument: () => '/.well-known/did.json',
	certificationBadge: ({ number, file }: { number: string; file: string }) => `/certifications/${number}/badge/${file}`,
	verify: () => '/verify',
	verifyNumber: ({ number }: { number: string }) => `/verify/${number}`,
	shownFile: ({ number, shown }: { number: string; shown: string }) => `/verify/${number}/files/${shown}`,

	facilitate: () => '/facilitate',
	readInWriting: ({ text }: { text: string }) => `/facilitate/in-writing/${text}`,
	facilitateSession: ({ session }: { session: string }) => `/facilitate/sessions/${session}`,
	groups: ({ session }: { session: string }) => `/facilitate/sessions/${session}/groups`,
	ledGradebook: ({ cohort, ...search }: { cohort: string; lacks?: string; sort?: string }) =>
		withSearch(`/facilitate/cohorts/${cohort}/gradebook`, search),
	ledGradebookFile: ({ cohort, ...search }: { cohort: string; lacks?: string; sort?: string }) =>
		withSearch(`/facilitate/cohorts/${cohort}/gradebook.csv`, search),
	facilitateCohort: ({ cohort }: { cohort: string }) => `/facilitate/cohorts/${cohort}`,
	previewFormat: ({ format }: { format: string }) => `/facilitate/formats/${format}`,
	activity: ({ program, stage, activity }: Stage & { activity: string }) =>
		`/activities/${program}/${stage}/${activity}`,
	trackYear: ({ program }: { program: string }) => `/activities/${program}`,
	activities: ({ program, stage }: Stage) => `/activities/${program}/${stage}`,
	hosting: () => '/hosting',
	oneHosting: ({ hosting }: { hosting: string }) => `/hosting/${hosting}`,
	confirmActivity: ({ token }: { token: string }) => `/confirm/${encodeURIComponent(token)}`,

	ways: () => '/facilitating',
	way: ({ person, program, stage }: Stage & { person: string }) => `/facilitating/${person}/${program}/${stage}`,
	observation: ({ observation }: { observation: string }) => `/facilitating/observed/${observation}`,
	calibration: ({ program, stage }: Stage) => `/facilitating/calibration/${program}/${stage}`,

	assess: () => '/facilitate/assess',
	offeredSlots: () => '/facilitate/slots',
	scoreSheet: ({ sheet }: { sheet: string }) => `/facilitate/assess/${sheet}`,

	admin: () => '/admin',
	people: () => '/admin/people',
	newPerson: () => '/admin/people/new',
	importPeople: () => '/admin/people/import',
	importTemplate: () => '/admin/people/import/template',
	exportPeople: () => '/admin/people/export',
	needs: () => '/admin/needs',
	compliance: (search: ComplianceSearch = {}) => withSearch('/admin/compliance', search),
	complianceFile: (search: ComplianceSearch = {}) => withSearch('/admin/compliance/file', search),
	person: ({ person }: { person: string }) => `/admin/people/${person}`,
	facilitators: () => '/admin/facilitators',
	nextFacilitators: () => '/admin/facilitators/next',
	adminIntakes: () => '/admin/intakes',
	newIntake: () => '/admin/intakes/new',
	adminIntake: ({ intake }: { intake: string }) => `/admin/intakes/${intake}`,
	adminCohorts: () => '/admin/cohorts',
	newCohort: () => '/admin/cohorts/new',
	adminCohort: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}`,
	planSessions: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}/plan`,
	formation: ({ intake }: { intake: string }) => `/admin/intakes/${intake}/formation`,
	formationRules: ({ intake }: { intake: string }) => `/admin/intakes/${intake}/formation/rules`,
	publishFormation: ({ intake }: { intake: string }) => `/admin/intakes/${intake}/formation/publish`,
	cohortSeats: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}/seats`,
	seatRules: () => '/admin/seat-rules',
	newSession: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}/sessions/new`,
	adminSession: ({ session }: { session: string }) => `/admin/sessions/${session}`,
	makeUp: ({ session }: { session: string }) => `/admin/sessions/${session}/make-up`,
	adminGroups: ({ session }: { session: string }) => `/admin/sessions/${session}/groups`,
	moveSeries: ({ session }: { session: string }) => `/admin/sessions/${session}/move`,
	gradebook: ({ cohort, ...search }: { cohort: string; lacks?: string; sort?: string }) =>
		withSearch(`/admin/cohorts/${cohort}/gradebook`, search),
	gradebookFile: ({ cohort, ...search }: { cohort: string; lacks?: string; sort?: string }) =>
		withSearch(`/admin/cohorts/${cohort}/gradebook.csv`, search),
	rules: ({ cohort }: { cohort: string }) => `/admin/cohorts/${cohort}/rules`,
	record: ({ cohort, person }: { cohort: string; person: string }) => `/admin/cohorts/${cohort}/gradebook/${person}`,
	reviews: () => '/admin/reviews',
	adminSlots: () => '/admin/slots',
	adminActivities: (search: { quarter?: string } = {}) => withSearch('/admin/activities', search),
	adminCertifications: (search: CertificationSearch = {}) => withSearch('/admin/certifications', search),
	keys: () => '/admin/certifications/keys',
	renewing: ({ program, stage }: Stage) => `/admin/certifications/renewing/${program}/${stage}`,
	renewingFile: ({ program, stage }: Stage) => `/admin/certifications/renewing/${program}/${stage}/file`,
	adminCertification: ({ number }: { number: string }) => `/admin/certifications/${number}`,
	load: (search: { from?: string } = {}) => withSearch('/admin/load', search),
	programYear: (search: { from?: string } = {}) => withSearch('/admin/year', search),
	capacity: (search: { stage?: string } = {}) => withSearch('/admin/capacity', search),
	audit: (search: { before?: string } = {}) => withSearch('/admin/audit', search),
	mail: (search: { show?: 'not-sent'; after?: string } = {}) => withSearch('/admin/mail', search),
	questions: () => '/admin/questions',
	adminContent: (search: { show?: string } = {}) => withSearch('/admin/content', search),
} as const

function withSearch(path: string, search: Record<string, string | undefined>): string {
	const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]))
	return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
