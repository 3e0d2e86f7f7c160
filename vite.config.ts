import path from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { denyImports } from 'vite-env-only'
import { formationWorker } from './server/setup/formation-worker'

declare module '@remix-run/node' {
	interface Future {
		v3_singleFetch: true
	}
}

/** One build holds `server/` and the routes, so both share one module graph (docs/decisions/0001). */
const serverEntry: Plugin = {
	name: 'belay-server-entry',
	enforce: 'post',
	config(config, env) {
		if (env.command !== 'build' || !env.isSsrBuild) return
		const rollup = config.build?.rollupOptions
		if (!rollup) return
		rollup.input = { index: './server/index.ts' }
		rollup.output = { ...rollup.output, entryFileNames: '[name].js' }
		if (config.build) config.build.target = 'node20'
	},
}

/** Two files every page needs, and one for pages with forms, instead of a dozen: fewer requests on a cold load. */
function sharedChunks(id: string): string | undefined {
	if (/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'frame'
	if (/node_modules\/(@remix-run|react-router|react-router-dom|turbo-stream|cookie|set-cookie-parser)\//.test(id))
		return 'frame'
	if (/node_modules\/@conform-to\//.test(id)) return 'forms'
	if (/\/app\/components\/ui\/(form|use-form|zone-field|password-by-link|share-with)\.tsx?/.test(id)) return 'forms'
	if (/\/app\/components\/(ui|shell)\/|\/app\/domain\/zone\/plain-date/.test(id)) return 'ui'
	// Small, and shared by the reader with one or two other pages: each would be a file of its own.
	if (/\/app\/components\/(reader\/(html|mark-item|note-error|color-choice)|pattern\/links)\.tsx/.test(id)) return 'ui'
	if (/\/app\/components\/reader\/use-focus-on-outcome\.ts/.test(id)) return 'ui'
	if (/\/app\/domain\/(number-words|progress\/mark-(kinds|view)|practice\/kinds)|\/reader\.css\?url$/.test(id))
		return 'ui'
	return undefined
}

/** A build that sends one of these to a browser fails. Not in dev: there Remix looks for styles through server files too. */
const fence = denyImports({
	client: {
		specifiers: [/^node:/, 'socket.io', 'lucia', 'pino', '@node-rs/argon2', /^@prisma\//, /^#prisma\//],
		files: ['**/server/**'],
	},
})

/**
 * Packages of many small files, which a start would look for and open one by one: they are part of the build.
 * What must be there once (react, zod's peers) or brings files along (wasm, fonts, tables) stays a package.
 */
const MANY_FILES = [
	/^(react-markdown|unified|bail|trough|devlop|zwitch|ccount|longest-streak|markdown-table|trim-lines|parse-entities)$/,
	/^(stringify-entities|property-information|html-url-attributes|decode-named-character-reference|is-plain-obj)$/,
	/^(remark|rehype|micromark|vfile|character|mdast-util|hast-util|unist-util|estree-util|(comma|space)-separated|is-(alpha|deci|hexa))\b/,
	/^(zod|@conform-to\/(react|zod|dom))$/,
]

export default defineConfig(({ isSsrBuild }) => ({
	plugins: [
		{ ...fence, apply: 'build' },
		tailwindcss(),
		remix({
			appDirectory: 'app',
			buildDirectory: 'build',
			serverModuleFormat: 'esm',
			future: {
				v3_fetcherPersist: true,
				v3_lazyRouteDiscovery: false,
				v3_relativeSplatPath: true,
				v3_routeConfig: true,
				v3_singleFetch: true,
				v3_throwAbortReason: true,
			},
		}),
		formationWorker(),
		serverEntry,
	],
	resolve: {
		alias: { '~': path.resolve('app'), '#prisma': path.resolve('prisma/generated') },
	},
	build: {
		target: isSsrBuild ? 'node20' : 'es2022',
		reportCompressedSize: false,
		assetsInlineLimit: 0,
		rollupOptions: isSsrBuild ? {} : { output: { manualChunks: sharedChunks } },
	},
	// Cold dev broke without these: the client optimizer pulled server packages out of route files.
	optimizeDeps: {
		exclude: [
			'@remix-run/node',
			'@remix-run/express',
			'@node-rs/argon2',
			'@electric-sql/pglite',
			'pglite-prisma-adapter',
			'@prisma/client',
			'@prisma/adapter-pg',
			'pg',
			'mdx-bundler',
			'esbuild',
			'lucia',
			'pdfkit',
			'qrcode',
			'svg-to-pdfkit',
			'remark-gfm',
			'react-markdown',
			'rehype-sanitize',
			'luxon',
			'moment-timezone',
			'date-holidays',
			'csv-parse',
			'csv-stringify',
			'rate-limiter-flexible',
			'highs',
		],
		include: [
			'react',
			'react-dom',
			'react-dom/client',
			'react/jsx-runtime',
			'react/jsx-dev-runtime',
			'@remix-run/react',
			'socket.io-client',
			'@conform-to/react',
			'@conform-to/zod/v4',
			'idb-keyval',
			'zod',
		],
	},
	ssr: {
		external: ['@electric-sql/pglite', '@node-rs/argon2', 'esbuild', 'mdx-bundler'],
		noExternal: MANY_FILES,
	},
}))
