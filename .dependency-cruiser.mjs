/** Arrows point downhill (docs/decisions/0001): components → pure domain; routes → components, http, domain; http → domain; server → http, domain. */
export default {
	forbidden: [
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{ name: 'app-never-imports-server', severity: 'error', from: { path: '^app/' }, to: { path: '^server/' } },
		{
			name: 'domain-knows-nothing-above',
			severity: 'error',
			from: { path: '^app/domain/' },
			to: { path: '^app/(routes|components|http)/' },
		},
		{
			name: 'http-stays-below-routes',
			severity: 'error',
			from: { path: '^app/http/' },
			to: { path: '^app/(routes|components)/' },
		},
		{
			name: 'components-never-load',
			severity: 'error',
			from: { path: '^app/components/' },
			to: { path: '(\\.server\\.tsx?$|^app/routes/)' },
		},
		{
			name: 'components-carry-no-zod',
			comment: 'A browser needs the names of things (kinds.ts), not the rules of forms: those cost it 20 KiB',
			severity: 'error',
			from: { path: '^app/components/' },
			to: {
				path: '(/(schema|wire|rubric|bank|format|frontmatter|page)\\.ts$|node_modules/zod/)',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'pure-domain-has-no-io',
			severity: 'error',
			from: { path: '^app/domain/', pathNot: '\\.server\\.ts$' },
			to: {
				path: '(\\.server\\.ts$|^node_modules/(pg|@prisma|lucia|argon2|nodemailer))',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'prisma-as-a-value-only-in-db-sql-and-seed',
			severity: 'error',
			from: { path: '^(app|server)/', pathNot: '^(server/db|app/domain/sql\\.server)\\.ts$' },
			to: { path: '^prisma/generated/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'lucia-behind-one-file',
			severity: 'error',
			from: { pathNot: '^app/domain/sign-in/sign-ins\\.server\\.ts$' },
			to: { path: 'node_modules/lucia' },
		},
		{
			name: 'zones-behind-one-file',
			severity: 'error',
			from: { pathNot: '^app/domain/zone/zone\\.server\\.ts$' },
			to: { path: 'node_modules/(luxon|moment)' },
		},
		{
			name: 'holidays-behind-one-file',
			severity: 'error',
			from: { pathNot: '^app/domain/zone/holidays\\.server\\.ts$' },
			to: { path: 'node_modules/date-holidays' },
		},
		{ name: 'no-orphans-of-routes', severity: 'error', from: { path: '^app/routes/' }, to: { path: '^app/routes/' } },
		{ name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
	],
	options: {
		doNotFollow: { path: '(node_modules|prisma/generated)' },
		exclude: { path: '(^build/|\\?url$)' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: 'specify',
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
}
