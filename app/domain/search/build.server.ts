import { createHash } from 'node:crypto'
import type { Db, Tx } from '../db'
import { isDatabaseAway } from '../errors'
import { wordsIn } from './asked'
import type { Document } from './kinds'

/** Changes with the tables below, so that an index of another make is built anew. */
const MAKE = 1
const LOCK = 7_351_204
const BUILD_WITHIN_MS = 120_000

/** Whether an index was made, or the one there was fits. Extensions that could not be had are in `without`. */
export type Built = { isNew: boolean; documents: number; without: string[] }

/**
 * Makes the index of `documents`, unless it is there: all of it in one transaction, for which whoever
 * searches meanwhile waits. It lies in a schema of its own beside the tables of prisma/schema.prisma, which know nothing of it
 * (docs/decisions/0012). Nodes that start together wait for each other, and only the first one builds.
 */
export async function buildIndex(db: Db, documents: Document[]): Promise<Built> {
	const trigrams = await extensionSchema(db, 'pg_trgm')
	const unaccent = await extensionSchema(db, 'unaccent')
	const version = createHash('sha256')
		.update(JSON.stringify([MAKE, trigrams, unaccent, documents]))
		.digest('hex')
	const isNew = await db.$transaction(
		async (tx) => {
			await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK})`
			if ((await versionOf(tx)) === version) return false
			await makeTables(tx, trigrams, unaccent)
			await fillTables(tx, documents)
			await tx.$executeRaw`
				insert into belay_search.state (version, documents, "forgivesTypos", "forgivesAccents")
				values (${version}, ${documents.length}, ${trigrams !== null}, ${unaccent !== null})`
			return true
		},
		{ maxWait: BUILD_WITHIN_MS, timeout: BUILD_WITHIN_MS },
	)
	if (isNew) await db.$executeRaw`analyze belay_search.document, belay_search.word`
	const without = [trigrams === null ? 'pg_trgm' : [], unaccent === null ? 'unaccent' : []].flat()
	return { isNew, documents: documents.length, without }
}

/** @returns the schema an extension lies in, quoted; null when this database has it not and lets nobody add it */
async function extensionSchema(db: Db, name: 'pg_trgm' | 'unaccent'): Promise<string | null> {
	try {
		await db.$executeRawUnsafe(`create extension if not exists ${name}`)
	} catch (error) {
		if (isDatabaseAway(error)) throw error
		// Not installed or not allowed; or another node has just added it.
	}
	const [row] = await db.$queryRaw<{ schema: string }[]>`
		select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
		where e.extname = ${name}`
	return row?.schema ?? null
}

async function versionOf(tx: Tx): Promise<string | null> {
	const [there] = await tx.$queryRaw<{ is: boolean }[]>`select to_regclass('belay_search.state') is not null as is`
	if (!there?.is) return null
	const [state] = await tx.$queryRaw<{ version: string }[]>`select version from belay_search.state`
	return state?.version ?? null
}

/** Parts of words are words of their own: "1-on-1", "read/write" and "follow-up" are found by what they consist of. */
const weighed = (columns: string, weight: string) =>
	`setweight(to_tsvector('belay_search.words', translate(${columns}, '-/._@+', '      ')), '${weight}')`

async function makeTables(tx: Tx, trigrams: string | null, unaccent: string | null): Promise<void> {
	const statements = [
		'drop schema if exists belay_search cascade',
		'create schema belay_search',
		'create text search configuration belay_search.words (copy = pg_catalog.english)',
		unaccent &&
			`alter text search configuration belay_search.words alter mapping for hword, hword_part, word with ${unaccent}.unaccent, english_stem`,
		`create table belay_search.document (
			kind text not null, ref text not null, title text not null, context text not null,
			headings text not null, body text not null, path text not null,
			words tsvector generated always as (${weighed('title', 'A')} || ${weighed('headings', 'B')} ||
				${weighed('body', 'C')} || ${weighed('context', 'D')}) stored,
			primary key (kind, ref))`,
		'create index on belay_search.document using gin (words)',
		`create table belay_search.word (word text primary key, documents int not null, "isTitle" boolean not null,
			words tsvector generated always as (to_tsvector('belay_search.words', word)) stored)`,
		'create index on belay_search.word (word text_pattern_ops)',
		'create index on belay_search.word using gin (words)',
		trigrams && `create index on belay_search.word using gin (word ${trigrams}.gin_trgm_ops)`,
		nearFunction(trigrams),
		`create table belay_search.state (version text not null, documents int not null, "forgivesTypos" boolean not null,
			"forgivesAccents" boolean not null, "builtAt" timestamptz(3) not null default now())`,
	]
	for (const statement of statements) if (statement) await tx.$executeRawUnsafe(statement)
}

/**
 * Words and titles that look like one; none without trigrams, so that nobody else needs to know whether there are any.
 * Two letters that changed places leave a short word too few trigrams in common, so those are looked up.
 */
function nearFunction(trigrams: string | null): string {
	const columns = 'word, documents, "isTitle"'
	const near = trigrams
		? `(select ${columns} from belay_search.word where word operator(${trigrams}.%) asked and documents > 0
				order by ${trigrams}.similarity(word, asked) desc, documents desc limit 20)
			union all (select ${columns} from belay_search.word where documents > 0 and word = any(array(
				select overlay(asked placing reverse(substr(asked, at, 2)) from at for 2)
				from generate_series(1, length(asked) - 1) at)))`
		: `select ${columns} from belay_search.word where false`
	return `create function belay_search.near(asked text) returns table (word text, documents int, "isTitle" boolean)
		language sql stable as $$ ${near} $$`
}

async function fillTables(tx: Tx, documents: Document[]): Promise<void> {
	await tx.$executeRaw`
		insert into belay_search.document (kind, ref, title, context, headings, body, path)
		select kind, ref, title, context, headings, text, path
		from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
			as d(kind text, ref text, title text, context text, headings text, text text, path text)`
	await tx.$executeRaw`
		insert into belay_search.word (word, documents, "isTitle")
		select word, documents, "isTitle" from jsonb_to_recordset(${JSON.stringify(listWords(documents))}::jsonb)
			as w(word text, documents int, "isTitle" boolean)`
}

type WordRow = { word: string; documents: number; isTitle: boolean }

/**
 * What a mistyped word is compared with, and what an excerpt marks. Words that only check questions hold are on no
 * document here: a correction would tell of them.
 */
function listWords(documents: Document[]): WordRow[] {
	const rows = new Map<string, WordRow>()
	const count = (word: string, isTitle: boolean, by: number) => {
		const row = rows.get(word)
		if (row) row.documents += by
		else rows.set(word, { word, documents: by, isTitle })
	}
	for (const { kind, title, context, headings, text } of documents) {
		const by = kind === 'question' ? 0 : 1
		for (const word of new Set(wordsIn(`${title} ${context} ${headings} ${text}`))) count(word, false, by)
		const whole = wordsIn(title)
		if (by > 0 && whole.length > 1) count(whole.join(' '), true, by)
	}
	return [...rows.values()]
}
