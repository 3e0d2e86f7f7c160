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

	route('admin', 'routes/admin/today.tsx'),
	route('admin/people', 'routes/admin/people.tsx'),
	route('admin/people/new', 'routes/admin/new-person.tsx'),
	route('admin/people/:person', 'routes/admin/person.tsx'),
	route('admin/mail', 'routes/admin/mail.tsx'),
	route('admin/audit', 'routes/admin/audit.tsx'),

	route('*', 'routes/help/not-found.tsx'),
] satisfies RouteConfig
