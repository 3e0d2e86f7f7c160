import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { formationWorker } from './server/setup/formation-worker'
import { LongestFirst } from './tests/support/longest-first'

const alias = { '~': path.resolve('app'), '#prisma': path.resolve('prisma/generated') }
/**
 * Modules hold no state, so the files of a worker share them: half of the time went into loading them for each, and of a
 * server's start into compiling the embedded database once more.
 */
const shared = { isolate: false }
/** Databases and pages make much that is soon forgotten: as for `npm start` (package.json). */
const roomy = { execArgv: ['--max-semi-space-size=64'] }
const slow = { testTimeout: 60_000, hookTimeout: 120_000 }

/**
 * unit: pure domain, content and architecture, no setup. server: real database per worker, PGlite, or PostgreSQL when
 * TEST_DATABASE=postgresql. http, faults: the built server. postgres: races that only a real PostgreSQL can lose.
 * long: mutants and soak, which only `npm run test:long` runs.
 */
export default defineConfig({
	resolve: { alias },
	plugins: [formationWorker()],
	test: {
		environment: 'node',
		watch: false,
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					...shared,
					include: ['tests/{domain,content,architecture}/**/*.test.ts'],
					testTimeout: process.env.BELAY_LONG === '1' ? 600_000 : 30_000,
					maxWorkers: 2,
					sequence: { groupOrder: 0 },
				},
			},
			{
				extends: true,
				test: {
					name: 'server',
					...shared,
					sequence: { groupOrder: 1 },
					include: ['tests/server/**/*.test.ts'],
					globalSetup: 'tests/support/migrated-database.ts',
					maxWorkers: 2,
					...slow,
				},
			},
			{
				extends: true,
				test: {
					name: 'http',
					...shared,
					// As `npm start` runs it, with React's build for production.
					env: { NODE_ENV: 'production' },
					...roomy,
					sequence: { groupOrder: 2 },
					include: ['tests/{http,rooms}/**/*.test.ts'],
					globalSetup: 'tests/support/migrated-data-dir.ts',
					maxWorkers: 2,
					...slow,
					testTimeout: 300_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'faults',
					...shared,
					sequence: { groupOrder: 3 },
					include: ['tests/faults/**/*.test.ts'],
					globalSetup: 'tests/support/migrated-data-dir.ts',
					maxWorkers: 2,
					...slow,
					testTimeout: 300_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'postgres',
					...shared,
					sequence: { groupOrder: 4 },
					include: ['tests/postgres/**/*.test.ts'],
					globalSetup: 'tests/support/postgres-cluster.ts',
					// One at a time: beside them the faults start servers, against the clock.
					fileParallelism: false,
					...slow,
					testTimeout: 300_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'long',
					sequence: { groupOrder: 5 },
					include: ['tests/long/**/*.test.ts'],
					globalSetup: 'tests/support/postgres-cluster.ts',
					fileParallelism: false,
					maxConcurrency: 2,
					testTimeout: 600_000,
					hookTimeout: 600_000,
				},
			},
		],
	},
})
