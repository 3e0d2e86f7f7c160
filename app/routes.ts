import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the product and the file that answers it. app/paths.ts spells the links; a test keeps the two together. */
export default [
	index('routes/home/home.tsx'),

	route('set-up', 'routes/sign-in/set-up.tsx'),
	route('login', 'routes/sign-in/login.tsx'),
	route('logout', 'routes/sign-in/logout.tsx'),
	route('forgot', 'routes/sign-in/forgot.tsx'),
	route('reset/:token', 'routes/sign-in/reset.tsx'),
	route('invitation/:token', 'routes/sign-in/invitation.tsx'),
	route('account', 'routes/account/profile.tsx'),
	route('account/devices', 'routes/account/devices.tsx'),
	route('theme', 'routes/account/theme.tsx'),

	route('learn', 'routes/learn/programs.tsx'),
	route('learn/:program/:stage', 'routes/learn/stage.tsx'),
	route('learn/:program/:stage/:module', 'routes/learn/module.tsx'),
	route('learn/:program/:stage/:module/:part', 'routes/learn/part.tsx'),
	route('notes', 'routes/learn/notes.tsx'),
	route('notes/markdown', 'routes/learn/notes-file.ts'),

	route('search', 'routes/search/search.tsx'),
	route('search/answer', 'routes/search/answer.ts'),

	route('cohorts', 'routes/cohort/cohorts.tsx'),
	route('cohorts/:cohort', 'routes/cohort/cohort.tsx'),
	route('sessions/:session', 'routes/cohort/session.tsx'),
	route('sessions/:session/room', 'routes/room/room.tsx'),
	route('sessions/:session/recap', 'routes/room/recap.tsx'),
	route('practice', 'routes/practice/practice.tsx'),
	route('practice/recall', 'routes/practice/recall.tsx'),

	route('patterns', 'routes/pattern/patterns.tsx'),
	route('patterns/principles', 'routes/pattern/principles.tsx'),
	route('patterns/mine/:copy', 'routes/pattern/copy.tsx'),
	route('patterns/mine/:copy/file', 'routes/pattern/copy-file.ts'),
	route('patterns/:pattern', 'routes/pattern/pattern.tsx'),

	route('pipeline', 'routes/readiness/pipeline.tsx'),
	route('readiness', 'routes/readiness/readiness.tsx'),
	route('readiness/:step', 'routes/readiness/step.tsx'),
	route('readiness/result/:run', 'routes/readiness/result.tsx'),

	route('assess/:program/:stage', 'routes/assess/requirements.tsx'),
	route('assess/:program/:stage/check', 'routes/assess/check.tsx'),
	route('assess/:program/:stage/check/:attempt', 'routes/assess/tried.tsx'),
	route('assess/:program/:stage/submission', 'routes/assess/submission.tsx'),
	route('certifications/:number', 'routes/certification/own.tsx'),
	route('certifications/:number/pdf', 'routes/certification/pdf.ts'),
	route('verify', 'routes/certification/verify.tsx'),
	route('verify/:number', 'routes/certification/verify-number.tsx'),

	route('facilitate', 'routes/facilitate/today.tsx'),
	route('facilitate/cohorts/:cohort', 'routes/facilitate/cohort.tsx'),
	route('facilitate/sessions/:session', 'routes/facilitate/session.tsx'),
	route('facilitate/assess', 'routes/facilitate/assess.tsx'),
	route('facilitate/assess/:sheet', 'routes/facilitate/sheet.tsx'),

	route('admin', 'routes/admin/today.tsx'),
	route('admin/people', 'routes/admin/people.tsx'),
	route('admin/people/new', 'routes/admin/new-person.tsx'),
	route('admin/people/:person', 'routes/admin/person.tsx'),
	route('admin/cohorts', 'routes/admin/cohorts.tsx'),
	route('admin/cohorts/new', 'routes/admin/new-cohort.tsx'),
	route('admin/cohorts/:cohort', 'routes/admin/cohort.tsx'),
	route('admin/cohorts/:cohort/sessions/new', 'routes/admin/new-session.tsx'),
	route('admin/cohorts/:cohort/gradebook', 'routes/admin/gradebook.tsx'),
	route('admin/cohorts/:cohort/gradebook/:person', 'routes/admin/record.tsx'),
	route('admin/certifications', 'routes/admin/certifications.tsx'),
	route('admin/certifications/:number', 'routes/admin/certification.tsx'),
	route('admin/sessions/:session', 'routes/admin/session.tsx'),
	route('admin/content', 'routes/admin/content.tsx'),
	route('admin/mail', 'routes/admin/mail.tsx'),
	route('admin/audit', 'routes/admin/audit.tsx'),

	route('help', 'routes/help/help.tsx'),
	route('help/:topic', 'routes/help/topic.tsx'),
	route('credits', 'routes/help/credits.tsx'),

	route('*', 'routes/help/not-found.tsx'),
] satisfies RouteConfig
